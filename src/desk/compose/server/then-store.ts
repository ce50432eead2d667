import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';
import type { StatusWithAnswer } from '#spine/dispositions/contract.ts';
import type { Status } from '#spine/interactions/contract.ts';

/** `before`: the status that it replaced; null: it comes when the answer leaves. */
export type Then = { to: StatusWithAnswer; before: Status | null };

export const keepThen = async (
  tx: Db,
  messageId: number,
  to: StatusWithAnswer,
  before: Status | null,
): Promise<void> => {
  await sql`
    update compose.sent set then_status = ${to}, status_before = ${before} where message_id = ${messageId}
  `.execute(tx);
};

export const thenOf = async (db: Db, messageId: number): Promise<Then | null> =>
  (
    await sql<Then>`
      select then_status as to, status_before as before from compose.sent
      where message_id = ${messageId} and then_status is not null
    `.execute(db)
  ).rows[0] ?? null;

export const forgetThen = async (tx: Db, messageId: number): Promise<void> => {
  await sql`update compose.sent set then_status = null where message_id = ${messageId}`.execute(tx);
};
