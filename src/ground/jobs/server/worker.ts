import type { Database } from '../../db/server/database.ts';
import type { Bell } from '../../events/server/bell.ts';
import { log } from '../../log.ts';
import { claimJobs, completeJob, nextDue, postponeJob, type Job } from './jobs-store.ts';

export type JobHandlers = Record<string, (payload: Record<string, unknown>, job: Job) => Promise<void>>;

const LEASE_SECONDS = 120;
const AT_ONCE = 8;
/** However far the next job is, look this often: another process may have added one while its bell was broken. */
const LONGEST_SLEEP = 10_000;

/** Seconds before the next try: 1, 2, 4 … at most an hour. */
export const backOff = (attempts: number): number => Math.min(3_600, 2 ** Math.max(0, attempts - 1));

/** Runs due jobs, each at least once; sleeps until the next is due and wakes at the bell. */
export const startWorker = (database: Database, bell: Bell, handlers: JobHandlers): { stop(): Promise<void> } => {
  const kinds = Object.keys(handlers);
  const running = new Set<Promise<void>>();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let looking: Promise<void> | null = null;
  let lookAgain = false;

  const run = async (job: Job): Promise<void> => {
    try {
      await handlers[job.kind]!(job.payload, job);
      await completeJob(database.db, job);
    } catch (error) {
      log.error('job failed', { kind: job.kind, id: job.id, attempts: job.attempts, error });
      const text = error instanceof Error ? error.message : String(error);
      await postponeJob(database.db, job, backOff(job.attempts), text).catch(() => {});
    }
  };

  const look = async (): Promise<void> => {
    do {
      lookAgain = false;
      clearTimeout(timer);
      try {
        const jobs = await claimJobs(database.db, kinds, AT_ONCE - running.size, LEASE_SECONDS);
        for (const job of jobs) {
          const work: Promise<void> = run(job).finally(() => {
            running.delete(work);
            wake();
          });
          running.add(work);
        }
        if (jobs.length === 0) {
          const wait = await nextDue(database.db, kinds);
          timer = setTimeout(wake, Math.max(1, Math.min(wait ?? LONGEST_SLEEP, LONGEST_SLEEP)));
        }
      } catch (error) {
        if (!stopped) log.error('jobs could not be read', { error });
        timer = setTimeout(wake, 1_000);
      }
    } while (lookAgain && !stopped && running.size < AT_ONCE);
    looking = null;
  };
  const wake = (): void => {
    if (stopped || running.size >= AT_ONCE) return;
    if (looking) lookAgain = true;
    else looking = look();
  };
  const off = bell.onRing(wake);
  wake();
  return {
    async stop() {
      stopped = true;
      off();
      await looking;
      clearTimeout(timer);
      await Promise.allSettled(running);
    },
  };
};
