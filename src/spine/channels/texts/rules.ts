import { TEXT_FAILURES, type TextFailure, type TextReceipt } from './contract.ts';

const SEPARATOR = ' · ';
const MOST_SAID = 500;

/** One line for what became of a text: the code, then the provider's own words. */
export const textDetail = (failure: TextFailure, said: string): string =>
  [failure, said.replace(/\s+/g, ' ').trim().slice(0, MOST_SAID)].filter(Boolean).join(SEPARATOR);

export const readTextDetail = (detail: string): { failure: TextFailure; said: string } => {
  const [first = '', ...rest] = detail.split(SEPARATOR);
  const failure = TEXT_FAILURES.find((one) => one === first);
  return failure ? { failure, said: rest.join(SEPARATOR) } : { failure: 'broken', said: detail };
};

/** Tried again by itself: nothing was taken, and later it may be. */
export const isPassing = (failure: TextFailure): boolean => failure === 'unreachable' || failure === 'rate';

const MINUTE = 60_000;
/** Between one try and the next, in milliseconds: 5 s, 15 s, 1, 5, 15 minutes, then each half hour. */
const WAITS = [5_000, 15_000, MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE];
/** A text that is a day late is no answer any more. */
const LONGEST = 24 * 60 * MINUTE;

/** Milliseconds until the next try, or null: it is given up. `asked`: what the provider asks for, within that day. */
export const nextTry = (tries: number, since: number, asked: number | null): number | null => {
  if (since >= LONGEST) return null;
  return Math.max(Math.min(asked ?? 0, LONGEST - since), WAITS[Math.min(tries, WAITS.length) - 1] ?? WAITS[0]!);
};

/** In what order a text goes through them: what comes late never takes it back. */
const RANK: Readonly<Record<string, number>> = { queued: 0, sending: 1, uncertain: 2, sent: 3, delivered: 4, read: 5 };
/** From which deliveries a receipt moves a text on. Failing ends it only before it was delivered. */
export const movesFrom = (state: TextReceipt['state']): string[] =>
  Object.keys(RANK).filter((one) => RANK[one]! < (state === 'failed' ? RANK['delivered']! : RANK[state]!));

/** How far a text is that left in parts: with the part that is least far, and lost with any that is. Null: nothing told. */
export const wholeOf = (parts: readonly (TextReceipt['state'] | null)[]): TextReceipt['state'] => {
  if (parts.includes('failed')) return 'failed';
  const told = parts.map((one) => one ?? 'sent');
  return (['sent', 'delivered', 'read'] as const).find((one) => told.includes(one)) ?? 'sent';
};
