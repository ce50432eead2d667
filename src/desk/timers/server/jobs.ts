import type { Acts } from '#ground/events/server/follow.ts';
import type { JobHandlers } from '#ground/jobs/server/worker.ts';
import { TIMER_JOBS } from '../contract.ts';
import { retimePage } from './plans.ts';
import { ringTimer } from './ring.ts';

export const timerJobs = (act: Acts): JobHandlers => ({
  [TIMER_JOBS.ring]: ({ interactionId }) => act((one) => ringTimer(one, Number(interactionId))),
  [TIMER_JOBS.retimeAll]: ({ after }) => act((one) => retimePage(one, Number(after))),
});
