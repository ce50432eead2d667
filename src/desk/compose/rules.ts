import { isAddress } from '#ground/mail-address/rules.ts';
import type { StatusWithAnswer } from '#spine/dispositions/contract.ts';
import { isDangerous } from '#spine/interactions/rules.ts';
import { MAX_MESSAGE_BYTES } from '#spine/uploads/contract.ts';
import { MOST_AHEAD_MS } from './contract.ts';
import type { Address } from './recipients/rules.ts';

export type { Address };

/** "Re:" as mail programs of the neighbouring languages write it, once or many times. */
const ANSWERED = /^(?:\s*(?:re|ré|rép|réf|aw|sv|antw|odp|ynt|vs)\s*(?:\[\d{1,3}\])?\s*:)+\s*/iu;
/** "Re: …", once. */
export const replySubject = (subject: string): string => `Re: ${subject.replace(ANSWERED, '').slice(0, 900)}`.trim();

/** One signature that may stand; of an agent's own, `enabled` says whether they want it. */
export type SignatureChoice = { html: string; enabled: boolean } | null;

/** Who signs: the first that is there and wanted. */
const SIGNATURES: readonly ((from: Record<'ownHere' | 'own' | 'mailbox', SignatureChoice>) => SignatureChoice)[] = [
  (from) => from.ownHere, // the agent's own text for that mailbox
  (from) => from.own, // the agent's own for all
  (from) => from.mailbox, // the office's for that mailbox
];
export const signatureFor = (from: {
  ownHere: SignatureChoice;
  own: SignatureChoice;
  mailbox: SignatureChoice;
}): string => {
  for (const choose of SIGNATURES) {
    const choice = choose(from);
    if (choice?.enabled && choice.html !== '') return choice.html;
  }
  return '';
};

