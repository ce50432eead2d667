import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';

export const insertStopped = async (
  tx: Db,
  rows: readonly { ledger_id: number; block_id: number; subject: string }[],
): Promise<void> => {
  await sql`
    insert into spam.stopped (ledger_id, block_id, subject)
    select r.ledger_id, r.block_id, left(r.subject, 500)
    from json_to_recordset(${JSON.stringify(rows)}::json) as r(ledger_id bigint, block_id bigint, subject text)
    on conflict (ledger_id) do nothing
  `.execute(tx);
};

/** Those of these mails that a person brought back. */
export const letThroughAmong = async (tx: Db, ledgerIds: readonly number[]): Promise<Set<number>> =>
  new Set(
    (
      await sql<{ id: number }>`
        select ledger_id as id from spam.stopped
        where ledger_id = any(${ledgerIds as number[]}::bigint[]) and let_through_at is not null
      `.execute(tx)
    ).rows.map((row) => row.id),
  );

export type StoppedMail = { ledgerId: number; subject: string; at: Date };
/** What those blocks stopped and nobody brought back, newest first. */
export const stoppedBy = async (
  db: Db,
  blockIds: readonly number[],
  limit: number,
): Promise<{ mails: StoppedMail[]; total: number }> => {
  const { rows } = await sql<StoppedMail & { total: number }>`
    select ledger_id as "ledgerId", subject, at, (count(*) over ())::int as total from spam.stopped
    where block_id = any(${blockIds as number[]}::bigint[]) and let_through_at is null
    order by ledger_id desc limit ${limit}
  `.execute(db);
  return { mails: rows.map(({ total: _total, ...mail }) => mail), total: rows[0]?.total ?? 0 };
};

const letThrough = async (tx: Db, which: ReturnType<typeof sql>, by: number): Promise<number[]> =>
  (
    await sql<{ id: number }>`
      -- Once it is a message of its own, what it says is kept there alone, and goes with it.
      update spam.stopped set let_through_at = now(), let_through_by = ${by}, subject = ''
      where ${which} and let_through_at is null
      returning ledger_id as id
    `.execute(tx)
  ).rows.map((row) => row.id);

/** All that those blocks stopped may pass the door; which. */
export const letThroughOf = (tx: Db, blockIds: readonly number[], by: number): Promise<number[]> =>
  letThrough(tx, sql`block_id = any(${blockIds as number[]}::bigint[])`, by);

/** One mail may pass the door; false when it was not stopped, or was brought back before. */
export const letThroughOne = async (tx: Db, ledgerId: number, by: number): Promise<boolean> =>
  (await letThrough(tx, sql`ledger_id = ${ledgerId}`, by)).length > 0;
