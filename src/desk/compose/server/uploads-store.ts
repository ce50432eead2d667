import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';

export type Upload = { id: string; name: string; type: string; size: number; sha256: string };

export const insertUpload = async (db: Db, agentId: number, file: Omit<Upload, 'id'>): Promise<string> =>
  (
    await sql<{ id: string }>`
      insert into compose.uploads (agent_id, name, type, size, sha256)
      values (${agentId}, ${file.name}, ${file.type}, ${file.size}, ${file.sha256}) returning id
    `.execute(db)
  ).rows[0]!.id;

/** Those of these files that are this agent's, by id. */
export const uploadsOf = async (db: Db, agentId: number, ids: readonly string[]): Promise<Map<string, Upload>> => {
  const { rows } = await sql<Upload>`
    select id, name, type, size, sha256 from compose.uploads
    where agent_id = ${agentId} and id = any(${ids as string[]}::uuid[])
  `.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
};
