import type { z } from 'zod';
import type { Actor } from '#ground/api/contract.ts';
import type { Blobs } from '#ground/blobs/server/blobs.ts';
import { later, now } from '#ground/clock.ts';
import type { Db } from '#ground/db/server/database.ts';
import type { Acts } from '#ground/events/server/follow.ts';
import { refuse } from '#ground/refusal.ts';
import { endSentDraft } from '#spine/drafts/server/api.ts';
import { readHouseSettings } from '#spine/house-settings/server/api.ts';
import { snippetOf } from '#spine/interactions/rules.ts';
import {
  addOutbound,
  attachmentsOf,
  holdInteraction,
  messageById,
  newerMessages,
  outboundByClick,
  type Tokens,
} from '#spine/interactions/server/api.ts';
import type { sendReply as contract } from '../contract.ts';
import { replySubject, whyNotAt, whyNotSend, type Address } from '../rules.ts';
import { uploadsShown, type Quoted } from './letter.ts';
import { picturesAmong } from './picture-sizes.ts';
import { replyFacts, type AllowedSender, type ReplyFacts } from './reply-facts.ts';
import { placeOf } from './drafts.ts';
import { planRelease } from './scheduled.ts';
import { keepSent } from './sent-store.ts';
import { tablesAmong } from './tables.ts';
import { uploadsOf } from './uploads-store.ts';
import { writeLetterApart } from './write-letter-apart.ts';

export type ComposeDeps = { db: Db; act: Acts; blobs: Blobs; tokens: Tokens };
type Input = z.output<typeof contract.input>;
type Sent = { messageId: number; sendAt: Date };

/** References of a long thread: the first and the last ones, so that the header stays a header (RFC 5322 §3.6.4). */
const MOST_REFERENCES = 20;
const referencesAfter = (newest: ReplyFacts['newest']): { inReplyTo: string[]; refs: string[] } => {
  if (!newest?.rfcMessageId) return { inReplyTo: [], refs: [] };
  const all = [...new Set([...newest.refs, newest.rfcMessageId])];
  const refs = all.length > MOST_REFERENCES ? [all[0]!, ...all.slice(1 - MOST_REFERENCES)] : all;
  return { inReplyTo: [newest.rfcMessageId], refs };
};

/** Without what no mail may hold: half a pair of UTF-16, a NUL and the other signs that steer machines. */
const sound = (html: string): string =>
  // oxlint-disable-next-line no-control-regex
  html.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g, '');

/** A line of a header: no sign in it ends the line, steers a machine or turns its direction around. */
const headerLine = (text: string): string =>
  text
    .toWellFormed()
    // oxlint-disable-next-line no-control-regex
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g, ' ')
    .trim();
const plain = ({ name, address }: Address): Address => ({
  name: headerLine(name).slice(0, 200),
  address: address.trim(),
});

/** Each recipient once, at the most visible of the places where it stands. */
const recipientsOf = (content: Input['content']) => {
  const seen = new Set<string>();
  const once = (list: readonly Address[]): Address[] =>
    list.map(plain).filter((one) => {
      const key = one.address.toLowerCase();
      return !seen.has(key) && seen.add(key);
    });
  return { to: once(content.to), cc: once(content.cc), bcc: once(content.bcc) };
};

const quotedOf = async (db: Db, answered: ReplyFacts['answered']): Promise<Quoted | null> => {
  const message = answered && (await messageById(db, answered.id));
  return message ? { ...message, attachments: await attachmentsOf(db, [message.id]) } : null;
};

/** The signed address that brings the answer back, where our own listener takes mail for it. */
const replyToOf = (sender: AllowedSender, interactionId: number, tokens: Tokens): Address[] =>
  sender.mailbox.incoming.kind === 'listener'
    ? [{ name: sender.name, address: tokens.replyAddress(sender.mailbox.address, interactionId) }]
    : [];

const sentBefore = async (db: Db, actor: Actor, onceKey: string): Promise<Sent | null> => {
  const before = await outboundByClick(db, onceKey);
  if (before && before.agentId !== actor.id) throw refuse('not-found');
  return before && { messageId: before.id, sendAt: before.sendAt };
};

