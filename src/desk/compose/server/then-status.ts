import { later, now } from '#ground/clock.ts';
import type { Act, Acts } from '#ground/events/server/follow.ts';
import { addJob, removeJob } from '#ground/jobs/server/jobs-store.ts';
import { Refusal } from '#ground/refusal.ts';
import type { StatusWithAnswer } from '#spine/dispositions/contract.ts';
import { mustBeSettable, restoreStatus, setStatus } from '#spine/dispositions/server/api.ts';
import { holdInteraction, messageById } from '#spine/interactions/server/api.ts';
import { notify } from '#spine/notices/server/api.ts';
import { COMPOSE_JOBS } from '../contract.ts';
import { statusComes } from '../rules.ts';
import { forgetThen, keepThen, thenOf, type Then } from './then-store.ts';

/** Refusals as the notice's sentence chooses among them: its own words have no hyphens. */
const WHY: Readonly<Record<string, string>> = { 'closed-is-final': 'closed', 'disposition-required': 'disposition' };

const jobKey = (messageId: number): string => `then:${messageId}`;

type Queued = { id: number; interactionId: number; sendAt: Date; held: boolean; planned: boolean };

/**
 * In the act that queues an answer: its status now, or what is needed for it to come when the answer has left. Refuses,
 * and with it the whole send, when it may not be set.
 */
export const setThen = async (act: Act, queued: Queued, to: StatusWithAnswer, agentId: number): Promise<void> => {
  const interaction = (await holdInteraction(act.tx, queued.interactionId))!;
  if (statusComes({ to, held: queued.held, planned: queued.planned }) === 'now') {
    await setStatus(act, interaction, to, agentId);
    await keepThen(act.tx, queued.id, to, interaction.status);
    return;
  }
  await mustBeSettable(act, interaction.id, to, agentId);
  await keepThen(act.tx, queued.id, to, null);
  // A planned one brings its status when it is released.
  if (!queued.planned) await waitFor(act, queued.id, queued.sendAt);
};

const waitFor = (act: Act, messageId: number, sendAt: Date): Promise<void> =>
  addJob(act.tx, {
    kind: COMPOSE_JOBS.statusAfter,
    key: jobKey(messageId),
    payload: { messageId },
    runAt: later(sendAt, 50),
  });

/**
 * The answer leaves: its status comes, if it still may. One who gave the interaction away meanwhile, or whose skill asks
 * for a disposition now, has no say any more; the answer leaves all the same, and they are told. The caller holds the
 * interaction.
 */
export const applyThen = async (act: Act, message: { id: number; agentId: number | null; interactionId: number }) => {
  const then = await thenOf(act.tx, message.id);
  if (!then || then.before !== null || message.agentId === null) return;
  await forgetThen(act.tx, message.id);
  const held = (await holdInteraction(act.tx, message.interactionId))!;
  try {
    await setStatus(act, held, then.to, message.agentId);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await notify(act, {
      ...{ agentId: message.agentId, kind: 'status-not-set', interactionId: held.id },
      data: { status: then.to, why: WHY[error.code] ?? 'other' },
    });
  }
};

/** The job behind `waitFor`. */
export const applyThenAt = (act: Acts, messageId: number): Promise<void> =>
  act(async (one) => {
    const there = await messageById(one.tx, messageId);
    if (!there || !(await holdInteraction(one.tx, there.interactionId))) return;
    const message = await messageById(one.tx, messageId);
    if (!message) return;
    if (message.delivery === 'held' && message.sendAt !== null && message.sendAt > now())
      await waitFor(one, messageId, message.sendAt);
    else await applyThen(one, message);
  });

/** The answer is taken back, and its status with it, unless somebody has set another since. */
export const takeBackThen = async (
  act: Act,
  then: Then,
  sent: { messageId: number; interactionId: number; writerId: number },
): Promise<void> => {
  await removeJob(act.tx, jobKey(sent.messageId));
  if (then.before === null) return;
  const held = await holdInteraction(act.tx, sent.interactionId);
  if (held?.status === then.to && held.assigneeId === sent.writerId) await restoreStatus(act, held, then.before);
};
