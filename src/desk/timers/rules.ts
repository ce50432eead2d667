import type { Delivery, Status } from '#spine/interactions/contract.ts';
import type { TimerKind } from './contract.ts';

/** What must be known of an interaction to say which timer runs. Moments in milliseconds. */
export type Facts = {
  status: Status;
  waitingFor: 'agent' | 'customer';
  /** Since when it is in somebody's inbox; null: it is in nobody's. */
  assignedAt: number | null;
  /** The first message since our last answer that asks for one: a mail or a bounce, not another machine's. */
  asked: { messageId: number; at: number } | null;
  /** Our last answer; a forward or a note is none. `at`: when it leaves or left. */
  answer: { messageId: number; at: number; delivery: Delivery; scheduled: boolean } | null;
};

/** The timer that stood before. */
export type Before = { kind: TimerKind; messageId: number; restartedAt: number | null; overAt: number | null };

/** `restartedAt`: it had run out, and somebody took the interaction again then. */
export type Wanted = { kind: TimerKind; messageId: number; startedAt: number; restartedAt: number | null };

/** An answer that has left, or leaves by itself in a moment. One that failed waits for us, not for the contact. */
const isOut = ({ delivery, scheduled }: NonNullable<Facts['answer']>): boolean =>
  delivery === 'held' ? !scheduled : delivery !== 'failed' && delivery !== 'bounced';

/**
 * R92: the timer that should run; null: none. `since`: when timers were turned on, for nothing counts from before.
 * 'lapsed': it has run out and taken the interaction out of the inbox (R97); whoever takes it again has the whole time anew.
 */
export const wantedTimer = (facts: Facts, before: Before | null, since: number): Wanted | 'lapsed' | null => {
  const { asked, answer } = facts;
  if (facts.status === 'resolved' || facts.status === 'closed') return null;
  if (facts.waitingFor === 'agent' && asked)
    return { kind: 'agent', messageId: asked.messageId, startedAt: Math.max(asked.at, since), restartedAt: null };
  if (!answer || !isOut(answer)) return null;
  const { messageId } = answer;
  const last = before?.kind === 'customer' && before.messageId === messageId ? before : null;
  // D5: nobody waits for the contact of an interaction that is in no inbox.
  if (facts.assignedAt === null) return last && last.overAt !== null ? 'lapsed' : null;
  const ranOut = last?.overAt ?? null;
  const restartedAt = ranOut !== null && facts.assignedAt >= ranOut ? facts.assignedAt : (last?.restartedAt ?? null);
  return { kind: 'customer', messageId, startedAt: Math.max(answer.at, since, restartedAt ?? since), restartedAt };
};

export type Urgency = 'calm' | 'half' | 'over';
/** R93, R94, R95. Milliseconds. */
export const urgencyOf = (left: number, allowed: number): Urgency =>
  left <= 0 ? 'over' : left * 2 <= allowed ? 'half' : 'calm';

export type TimeRefusal = 'no-customer-timer' | 'not-mine' | 'not-permitted' | 'no-more-time';
/** R96: why the contact may not be given more time; null when they may. The first that holds is the reason. */
export const whyNotAddTime = (facts: {
  kind: TimerKind | null;
  mine: boolean;
  permitted: boolean;
  extras: number;
  mostExtras: number;
}): TimeRefusal | null => {
  if (facts.kind !== 'customer') return 'no-customer-timer';
  if (!facts.mine) return 'not-mine';
  if (!facts.permitted) return 'not-permitted';
  return facts.extras >= facts.mostExtras ? 'no-more-time' : null; // D14
};
