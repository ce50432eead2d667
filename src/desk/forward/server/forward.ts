import type { Actor } from '#ground/api/contract.ts';
import { later, now } from '#ground/clock.ts';
import type { Db } from '#ground/db/server/database.ts';
import type { Acts } from '#ground/events/server/follow.ts';
import { refuse } from '#ground/refusal.ts';
import { forwardKey } from '#spine/drafts/contract.ts';
import { deleteDraft } from '#spine/drafts/server/api.ts';
import { readHouseSettings } from '#spine/house-settings/server/api.ts';
import {
  addForward,
  attachmentsOf,
  messageById,
  outboundByClick,
  visibleRow,
  withdrawForward,
} from '#spine/interactions/server/api.ts';
import { addressForms } from '#spine/mailboxes/rules.ts';
import { listMailboxes } from '#spine/mailboxes/server/api.ts';
import { agentById } from '#spine/people/server/api.ts';
import { may } from '#spine/permissions/server/api.ts';
import { whyNotForward } from '../rules.ts';

export type ForwardDeps = {
  db: Db;
  act: Acts;
  /** Whether the mail door still keeps the bytes of a received mail. */
  rawOf(ledgerId: number): Promise<Buffer | null>;
};

/** A received mail whose interaction this person may see; anything else is 'not-found'. */
export const receivedMail = async (db: Db, actor: Actor, messageId: number) => {
  const message = await messageById(db, messageId);
  const row = message?.direction === 'in' ? await visibleRow(db, actor, message.interactionId) : null;
  if (!message || !row) throw refuse('not-found');
  return { message, row };
};

type Input = { messageId: number; to: readonly string[]; onceKey: string };

/** Queues the exact copy; it leaves when the undo window is over. */
export const sendForward = async (
  { db, act, rawOf }: ForwardDeps,
  actor: Actor,
  { messageId, to, onceKey }: Input,
): Promise<{ messageId: number; sendAt: Date }> => {
  const before = await outboundByClick(db, onceKey);
  if (before && before.agentId !== actor.id) throw refuse('not-found');
  if (before) return { messageId: before.id, sendAt: before.sendAt };
  const { message, row } = await receivedMail(db, actor, messageId);
  const [allowed, mailboxes, agent, files, raw, { undoSeconds }] = await Promise.all([
    may(db, actor, 'forward'),
    listMailboxes(db),
    agentById(db, actor.id),
    attachmentsOf(db, [messageId]),
    message.ledgerId === null ? null : rawOf(message.ledgerId),
    readHouseSettings(db),
  ]);
  const mailbox = mailboxes.find((one) => one.id === row.mailboxId);
  const ours = new Set(mailboxes.flatMap((one) => [one.address, ...one.senders.map((sender) => sender.address)]));
  const reason = whyNotForward({
    allowed,
    emailEnabled: agent?.emailEnabled ?? false,
    // R44: of what was hidden nothing is copied; what is left of it is sent.
    hasSource: raw !== null || message.contentHidden || message.authorHidden || message.partHidden,
    hasMailbox: mailbox !== undefined,
    to,
    isOurs: (address) => addressForms(address).some((form) => ours.has(form)),
    files: files.map((file) => file.name),
  });
  if (reason || !mailbox) throw refuse(reason?.code ?? 'no-mailbox', reason?.values);
  const made = await act(async (one) => {
    const added = await addForward(one, {
      interactionId: message.interactionId,
      agentId: actor.id,
      forwardOf: messageId,
      sender: { name: mailbox.name, address: mailbox.address },
      to: to.map((address) => ({ name: '', address })),
      subject: message.contentHidden ? row.subject : message.subject,
      delivery: undoSeconds > 0 ? 'held' : 'queued',
      sendAt: later(now(), undoSeconds * 1000),
      onceKey,
    });
    if (added) await deleteDraft(one, { agentId: actor.id, key: forwardKey(messageId) }, message.interactionId);
    return added;
  });
  // The same click came twice at once, and the other was first.
  const known = made ?? (await outboundByClick(db, onceKey));
  if (!known) throw refuse('not-found');
  return { messageId: known.id, sendAt: known.sendAt };
};

export const undoForward = async ({ db, act }: ForwardDeps, actor: Actor, messageId: number): Promise<void> => {
  const message = await messageById(db, messageId);
  if (message?.kind !== 'forward' || message.agentId !== actor.id) throw refuse('not-found');
  if (!(await act((one) => withdrawForward(one, messageId, actor.id)))) throw refuse('already-gone');
};
