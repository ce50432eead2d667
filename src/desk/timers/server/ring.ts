import { later, now } from '#ground/clock.ts';
import type { Act } from '#ground/events/server/follow.ts';
import { addJobs, removeJobs } from '#ground/jobs/server/jobs-store.ts';
import { changeStatus, holdInteraction, unassign } from '#spine/interactions/server/api.ts';
import { TIMER_EVENTS } from '../contract.ts';
import { nextRing, retime, ringJob, ringKey } from './retime.ts';
import { holdTimers, saveTimers, type Running } from './timers-store.ts';

/** A clock that is behind the database's is asked again after so long, in milliseconds. */
const NOT_BEFORE = 1_000;

/**
 * A timer has something to tell: half is left (R93, R95), or nothing is (R94, R97). The interaction is held and the
 * facts are read again first, so that an answer of the contact that came in the same moment wins.
 */
export const ringTimer = async (act: Act, interactionId: number): Promise<void> => {
  const { tx } = act;
  const held = await holdInteraction(tx, interactionId);
  if (!held) return;
  await retime(act, [interactionId]);
  const [timer] = await holdTimers(tx, [interactionId]);
  if (!timer || nextRing(timer) === null) return;
  const at = now();
  const told: Running = { ...timer };
  if (timer.dueAt <= at) {
    told.overAt = at;
    told.halfToldAt ??= at;
    if (timer.kind === 'agent') act.say({ kind: TIMER_EVENTS.due, interactionId, agentId: held.assigneeId });
    else if (held.assigneeId !== null) {
      // D5: unassigned and Pending, where the search finds it; the contact's next message routes it again (R98).
      act.say({ kind: TIMER_EVENTS.expired, interactionId, agentId: held.assigneeId });
      await changeStatus(act, held, 'pending');
      await unassign(act, interactionId, held.assigneeId);
    }
  } else if (timer.halfAt <= at && !timer.halfToldAt) {
    told.halfToldAt = at;
    act.say({ kind: TIMER_EVENTS.half, interactionId, agentId: held.assigneeId, data: { kind: timer.kind } });
  }
  await saveTimers(tx, [told]);
  const next = nextRing(told);
  if (next) await addJobs(tx, [ringJob(interactionId, next > at ? next : later(at, NOT_BEFORE))]);
  else await removeJobs(tx, [ringKey(interactionId)]);
};
