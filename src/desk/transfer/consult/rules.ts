import type { Status } from '#spine/interactions/contract.ts';

type Asking = { allowed: boolean; status: Status; mine: boolean; supervisor: boolean };
type ConsultCode = 'switched-off' | 'not-mine' | 'finished';

/** The first row that holds is the reason. */
const CONSULT: readonly (readonly [ConsultCode, (facts: Asking) => boolean])[] = [
  ['switched-off', ({ allowed }) => !allowed],
  ['not-mine', ({ mine, supervisor }) => !mine && !supervisor],
  ['finished', ({ status }) => status === 'resolved' || status === 'closed'],
];

/** Why a colleague may not be asked about it, as a refusal code of `transfer.consult`; null when they may. */
export const whyNotConsult = (facts: Asking): ConsultCode | null =>
  CONSULT.find(([, when]) => when(facts))?.[0] ?? null;

/** Whose eyes a consultation is for: the two, whoever has the interaction, and supervisors. */
export const mayRead = (facts: { part: boolean; mine: boolean; supervisor: boolean }): boolean =>
  facts.part || facts.mine || facts.supervisor;

/** Only the two speak in it, and only while it is open. */
export const whyNotSay = (facts: { part: boolean; closed: boolean }): 'not-part' | 'consultation-closed' | null => {
  if (!facts.part) return 'not-part';
  return facts.closed ? 'consultation-closed' : null;
};
