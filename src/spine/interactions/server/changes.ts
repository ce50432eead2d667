import type { Act } from '#ground/events/server/follow.ts';
import type { SenderVerdict } from '#spine/channels/contract.ts';
import { INTERACTION_EVENTS, type Delivery, type How, type Status } from '../contract.ts';
import { statusWhenTaken } from '../rules.ts';
import {
  clearAssignee,
  deleteHeld,
  giveInteractions,
  holdInteraction,
  holdInteractions,
  insertGuest,
  insertOutbound,
  moveDelivery,
  queueScheduled,
  saveStatus,
  saveVerdict,
  touchAnswered,
  type Outbound,
} from './changes-store.ts';
import { insertAttachments, insertKeys, type NewAttachment } from './take-in-store.ts';

type Given = {
  interactionId: number;
  agentId: number;
  open: boolean;
  /** How it came to them, by whom it was handed on, and what was weighed: for the journal. */
  how?: How;
  by?: number;
  why?: object | undefined;
};

/** Puts interactions into inboxes; those that somebody has already, or that are closed, are left out of the answer. */
export const assign = async (
  act: Act,
  gifts: readonly Given[],
): Promise<{ id: number; agentId: number; contactId: number }[]> => {
  if (gifts.length === 0) return [];
  await holdInteractions(
    act.tx,
    gifts.map((gift) => gift.interactionId),
  );
  const given = await giveInteractions(
    act.tx,
    gifts.map(({ interactionId, agentId, open }) => ({ interactionId, agentId, open })),
  );
  const asked = new Map(gifts.map((gift) => [gift.interactionId, gift]));
  for (const one of given) {
    const { how, by, why } = asked.get(one.id)!;
    act.say({
      kind: INTERACTION_EVENTS.assigned,
      interactionId: one.id,
      contactId: one.contactId,
      agentId: one.agentId,
      data: { how, by, why },
    });
  }
  return given;
};

/** Takes an interaction out of that agent's inbox. False when it was not there. */
export const unassign = async (act: Act, interactionId: number, agentId: number): Promise<boolean> => {
  const done = await clearAssignee(act.tx, interactionId, agentId);
  if (done) act.say({ kind: INTERACTION_EVENTS.unassigned, interactionId, agentId });
  return done;
};

/** From now on that agent may see the interaction, whatever their skills: a colleague asked for their eyes. */
export const invite = async (act: Act, interactionId: number, agentId: number): Promise<void> => {
  if (await insertGuest(act.tx, interactionId, agentId))
    act.say({ kind: INTERACTION_EVENTS.invited, interactionId, agentId });
};

/** The caller has held the interaction and asked the rules. */
export const changeStatus = async (
  act: Act,
  held: { id: number; status: Status; assigneeId: number | null },
  to: Status,
): Promise<void> => {
  if (held.status === to) return;
  await saveStatus(act.tx, held.id, to);
  act.say({
    kind: INTERACTION_EVENTS.statusChanged,
    interactionId: held.id,
    agentId: held.assigneeId,
    data: { from: held.status, to },
  });
};

/** Adds an agent's answer. Null when this click was taken before, or when the interaction is gone or in the Trash. */
export const addOutbound = async (
  act: Act,
  message: Outbound,
  files: readonly Omit<NewAttachment, 'message_id'>[],
): Promise<{ id: number; sendAt: Date } | null> => {
  const held = await holdInteraction(act.tx, message.interactionId);
  if (!held || held.trashedAt !== null) return null;
  const made = await insertOutbound(act.tx, message);
  if (!made) return null;
  await insertAttachments(
    act.tx,
    files.map((file) => ({ ...file, message_id: made.id })),
  );
  await insertKeys(act.tx, [{ rfc_id: message.rfcMessageId, interaction_id: message.interactionId }]);
  // A Closed interaction keeps its status for ever (R116); any other answer makes a New one Open (D2).
  await touchAnswered(act.tx, message.interactionId, message.snippet, statusWhenTaken(held.status));
  act.say({
    kind: INTERACTION_EVENTS.answered,
    interactionId: message.interactionId,
    contactId: held.contactId,
    agentId: held.assigneeId,
    data: { messageId: made.id },
  });
  return made;
};

/** Moves a sent message from one of the given deliveries to another; false when it was in none of them. */
export const setDelivery = async (
  act: Act,
  messageId: number,
  move: { from: readonly Delivery[]; to: Delivery; detail?: string | null; sendAt?: Date | null },
): Promise<boolean> => {
  const moved = await moveDelivery(act.tx, messageId, { detail: null, sendAt: null, ...move });
  if (!moved) return false;
  act.say({
    kind: INTERACTION_EVENTS.delivery,
    interactionId: moved.interactionId,
    agentId: moved.assigneeId,
    data: { messageId, delivery: move.to },
  });
  return true;
};

/** Lets a scheduled answer leave. The caller has held its interaction. False when it is not held any more. */
export const releaseScheduled = async (
  act: Act,
  message: { id: number; interactionId: number; agentId: number | null },
): Promise<boolean> => {
  const released = await queueScheduled(act.tx, message.id);
  if (released)
    act.say({
      kind: INTERACTION_EVENTS.delivery,
      interactionId: message.interactionId,
      agentId: message.agentId,
      data: { messageId: message.id, delivery: 'queued' },
    });
  return released;
};

/**
 * Takes back an answer of that agent that has not left; the interaction's id, or null when it is too late. The caller
 * has held the interaction, as whoever adds a message to it does.
 */
export const withdrawOutbound = async (act: Act, messageId: number, agentId: number): Promise<number | null> => {
  const interactionId = await deleteHeld(act.tx, messageId, agentId);
  if (interactionId !== null)
    act.say({ kind: INTERACTION_EVENTS.answered, interactionId, agentId, data: { messageId, withdrawn: true } });
  return interactionId;
};

/** Who vouches for the sender of a received message, once it is known. */
export const setVerdict = async (act: Act, messageId: number, verdict: SenderVerdict): Promise<void> => {
  const interactionId = await saveVerdict(act.tx, messageId, verdict);
  if (interactionId !== null)
    act.say({ kind: INTERACTION_EVENTS.delivery, interactionId, data: { messageId, verdict: verdict.dmarc } });
};
