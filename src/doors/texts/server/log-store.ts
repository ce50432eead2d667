import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';
import type { TextFailure } from '#spine/channels/texts/contract.ts';
import type { LogRow } from '../contract.ts';

export const note = async (
  tx: Db,
  connectionId: number,
  what: LogRow['what'],
  told: { failure?: TextFailure | null; detail?: string } = {},
): Promise<void> => {
  await sql`
    insert into texts.log (connection_id, what, failure, detail)
    values (${connectionId}, ${what}, ${told.failure ?? null}, ${(told.detail ?? '').slice(0, 500)})
  `.execute(tx);
};

/** Newest first, below `before`. */
export const logRows = async (db: Db, connectionId: number, before: number | null, most: number): Promise<LogRow[]> =>
  (
    await sql<LogRow>`
      select id, at, what, failure, detail from texts.log
      where connection_id = ${connectionId} and (${before}::bigint is null or id < ${before})
      order by id desc limit ${most}
    `.execute(db)
  ).rows;

export type State = {
  connectionId: number;
  waiting: number;
  failed: number;
  lastInAt: Date | null;
  lastOutAt: Date | null;
};

/** How each connection does: what waits, what failed within a day, and when it last heard and was heard. */
export const statesOf = async (db: Db): Promise<State[]> =>
  (
    await sql<State>`
      select c.id as "connectionId",
             (select count(*)::int from texts.outgoing o where o.connection_id = c.id and o.state in ('queued', 'sending')) as waiting,
             (select count(*)::int from texts.log l
              where l.connection_id = c.id and l.failure is not null and l.at > now() - interval '1 day') as failed,
             (select max(at) from texts.log l where l.connection_id = c.id and l.what = 'received') as "lastInAt",
             (select max(at) from texts.log l where l.connection_id = c.id and l.what = 'sent') as "lastOutAt"
      from connections.connections c where c.removed_at is null
    `.execute(db)
  ).rows;

export const forgetLog = async (tx: Db, before: Date): Promise<void> => {
  await sql`delete from texts.log where at < ${before}`.execute(tx);
};

export const saveLineState = async (tx: Db, connectionId: number, state: string, detail: string): Promise<void> => {
  await sql`
    insert into texts.lines (connection_id, state, detail) values (${connectionId}, ${state}, ${detail.slice(0, 300)})
    on conflict (connection_id) do update set state = excluded.state, detail = excluded.detail, at = clock_timestamp()
  `.execute(tx);
};

export const lineStates = async (db: Db): Promise<Map<number, { state: string; detail: string }>> =>
  new Map(
    (
      await sql<{ id: number; state: string; detail: string }>`
        select connection_id as id, state, detail from texts.lines
      `.execute(db)
    ).rows.map(({ id, ...told }) => [id, told]),
  );
