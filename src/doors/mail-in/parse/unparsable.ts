/** Why a mail cannot be read; the words shown to people are chosen by whoever quarantines it. */
export type UnparsableReason =
  | 'empty'
  | 'too-large'
  | 'header-too-large'
  | 'too-many-parts'
  | 'nested-too-deeply'
  | 'took-too-long'
  | 'out-of-memory'
  | 'unreadable';

const PLAIN: Record<UnparsableReason, string> = {
  empty: 'the mail has no content at all',
  'too-large': 'the mail is larger than the reader accepts',
  'header-too-large': 'the header lines are larger than any honest mail needs',
  'too-many-parts': 'the mail is split into more parts than any honest mail needs',
  'nested-too-deeply': 'the parts of the mail are nested deeper than any honest mail needs',
  'took-too-long': 'took too long',
  'out-of-memory': 'needed too much memory',
  unreadable: 'the reader could not make sense of it',
};

/** The mail stays in quarantine with this reason; its raw bytes are already stored. */
export class UnparsableMail extends Error {
  readonly reason: UnparsableReason;
  /** For whoever repairs the reader, '' when the reason says it all. */
  readonly detail: string;

  constructor(reason: UnparsableReason, detail = '') {
    super(detail ? `${PLAIN[reason]} (${detail.split('\n', 1)[0]})` : PLAIN[reason]);
    this.name = 'UnparsableMail';
    this.reason = reason;
    this.detail = detail;
  }
}
