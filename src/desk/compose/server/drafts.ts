import type { z } from 'zod';
import type { Actor } from '#ground/api/contract.ts';
import type { Db } from '#ground/db/server/database.ts';
import type { Acts } from '#ground/events/server/follow.ts';
import { refuse } from '#ground/refusal.ts';
import { replyKey } from '#spine/drafts/contract.ts';
import { putBackDraft, readDraft, reopenSentDraft, saveDraftRow, type Saved } from '#spine/drafts/server/api.ts';
import { messageById, visibleRow, withdrawOutbound } from '#spine/interactions/server/api.ts';
import type { DraftContent, saveDraft as saveContract } from '../contract.ts';
import { replyRecipients, replySubject } from '../rules.ts';
import { replyFacts } from './reply-facts.ts';
import { takeSent } from './sent-store.ts';

/** Why nothing could be sent even if it were written well, as a refusal code of `compose.sendReply`. */
const whyBlocked = (facts: { emailEnabled: boolean; senders: readonly unknown[] }): string | null =>
  !facts.emailEnabled ? 'email-not-enabled' : facts.senders.length === 0 ? 'no-sender' : null;

/** Where an agent's answer to that interaction is kept while it is written. */
export const placeOf = (agentId: number, interactionId: number) => ({ agentId, key: replyKey(interactionId) });
export const draftOf = async (db: Db, agentId: number, interactionId: number) => {
  const draft = await readDraft(db, placeOf(agentId, interactionId));
  return draft && { ...draft, content: draft.content as DraftContent };
};

/** My draft, or a fresh answer to the customer's newest mail. */
export const openReply = async (db: Db, actor: Actor, interactionId: number) => {
  const facts = await replyFacts(db, actor, interactionId);
  const draft = await draftOf(db, actor.id, interactionId);
  const senderId = facts.senders[0]?.id ?? null;
  const fresh: DraftContent = {
    html: '',
    senderId,
    ...replyRecipients(facts.answered, facts.contact, facts.isOurs),
    bcc: [],
    uploads: [],
    subject: null,
    quote: true,
    seenMessageId: facts.seenMessageId,
  };
  const content = draft?.content ?? fresh;
  // A From address may have been taken away since the draft was saved.
  const stillAllowed = facts.senders.some((one) => one.id === content.senderId);
  return {
    content: stillAllowed ? content : { ...content, senderId },
    version: draft?.version ?? 0,
    savedAt: draft?.updatedAt ?? null,
    senders: facts.senders,
    blocked: whyBlocked(facts),
    subject: replySubject(facts.subject),
  };
};

export const saveDraft = async (
  db: Db,
  act: Acts,
  actor: Actor,
  input: z.output<typeof saveContract.input>,
): Promise<Saved> => {
  if (!(await visibleRow(db, actor, input.interactionId))) throw refuse('not-found');
  const saved = await act((one) => saveDraftRow(one, placeOf(actor.id, input.interactionId), input));
  if (!saved) throw refuse('draft-moved');
  return saved;
};

/** What was begun since stays below what comes back: neither is lost. */
const joined = (back: DraftContent, begun: DraftContent | undefined): DraftContent =>
  begun && (begun.html !== '' || begun.uploads.length > 0)
    ? { ...back, html: `${back.html}<div><br></div>${begun.html}`, uploads: [...back.uploads, ...begun.uploads] }
    : back;

/** Takes a held answer back: it never leaves, and its text and files are my draft again. */
export const undoSend = async (
  db: Db,
  act: Acts,
  actor: Actor,
  messageId: number,
): Promise<{ interactionId: number }> => {
  const message = await messageById(db, messageId);
  if (!message || message.agentId !== actor.id || !(await visibleRow(db, actor, message.interactionId)))
    throw refuse('not-found');
  return act(async (one) => {
    const interactionId = await withdrawOutbound(one, messageId, actor.id);
    const content = interactionId === null ? null : await takeSent(one.tx, messageId, actor.id);
    // Without what was written nothing could be given back: then it had better leave.
    if (interactionId === null || content === null) throw refuse('already-gone');
    const begun = await draftOf(one.tx, actor.id, interactionId);
    // A save that was under way when Send was clicked left the same words behind: they are not to be there twice.
    const more = begun?.content.html === content.html ? undefined : begun?.content;
    await reopenSentDraft(one, messageId);
    await putBackDraft(one, placeOf(actor.id, interactionId), { content: joined(content, more), interactionId });
    return { interactionId };
  });
};
