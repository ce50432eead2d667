import type { Act } from '#ground/events/server/follow.ts';
import { INTERACTION_EVENTS } from '../contract.ts';
import { insertOutbound, touchAnswered, type Outbound } from './changes-store.ts';
import { deleteEmptyInteraction, insertBegun, type Begun } from './start-outbound-store.ts';
import { insertAttachments, insertKeys, type NewAttachment } from './take-in-store.ts';

/**
 * A new interaction and the first message of it, which is ours: Open, waiting for the customer. `messageOf` is told the
 * number of the interaction. Null, with nothing left behind, when this click was taken before.
 */
export const startOutbound = async (
  act: Act,
  begun: Begun,
  messageOf: (interactionId: number) => Outbound,
  files: readonly Omit<NewAttachment, 'message_id'>[],
): Promise<{ id: number; sendAt: Date; interactionId: number } | null> => {
  const interactionId = await insertBegun(act.tx, begun);
  const message = messageOf(interactionId);
  const made = await insertOutbound(act.tx, message);
  if (!made) {
    await deleteEmptyInteraction(act.tx, interactionId);
    return null;
  }
  await insertAttachments(
    act.tx,
    files.map((file) => ({ ...file, message_id: made.id })),
  );
  await insertKeys(act.tx, [{ rfc_id: message.rfcMessageId, interaction_id: interactionId }]);
  await touchAnswered(act.tx, interactionId, message.snippet, 'open');
  const { contactId, agentId } = begun;
  act.say({
    kind: INTERACTION_EVENTS.answered,
    ...{ interactionId, contactId, agentId },
    data: { messageId: made.id, created: true },
  });
  if (begun.keeps) act.say({ kind: INTERACTION_EVENTS.assigned, interactionId, contactId, agentId });
  return { ...made, interactionId };
};

/**
 * Its only message was taken back: the interaction never was. False, and it stays, when there is something in it. The
 * caller has held it.
 */
export const dropEmptyInteraction = async (act: Act, interactionId: number, agentId: number): Promise<boolean> => {
  const dropped = await deleteEmptyInteraction(act.tx, interactionId);
  if (dropped) act.say({ kind: INTERACTION_EVENTS.unassigned, interactionId, agentId, data: { dropped: true } });
  return dropped;
};
