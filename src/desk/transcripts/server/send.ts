import type { z } from 'zod';
import type { Actor } from '#ground/api/contract.ts';
import { later, now } from '#ground/clock.ts';
import type { Db } from '#ground/db/server/database.ts';
import type { Acts } from '#ground/events/server/follow.ts';
import { refuse } from '#ground/refusal.ts';
import { say } from '#ground/words.ts';
import { contactById } from '#spine/contacts/server/api.ts';
import { readHouseSettings } from '#spine/house-settings/server/api.ts';
import {
  addTranscript,
  messageById,
  outboundByClick,
  withdrawTranscript,
  type MessageRow,
  type ThreadRow,
  type Tokens,
} from '#spine/interactions/server/api.ts';
import { interactionWords } from '#spine/interactions/words.ts';
import type { Mailbox } from '#spine/mailboxes/contract.ts';
import { addressForms } from '#spine/mailboxes/rules.ts';
import { listMailboxes } from '#spine/mailboxes/server/api.ts';
import { agentById } from '#spine/people/server/api.ts';
import type { sendTranscript as sendCall } from '../contract.ts';
import { isForContact, othersIn, whyNotSend } from '../rules.ts';
import { transcriptWords } from '../words.ts';
import { saveLetter } from './letters-store.ts';
import { momentsIn } from './moments.ts';
import { allRows, visibleInteraction } from './read-transcript.ts';

export type SendDeps = { db: Db; act: Acts; tokens: Tokens };
type Input = z.output<typeof sendCall.input>;

export type Sending = {
  emailEnabled: boolean;
  inTrash: boolean;
  mailbox: Mailbox | undefined;
  /** What the contact would receive, oldest first. */
  messages: MessageRow[];
  addresses: string[];
  others: string[];
};

/** The address that the contact wrote from last comes first. */
const inOrder = (addresses: readonly string[], messages: readonly MessageRow[]): string[] => {
  const last = messages.findLast(
    (one) => one.direction === 'in' && addresses.includes(one.sender.address.toLowerCase()),
  );
  const first = last?.sender.address.toLowerCase();
  return addresses.toSorted((a, b) => Number(b === first) - Number(a === first));
};

/** All that sending a transcript depends on, for an interaction that this person sees. */
export const sendingOf = async (db: Db, actor: Actor, interaction: ThreadRow): Promise<Sending> => {
  const [rows, mailboxes, contact, agent] = await Promise.all([
    allRows(db, interaction.id),
    listMailboxes(db),
    contactById(db, interaction.contactId),
    agentById(db, actor.id),
  ]);
  const messages = rows.filter(isForContact);
  const addresses = (contact?.addresses ?? []).flatMap((one) => (one.kind === 'email' ? [one.address] : []));
  const ours = new Set(mailboxes.flatMap((box) => [box.address, ...box.senders.map((sender) => sender.address)]));
  return {
    emailEnabled: agent?.emailEnabled ?? false,
    inTrash: interaction.trashedAt !== null,
    mailbox: mailboxes.find((one) => one.id === interaction.mailboxId),
    messages,
    addresses: inOrder(addresses, messages),
    others: othersIn(messages, addresses, (address) => addressForms(address).some((form) => ours.has(form))),
  };
};

const MOST_REFERENCES = 20;
const referencesAfter = (messages: readonly MessageRow[]): { inReplyTo: string[]; refs: string[] } => {
  const newest = messages.findLast((one) => one.rfcMessageId !== null);
  if (!newest?.rfcMessageId) return { inReplyTo: [], refs: [] };
  const all = [...new Set([...newest.refs, newest.rfcMessageId])];
  const refs = all.length > MOST_REFERENCES ? [all[0]!, ...all.slice(1 - MOST_REFERENCES)] : all;
  return { inReplyTo: [newest.rfcMessageId], refs };
};

/** Queues the transcript; it is written and leaves when the undo window is over. */
export const sendTranscript = async (
  { db, act, tokens }: SendDeps,
  actor: Actor,
  { interactionId, to, timeZone, onceKey }: Input,
): Promise<{ messageId: number; sendAt: Date }> => {
  const before = await outboundByClick(db, onceKey);
  if (before && before.agentId !== actor.id) throw refuse('not-found');
  if (before) return { messageId: before.id, sendAt: before.sendAt };
  const interaction = await visibleInteraction(db, actor, interactionId);
  if (!momentsIn(actor.language, timeZone)) throw refuse('bad-zone');
  const sending = await sendingOf(db, actor, interaction);
  const { mailbox, messages } = sending;
  const why = whyNotSend({ ...sending, hasMailbox: mailbox !== undefined, messageCount: messages.length, to });
  if (why || !mailbox) throw refuse(why?.code ?? 'no-mailbox', why?.values);
  const { undoSeconds } = await readHouseSettings(db);
  const { language } = mailbox;
  const subject = interaction.subject.trim() || say(interactionWords['no-subject'], language);
  const made = await act(async (one) => {
    const added = await addTranscript(one, {
      ...{ interactionId, agentId: actor.id, onceKey, ...referencesAfter(messages) },
      rfcMessageId: tokens.messageId(interactionId),
      sender: { name: mailbox.name, address: mailbox.address },
      replyTo:
        mailbox.incoming.kind === 'listener'
          ? [{ name: mailbox.name, address: tokens.replyAddress(mailbox.address, interactionId) }]
          : [],
      to: { name: interaction.contactName, address: to[0]! },
      subject: say(transcriptWords['letter.subject'], language, { subject }),
      delivery: undoSeconds > 0 ? 'held' : 'queued',
      sendAt: later(now(), undoSeconds * 1000),
    });
    if (added) await saveLetter(one.tx, added.id, { messageIds: messages.map((each) => each.id), language, timeZone });
    return added;
  });
  // The same click came twice at once, and the other was first.
  const known = made ?? (await outboundByClick(db, onceKey));
  if (!known) throw refuse('not-found');
  return { messageId: known.id, sendAt: known.sendAt };
};

export const undoTranscript = async ({ db, act }: SendDeps, actor: Actor, messageId: number): Promise<void> => {
  const message = await messageById(db, messageId);
  if (message?.kind !== 'transcript' || message.agentId !== actor.id) throw refuse('not-found');
  if (!(await act((one) => withdrawTranscript(one, messageId, actor.id)))) throw refuse('already-gone');
};
