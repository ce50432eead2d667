import type { Act } from '#ground/events/server/follow.ts';
import { INTERACTION_EVENTS } from '../contract.ts';
import { holdInteraction } from './changes-store.ts';
import { deleteHeldForward, insertForward, type Forward } from './forwards-store.ts';

/**
 * Adds an exact copy on its way to somebody else. It answers nobody: the status, whom the interaction waits for and its
 * place in lists stay as they are. Null when this click was taken before, or when the interaction is gone.
 */
export const addForward = async (act: Act, forward: Forward): Promise<{ id: number; sendAt: Date } | null> => {
  const held = await holdInteraction(act.tx, forward.interactionId);
  const made = held && (await insertForward(act.tx, forward));
  if (!made) return null;
  act.say({
    kind: INTERACTION_EVENTS.forwarded,
    interactionId: held.id,
    contactId: held.contactId,
    agentId: held.assigneeId,
    data: { messageId: made.id, of: forward.forwardOf },
  });
  return made;
};

/** Takes back a forward of that agent that has not left; false when it is too late. */
export const withdrawForward = async (act: Act, messageId: number, agentId: number): Promise<boolean> => {
  const interactionId = await deleteHeldForward(act.tx, messageId, agentId);
  if (interactionId !== null)
    act.say({ kind: INTERACTION_EVENTS.forwarded, interactionId, agentId, data: { messageId, withdrawn: true } });
  return interactionId !== null;
};
