import type { SourceDocument } from '../setting/document.ts';

/** What is said between the house and the process that sets a document. */
export type ToPress =
  | { kind: 'job'; document: SourceDocument }
  /** Answer to `want`; null: its bytes are not kept any more. */
  | { kind: 'picture'; key: string; bytes: Uint8Array | null };

export type FromPress =
  | { kind: 'ready' }
  | { kind: 'want'; key: string }
  | { kind: 'pictures'; done: number; of: number }
  | { kind: 'setting' }
  /** `plain`: how many messages had to be set as plain text; `peakBytes`: the most memory that it held. */
  | { kind: 'done'; pdf: Uint8Array; plain: number; peakBytes: number }
  | { kind: 'failed'; why: string };
