import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';

export const eraseNotes = async (tx: Db, interactionId: number): Promise<void> => {
  await sql`delete from notes_and_tags.notes where interaction_id = ${interactionId}`.execute(tx);
};
