import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';
import type { Portal, Problem } from '../contract.ts';

export type SettingsRow = {
  value: unknown;
  token: string | null;
  portal: Portal | null;
  house: string;
  quietUntil: Date | null;
  failingSince: Date | null;
  problem: Problem | null;
  said: string | null;
  toldAt: Date | null;
  readAt: Date | null;
};

export const settingsRow = async (db: Db, hold = false): Promise<SettingsRow> =>
  (
    await sql<SettingsRow>`
      select value, token, portal, house, quiet_until as "quietUntil", failing_since as "failingSince", problem, said,
             told_at as "toldAt", read_at as "readAt"
      from crm.settings ${hold ? sql`for update` : sql``}
    `.execute(db)
  ).rows[0]!;

/** What was failing may work with what was changed. Contacts are read from the first time that it is on. */
export const saveValue = async (tx: Db, value: unknown, on: boolean): Promise<void> => {
  await sql`
    update crm.settings
    set value = ${JSON.stringify(value)}::jsonb, quiet_until = null,
        read_since = case when ${on} then coalesce(read_since, clock_timestamp()) else read_since end, read_due = now()
  `.execute(tx);
};

/** `token`: sealed; null: forgotten. Where it led stays known, for numbers are of that account. */
export const saveToken = async (tx: Db, token: string | null, portal: Portal | null): Promise<void> => {
  await sql`
    update crm.settings
    set token = ${token}, quiet_until = null,
        portal = coalesce(${portal === null ? null : JSON.stringify(portal)}::jsonb, portal),
        failing_since = null, problem = null, said = null, told_at = null
  `.execute(tx);
};

export const restFor = async (tx: Db, seconds: number): Promise<void> => {
  await sql`
    update crm.settings set quiet_until = clock_timestamp() + make_interval(secs => ${seconds})
  `.execute(tx);
};

/** Since when nothing gets through, and whether somebody was told of it. */
export const noteFailing = async (
  tx: Db,
  problem: Problem,
  said: string,
): Promise<{ failingSince: Date; toldAt: Date | null }> =>
  (
    await sql<{ failingSince: Date; toldAt: Date | null }>`
      update crm.settings
      set failing_since = coalesce(failing_since, clock_timestamp()), problem = ${problem}, said = ${said}
      returning failing_since as "failingSince", told_at as "toldAt"
    `.execute(tx)
  ).rows[0]!;

/** True: nothing had got through before. */
export const noteWorking = async (tx: Db): Promise<boolean> =>
  (
    await sql`
      update crm.settings set failing_since = null, problem = null, said = null, told_at = null, quiet_until = null
      where failing_since is not null or quiet_until is not null returning 1
    `.execute(tx)
  ).rows.length > 0;

export const noteTold = async (tx: Db): Promise<void> => {
  await sql`update crm.settings set told_at = clock_timestamp()`.execute(tx);
};

export type Reading = { since: Date; after: string | null };

/** The turn to read what changed there, under a lease; null: it is not due, or somebody else is at it. */
export const claimReading = async (tx: Db, leaseSeconds: number): Promise<Reading | null> =>
  (
    await sql<Reading>`
      update crm.settings set read_leased_until = clock_timestamp() + make_interval(secs => ${leaseSeconds})
      where read_due <= clock_timestamp() and read_since is not null
        and (read_leased_until is null or read_leased_until < clock_timestamp())
      returning read_since as since, read_after as after
    `.execute(tx)
  ).rows[0] ?? null;

/** Where the next page is read from, and in how many seconds. */
export const moveReading = async (tx: Db, to: Reading, seconds: number, done: boolean): Promise<void> => {
  await sql`
    update crm.settings
    set read_since = ${to.since}, read_after = ${to.after}, read_leased_until = null,
        read_due = clock_timestamp() + make_interval(secs => ${seconds}),
        read_at = case when ${done} then clock_timestamp() else read_at end
  `.execute(tx);
};

export const readSoon = async (tx: Db): Promise<void> => {
  await sql`update crm.settings set read_due = now(), read_leased_until = null`.execute(tx);
};

/** Milliseconds until there is something to do; null: nothing is planned. */
export const nextDue = async (db: Db): Promise<number | null> =>
  (
    await sql<{ ms: number | null }>`
      select extract(epoch from greatest(s.quiet_until, least(
               (select min(case w.state when 'waiting' then w.due_at else w.leased_until end)
                from crm.work w where w.state in ('waiting', 'sending')),
               case when s.read_since is not null then greatest(s.read_due, s.read_leased_until) end))
             - clock_timestamp())::float8 * 1000 as ms
      from crm.settings s
    `.execute(db)
  ).rows[0]?.ms ?? null;
