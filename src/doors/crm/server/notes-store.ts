import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';

/** `hubId` null: begun, and nobody heard what came of it. */
export type SentNote = { noteId: number; hubId: string | null; digest: string | null };

export const sentNotes = async (db: Db, interactionId: number): Promise<SentNote[]> =>
  (
    await sql<SentNote>`
      select note_id as "noteId", hub_id as "hubId", digest from crm.notes
      where interaction_id = ${interactionId} order by note_id
    `.execute(db)
  ).rows;

/** Before the first byte leaves. */
export const beginNote = async (tx: Db, interactionId: number, noteId: number): Promise<void> => {
  await sql`
    insert into crm.notes (note_id, interaction_id) values (${noteId}, ${interactionId})
    on conflict (note_id) do update set interaction_id = excluded.interaction_id
  `.execute(tx);
};

export const keepNote = async (tx: Db, noteId: number, hubId: string, digest: string): Promise<void> => {
  await sql`update crm.notes set hub_id = ${hubId}, digest = ${digest} where note_id = ${noteId}`.execute(tx);
};

export const forgetNote = async (tx: Db, noteId: number): Promise<void> => {
  await sql`delete from crm.notes where note_id = ${noteId}`.execute(tx);
};
