import type { z } from 'zod';
import type { Actor } from '#ground/api/contract.ts';
import type { Blobs } from '#ground/blobs/server/blobs.ts';
import { later, now } from '#ground/clock.ts';
import { cleanHtml, escapeHtml } from '#ground/html/clean-html.ts';
import { translatedNotice } from '#spine/channels/rules.ts';
import type { Db } from '#ground/db/server/database.ts';
import type { Act, Acts } from '#ground/events/server/follow.ts';
import { refuse } from '#ground/refusal.ts';
import { deleteDraft, endSentDraft } from '#spine/drafts/server/api.ts';
import { readHouseSettings } from '#spine/house-settings/server/api.ts';
import { say } from '#ground/words.ts';
import { snippetOf } from '#spine/interactions/rules.ts';
import { interactionWords } from '#spine/interactions/words.ts';
import {
  addOutbound,
  holdInteraction,
  newerMessages,
  outboundByClick,
  type Original,
  type Outbound,
  type Tokens,
} from '#spine/interactions/server/api.ts';
import { uploadsOf } from '#spine/uploads/server/api.ts';
import type { sendReply as contract } from '../contract.ts';
import { replySubject, whyNotAt, whyNotSend, type Address } from '../rules.ts';
import { uploadsShown, type Quoted } from './letter.ts';
import { quotedOf } from './quotation-to-insert.ts';
import { picturesAmong } from './picture-sizes.ts';
import { replyFacts, type AllowedSender, type ReplyFacts } from './reply-facts.ts';
import { placeOf } from './drafts.ts';
import { planRelease } from './scheduled.ts';
import { keepSent } from './sent-store.ts';
import { setThen } from './then-status.ts';
import { tablesAmong } from './tables.ts';
import { writeLetterApart } from './write-letter-apart.ts';

export type ComposeDeps = { db: Db; act: Acts; blobs: Blobs; tokens: Tokens };
type Input = z.output<typeof contract.input>;
export type Sent = { messageId: number; interactionId: number; sendAt: Date };

/** Where a letter goes: into an interaction that is there, or as the first message of a new one. */
export type Errand = {
  emailEnabled: boolean;
  senders: readonly AllowedSender[];
  subject: string;
  quoted: Quoted | null;
  /** Puts it there, with all that must be looked at in the same transaction; null when it was not to be added. */
  add(act: Act, letter: Ready): Promise<{ id: number; interactionId: number; sendAt: Date } | null>;
};
/** What is ready to leave but for the number of its interaction. */
export type Ready = {
  messageIn(interactionId: number): Omit<Outbound, 'inReplyTo' | 'refs'>;
  sender: AllowedSender;
  recipients: ReturnType<typeof recipientsOf>;
  files: Parameters<typeof addOutbound>[2];
};

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
export const headerLine = (text: string): string =>
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

/** The signed address that brings the answer back, where our own listener takes mail for it. */
const replyToOf = (sender: AllowedSender, interactionId: number, tokens: Tokens): Address[] =>
  sender.mailbox.incoming.kind === 'listener'
    ? [{ name: sender.name, address: tokens.replyAddress(sender.mailbox.address, interactionId) }]
    : [];

/** R108: the contact is told in their own language that it was translated. */
const translatedHtml = ({ html, to }: NonNullable<Input['translation']>): string =>
  `${html}<p><i>${escapeHtml(translatedNotice(to))}</i></p>`;

/** What its writer wrote, kept beside what leaves, for colleagues alone. Pictures stay in what left. */
const originalOf = (html: string, { from, to }: NonNullable<Input['translation']>): Original => ({
  html: cleanHtml(sound(html), { image: () => null }),
  from,
  to,
});

const sentBefore = async (db: Db, actor: Actor, onceKey: string): Promise<Sent | null> => {
  const before = await outboundByClick(db, onceKey);
  if (before && before.agentId !== actor.id) throw refuse('not-found');
  return before && { messageId: before.id, interactionId: before.interactionId, sendAt: before.sendAt };
};

/** With the interaction held, nothing can come in between this look and the answer. */
const refuseNewer = async (tx: Db, interactionId: number, actor: Actor, seen: number | null): Promise<void> => {
  const newer = seen === null ? [] : await newerMessages(tx, interactionId, actor.id, seen);
  if (newer.length > 0)
    throw refuse('newer-message', {
      count: newer.length,
      name: newer.at(-1)!.name || say(interactionWords.anonymous, actor.language),
    });
};

