import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';

export type Upload = { id: string; name: string; type: string; size: number; sha256: string };

export const insertUpload = async (db: Db, agentId: number, file: Omit<Upload, 'id'>): Promise<string> =>
  (
    await sql<{ id: string }>`
      insert into uploads.files (agent_id, name, type, size, sha256)
      values (${agentId}, ${file.name}, ${file.type}, ${file.size}, ${file.sha256}) returning id
    `.execute(db)
  ).rows[0]!.id;

/** Those of these files that are this agent's, by id. */
export const uploadsOf = async (db: Db, agentId: number, ids: readonly string[]): Promise<Map<string, Upload>> => {
  const { rows } = await sql<Upload>`
    select id, name, type, size, sha256 from uploads.files
    where agent_id = ${agentId} and id = any(${ids as string[]}::uuid[])
  `.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
};

/** A week: longer than any absence from a draft that was not saved. */
const KEEP_UNUSED = '7 days';

/**
 * Files that were carried here and are part of no draft, and of no earlier version of one. `alsoUsed`: what waits to leave,
 * by their ids.
 */
export const forgetUnusedUploads = async (tx: Db, alsoUsed: readonly string[]): Promise<number> => {
  const { numAffectedRows } = await sql`
    with used as (
      select one ->> 'id' as id
      from (select content from drafts.drafts union all select content from drafts.versions) as written
      cross join jsonb_array_elements(
        case jsonb_typeof(content -> 'uploads') when 'array' then content -> 'uploads' else '[]' end) as one
      union all select unnest(${alsoUsed as string[]}::text[])
    )
    delete from uploads.files u
    where u.created_at < now() - ${KEEP_UNUSED}::interval
      and not exists (select from used where used.id = u.id::text)
  `.execute(tx);
  return Number(numAffectedRows ?? 0);
};

/** Of somebody who is erased. */
export const forgetUploads = async (tx: Db, files: readonly string[]): Promise<void> => {
  await sql`delete from uploads.files where sha256 = any(${files as string[]}::text[])`.execute(tx);
};

/**
 * Gives one agent's files to another too: rows of their own for the same bytes, made once. Theirs -> the other's, for
 * those that there are.
 */
export const lendUploads = async (
  tx: Db,
  from: number,
  to: number,
  ids: readonly string[],
): Promise<Map<string, string>> => {
  const { rows } = await sql<{ theirs: string; mine: string }>`
    with lent as (
      select * from uploads.files where agent_id = ${from} and id = any(${ids as string[]}::uuid[])
    ), made as (
      insert into uploads.files (agent_id, name, type, size, sha256)
      select distinct ${to}::bigint, l.name, l.type, l.size, l.sha256 from lent l
      where not exists (select from uploads.files u
                        where u.agent_id = ${to} and (u.name, u.type, u.sha256) = (l.name, l.type, l.sha256))
      returning id, name, type, sha256
    ), mine as (
      select id, name, type, sha256 from made
      union all
      select id, name, type, sha256 from uploads.files where agent_id = ${to}
    )
    select distinct on (l.id) l.id as theirs, m.id as mine
    from lent l join mine m on (m.name, m.type, m.sha256) = (l.name, l.type, l.sha256) order by l.id, m.id
  `.execute(tx);
  return new Map(rows.map((row) => [row.theirs, row.mine]));
};
