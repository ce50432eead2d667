import type { Status } from '#spine/interactions/contract.ts';
import { MOST_AHEAD_MS } from './contract.ts';

/** R116, R117: why it may not be put off; null when it may. */
export const whyNotSleep = (facts: { status: Status; mine: boolean }): 'closed' | 'not-mine' | null =>
  facts.status === 'closed' ? 'closed' : facts.mine ? null : 'not-mine';

/** Why not until that moment, in milliseconds. */
export const whyNotUntil = (until: number, now: number): 'time-past' | 'time-too-far' | null =>
  until <= now ? 'time-past' : until - now > MOST_AHEAD_MS ? 'time-too-far' : null;

/** D2: asleep it waits, awake it is worked on; an Escalated one stays so, for others act on that. */
export const statusAsleep = (status: Status): Status => (status === 'escalated' ? status : 'pending');
export const statusAwake = (status: Status): Status => (status === 'pending' ? 'open' : status);

/**
 * Whether a sleep, or the mark of one that is over, still stands for what became of the interaction: in another inbox, or
 * with a status that an agent gave it since, it does not.
 */
export const stillStands = (facts: {
  woken: boolean;
  status: Status;
  agentId: number;
  assigneeId: number | null;
}): boolean =>
  facts.agentId === facts.assigneeId &&
  (facts.woken
    ? facts.status !== 'resolved' && facts.status !== 'closed'
    : facts.status === 'pending' || facts.status === 'escalated');
