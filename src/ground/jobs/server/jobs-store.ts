import { sql } from 'kysely';
import type { Db } from '../../db/server/database.ts';

export type NewJob = {
  kind: string;
  payload?: Record<string, unknown>;
  /** A second job with the same key replaces the first. */
  key?: string;
  runAt?: Date;
  maxAttempts?: number;
};
export type Job = {
  id: number;
  kind: string;
  payload: Record<string, unknown>;
  attempts: number;
  maxAttempts: number;
  revision: number;
};

/** In the caller's transaction: the job exists if and only if the act did happen. */
export const addJob = (tx: Db, job: NewJob): Promise<void> => addJobs(tx, [job]);

/** Several at once, in one statement; no key may come twice among them. */
export const addJobs = async (tx: Db, jobs: readonly NewJob[]): Promise<void> => {
  if (jobs.length === 0) return;
  await sql`
    insert into jobs.jobs (kind, key, payload, run_at, max_attempts)
    select kind, key, coalesce(payload, '{}'), coalesce("runAt", now()), coalesce("maxAttempts", 20)
    from jsonb_to_recordset(${JSON.stringify(jobs)}::jsonb)
      as j(kind text, key text, payload jsonb, "runAt" timestamptz, "maxAttempts" int)
    on conflict (key) do update
      set payload = excluded.payload, run_at = excluded.run_at, max_attempts = excluded.max_attempts,
          attempts = 0, failed_at = null, leased_until = null, revision = jobs.revision + 1
  `.execute(tx);
};

export const removeJob = (tx: Db, key: string): Promise<void> => removeJobs(tx, [key]);

export const removeJobs = async (tx: Db, keys: readonly string[]): Promise<void> => {
  if (keys.length === 0) return;
  await sql`delete from jobs.jobs where key = any(${keys as string[]})`.execute(tx);
};

/** Takes what is due; a lease that ran out (its process died) counts as due. */
export const claimJobs = async (
  db: Db,
  kinds: readonly string[],
  limit: number,
  leaseSeconds: number,
): Promise<Job[]> => {
  const { rows } = await sql<{
    id: number;
    kind: string;
    payload: Record<string, unknown>;
    attempts: number;
    max_attempts: number;
    revision: number;
  }>`
    update jobs.jobs set leased_until = now() + make_interval(secs => ${leaseSeconds}), attempts = attempts + 1
    where id in (
      select id from jobs.jobs
      where failed_at is null and run_at <= now() and kind = any(${kinds as string[]})
        and (leased_until is null or leased_until < now())
      order by run_at limit ${limit} for update skip locked
    )
    returning id, kind, payload, attempts, max_attempts, revision
  `.execute(db);
  return rows.map((row) => ({ ...row, maxAttempts: row.max_attempts }));
};

/** Ends the revision that ran: a job rescheduled meanwhile stays. */
export const completeJob = async (db: Db, job: Job): Promise<void> => {
  await sql`delete from jobs.jobs where id = ${job.id} and revision = ${job.revision}`.execute(db);
};

export const postponeJob = async (db: Db, job: Job, seconds: number, error: string): Promise<void> => {
  await sql`
    update jobs.jobs
    set leased_until = null, last_error = ${error.slice(0, 2000)},
        run_at = now() + make_interval(secs => ${seconds}),
        failed_at = case when attempts >= max_attempts then now() end
    where id = ${job.id} and revision = ${job.revision}
  `.execute(db);
};

/** Milliseconds until the next job of these kinds is due, leases included; null when there is none. */
export const nextDue = async (db: Db, kinds: readonly string[]): Promise<number | null> => {
  const { rows } = await sql<{ wait: number | null }>`
    select (extract(epoch from min(greatest(run_at, coalesce(leased_until, run_at))) - now()) * 1000)::float8 as wait
    from jobs.jobs where failed_at is null and kind = any(${kinds as string[]})
  `.execute(db);
  return rows[0]?.wait ?? null;
};
