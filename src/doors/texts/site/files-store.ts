import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';
import { seenByVisitor } from './visitors-store.ts';

type File = { name: string; type: string; size: number; sha256: string };

/** @returns its id: whoever knows it and is that visitor may say something with it. */
export const keepVisitorFile = async (tx: Db, visitorId: number, file: File): Promise<string> =>
  (
    await sql<{ id: string }>`
      insert into texts.visitor_files (visitor_id, name, type, size, sha256)
      values (${visitorId}, ${file.name}, ${file.type}, ${file.size}, ${file.sha256}) returning id
    `.execute(tx)
  ).rows[0]!.id;

/** Bytes that visitors of that connection have handed over and that are kept for them. */
export const handedTo = async (db: Db, connectionId: number): Promise<number> =>
  (
    await sql<{ bytes: number }>`
      select coalesce(sum(f.size), 0)::float8 as bytes
      from texts.visitor_files f join texts.visitors v on v.id = f.visitor_id where v.connection_id = ${connectionId}
    `.execute(db)
  ).rows[0]!.bytes;

/** Of these the ones that are theirs, in that order. */
export const filesOfVisitor = async (
  tx: Db,
  visitorId: number,
  ids: readonly string[],
): Promise<{ id: string; name: string; type: string }[]> =>
  (
    await sql<{ id: string; name: string; type: string }>`
      select id, name, type from texts.visitor_files
      where visitor_id = ${visitorId} and id = any(${ids as string[]}::uuid[])
      order by array_position(${ids as string[]}::uuid[], id)
    `.execute(tx)
  ).rows;

export const visitorFile = async (db: Db, id: string): Promise<File | null> =>
  (
    await sql<File>`select name, type, size::float8 as size, sha256 from texts.visitor_files where id = ${id}`.execute(
      db,
    )
  ).rows[0] ?? null;

/** A file of the conversation that they may see; null: there is none. */
export const shownFile = async (
  db: Db,
  connectionId: number,
  address: string,
  attachmentId: number,
): Promise<File | null> =>
  (
    await sql<File>`
      select a.name, a.type, a.size::float8 as size, a.sha256
      from interactions.attachments a
        join interactions.messages m on m.id = a.message_id join interactions.legs l on l.id = m.leg_id
      where a.id = ${attachmentId} and ${seenByVisitor(connectionId, address)}
    `.execute(db)
  ).rows[0] ?? null;

/** What was chosen that long ago is in a conversation, or was never said. */
export const forgetVisitorFiles = async (tx: Db, before: Date): Promise<void> => {
  await sql`delete from texts.visitor_files where added_at < ${before}`.execute(tx);
};
