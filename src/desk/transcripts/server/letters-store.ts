import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';
import type { Language } from '#ground/words.ts';

export type LetterRow = { messageIds: number[]; language: Language; timeZone: string };

export const saveLetter = async (tx: Db, messageId: number, one: LetterRow): Promise<void> => {
  await sql`
    insert into transcripts.letters (message_id, message_ids, language, time_zone)
    values (${messageId}, ${one.messageIds}::bigint[], ${one.language}, ${one.timeZone})
  `.execute(tx);
};

export const letterOf = async (db: Db, messageId: number): Promise<LetterRow | null> =>
  (
    await sql<LetterRow>`
      select message_ids::int[] as "messageIds", language, time_zone as "timeZone"
      from transcripts.letters where message_id = ${messageId}
    `.execute(db)
  ).rows[0] ?? null;
