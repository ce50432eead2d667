import type { Status } from '#spine/interactions/contract.ts';

type Facts = {
  /** An administrator lets this person do it. */
  allowed: boolean;
  status: Status;
  mine: boolean;
  supervisor: boolean;
};
type Row<Code extends string> = readonly [code: Code, when: (facts: Facts) => boolean];

const firstOf = <Code extends string>(table: readonly Row<Code>[], facts: Facts): Code | null =>
  table.find(([, when]) => when(facts))?.[0] ?? null;

const switchedOff: Row<'switched-off'> = ['switched-off', ({ allowed }) => !allowed];
const notMine: Row<'not-mine'> = ['not-mine', ({ mine, supervisor }) => !mine && !supervisor];

/** The first row that holds is the reason. What may not be handed on to whom, routing says (`refuseAgent`, `refuseQueue`). */
const TRANSFER: readonly Row<'switched-off' | 'not-mine' | 'wrong-status'>[] = [
  switchedOff,
  notMine,
  ['wrong-status', ({ status }) => status !== 'new' && status !== 'open'], // R47
];

/** Why it may not be handed on, as a refusal code of `transfer.transfer`; null when it may. */
export const whyNotTransfer = (facts: Facts) => firstOf(TRANSFER, facts);

/** Refusals of an agent for whom one of their skills can stand in. */
export const hasInstead = (code: string): boolean => code === 'agent-absent' || code === 'agent-full';

/** What they can be asked for instead: the interaction's own skill if they have it, then best first. */
export const inOrderOfUse = <S extends { skillId: number; level: number }>(
  skills: readonly S[],
  ownSkillId: number | null,
): S[] =>
  skills.toSorted((a, b) => Number(b.skillId === ownSkillId) - Number(a.skillId === ownSkillId) || a.level - b.level);
