import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';

/** HTML of those of these messages that have one, by id; one longer than `most` characters is left out. */
export const htmlOf = async (db: Db, messageIds: readonly number[], most: number): Promise<Map<number, string>> => {
  const { rows } = await sql<{ id: number; html: string }>`
    select id, html from interactions.messages
    where id = any(${messageIds as number[]}::bigint[]) and html is not null and length(html) <= ${most}
  `.execute(db);
  return new Map(rows.map((row) => [row.id, row.html]));
};
