import type { Actor } from '#ground/api/contract.ts';
import { now } from '#ground/clock.ts';
import type { Db } from '#ground/db/server/database.ts';
import type { Act, Acts } from '#ground/events/server/follow.ts';
import { addJob, removeJob } from '#ground/jobs/server/jobs-store.ts';
import { refuse } from '#ground/refusal.ts';
import {
  holdInteraction,
  messageById,
  newerMessages,
  releaseScheduled,
  trashOf,
  scheduledIn,
  setDelivery,
  visibleRow,
  type MessageRow,
} from '#spine/interactions/server/api.ts';
import { deliveryDetail, type SendProblem } from '#spine/mailboxes/rules.ts';
import { agentById } from '#spine/people/server/api.ts';
import { COMPOSE_JOBS, type ComeBack } from '../contract.ts';
import { whatOfScheduled } from '../rules.ts';
import { giveBack } from './give-back.ts';
import { replyFacts } from './reply-facts.ts';
import { sentContent } from './sent-store.ts';
import { applyThen } from './then-status.ts';

const jobKey = (messageId: number): string => `scheduled:${messageId}`;

/** In the transaction that wrote the answer: it leaves at its time, or not at all. */
export const planRelease = (act: Act, messageId: number, sendAt: Date): Promise<void> =>
  addJob(act.tx, { kind: COMPOSE_JOBS.release, key: jobKey(messageId), payload: { messageId }, runAt: sendAt });
export const forgetRelease = (act: Act, messageId: number): Promise<void> => removeJob(act.tx, jobKey(messageId));

/** Whether its writer could still send it now; null when they could. The office changes who may while mail waits. */
export const problemOf = async (tx: Db, message: MessageRow): Promise<SendProblem | null> => {
  const agent = message.agentId === null ? null : await agentById(tx, message.agentId);
  if (!agent || agent.disabled) return 'writer-gone';
  const actor: Actor = { id: agent.id, role: agent.role, language: agent.language };
  const visible = (await visibleRow(tx, actor, message.interactionId)) !== null;
  // A text has the one sender that its conversation has.
  if (message.kind === 'text') return visible ? null : 'sender-not-allowed';
  const facts = visible ? await replyFacts(tx, actor, message.interactionId) : null;
  const allowed = facts?.senders.some((one) => one.address === message.sender.address) ?? false;
  return allowed && facts!.emailEnabled ? null : 'sender-not-allowed';
};

/**
 * Decides on one scheduled answer, with its interaction held so that no mail arrives meanwhile: back to its writer when
 * somebody wrote after what they had seen, off when its time has come, failed with its reason when it may not.
 */
const decide = async (act: Act, messageId: number): Promise<void> => {
  const there = await messageById(act.tx, messageId);
  if (!there || !(await holdInteraction(act.tx, there.interactionId))) return;
  const message = await messageById(act.tx, messageId);
  if (!message?.scheduled || message.delivery !== 'held' || message.agentId === null) return;
  const seen = (await sentContent(act.tx, messageId))?.seenMessageId ?? messageId;
  const newer = (await newerMessages(act.tx, message.interactionId, message.agentId, seen)).at(-1);
  const trashed = await trashOf(act.tx, message.interactionId);
  const due = message.sendAt === null || message.sendAt <= now();
  const decision = whatOfScheduled({
    newer: newer !== undefined,
    inTrash: trashed !== null,
    due,
    problem: due ? await problemOf(act.tx, message) : null,
  });
  if (decision === 'wait') return;
  if (decision === 'back') {
    const sendAt = message.sendAt?.toISOString() ?? null;
    const note: ComeBack = trashed
      ? { name: trashed.byName, at: trashed.at.toISOString(), sendAt, spam: true }
      : { name: newer!.name, at: newer!.at.toISOString(), sendAt };
    if (await giveBack(act, message, message.agentId, note)) await forgetRelease(act, messageId);
  } else if (decision === 'leave') {
    if (await releaseScheduled(act, message)) await applyThen(act, message);
  } else await setDelivery(act, messageId, { from: ['held'], to: 'failed', detail: deliveryDetail(decision, '') });
};

/** The job at its time. */
export const releaseAt = (act: Acts, messageId: number): Promise<void> => act((one) => decide(one, messageId));

/** Somebody wrote in that interaction: what was scheduled there goes back to its writers. */
export const stopScheduled = async (db: Db, act: Acts, interactionId: number): Promise<void> => {
  for (const messageId of await scheduledIn(db, interactionId)) await act((one) => decide(one, messageId));
};

/** Its writer does not want to wait. */
export const sendNow = async (db: Db, act: Acts, actor: Actor, messageId: number): Promise<void> => {
  const message = await messageById(db, messageId);
  if (message?.agentId !== actor.id || !(await visibleRow(db, actor, message.interactionId))) throw refuse('not-found');
  await act(async (one) => {
    await holdInteraction(one.tx, message.interactionId);
    if (!(await releaseScheduled(one, message))) throw refuse('already-gone');
    await forgetRelease(one, messageId);
    await applyThen(one, message);
  });
};
