import type { Actor } from '#ground/api/contract.ts';
import type { Db } from '#ground/db/server/database.ts';
import { lastTaken } from '#spine/drafts/server/api.ts';
import { readHouseSettings } from '#spine/house-settings/server/api.ts';
import type { ComeBack, DraftContent } from '../contract.ts';
import { replyRecipients } from '../recipients/rules.ts';
import { replySubject } from '../rules.ts';
import { draftOf, placeOf } from './drafts.ts';
import { replyFacts, type ReplyFacts } from './reply-facts.ts';
import { withSignatures } from './signatures.ts';
import { othersIn } from './take-over.ts';
import { say } from '#ground/words.ts';
import { interactionWords } from '#spine/interactions/words.ts';

/** Why nothing could be sent even if it were written well, as a refusal code of `compose.sendReply`. */
const whyBlocked = (facts: { inTrash: boolean; emailEnabled: boolean; senders: readonly unknown[] }): string | null =>
  facts.inTrash
    ? 'in-trash'
    : !facts.emailEnabled
      ? 'email-not-enabled'
      : facts.senders.length === 0
        ? 'no-sender'
        : null;

const seenAt = ({ messages }: ReplyFacts, at: Date): number | null =>
  messages.findLast((one) => one.createdAt <= at)?.id ?? null;

const quotedIn = ({ answered }: ReplyFacts, { language }: Actor) =>
  // What was hidden is there without a word.
  answered && (answered.hasHtml || answered.text.trim() !== '')
    ? {
        name: answered.authorHidden
          ? say(interactionWords.anonymous, language)
          : answered.sender.name || answered.sender.address,
        writtenAt: answered.writtenAt,
        bytes: Buffer.byteLength(answered.text),
      }
    : null;

/** My draft, or a fresh answer to the customer's newest mail. */
export const openReply = async (db: Db, actor: Actor, interactionId: number) => {
  const facts = await replyFacts(db, actor, interactionId);
  const draft = await draftOf(db, actor.id, interactionId);
  const others = await othersIn(db, actor, { id: facts.interactionId, assigneeId: facts.assigneeId });
  const takenBy = draft ? null : await lastTaken(db, placeOf(actor.id, interactionId));
  const senderId = facts.senders[0]?.id ?? null;
  const recipients = replyRecipients(facts.answered, facts.contact, facts.isOurs);
  const fresh: DraftContent = {
    html: '',
    senderId,
    ...recipients,
    bcc: [],
    uploads: [],
    subject: null,
    quote: true,
    seenMessageId: facts.seenMessageId,
  };
  const content = draft?.content ?? fresh;
  const { seenMessageId } = content;
  // A From address may have been taken away since the draft was saved.
  const stillAllowed = facts.senders.some((one) => one.id === content.senderId);
  return {
    content: {
      ...content,
      senderId: stillAllowed ? content.senderId : senderId,
      // Not known of a draft of old: then it is what had come when it was last written.
      seenMessageId: seenMessageId ?? (draft ? seenAt(facts, draft.updatedAt) : facts.seenMessageId),
    },
    version: draft?.version ?? 0,
    writer: draft?.writer ?? null,
    savedAt: draft?.updatedAt ?? null,
    note: (draft?.note ?? null) as ComeBack | null,
    others,
    takenBy,
    senders: await withSignatures(db, actor, facts.senders),
    resizeImages: (await readHouseSettings(db)).resizeImages,
    quoted: quotedIn(facts, actor),
    blocked: whyBlocked(facts),
    subject: replySubject(facts.subject),
    usual: { ...recipients, ...facts.known },
  };
};
