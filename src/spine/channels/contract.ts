/** What a door hands to the desk and what the desk hands to a door. Types only: no door is named here. */

export type Address = { name: string; address: string };

export type IncomingAttachment = {
  /** As the sender named it, made safe (no path, no control characters); invented from the type when missing. */
  name: string;
  type: string;
  /** Bytes. */
  size: number;
  /** Lower-case hex SHA-256 of the content; the key of the blob once stored. */
  sha256: string;
  /** Without angle brackets; null when the part has none. */
  contentId: string | null;
  /** True when the HTML body shows it (cid or Content-Location reference). */
  inline: boolean;
  content: Uint8Array;
};

export type AuthVerdict = 'pass' | 'fail' | 'softfail' | 'neutral' | 'none' | 'temperror' | 'permerror';

/** Who the sender's domain vouches for (RFC 7208, 6376, 7489). */
export type SenderVerdict = {
  spf: AuthVerdict;
  dkim: AuthVerdict;
  dmarc: AuthVerdict;
  /** Domain that DKIM vouches for, when it passed. */
  dkimDomain: string | null;
};

export type BounceReport = {
  /** The address that could not be reached. */
  recipient: string | null;
  /** RFC 3463 enhanced status such as 5.1.1. */
  status: string | null;
  /** What the remote server said, one line. */
  diagnostic: string | null;
  permanent: boolean;
  /** Message-ID of the mail that bounced, from the returned headers. */
  originalMessageId: string | null;
};

/** One received mail, decoded: every string is valid Unicode without NUL, every address lower-cased. */
export type IncomingMail = {
  /** Without angle brackets; null when the mail has none. */
  messageId: string | null;
  inReplyTo: string[];
  references: string[];
  from: Address;
  replyTo: Address[];
  to: Address[];
  cc: Address[];
  subject: string;
  /** The Date header, null when missing or absurd. */
  date: Date | null;
  /** The mail as plain text: its text part, or its HTML as text. */
  text: string;
  /** The HTML body as sent, unsanitised; null when there is none. Never shown without the sanitiser. */
  html: string | null;
  /** The part of `text` that the sender wrote now: quoted replies and signature left out. Empty result = whole text. */
  freshText: string;
  attachments: IncomingAttachment[];
  kind: 'mail' | 'bounce' | 'auto-reply' | 'feedback-report';
  bounce: BounceReport | null;
  /** List-*, Precedence or Auto-Submitted say that no answer is wanted. */
  bulk: boolean;
  /** Calendar invitation carried by the mail, in plain facts. */
  invitation: {
    method: string;
    summary: string;
    start: string | null;
    end: string | null;
    location: string | null;
  } | null;
  verdict: SenderVerdict | null;
  /** How many Received headers: a loop shows here. */
  hops: number;
  /** Relais's own loop mark (X-Relais-Loop values), empty for a stranger's mail. */
  loopMarks: string[];
  /** Lower-case hex SHA-256 over Message-ID, Date, From, Subject and bodies: two copies of one mail have the same. */
  fingerprint: string;
};

/** Why a translation could not be made; what is told of each stands with whoever shows it. */
export const TRANSLATION_FAILURES = [
  'not-set-up',
  'pair-unknown',
  'refused',
  'limit-reached',
  'too-long',
  'unreachable',
  'slow-down',
  'broken',
] as const;
export type TranslationFailure = (typeof TRANSLATION_FAILURES)[number];

/** `html`: of a mail, cleaned already. Languages by ISO 639-1 (fr, en, es…). `from` null: whoever translates finds out. */
export type ToTranslate = { html: string; from: string | null; to: string };
export type Translated = { html: string; from: string; to: string; provider: string };

/** What is asked of whatever translates: a door, handed to the desk by the shell. */
export type Translator = {
  /** Whether anything is set up and turned on (R109); asked often. */
  ready(): Promise<boolean>;
  /** Into which languages it can go from which; null: whoever translates does not tell, any may be tried. */
  pairs(): Promise<{ from: string; to: string }[] | null>;
  /** The new part alone is translated; quoted parts, links, names, amounts, pictures and tables come back as they were. */
  translate(what: ToTranslate): Promise<{ done: Translated } | { failed: TranslationFailure; detail: string }>;
};
