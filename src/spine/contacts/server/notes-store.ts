import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';

export type ContactNote = {
  id: number;
  contactId: number;
  agentId: number;
  agentName: string;
  text: string;
  createdAt: Date;
  editedAt: Date | null;
};

const NOTE = sql`
  select n.id, n.contact_id as "contactId", n.agent_id as "agentId", p.name as "agentName", n.text,
         n.created_at as "createdAt", n.edited_at as "editedAt"
  from contacts.notes n join people.agents p on p.id = n.agent_id
`;

/** Newest first. */
export const notesOfContact = async (db: Db, contactId: number): Promise<ContactNote[]> =>
  (
    await sql<ContactNote>`
      ${NOTE} where n.contact_id = ${contactId} order by n.created_at desc, n.id desc limit 500
    `.execute(db)
  ).rows;

export const contactNoteById = async (db: Db, noteId: number): Promise<ContactNote | null> =>
  (await sql<ContactNote>`${NOTE} where n.id = ${noteId}`.execute(db)).rows[0] ?? null;

/** `fresh` is false when this click was taken before. */
export const insertContactNote = async (
  tx: Db,
  note: { contactId: number; agentId: number; text: string; onceKey: string },
): Promise<{ id: number; fresh: boolean }> => {
  const { rows } = await sql<{ id: number; fresh: boolean }>`
    with made as (
      insert into contacts.notes (contact_id, agent_id, text, once_key)
      values (${note.contactId}, ${note.agentId}, ${note.text}, ${note.onceKey})
      on conflict (once_key) do nothing returning id
    )
    select id, true as fresh from made
    union all select id, false from contacts.notes where once_key = ${note.onceKey} and agent_id = ${note.agentId}
    limit 1
  `.execute(tx);
  return rows[0]!;
};

export const updateContactNote = async (tx: Db, noteId: number, text: string): Promise<void> => {
  await sql`update contacts.notes set text = ${text}, edited_at = now() where id = ${noteId}`.execute(tx);
};

export const deleteContactNote = async (tx: Db, noteId: number): Promise<void> => {
  await sql`delete from contacts.notes where id = ${noteId}`.execute(tx);
};
