import type { Acts } from '#ground/events/server/follow.ts';
import type { JobHandlers } from '#ground/jobs/server/worker.ts';
import { SNOOZE_JOBS } from '../contract.ts';
import { wakeOf } from './sleep.ts';

export const snoozeJobs = (act: Acts): JobHandlers => ({
  [SNOOZE_JOBS.wake]: ({ interactionId }) => act((one) => wakeOf(one, Number(interactionId), 'time')),
});
