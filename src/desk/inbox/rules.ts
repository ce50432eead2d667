import type { Status } from '#spine/interactions/contract.ts';

type Facts = { status: Status; assigned: boolean; emailEnabled: boolean; full: boolean };
type Code = 'closed' | 'already-assigned' | 'email-not-enabled' | 'inbox-full';

/** The first row that holds is the reason. */
const ASSIGN: readonly (readonly [code: Code, when: (facts: Facts) => boolean])[] = [
  ['closed', ({ status }) => status === 'closed'], // R116
  ['already-assigned', ({ assigned }) => assigned],
  ['email-not-enabled', ({ emailEnabled }) => !emailEnabled], // R1
  ['inbox-full', ({ full }) => full], // D4
];

/** R32: why an agent may not take it, as a refusal code of `inbox.assignToMe`; null when they may. */
export const whyNotAssign = (facts: Facts): Code | null => ASSIGN.find(([, when]) => when(facts))?.[0] ?? null;
