import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';
import type { WorkRow } from '../contract.ts';

/** Latest first. `url` is left to whoever knows the account. */
export const workRows = async (
  db: Db,
  about: { state: WorkRow['state'] | null; offset: number; limit: number },
): Promise<Omit<WorkRow, 'url'>[]> =>
  (
    await sql<Omit<WorkRow, 'url'>>`
      select id, kind, subject_id as "subjectId", hub_id as "hubId", state, attempts,
             case when state = 'waiting' then due_at end as "dueAt", tried_at as "triedAt", synced_at as "syncedAt",
             problem, said, changed
      from crm.work ${about.state === null ? sql`` : sql`where state = ${about.state}`}
      order by coalesce(tried_at, due_at) desc, id desc offset ${about.offset} limit ${about.limit}
    `.execute(db)
  ).rows;

export type Counts = { interactions: number; contacts: number; waiting: number; failed: number };

export const countWork = async (db: Db): Promise<Counts> =>
  (
    await sql<Counts>`
      select count(*) filter (where kind = 'interaction' and synced_at is not null)::int as interactions,
             count(*) filter (where kind = 'contact' and synced_at is not null)::int as contacts,
             count(*) filter (where state in ('waiting', 'sending'))::int as waiting,
             count(*) filter (where state = 'failed')::int as failed
      from crm.work
    `.execute(db)
  ).rows[0]!;

/** One that is not under way, or all that failed; how many. */
export const tryAgain = async (tx: Db, id: number | null): Promise<number> =>
  (
    await sql`
      update crm.work set state = 'waiting', tries = 0, due_at = clock_timestamp(), wanted = wanted + 1
      where ${id === null ? sql`state = 'failed'` : sql`id = ${id} and state <> 'sending'`} returning 1
    `.execute(tx)
  ).rows.length;
