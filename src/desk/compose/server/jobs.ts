import type { Db } from '#ground/db/server/database.ts';
import type { Acts } from '#ground/events/server/follow.ts';
import type { JobHandlers } from '#ground/jobs/server/worker.ts';
import { COMPOSE_JOBS } from '../contract.ts';
import { releaseAt, stopScheduled } from './scheduled.ts';
import { applyThenAt } from './then-status.ts';

export { forgetSent } from './sent-store.ts';
export { forgetUnusedUploads } from './unused-uploads-store.ts';

/** Answers that leave at a time of their writer's choosing, unless somebody writes first. */
export const composeJobs = (db: Db, act: Acts): JobHandlers => ({
  [COMPOSE_JOBS.release]: ({ messageId }) => releaseAt(act, Number(messageId)),
  [COMPOSE_JOBS.statusAfter]: ({ messageId }) => applyThenAt(act, Number(messageId)),
  [COMPOSE_JOBS.stop]: ({ interactionId }) => stopScheduled(db, act, Number(interactionId)),
});
