import type { Act } from '#ground/events/server/follow.ts';
import { putBackDraft, reopenSentDraft } from '#spine/drafts/server/api.ts';
import { withdrawOutbound } from '#spine/interactions/server/api.ts';
import { COMPOSE_EVENTS, type ComeBack, type DraftContent } from '../contract.ts';
import { draftOf, placeOf } from './drafts.ts';
import { takeSent } from './sent-store.ts';

/** What was begun since stays below what comes back: neither is lost. */
const joined = (back: DraftContent, begun: DraftContent | undefined): DraftContent =>
  begun && (begun.html !== '' || begun.uploads.length > 0)
    ? { ...back, html: `${back.html}<div><br></div>${begun.html}`, uploads: [...back.uploads, ...begun.uploads] }
    : back;

/**
 * Makes an answer that has not left its writer's draft again; it never leaves. The caller has held the interaction.
 * False, with nothing changed, when it is too late. `note`: why, when its writer did not ask for it.
 */
export const giveBack = async (
  act: Act,
  message: { id: number },
  writerId: number,
  note?: ComeBack,
): Promise<number | null> => {
  // Without what was written nothing could be given back: then it had better leave.
  const content = await takeSent(act.tx, message.id, writerId);
  const interactionId = content && (await withdrawOutbound(act, message.id, writerId));
  if (!content || interactionId === null) return null;
  const place = placeOf(writerId, interactionId);
  const begun = await draftOf(act.tx, writerId, interactionId);
  // A save that was under way when Send was clicked left the same words behind: they are not to be there twice.
  const more = begun?.content.html === content.html ? undefined : begun?.content;
  await reopenSentDraft(act, message.id);
  await putBackDraft(act, place, { content: joined(content, more), interactionId, ...(note ? { note } : {}) });
  if (note)
    act.say({ kind: COMPOSE_EVENTS.cameBack, interactionId, agentId: writerId, data: { messageId: message.id } });
  return interactionId;
};
