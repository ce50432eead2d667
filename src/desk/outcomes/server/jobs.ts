import { later, now } from '#ground/clock.ts';
import type { Db } from '#ground/db/server/database.ts';
import type { Act, Acts } from '#ground/events/server/follow.ts';
import { addJob, removeJob } from '#ground/jobs/server/jobs-store.ts';
import type { JobHandlers } from '#ground/jobs/server/worker.ts';
import { dueOf, finishedInInboxes, leaveWhenDue } from '#spine/dispositions/server/api.ts';
import { readHouseSettings } from '#spine/house-settings/server/api.ts';
import { holdInteraction } from '#spine/interactions/server/api.ts';
import { OUTCOME_JOBS } from '../contract.ts';

/** Another process may know the old settings for a second. */
const SETTINGS_KNOWN_AFTER = 1_500;

/** One at a time for an interaction: a second replaces the first. */
const keyOf = (interactionId: number): string => `leave-inbox:${interactionId}`;

const leaveAt = (act: Act, interactionId: number, runAt: Date): Promise<void> =>
  addJob(act.tx, { kind: OUTCOME_JOBS.leave, key: keyOf(interactionId), payload: { interactionId }, runAt });

/** R129: a finished interaction is to leave its inbox when its time is over; one that is not finished (any more) stays. */
export const planLeaving = async (act: Act, interactionId: number, minutes: number): Promise<void> => {
  if (minutes === 0) return;
  const due = await dueOf(act.tx, interactionId, minutes);
  if (due) await leaveAt(act, interactionId, due);
  else await removeJob(act.tx, keyOf(interactionId));
};

/** The house changed its delay. */
export const planAllAnew = ({ tx }: Act): Promise<void> =>
  addJob(tx, { kind: OUTCOME_JOBS.planAll, key: OUTCOME_JOBS.planAll, runAt: later(now(), SETTINGS_KNOWN_AFTER) });

export const outcomeJobs = (db: Db, act: Acts): JobHandlers => ({
  // Everything is looked at again in the transaction that takes it out: it may have been reopened, or the delay changed.
  [OUTCOME_JOBS.leave]: async ({ interactionId }) => {
    const { removeFinishedMinutes } = await readHouseSettings(db);
    await act(async (one) => {
      const held = await holdInteraction(one.tx, Number(interactionId));
      const later = held && (await leaveWhenDue(one, held, removeFinishedMinutes, now()));
      if (later) await leaveAt(one, held.id, later);
    });
  },
  [OUTCOME_JOBS.planAll]: async () => {
    const { removeFinishedMinutes } = await readHouseSettings(db);
    await act(async (one) => {
      for (const id of await finishedInInboxes(one.tx)) await planLeaving(one, id, removeFinishedMinutes);
    });
  },
});