/** With the interaction held, nothing can come in between this look and the answer. */
const refuseNewer = async (tx: Db, interactionId: number, actor: Actor, seen: number | null): Promise<void> => {
  const newer = seen === null ? [] : await newerMessages(tx, interactionId, actor.id, seen);
  if (newer.length > 0) throw refuse('newer-message', { count: newer.length, name: newer.at(-1)!.name });
};

/** Queues an answer; it leaves when the undo window is over. D6, R31: it need not be mine, and does not become mine. */
export const sendReply = async (
  { db, act, blobs, tokens }: ComposeDeps,
  actor: Actor,
  { interactionId: asked, content, onceKey, sendAt }: Input,
): Promise<Sent> => {
  const before = await sentBefore(db, actor, onceKey);
  if (before) return before;
  const planned = sendAt === null ? null : new Date(sendAt);
  const badTime = planned && whyNotAt(planned, now());
  if (badTime) throw refuse(badTime);
  const facts = await replyFacts(db, actor, asked);
  const { interactionId } = facts;
  const attached = content.uploads.filter((one) => !one.inline).map((one) => one.id);
  const shown = uploadsShown(content.html);
  const uploads = await uploadsOf(db, actor.id, [...attached, ...shown]);
  const sender = facts.senders.find((one) => one.id === content.senderId);
  const missing = [...attached, ...shown].find((id) => !uploads.has(id));
  const recipients = recipientsOf(content);
  const headerLength = [...recipients.to, ...recipients.cc, sender ?? { name: '', address: '' }].reduce(
    (sum, one) => sum + one.name.length + one.address.length + 8,
    facts.subject.length,
  );
  const letter = await writeLetterApart({
    html: sound(content.html),
    uploads,
    sizes: await picturesAmong(uploads, shown, blobs),
    tables: await tablesAmong(uploads, blobs),
    attached,
    quoted: content.quote ? await quotedOf(db, facts.answered) : null,
    language: sender?.mailbox.language ?? actor.language,
    timeZone: content.timeZone,
    headerLength,
  });
  const reason = whyNotSend({
    emailEnabled: facts.emailEnabled,
    recipients: [...recipients.to, ...recipients.cc, ...recipients.bcc],
    senderAllowed: sender !== undefined,
    files: letter.files.map((file) => file.name),
    missing: missing === undefined ? null : (content.uploads.find((one) => one.id === missing)?.name ?? 'image'),
    text: letter.freshText,
    size: letter.wireBytes,
  });
  if (reason || !sender) throw refuse(reason?.code ?? 'sender-not-allowed', reason?.values);
  for (const picture of letter.pictures) await blobs.put(picture);

  const { undoSeconds } = await readHouseSettings(db);
  const made = await act(async (one) => {
    await holdInteraction(one.tx, interactionId);
    // The same click, twice at once: what came after the first of them stops nothing.
    if (await outboundByClick(one.tx, onceKey)) return null;
    await refuseNewer(one.tx, interactionId, actor, content.seenMessageId);
    const added = await addOutbound(
      one,
      {
        interactionId,
        agentId: actor.id,
        rfcMessageId: tokens.messageId(interactionId),
        ...referencesAfter(facts.newest),
        sender: { name: sender.name, address: sender.address },
        replyTo: replyToOf(sender, interactionId, tokens),
        ...recipients,
        subject: headerLine(content.subject ?? '') || replySubject(headerLine(facts.subject)),
        text: letter.text,
        freshText: letter.freshText,
        html: letter.html,
        snippet: snippetOf(letter.freshText),
        delivery: planned || undoSeconds > 0 ? 'held' : 'queued',
        sendAt: planned ?? later(now(), undoSeconds * 1000),
        scheduled: planned !== null,
        onceKey,
      },
      letter.files.map(({ contentId, ...file }, position) => ({ ...file, content_id: contentId, position })),
    );
    if (!added) return null;
    if (planned) await planRelease(one, added.id, planned);
    await keepSent(one.tx, added.id, actor.id, content);
    await endSentDraft(one, placeOf(actor.id, asked), asked, added.id);
    return { messageId: added.id, sendAt: added.sendAt };
  });
  if (made) return made;
  // The same click came twice at once, and the other was first.
  const other = await sentBefore(db, actor, onceKey);
  if (!other) throw refuse('not-found');
  return other;
};
