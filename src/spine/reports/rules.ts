import type { Reason } from './contract.ts';

/** What happened to an interaction, of the journal; `channel`: of the interaction. */
export type Happened = { kind: string; data: Record<string, unknown> };

/** Kinds of the journal, as they are named where they are said. */
const WHAT: Record<string, (data: Record<string, unknown>) => Reason | null> = {
  'interactions.status-changed': ({ to }) => (to === 'closed' ? 'closed' : null),
  'interactions.trashed': () => 'closed',
  'interactions.assigned': ({ how }) => (how === 'handed-on' ? 'transferred' : null),
  // By whom: somebody handed it on to a skill or a team.
  'routing.queued': ({ by }) => (typeof by === 'number' ? 'transferred' : null),
  'interactions.unassigned': () => 'unassigned',
};

/** Of several at one moment, the one that says most. */
const SAYS_MOST: readonly Reason[] = ['closed', 'transferred', 'unassigned'];

export const mayReport = (kind: string): boolean => kind in WHAT;

/** R119, D18: what the world outside is told after that which happened to one interaction at one moment; null: nothing. */
export const reasonOf = (happened: readonly Happened[]): Reason | null => {
  const reasons = happened.map(({ kind, data }) => WHAT[kind]?.(data) ?? null);
  return SAYS_MOST.find((one) => reasons.includes(one)) ?? null;
};

/** Both sides are there at the same time, and either may end it. */
const LIVE: ReadonlySet<string> = new Set(['voice', 'chat']);

/** R119: where the contact of a live channel ended it first, nothing is told; a mail has no such end (D18). */
export const isTold = (about: { channel: string; endedBy: 'contact' | 'agent' | 'system' | null }): boolean =>
  !(LIVE.has(about.channel) && about.endedBy === 'contact');
