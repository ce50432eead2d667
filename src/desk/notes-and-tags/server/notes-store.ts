import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';

export type NoteRow = {
  id: number;
  interactionId: number;
  agentId: number;
  agentName: string;
  text: string;
  createdAt: Date;
  editedAt: Date | null;
};

const NOTE = sql`
  select n.id, n.interaction_id as "interactionId", n.agent_id as "agentId", p.name as "agentName", n.text,
         n.created_at as "createdAt", n.edited_at as "editedAt"
  from notes_and_tags.notes n join people.agents p on p.id = n.agent_id
`;

/** Oldest first. */
export const notesOf = async (db: Db, interactionId: number): Promise<NoteRow[]> =>
  (await sql<NoteRow>`${NOTE} where n.interaction_id = ${interactionId} order by n.id limit 1000`.execute(db)).rows;

export const noteById = async (db: Db, noteId: number): Promise<NoteRow | null> =>
  (await sql<NoteRow>`${NOTE} where n.id = ${noteId}`.execute(db)).rows[0] ?? null;

/** `fresh` is false when this click was taken before. */
export const insertNote = async (
  tx: Db,
  note: { interactionId: number; agentId: number; text: string; onceKey: string },
): Promise<{ id: number; fresh: boolean }> => {
  const { rows } = await sql<{ id: number; fresh: boolean }>`
    with made as (
      insert into notes_and_tags.notes (interaction_id, agent_id, text, once_key)
      values (${note.interactionId}, ${note.agentId}, ${note.text}, ${note.onceKey})
      on conflict (once_key) do nothing returning id
    )
    select id, true as fresh from made
    union all select id, false from notes_and_tags.notes where once_key = ${note.onceKey} and agent_id = ${note.agentId}
    limit 1
  `.execute(tx);
  return rows[0]!;
};

export const updateNote = async (tx: Db, noteId: number, text: string): Promise<void> => {
  await sql`update notes_and_tags.notes set text = ${text}, edited_at = now() where id = ${noteId}`.execute(tx);
};

export const deleteNote = async (tx: Db, noteId: number): Promise<void> => {
  await sql`delete from notes_and_tags.notes where id = ${noteId}`.execute(tx);
};

/** Notes of one interaction are the other's now. */
export const moveNotes = async (tx: Db, from: number, into: number): Promise<void> => {
  await sql`update notes_and_tags.notes set interaction_id = ${into} where interaction_id = ${from}`.execute(tx);
};

/** Every note of an interaction, changed by somebody else's act; the numbers of those that changed. */
export const changeNotes = async (
  tx: Db,
  interactionId: number,
  change: (text: string) => string,
): Promise<number[]> => {
  const { rows } = await sql<{ id: number; text: string }>`
    select id, text from notes_and_tags.notes where interaction_id = ${interactionId} order by id for update
  `.execute(tx);
  const changed = rows.filter(({ text }) => change(text) !== text);
  for (const { id, text } of changed)
    await sql`update notes_and_tags.notes set text = ${change(text)} where id = ${id}`.execute(tx);
  return changed.map(({ id }) => id);
};
