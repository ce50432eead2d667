import { later, now } from '#ground/clock.ts';
import type { Act } from '#ground/events/server/follow.ts';
import { addJob, removeJob } from '#ground/jobs/server/jobs-store.ts';
import { changeStatus, holdInteraction, type Held } from '#spine/interactions/server/api.ts';
import { notify } from '#spine/notices/server/api.ts';
import { SNOOZE_EVENTS, SNOOZE_JOBS, type Waker } from '../contract.ts';
import { statusAsleep, statusAwake, stillStands } from '../rules.ts';
import { deleteSleep, holdSleep, markWoken, saveSleep, sleepStands } from './sleeps-store.ts';

const keyOf = (interactionId: number): string => `snooze:${interactionId}`;
const wakeAt = (act: Act, interactionId: number, runAt: Date): Promise<void> =>
  addJob(act.tx, { kind: SNOOZE_JOBS.wake, key: keyOf(interactionId), payload: { interactionId }, runAt });
/** A clock that is behind the database's is asked again after so long, in milliseconds. */
const NOT_BEFORE = 1_000;

/** The caller has held it and asked the rules. */
export const putToSleep = async (act: Act, held: Held, agentId: number, until: Date): Promise<void> => {
  await saveSleep(act.tx, held.id, agentId, until);
  await changeStatus(act, held, statusAsleep(held.status));
  await wakeAt(act, held.id, until);
  act.say({ kind: SNOOZE_EVENTS.changed, interactionId: held.id, agentId });
};

/** The caller has held it. False when it does not sleep, or not in this inbox: then it is not woken a second time. */
export const wakeUp = async (act: Act, held: Held, by: Waker): Promise<boolean> => {
  const row = await holdSleep(act.tx, held.id);
  if (!row || row.wokenAt || row.agentId !== held.assigneeId) return false;
  const at = now();
  if (by === 'time' && row.until > at) {
    await wakeAt(act, held.id, row.until > later(at, NOT_BEFORE) ? row.until : later(at, NOT_BEFORE));
    return false;
  }
  await markWoken(act.tx, held.id, at);
  if (by !== 'time') await removeJob(act.tx, keyOf(held.id));
  await changeStatus(act, held, statusAwake(held.status));
  act.say({ kind: SNOOZE_EVENTS.woken, interactionId: held.id, agentId: row.agentId, data: { by } });
  // Who wakes it looks at it already.
  if (by !== 'agent') await notify(act, { agentId: row.agentId, kind: `woken-${by}`, interactionId: held.id });
  return true;
};

/** Most interactions do not sleep, and those are not held: whoever hears of many would keep them all from routing. */
export const wakeOf = async (act: Act, interactionId: number, by: Waker): Promise<void> => {
  if (!(await sleepStands(act.tx, interactionId))) return;
  const held = await holdInteraction(act.tx, interactionId);
  if (held) await wakeUp(act, held, by);
};

/**
 * Something else was done with it: what does not stand any more goes, with its job. What is looked at is what was done:
 * the contact may have written since, and that wakes it.
 */
export const settleSleep = async (
  act: Act,
  interactionId: number,
  done: 'inbox' | 'status' | 'answered',
): Promise<void> => {
  if (!(await sleepStands(act.tx, interactionId))) return;
  const held = await holdInteraction(act.tx, interactionId);
  const row = held && (await holdSleep(act.tx, interactionId));
  if (!row) return;
  const woken = row.wokenAt !== null;
  const status = done === 'status' ? held.status : statusAsleep('open');
  if (!(done === 'answered' && woken) && stillStands({ ...held, status, agentId: row.agentId, woken })) return;
  await deleteSleep(act.tx, interactionId);
  await removeJob(act.tx, keyOf(interactionId));
  act.say({ kind: SNOOZE_EVENTS.changed, interactionId, agentId: row.agentId });
};