/** What may stand in a signature as {name}. */
export const SIGNATURE_FIELDS = ['agent', 'title', 'company', 'mailbox'] as const;
/** @param values plain texts */
export const fillSignature = (html: string, values: Record<(typeof SIGNATURE_FIELDS)[number], string>): string =>
  html.replace(/\{(agent|title|company|mailbox)\}/g, (_all, field: (typeof SIGNATURE_FIELDS)[number]) =>
    values[field].replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`),
  );

/** Gmail shows the first 102 KB of a message's HTML, and the rest behind a link. */
const GMAIL_CLIPS_AFTER = 102 * 1024;
export const gmailClips = (htmlBytes: number): boolean => htmlBytes > GMAIL_CLIPS_AFTER;

/** What a cell gains when its font is said in it, as Outlook needs it; and a page around all. */
const CELL_GAIN = 55;
const PAGE_BYTES = 800;
/** Signs of a large table's HTML per cell, at least. */
const CELL_BYTES = 14;
/** About how many bytes of HTML will leave. `tableBytes`: of the large tables, which are kept beside the text. */
export const likelyHtmlBytes = (letter: { html: string; tableBytes: number; quotedBytes: number }): number => {
  const pictures = letter.html.match(/data:image\/[^"]+/g)?.reduce((sum, one) => sum + one.length, 0) ?? 0;
  const cells = (letter.html.match(/<t[dh]\b/gi)?.length ?? 0) + letter.tableBytes / (CELL_BYTES * 2);
  const text = letter.html.length - pictures + letter.tableBytes + letter.quotedBytes;
  return Math.round(PAGE_BYTES + text + cells * CELL_GAIN);
};

/** Bytes on the wire: base64 makes lines of 78 from 57 bytes; text counts as base64 too, the dearer of its encodings. */
export const wireBytes = (fileSizes: readonly number[], textBytes: number): number => {
  const encoded = (bytes: number): number => Math.ceil(bytes / 57) * 78;
  const PART_HEADERS = 400;
  const MAIL_HEADERS = 8_000;
  return fileSizes.reduce((sum, size) => sum + encoded(size) + PART_HEADERS, MAIL_HEADERS) + encoded(textBytes);
};

/** Beyond this a text travels as base64: quoted-printable grows with every sign that HTML is full of. In characters. */
export const BASE64_FROM = 500_000;

/** Bytes of one text part over the wire, as the mail door encodes it; never less than it will be. */
export const textWireBytes = (text: string, base64 = false): number => {
  let bytes = 0;
  let quoted = 0;
  let foreign = 0;
  let latin = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    // Half of a pair counts two of its four bytes.
    const size = code < 0x80 ? 1 : code < 0x800 ? 2 : code >= 0xd800 && code < 0xe000 ? 2 : 3;
    bytes += size;
    const kept = (code >= 0x20 && code <= 0x7e && code !== 0x3d) || code === 0x09 || code === 0x0d;
    // A space at the end of its line is written out; a line's end becomes two bytes.
    quoted += code === 0x0a ? 4 : kept ? 1 : size * 3;
    if (code >= 0x80) foreign += 1;
    else if ((code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a)) latin += 1;
  }
  if (base64 || foreign >= latin) return Math.ceil((bytes + text.split('\n').length) / 57) * 78;
  // Lines are broken at 76, or up to a third sooner where there is a space.
  return quoted + Math.ceil(quoted / 50) * 3;
};

/** Bytes of a whole letter over the wire, at most: what the mail door will build is never larger. */
export const letterWireBytes = (letter: {
  html: string;
  text: string;
  files: readonly number[];
  /** Characters of the names and addresses in its header. */
  headerLength: number;
}): number => {
  const base64 = letter.html.length + letter.text.length > BASE64_FROM;
  const texts = textWireBytes(letter.html, base64) + textWireBytes(letter.text, base64);
  return wireBytes(letter.files, 0) + texts + letter.headerLength * 5;
};

/** A text whose quotations inside quotations end at that depth: what is deeper is left out, and "[…]" stands for it. */
export const shallowQuotes = (text: string, most: number): string => {
  const out: string[] = [];
  let cut = false;
  for (const line of text.split('\n')) {
    const marks = /^(?:\s{0,3}>)+/.exec(line)?.[0].replace(/\s/g, '').length ?? 0;
    if (marks <= most) out.push(line);
    else if (!cut) out.push(`${'>'.repeat(most)} […]`);
    cut = marks > most;
  }
  return out.join('\n');
};

export type SendFacts = {
  emailEnabled: boolean;
  recipients: readonly Address[];
  senderAllowed: boolean;
  /** Names of the files that go with it. */
  files: readonly string[];
  /** Name of a file that is no longer kept, or another agent's. */
  missing: string | null;
  /** What the agent wrote, as text. */
  text: string;
  /** Nothing is to be seen but a signature, and nothing goes along; not said: as the text and the files tell. */
  empty?: boolean;
  /** Bytes over the wire. */
  size: number;
};
type Reason = { code: string; values: Record<string, string | number> };

/** Why a letter may not leave; the first row that holds is the reason. */
const REFUSALS: readonly ((facts: SendFacts) => Reason | false)[] = [
  (f) => !f.emailEnabled && { code: 'email-not-enabled', values: {} }, // R1
  (f) => f.recipients.length === 0 && { code: 'no-recipient', values: {} },
  ({ recipients }) => {
    const wrong = recipients.find((one) => !isAddress(one.address));
    return wrong !== undefined && { code: 'bad-address', values: { address: wrong.address } };
  },
  (f) => !f.senderAllowed && { code: 'sender-not-allowed', values: {} }, // R16, R38
  (f) => f.missing !== null && { code: 'upload-gone', values: { name: f.missing } },
  ({ files }) => {
    const risky = files.find(isDangerous); // D15
    return risky !== undefined && { code: 'dangerous-file', values: { name: risky } };
  },
  (f) => (f.empty ?? (f.text.trim() === '' && f.files.length === 0)) && { code: 'empty', values: {} },
  (f) => f.size > MAX_MESSAGE_BYTES && { code: 'too-large', values: { limit: MAX_MESSAGE_BYTES / 1024 / 1024 } }, // D15
];

export const whyNotSend = (facts: SendFacts): Reason | null => {
  for (const refusal of REFUSALS) {
    const reason = refusal(facts);
    if (reason) return reason;
  }
  return null;
};

/** Why an answer may not be planned for that moment, as a refusal code. */
export const whyNotAt = (sendAt: Date, now: Date): 'send-time-past' | 'send-time-too-far' | null => {
  const ahead = sendAt.getTime() - now.getTime();
  return ahead <= 0 ? 'send-time-past' : ahead > MOST_AHEAD_MS ? 'send-time-too-far' : null;
};

/** When the status that goes with an answer comes. Closed is final (R116): never while the answer can be taken back. */
export const statusComes = (facts: { to: StatusWithAnswer; held: boolean; planned: boolean }): 'now' | 'leaving' =>
  facts.planned || (facts.to === 'closed' && facts.held) ? 'leaving' : 'now';

/** What becomes of a scheduled answer: back to its writer, off, still waiting, or failed for that reason. */
export const whatOfScheduled = <Problem extends string>(facts: {
  /** Somebody wrote after what its writer had seen. */
  newer: boolean;
  /** Nothing is answered to spam. */
  inTrash: boolean;
  due: boolean;
  problem: Problem | null;
}): 'back' | 'leave' | 'wait' | Problem => {
  if (facts.newer || facts.inTrash) return 'back';
  if (!facts.due) return 'wait';
  return facts.problem ?? 'leave';
};
