import type { IncomingMail } from '#spine/channels/contract.ts';
import type { Message, Status } from './contract.ts';

/** What threading must know of an interaction that a mail points at. */
export type Known = {
  id: number;
  status: Status;
  contactId: number;
  assigneeId: number | null;
  lastAgentId: number | null;
  /** Those with the same were one until a person split them; null: it stands alone. */
  splitRootId: number | null;
};

export type Thread =
  | { kind: 'new'; previousId: number | null }
  | { kind: 'join'; interactionId: number; merge: number[] };

/** Of what a person split, the nearest alone: that a mail mentions the others too is how it came to be split. */
const apart = (pointed: readonly Known[]): Known[] =>
  pointed.filter(
    (one, at) => one.splitRootId === null || pointed.findIndex((other) => other.splitRootId === one.splitRootId) === at,
  );

/**
 * What a mail points at, nearest first. A signed address is nearer than any header; but of what was split since, it says
 * only where our answer stood when it left, and the header which message is answered.
 */
export const nearestFirst = (byToken: readonly Known[], byHeader: readonly Known[]): Known[] => {
  const named = byToken.map(
    (one) => byHeader.find((other) => other.splitRootId !== null && other.splitRootId === one.splitRootId) ?? one,
  );
  const all = [...named, ...byHeader];
  return apart(all.filter((one, at) => all.findIndex((other) => other.id === one.id) === at));
};

/**
 * Where a mail belongs, from the interactions it points at, nearest first (signed token, In-Reply-To,
 * References from the last, and whoever already mentioned its own Message-ID). Never by subject.
 * D2: a reply to a Closed interaction starts a new one, linked to the old.
 */
export const threadFor = (pointed: readonly Known[]): Thread => {
  const alive = pointed.filter((one) => one.status !== 'closed');
  const nearest = alive[0];
  if (!nearest) return { kind: 'new', previousId: pointed[0]?.id ?? null };
  // A mail that points at two open conversations proves them one. The one that an agent works in stays;
  // one that nobody has touched, or that the same agent has of the same contact, moves into it.
  // Two that different agents work in are left apart: nothing leaves an inbox silently.
  const rest = alive.filter((one) => one.id !== nearest.id);
  const keep = [nearest, ...rest].reduce((best, one) => (outranks(one, best) ? one : best));
  const merge = alive
    .filter((one) => one.id !== keep.id && (!touched(one) || sameHands(one, keep)))
    .map((one) => one.id);
  return { kind: 'join', interactionId: keep.id, merge: [...new Set(merge)] };
};

/** Both with one agent, for one contact: joining them hides nothing from anybody. */
const sameHands = (a: Known, b: Known): boolean =>
  a.assigneeId !== null &&
  a.assigneeId === b.assigneeId &&
  a.lastAgentId === b.lastAgentId &&
  a.contactId === b.contactId;
const touched = (one: Known): boolean => one.assigneeId !== null || one.lastAgentId !== null;
const outranks = (a: Known, b: Known): boolean => (touched(a) === touched(b) ? !touched(a) && a.id < b.id : touched(a));

export type Arriving = Message['kind'];

/** D2: what a received message does to the status. Machines reopen nothing, but for a bounce: somebody must know. */
const REOPENS: Record<Arriving, boolean> = {
  ...{ mail: true, text: true, bounce: true, 'auto-reply': false, 'feedback-report': false },
  ...{ call: false, forward: false, transcript: false },
};
export const statusAfter = (status: Status, kind: Arriving): Status =>
  REOPENS[kind] && (status === 'resolved' || status === 'pending') ? 'open' : status;

/** Whether a received message asks for an agent when nobody has the interaction. */
export const asksForAgent = (kind: Arriving): boolean => REOPENS[kind];

/** More relays than this is a loop: RFC 5321 §6.3 advises a limit of at least 100, real mail stays under 20. */
const MOST_HOPS = 50;

/** Our own mail come back, or mail that goes round. */
export const isLoop = (
  mail: Pick<IncomingMail, 'hops' | 'loopMarks' | 'kind' | 'bulk'>,
  ourHost: string,
  isOurOwnMessage: boolean,
): boolean =>
  mail.hops > MOST_HOPS ||
  (mail.loopMarks.includes(ourHost) && mail.kind !== 'bounce' && (isOurOwnMessage || mail.bulk));

/** D2: the agent's first answer or acceptance makes it Open. */
export const statusWhenTaken = (status: Status): Status => (status === 'new' ? 'open' : status);

/** Types that run on a double click (D15): marked coming in, refused going out. */
const DANGEROUS = new Set(
  (
    'exe com bat cmd scr pif msi msp mst cpl hta js jse vbs vbe wsf wsh ps1 psm1 reg lnk scf inf jar app ' +
    'dmg pkg deb rpm sh bash run apk xll xlam iso img vhd chm gadget application url'
  ).split(' '),
);
export const isDangerous = (name: string): boolean => {
  const parts = name.toLowerCase().split('.');
  return parts.length > 1 && DANGEROUS.has(parts.at(-1)!);
};

/** First words of a message, one line. */
export const snippetOf = (text: string): string => text.slice(0, 600).replace(/\s+/g, ' ').trim().slice(0, 160);

/** A message as anybody may see it: who wrote one whose author is hidden (R100, D11) is told nowhere. */
export const asShown = <T extends Pick<Message, (typeof AUTHOR)[number] | 'authorHidden'>>(message: T): T =>
  message.authorHidden
    ? { ...message, sender: { name: '', address: '' }, replyTo: [], agentId: null, agentName: null, verdict: null }
    : message;
const AUTHOR = ['sender', 'replyTo', 'agentId', 'agentName', 'verdict'] as const;

export type PreviewKind = 'image' | 'audio' | 'video' | 'pdf' | 'text';

/** How an attachment may be looked at without leaving the desk. Null: only downloaded. Executable types never are (D15). */
export const previewKind = (file: { type: string; dangerous: boolean }): PreviewKind | null => {
  if (file.dangerous) return null;
  const type = file.type.split(';')[0]!.trim().toLowerCase();
  if (/^image\/(?:png|jpeg|jpg|gif|webp|bmp|avif)$/.test(type)) return 'image';
  if (/^audio\/(?:ogg|mpeg|mp3|mp4|x-m4a|aac|webm|wav|x-wav|wave|flac)$/.test(type)) return 'audio';
  if (/^video\/(?:mp4|webm)$/.test(type)) return 'video';
  if (type === 'application/pdf') return 'pdf';
  return /^(?:text\/(?:plain|csv|markdown|calendar)|application\/json|message\/rfc822)$/.test(type) ? 'text' : null;
};

/** The same, in a dialog of the desk: a PDF has the browser's own viewer in a tab, whatever else it is can be read. */
export const dialogKind = (file: { type: string; dangerous: boolean }): Exclude<PreviewKind, 'pdf'> => {
  const kind = previewKind(file);
  return kind === null || kind === 'pdf' ? 'text' : kind;
};
