import type { Act } from '#ground/events/server/follow.ts';
import { htmlToText } from '#ground/html/html-to-text.ts';
import { draftsOfInteraction, putBackDraft, reopenSentDraft } from '#spine/drafts/server/api.ts';
import { dropEmptyInteraction, withdrawOutbound } from '#spine/interactions/server/api.ts';
import { COMPOSE_EVENTS, type ComeBack, type DraftContent } from '../contract.ts';
import { draftOf, placeOf } from './drafts.ts';
import { outboundPlace } from './outbound.ts';
import { reopenRequest } from './outbound-store.ts';
import { takeSent } from './sent-store.ts';
import { takeBackThen } from './then-status.ts';
import { thenOf } from './then-store.ts';

/** What was begun since stays below what comes back: neither is lost. */
const joined = (back: DraftContent, begun: DraftContent | undefined): DraftContent =>
  begun && (begun.uploads.length > 0 || htmlToText(begun.html, { signature: false }).trim() !== '')
    ? { ...back, html: `${back.html}<div><br></div>${begun.html}`, uploads: [...back.uploads, ...begun.uploads] }
    : back;

/** The mail that began an interaction: being written again, and the interaction as if it had never been. */
const giveBackBegun = async (
  act: Act,
  begun: { interactionId: number; writerId: number; draftId: string; messageId: number },
  content: DraftContent,
): Promise<void> => {
  const { interactionId, writerId, draftId, messageId } = begun;
  const answer = await draftOf(act.tx, writerId, interactionId);
  await reopenSentDraft(act, messageId);
  await putBackDraft(act, outboundPlace(writerId, draftId), {
    content: joined(content, answer?.content),
    interactionId: null,
  });
  // What a colleague already writes there would go with it.
  const others = (await draftsOfInteraction(act.tx, interactionId)).some((one) => one.agentId !== writerId);
  if (!others) await dropEmptyInteraction(act, interactionId, writerId);
};

/** `draftId`: of the mail that had begun the interaction, which is gone with it. */
export type GivenBack = { interactionId: number; draftId: string | null };

/**
 * Makes an answer that has not left its writer's draft again; it never leaves. The caller has held the interaction.
 * False, with nothing changed, when it is too late. `note`: why, when its writer did not ask for it.
 */
export const giveBack = async (
  act: Act,
  message: { id: number },
  writerId: number,
  note?: ComeBack,
): Promise<GivenBack | null> => {
  // Without what was written nothing could be given back: then it had better leave.
  const then = await thenOf(act.tx, message.id);
  const content = await takeSent(act.tx, message.id, writerId);
  const interactionId = content && (await withdrawOutbound(act, message.id, writerId));
  if (!content || interactionId === null) return null;
  if (then) await takeBackThen(act, then, { messageId: message.id, interactionId, writerId });
  const draftId = await reopenRequest(act.tx, message.id);
  if (draftId !== null) {
    await giveBackBegun(act, { interactionId, writerId, draftId, messageId: message.id }, content);
    return { interactionId, draftId };
  }
  const place = placeOf(writerId, interactionId);
  const begun = await draftOf(act.tx, writerId, interactionId);
  // A save that was under way when Send was clicked left the same words behind: they are not to be there twice.
  const more = begun?.content.html === content.html ? undefined : begun?.content;
  await reopenSentDraft(act, message.id);
  await putBackDraft(act, place, { content: joined(content, more), interactionId, ...(note ? { note } : {}) });
  if (note)
    act.say({ kind: COMPOSE_EVENTS.cameBack, interactionId, agentId: writerId, data: { messageId: message.id } });
  return { interactionId, draftId: null };
};
