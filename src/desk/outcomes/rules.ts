import type { Status } from '#spine/interactions/contract.ts';

type Facts = { status: Status; mine: boolean };
type Row<Code extends string> = readonly [code: Code, when: (facts: Facts) => boolean];

const firstOf = <Code extends string>(table: readonly Row<Code>[], facts: Facts): Code | null =>
  table.find(([, when]) => when(facts))?.[0] ?? null;

/** The first row that holds is the reason. */
const SET_STATUS: readonly Row<'closed-is-final' | 'not-mine'>[] = [
  ['closed-is-final', ({ status }) => status === 'closed'], // R116
  ['not-mine', ({ mine }) => !mine], // R117, D6
];

const DISMISS: readonly Row<'not-mine' | 'not-finished'>[] = [
  ['not-mine', ({ mine }) => !mine], // R117
  ['not-finished', ({ status }) => status !== 'resolved' && status !== 'closed'], // R130
];

/** Why the status may not be changed, as a refusal code of `outcomes.setStatus`; null when it may. */
export const whyNotSetStatus = (facts: Facts) => firstOf(SET_STATUS, facts);

/** Why it may not leave the inbox, as a refusal code of `outcomes.dismiss`; null when it may. */
export const whyNotDismiss = (facts: Facts) => firstOf(DISMISS, facts);
