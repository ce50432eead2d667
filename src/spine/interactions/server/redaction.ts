import type { Act } from '#ground/events/server/follow.ts';
import { INTERACTION_EVENTS, type Redacted } from '../contract.ts';
import { holdInteraction } from './changes-store.ts';
import { messageById } from './reader-store.ts';
import { eraseAuthor, eraseContent, refreshSnippet } from './redaction-store.ts';

const ERASE = { content: eraseContent, author: eraseAuthor };

/**
 * Takes the content of a message, or the name of whoever wrote it, out of the database. The journal keeps who, when and
 * why; never what it was. False when it was hidden before, or is gone.
 */
export const hide = async (
  act: Act,
  messageId: number,
  what: Redacted,
  by: { actorId: number; reason: string },
): Promise<boolean> => {
  const message = await messageById(act.tx, messageId);
  const held = message && (await holdInteraction(act.tx, message.interactionId));
  if (!held || !(await ERASE[what](act.tx, messageId))) return false;
  if (what === 'content') await refreshSnippet(act.tx, held.id);
  act.say({
    kind: INTERACTION_EVENTS.redacted,
    interactionId: held.id,
    contactId: held.contactId,
    agentId: held.assigneeId,
    data: { messageId, what, by: by.actorId, reason: by.reason },
  });
  return true;
};
