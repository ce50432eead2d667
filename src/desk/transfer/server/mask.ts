import type { Act } from '#ground/events/server/follow.ts';
import { consultationKey } from '#spine/drafts/contract.ts';
import { forgetVersionsThat } from '#spine/drafts/server/api.ts';
import { CONSULT_EVENTS } from '../consult/contract.ts';
import { consultationsOf } from './consultations-store.ts';
import { changeHandoverNotes, changeSaid } from './mask-store.ts';

const maskedText = (content: unknown, mask: (text: string) => string): unknown => {
  const { text } = content as { text?: unknown };
  return typeof text === 'string' ? { ...(content as object), text: mask(text) } : content;
};

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
  const all = await consultationsOf(act.tx, interactionId);
  // Drafts of an interaction are found by it; what was kept of their writing, by the key alone.
  await forgetVersionsThat(
    act.tx,
    all.map(({ id }) => consultationKey(id)),
    (content) => maskedText(content, mask),
  );
  return notes + consultations.reduce((sum, one) => sum + one.messages, 0);
};
