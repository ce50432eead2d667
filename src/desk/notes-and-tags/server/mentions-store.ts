import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';
import type { Mention } from '../mentions/rules.ts';

/** Those of these people who work here. */
export const atWork = async (db: Db, ids: readonly number[]): Promise<Set<number>> =>
  new Set(
    (
      await sql<{ id: number }>`
        select id from people.agents where id = any(${ids as number[]}::bigint[]) and disabled_at is null
      `.execute(db)
    ).rows.map((row) => row.id),
  );

/** Makes these the people named in a note; the numbers of those who were never named in it before. */
export const saveMentions = async (tx: Db, noteId: number, mentions: readonly Mention[]): Promise<number[]> => {
  await sql`
    update notes_and_tags.mentions set present = false
    where note_id = ${noteId} and agent_id <> all(${mentions.map((one) => one.id)}::bigint[])
  `.execute(tx);
  if (mentions.length === 0) return [];
  const { rows } = await sql<{ id: number; fresh: boolean }>`
    insert into notes_and_tags.mentions as m (note_id, agent_id, written)
    select ${noteId}::bigint, id, name from json_to_recordset(${JSON.stringify(mentions)}::json) as r(id bigint, name text)
    on conflict (note_id, agent_id) do update set written = excluded.written, present = true
    returning agent_id as id, (xmax = 0) as fresh
  `.execute(tx);
  return rows.filter((row) => row.fresh).map((row) => row.id);
};

export type NamedIn = Mention & { noteId: number; now: string };

/** Who is named in the notes of an interaction: as written, and as they are called now. */
export const mentionsIn = async (db: Db, interactionId: number): Promise<NamedIn[]> =>
  (
    await sql<NamedIn>`
      select m.note_id as "noteId", m.agent_id as id, m.written as name, p.name as now
      from notes_and_tags.mentions m
      join notes_and_tags.notes n on n.id = m.note_id join people.agents p on p.id = m.agent_id
      where n.interaction_id = ${interactionId} and m.present order by m.note_id, m.agent_id
    `.execute(db)
  ).rows;
