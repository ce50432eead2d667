import type { Status } from '#spine/interactions/contract.ts';
import type { SettableStatus } from './contract.ts';

/** What must be known of an interaction before it is ended. */
export type OutcomeFacts = {
  status: Status;
  mine: boolean;
  /** Its skill asks for Resolved or Closed before it leaves an inbox (R118). */
  statusRequired: boolean;
  /** Its skill asks for a disposition, and has some (D16). */
  dispositionRequired: boolean;
  /** It has one of its skill's. */
  dispositionGiven: boolean;
};
type Row<Code extends string, Facts = OutcomeFacts> = readonly [code: Code, when: (facts: Facts) => boolean];

/** The first row that holds is the reason. */
const firstOf = <Code extends string, Facts>(table: readonly Row<Code, Facts>[], facts: Facts): Code | null =>
  table.find(([, when]) => when(facts))?.[0] ?? null;

export const isFinished = (status: Status): boolean => status === 'resolved' || status === 'closed';
const lacksDisposition = (facts: OutcomeFacts): boolean => facts.dispositionRequired && !facts.dispositionGiven;

type StatusFacts = OutcomeFacts & { to: SettableStatus };
const SET_STATUS: readonly Row<'closed-is-final' | 'not-mine' | 'disposition-required', StatusFacts>[] = [
  ['closed-is-final', ({ status }) => status === 'closed'], // R116
  ['not-mine', ({ mine }) => !mine], // R117, D6
  ['disposition-required', (facts) => facts.to === 'closed' && lacksDisposition(facts)], // D16
];

const DISMISS: readonly Row<'not-mine' | 'not-finished' | 'disposition-required'>[] = [
  ['not-mine', ({ mine }) => !mine], // R117
  ['not-finished', ({ status, statusRequired }) => statusRequired && !isFinished(status)], // R118, R130
  ['disposition-required', lacksDisposition], // D16
];

const DISPOSE: readonly Row<'not-mine' | 'closed-is-final'>[] = [
  ['not-mine', ({ mine }) => !mine], // R117
  // One that was closed before its skill asked for a disposition could else never leave.
  ['closed-is-final', (facts) => facts.status === 'closed' && !lacksDisposition(facts)],
];

const REMOVE: readonly Row<'not-finished' | 'disposition-required'>[] = [
  ['not-finished', ({ status }) => !isFinished(status)], // R129
  ['disposition-required', lacksDisposition], // D16
];

/** Why that status may not be set, as a refusal code; null when it may. */
export const whyNotSetStatus = (facts: OutcomeFacts, to: SettableStatus) => firstOf(SET_STATUS, { ...facts, to });
/** Why no status at all may be set. */
export const whyStatusIsFixed = (facts: Pick<OutcomeFacts, 'status' | 'mine'>) =>
  whyNotSetStatus({ ...NO_DEMANDS, ...facts }, 'open');
/** Why it may not leave the inbox by its agent's hand. */
export const whyNotDismiss = (facts: OutcomeFacts) => firstOf(DISMISS, facts);
/** Why its disposition may not be changed. */
export const whyNotDispose = (facts: OutcomeFacts) => firstOf(DISPOSE, facts);
/** Why it does not leave the inbox by itself. */
export const whyStays = (facts: OutcomeFacts) => firstOf(REMOVE, facts);

/** What a skill asks that nobody has set up. */
export const NO_DEMANDS = { statusRequired: true, dispositionRequired: false, dispositionGiven: false } as const;

/** When a finished interaction leaves by itself: so long after it was finished and in that inbox (R129). 0: never. */
export const leavesAt = (facts: { endedAt: Date | null; assignedAt: Date | null }, minutes: number): Date | null =>
  minutes <= 0 || !facts.endedAt || !facts.assignedAt
    ? null
    : new Date(Math.max(facts.endedAt.getTime(), facts.assignedAt.getTime()) + minutes * 60_000);
