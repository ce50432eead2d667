import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';
import { forgetUploads } from '#spine/uploads/server/api.ts';

/** What was sent, as it was written, and the files that went with it. Answers with the keys of those files. */
export const forgetWritten = async (tx: Db, messageIds: readonly number[], files: readonly string[]): Promise<void> => {
  await sql`delete from compose.sent where message_id = any(${messageIds as number[]}::bigint[])`.execute(tx);
  await forgetUploads(tx, files);
};

/** Mail that was begun to them. */
export const forgetOutbound = async (
  tx: Db,
  contactIds: readonly number[],
  addresses: readonly string[],
): Promise<string[]> =>
  (
    await sql<{ id: string }>`
      delete from compose.outbound
      where contact_id = any(${contactIds as number[]}::bigint[]) or lower(address) = any(${addresses as string[]}::text[])
      returning id
    `.execute(tx)
  ).rows.map((row) => row.id);
