import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';

export type Kept = {
  id: number;
  connectionId: number;
  receivedAt: Date;
  raw: Buffer;
  headers: Record<string, string>;
  /** How the address went on that it was told to, with its question mark. */
  search: string;
  attempts: number;
};

/** Bytes first: what a provider told is safe before it is answered. */
export const keep = async (
  tx: Db,
  connectionId: number,
  raw: Buffer,
  headers: Readonly<Record<string, string | undefined>>,
  search = '',
): Promise<void> => {
  await sql`
    insert into texts.ledger (connection_id, raw, headers, search)
    values (${connectionId}, ${raw}, ${JSON.stringify(headers)}::jsonb, ${search})
  `.execute(tx);
};

/**
 * Takes the oldest that is to be read of each connection, under a lease: what was told later waits, or an answer could come
 * before its question.
 */
export const claimKept = async (tx: Db, leaseSeconds: number): Promise<Kept[]> =>
  (
    await sql<Kept>`
      update texts.ledger set attempts = attempts + 1, leased_until = now() + make_interval(secs => ${leaseSeconds})
      where id in (
        select l.id from texts.ledger l
        where l.state = 'received' and l.due_at <= now() and (l.leased_until is null or l.leased_until < now())
          and not exists (select from texts.ledger e
                          where e.connection_id = l.connection_id and e.state = 'received' and e.id < l.id)
        for update skip locked)
      returning id, connection_id as "connectionId", received_at as "receivedAt", raw, headers, search, attempts
    `.execute(tx)
  ).rows;

/** Whoever reads it is there still. */
export const renewLease = async (db: Db, one: Kept, leaseSeconds: number): Promise<void> => {
  await sql`
    update texts.ledger set leased_until = now() + make_interval(secs => ${leaseSeconds})
    where id = ${one.id} and attempts = ${one.attempts} and state = 'received' and leased_until is not null
  `.execute(db);
};

/** False: somebody else had it meanwhile. */
export const settle = async (
  tx: Db,
  one: Kept,
  state: 'done' | 'quarantined',
  reason: string | null,
): Promise<boolean> =>
  (
    await sql`
      update texts.ledger set state = ${state}, reason = ${reason}, settled_at = now(), leased_until = null
      where id = ${one.id} and state = 'received' and attempts = ${one.attempts} returning 1
    `.execute(tx)
  ).rows.length > 0;

export const tryLater = async (tx: Db, one: Kept, seconds: number): Promise<void> => {
  await sql`
    update texts.ledger set due_at = now() + make_interval(secs => ${seconds}), leased_until = null
    where id = ${one.id} and attempts = ${one.attempts}
  `.execute(tx);
};

/** Milliseconds until something may be read; null: nothing waits. */
export const nextKept = async (db: Db): Promise<number | null> =>
  (
    await sql<{ ms: number | null }>`
      select extract(epoch from min(greatest(due_at, coalesce(leased_until, due_at))) - now())::float8 * 1000 as ms
      from texts.ledger where state = 'received'
    `.execute(db)
  ).rows[0]?.ms ?? null;

/** Bytes of what was read long ago. Returns how many. */
export const forgetKept = async (tx: Db, before: Date): Promise<number> =>
  (await sql`delete from texts.ledger where state <> 'received' and received_at < ${before} returning 1`.execute(tx))
    .rows.length;
