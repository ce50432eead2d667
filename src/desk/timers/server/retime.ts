import type { Act } from '#ground/events/server/follow.ts';
import { addJobs, removeJobs } from '#ground/jobs/server/jobs-store.ts';
import { TIMER_EVENTS, TIMER_JOBS, type Plan } from '../contract.ts';
import { dueAt } from '../hours/rules.ts';
import { wantedTimer, type Facts, type Wanted } from '../rules.ts';
import { readPlanRows } from './plans-store.ts';
import {
  countingSince,
  deleteTimers,
  factsOf,
  holdTimers,
  saveTimers,
  type FactsRow,
  type Running,
} from './timers-store.ts';

export const ringKey = (interactionId: number): string => `timer:${interactionId}`;

const factsFrom = (row: FactsRow): Facts => ({
  status: row.status,
  waitingFor: row.waitingFor,
  assignedAt: row.assignedAt?.getTime() ?? null,
  asked: row.askedId === null ? null : { messageId: row.askedId, at: row.askedAt!.getTime() },
  answer:
    row.answerId === null
      ? null
      : {
          messageId: row.answerId,
          at: row.answerAt!.getTime(),
          delivery: row.delivery!,
          scheduled: row.scheduled ?? false,
        },
});

/** Null: by these hours it would never be due. */
const timed = (id: number, wanted: Wanted, plan: Plan, before: Running | null): Running | null => {
  const last = before?.kind === wanted.kind && before.messageId === wanted.messageId ? before : null;
  const extras = last?.extras ?? 0;
  const allowed = wanted.kind === 'agent' ? plan.agentMinutes : plan.customerMinutes + extras * plan.extraMinutes;
  const half = dueAt(wanted.startedAt, allowed / 2, plan.hours);
  const due = dueAt(wanted.startedAt, allowed, plan.hours);
  if (half === null || due === null) return null;
  // What was told of a time that has moved is told again when it comes.
  const still = (told: Date | null | undefined, at: number): Date | null =>
    told && told.getTime() >= at ? told : null;
  return {
    interactionId: id,
    kind: wanted.kind,
    messageId: wanted.messageId,
    startedAt: new Date(wanted.startedAt),
    halfAt: new Date(half),
    dueAt: new Date(due),
    allowedMinutes: allowed,
    extras,
    restartedAt: wanted.restartedAt === null ? null : new Date(wanted.restartedAt),
    halfToldAt: still(last?.halfToldAt, half),
    overAt: still(last?.overAt, due),
  };
};

/** When it has something to tell next; null: it has told all. */
export const nextRing = ({ halfAt, halfToldAt, dueAt, overAt }: Running): Date | null =>
  overAt ? null : halfToldAt ? dueAt : halfAt;

export const ringJob = (interactionId: number, runAt: Date) => ({
  kind: TIMER_JOBS.ring,
  key: ringKey(interactionId),
  payload: { interactionId },
  runAt,
});

/**
 * Makes the timers of these interactions what the facts say now, with their jobs. The same again changes nothing.
 * A few statements for all of them together.
 */
export const retime = async (act: Act, interactionIds: readonly number[]): Promise<void> => {
  const ids = [...new Set(interactionIds)].sort((a, b) => a - b);
  if (ids.length === 0) return;
  const { tx } = act;
  // Held first: what is read after that is what whoever rings has left.
  const before = new Map((await holdTimers(tx, ids)).map((row) => [row.interactionId, row]));
  const since = await countingSince(tx);
  const plans = await readPlanRows(tx);
  const saved: Running[] = [];
  const gone: number[] = [];
  for (const row of await factsOf(tx, ids)) {
    const last = before.get(row.id) ?? null;
    const known = last && {
      ...last,
      restartedAt: last.restartedAt?.getTime() ?? null,
      overAt: last.overAt?.getTime() ?? null,
    };
    const wanted = since === null ? null : wantedTimer(factsFrom(row), known, since.getTime());
    if (wanted === 'lapsed') continue;
    const timer = wanted && timed(row.id, wanted, plans.of(row.skillId), last);
    if (!timer && !last) continue;
    if (timer && last && JSON.stringify(timer) === JSON.stringify(last)) continue;
    if (timer) saved.push(timer);
    else gone.push(row.id);
    act.say({
      kind: TIMER_EVENTS.changed,
      interactionId: row.id,
      agentId: row.assigneeId,
      data: { skillId: row.skillId },
    });
  }
  await saveTimers(tx, saved);
  await deleteTimers(tx, gone);
  const rings = saved.map((timer) => ({ id: timer.interactionId, at: nextRing(timer) }));
  await addJobs(
    tx,
    rings.flatMap(({ id, at }) => (at ? [ringJob(id, at)] : [])),
  );
  await removeJobs(tx, [...gone, ...rings.flatMap(({ id, at }) => (at ? [] : [id]))].map(ringKey));
};
