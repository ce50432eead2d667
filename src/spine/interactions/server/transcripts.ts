import type { Act } from '#ground/events/server/follow.ts';
import { INTERACTION_EVENTS } from '../contract.ts';
import { holdInteraction } from './changes-store.ts';
import { insertKeys } from './take-in-store.ts';
import { deleteHeldTranscript, insertTranscript, type SentTranscript } from './transcripts-store.ts';

/**
 * Adds a transcript on its way to the contact. It answers nobody: the status, whom the interaction waits for, its timers
 * and its place in lists stay as they are. Null when this click was taken before, or when the interaction is gone or in
 * the Trash.
 */
export const addTranscript = async (
  act: Act,
  transcript: SentTranscript,
): Promise<{ id: number; sendAt: Date } | null> => {
  const held = await holdInteraction(act.tx, transcript.interactionId);
  const made = held && held.trashedAt === null && (await insertTranscript(act.tx, transcript));
  if (!made) return null;
  // An answer to it comes back here.
  await insertKeys(act.tx, [{ rfc_id: transcript.rfcMessageId, interaction_id: held.id }]);
  act.say({
    kind: INTERACTION_EVENTS.transcriptSent,
    interactionId: held.id,
    contactId: held.contactId,
    agentId: held.assigneeId,
    data: { messageId: made.id, by: transcript.agentId },
  });
  return made;
};

/** Takes back a transcript of that agent that has not left; false when it is too late. */
export const withdrawTranscript = async (act: Act, messageId: number, agentId: number): Promise<boolean> => {
  const interactionId = await deleteHeldTranscript(act.tx, messageId, agentId);
  if (interactionId !== null)
    act.say({ kind: INTERACTION_EVENTS.transcriptSent, interactionId, agentId, data: { messageId, withdrawn: true } });
  return interactionId !== null;
};
