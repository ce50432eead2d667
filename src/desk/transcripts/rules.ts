import type { Role } from '#ground/api/contract.ts';
import { isAddress } from '#ground/mail-address/rules.ts';
import type { Message } from '#spine/interactions/contract.ts';

/** More messages than any conversation: what goes beyond is no file that a person reads. */
export const MOST_MESSAGES = 2_000;

/** Of the empty there is nothing to keep (R51). */
export const whyNotDownload = (facts: { messageCount: number }): 'no-message' | 'too-many' | null =>
  facts.messageCount === 0 ? 'no-message' : facts.messageCount > MOST_MESSAGES ? 'too-many' : null;

/** R60, R83: notes and tags are colleagues' words; whoever answers for the floor may take them along. */
export const mayHaveInside = (role: Role): boolean => role !== 'agent';

const LONGEST = { subject: 60, contact: 40 };
/** What no file system takes in a name, and what could turn the name around or hide its ending. */
const UNSAFE = /[\u0000-\u001f\u007f-\u009f"*/:<>?\\|\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

/** Bytes of UTF-8 that a name has on ChromeOS and macOS (255), less its ending and the « (12) » of a second one. */
const MOST_BYTES = 240;
/** Names that are devices to Windows, whatever their ending. */
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?=\.|$)/i;

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;
const bare = (text: string): string =>
  text
    .toWellFormed()
    .normalize('NFC')
    .replace(UNSAFE, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
const firstBytes = (text: string, most: number): string => {
  let left = most;
  return [...text]
    .filter((sign) => (left -= bytesOf(sign)) >= 0)
    .join('')
    .replace(/[. ]+$/, '');
};
const safe = (text: string, most: number): string => bare([...bare(text)].slice(0, most).join(''));

/** R56: a name that says what it is: « Transcription - Commande 4411 - Lise Roy - 2026-11-03 ». `day`: ISO. */
export const fileNameFor = (about: { word: string; subject: string; contact: string; day: string }): string => {
  const contact = safe(about.contact, LONGEST.contact);
  const named = (subject: string): string =>
    [about.word, subject, contact, about.day].filter((part) => part !== '').join(' - ');
  const subject = safe(about.subject, LONGEST.subject);
  return named(firstBytes(subject, MOST_BYTES - bytesOf(named('')) - ' - '.length));
};

/** R54, R56: a name as it was typed, as ChromeOS, macOS and Windows all take it; '' when nothing of it is left. */
export const fileNameTyped = (typed: string): string => {
  const name = firstBytes(bare(typed), MOST_BYTES);
  return DEVICE.test(name) ? `_${name}` : name;
};

const HAS_LEFT: readonly string[] = ['sent', 'delivered', 'read'];
/** What of an interaction a contact has seen or written: not what went to others, came back, or has not left. */
export const isForContact = ({
  kind,
  direction,
  delivery,
}: Pick<Message, 'kind' | 'direction' | 'delivery'>): boolean =>
  (kind === 'mail' || kind === 'auto-reply' || kind === 'text' || kind === 'call') &&
  (direction === 'in' || delivery === null || HAS_LEFT.includes(delivery));

type Address = { address: string };
type Written = Pick<Message, 'sender' | 'to' | 'cc' | 'authorHidden'>;
/** Addresses of those who wrote or received, beside the contact and us, what the contact took no part in. */
export const othersIn = (
  messages: readonly Written[],
  contact: readonly string[],
  isOurs: (address: string) => boolean,
): string[] => {
  const theirs = new Set(contact.map((address) => address.toLowerCase()));
  const isContact = ({ address }: Address): boolean => theirs.has(address.toLowerCase());
  const apart = messages.filter((one) => !one.authorHidden && ![one.sender, ...one.to, ...one.cc].some(isContact));
  const all = apart.flatMap((one) => [one.sender, ...one.to, ...one.cc]).map((one) => one.address.toLowerCase());
  return [...new Set(all)].filter((address) => address !== '' && !isOurs(address));
};

export type SendFacts = {
  emailEnabled: boolean;
  inTrash: boolean;
  hasMailbox: boolean;
  /** Messages that the contact would receive. */
  messageCount: number;
  /** The contact's own. */
  addresses: readonly string[];
  to: readonly string[];
};
type Reason = { code: string; values: Record<string, string> };
const reason = (code: string, values: Record<string, string> = {}): Reason => ({ code, values });

/** The first row that holds is the reason. */
const SEND_REFUSALS: readonly ((facts: SendFacts) => Reason | false)[] = [
  (f) => !f.emailEnabled && reason('email-not-enabled'), // R1
  (f) => f.inTrash && reason('in-trash'),
  (f) => !f.hasMailbox && reason('no-mailbox'),
  (f) => f.messageCount === 0 && reason('nothing-said'),
  (f) => f.messageCount > MOST_MESSAGES && reason('too-many'),
  (f) => f.addresses.length === 0 && reason('no-address'),
  (f) => f.to.length === 0 && reason('no-recipient'),
  (f) => f.to.length > 1 && reason('one-address'), // R58, D17
  ({ to }) => !isAddress(to[0]!) && reason('bad-address', { address: to[0]! }),
  // R57: what a contact wrote goes to nobody else.
  ({ to, addresses }) =>
    !addresses.some((one) => one.toLowerCase() === to[0]!.toLowerCase()) && reason('not-theirs', { address: to[0]! }),
];

export const whyNotSend = (facts: SendFacts): Reason | null => {
  for (const refusal of SEND_REFUSALS) {
    const found = refusal(facts);
    if (found) return found;
  }
  return null;
};

/** The addresses in what was typed, as an address field takes them; each once. */
export const addressesIn = (typed: string): string[] => [
  ...new Map(
    typed
      .split(/[\s,;]+/)
      .filter(Boolean)
      .map((one) => [one.toLowerCase(), one]),
  ).values(),
];