/** Queues a letter; it leaves when the undo window is over. The same click twice is one letter. */
export const sendLetter = async (
  { db, act, blobs, tokens }: ComposeDeps,
  actor: Actor,
  input: Pick<Input, 'content' | 'onceKey' | 'sendAt' | 'unsure'> & Partial<Pick<Input, 'thenStatus' | 'translation'>>,
  errandOf: () => Promise<Errand>,
): Promise<Sent> => {
  const { content, onceKey, sendAt, unsure, thenStatus, translation } = input;
  const leaving = translation ? translatedHtml(translation) : content.html;
  const before = await sentBefore(db, actor, onceKey);
  if (before) return before;
  const refuseSecond = async (at: Db): Promise<void> => {
    for (const key of unsure) if (await sentBefore(at, actor, key)) throw refuse('sent-already');
  };
  await refuseSecond(db);
  const planned = sendAt === null ? null : new Date(sendAt);
  const badTime = planned && whyNotAt(planned, now());
  if (badTime) throw refuse(badTime);
  const errand = await errandOf();
  const attached = content.uploads.filter((one) => !one.inline).map((one) => one.id);
  const shown = uploadsShown(leaving);
  const uploads = await uploadsOf(db, actor.id, [...attached, ...shown]);
  const sender = errand.senders.find((one) => one.id === content.senderId);
  const missing = [...attached, ...shown].find((id) => !uploads.has(id));
  const recipients = recipientsOf(content);
  const headerLength = [...recipients.to, ...recipients.cc, sender ?? { name: '', address: '' }].reduce(
    (sum, one) => sum + one.name.length + one.address.length + 8,
    errand.subject.length,
  );
  const letter = await writeLetterApart({
    html: sound(leaving),
    uploads,
    sizes: await picturesAmong(uploads, shown, blobs),
    tables: await tablesAmong(uploads, blobs),
    attached,
    quoted: errand.quoted,
    language: sender?.mailbox.language ?? actor.language,
    timeZone: content.timeZone,
    headerLength,
  });
  const reason = whyNotSend({
    emailEnabled: errand.emailEnabled,
    recipients: [...recipients.to, ...recipients.cc, ...recipients.bcc],
    senderAllowed: sender !== undefined,
    files: letter.files.map((file) => file.name),
    missing: missing === undefined ? null : (content.uploads.find((one) => one.id === missing)?.name ?? 'image'),
    text: letter.freshText,
    empty: letter.empty,
    size: letter.wireBytes,
  });
  if (reason || !sender) throw refuse(reason?.code ?? 'sender-not-allowed', reason?.values);
  for (const picture of letter.pictures) await blobs.put(picture);

  const { undoSeconds } = await readHouseSettings(db);
  const ready: Ready = {
    sender,
    recipients,
    files: letter.files.map(({ contentId, ...file }, position) => ({ ...file, content_id: contentId, position })),
    messageIn: (interactionId) => ({
      interactionId,
      agentId: actor.id,
      rfcMessageId: tokens.messageId(interactionId),
      sender: { name: sender.name, address: sender.address },
      replyTo: replyToOf(sender, interactionId, tokens),
      ...recipients,
      subject: errand.subject,
      text: letter.text,
      freshText: letter.freshText,
      html: letter.html,
      original: translation ? originalOf(content.html, translation) : null,
      snippet: snippetOf(letter.freshText),
      delivery: planned || undoSeconds > 0 ? 'held' : 'queued',
      sendAt: planned ?? later(now(), undoSeconds * 1000),
      scheduled: planned !== null,
      onceKey,
    }),
  };
  const made = await act(async (one) => {
    const added = await errand.add(one, ready);
    if (!added) return null;
    // The interaction is held: what was under way is there now.
    await refuseSecond(one.tx);
    if (planned) await planRelease(one, added.id, planned);
    await keepSent(one.tx, added.id, actor.id, content);
    if (thenStatus)
      await setThen(one, { ...added, held: undoSeconds > 0, planned: planned !== null }, thenStatus, actor.id);
    return { messageId: added.id, interactionId: added.interactionId, sendAt: added.sendAt };
  });
  if (made) return made;
  // The same click came twice at once, and the other was first.
  const other = await sentBefore(db, actor, onceKey);
  if (!other) throw refuse('not-found');
  return other;
};

/** D6, R31: the interaction that is answered need not be mine, and does not become mine. */
export const sendReply = (deps: ComposeDeps, actor: Actor, input: Input): Promise<Sent> =>
  sendLetter(deps, actor, input, async () => {
    const { interactionId: asked, content, onceKey } = input;
    const facts = await replyFacts(deps.db, actor, asked);
    const { interactionId } = facts;
    return {
      emailEnabled: facts.emailEnabled,
      senders: facts.senders,
      subject: headerLine(content.subject ?? '') || replySubject(headerLine(facts.subject)),
      quoted: content.quote ? await quotedOf(deps.db, facts.answered) : null,
      async add(one, { messageIn, files }) {
        const held = await holdInteraction(one.tx, interactionId);
        // The same click, twice at once: what came after the first of them stops nothing.
        if (await outboundByClick(one.tx, onceKey)) return null;
        if (held?.trashedAt) throw refuse('in-trash');
        await refuseNewer(one.tx, interactionId, actor, content.seenMessageId);
        const message = { ...messageIn(interactionId), ...referencesAfter(facts.newest) };
        const added = await addOutbound(one, message, files);
        if (added) await endSentDraft(one, placeOf(actor.id, asked), asked, added.id);
        // It was merged meanwhile, and the draft with it.
        if (added && asked !== interactionId) await deleteDraft(one, placeOf(actor.id, interactionId), interactionId);
        return added && { ...added, interactionId };
      },
    };
  });
