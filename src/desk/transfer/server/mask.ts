import type { Act } from '#ground/events/server/follow.ts';
import { CONSULT_EVENTS } from '../consult/contract.ts';
import { changeHandoverNotes, changeSaid } from './mask-store.ts';

/**
 * D11: what is masked in an interaction is masked in what colleagues said to each other about it, at a handover or in a
 * consultation; in how many places. The caller holds it.
 */
export const maskTalk = async (act: Act, interactionId: number, mask: (text: string) => string): Promise<number> => {
  const notes = await changeHandoverNotes(act.tx, interactionId, mask);
  const consultations = await changeSaid(act.tx, interactionId, mask);
  for (const { id, askerId, colleagueId } of consultations)
    for (const agentId of [askerId, colleagueId])
      act.say({ kind: CONSULT_EVENTS.changed, interactionId, agentId, data: { consultationId: id } });
  return notes + consultations.reduce((sum, one) => sum + one.messages, 0);
};
