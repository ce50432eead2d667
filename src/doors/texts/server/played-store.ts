import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';
import type { PlayedText } from '../contract.ts';

/** Null: this one was taken before. */
export const insertPlayed = async (
  tx: Db,
  one: {
    connectionId: number;
    phone: string;
    name: string;
    direction: PlayedText['direction'];
    text: string;
    onceKey: string;
  },
): Promise<number | null> =>
  (
    await sql<{ id: number }>`
      insert into texts.played (connection_id, phone, name, direction, text, once_key)
      values (${one.connectionId}, ${one.phone}, ${one.name}, ${one.direction}, ${one.text}, ${one.onceKey}::uuid)
      on conflict (once_key) do nothing returning id
    `.execute(tx)
  ).rows[0]?.id ?? null;

export type PlayedFile = { name: string; type: string; size: number; sha256: string };
/** @returns their ids, in that order. */
export const insertPlayedFiles = async (tx: Db, playedId: number, files: readonly PlayedFile[]): Promise<number[]> => {
  const ids: number[] = [];
  for (const { name, type, size, sha256 } of files) {
    const { rows } = await sql<{ id: number }>`
      insert into texts.played_files (played_id, name, type, size, sha256)
      values (${playedId}, ${name}, ${type}, ${size}, ${sha256}) returning id
    `.execute(tx);
    ids.push(rows[0]!.id);
  }
  return ids;
};

export const playedFile = async (db: Db, id: number): Promise<(PlayedFile & { connectionId: number }) | null> =>
  (
    await sql<PlayedFile & { connectionId: number }>`
      select f.name, f.type, f.size::float8 as size, f.sha256, p.connection_id as "connectionId"
      from texts.played_files f join texts.played p on p.id = f.played_id where f.id = ${id}
    `.execute(db)
  ).rows[0] ?? null;

export const playedByKey = async (tx: Db, onceKey: string): Promise<number | null> =>
  (await sql<{ id: number }>`select id from texts.played where once_key = ${onceKey}::uuid`.execute(tx)).rows[0]?.id ??
  null;

export type Phone = { phone: string; name: string; unread: number; lastAt: Date };

/** Whose telephones there are at a connection, the last used first. */
export const phonesOf = async (db: Db, connectionId: number): Promise<Phone[]> =>
  (
    await sql<Phone>`
      select phone, max(name) as name, (count(*) filter (where direction = 'to-them' and read_at is null))::int as unread,
             max(at) as "lastAt"
      from texts.played where connection_id = ${connectionId} group by phone order by max(id) desc limit 100
    `.execute(db)
  ).rows;

export const playedOf = async (db: Db, connectionId: number, phone: string): Promise<PlayedText[]> =>
  (
    await sql<PlayedText>`
      select * from (
        select p.id, p.direction, p.text, p.at, p.read_at as "readAt",
               coalesce((select json_agg(json_build_object('id', f.id, 'name', f.name, 'type', f.type, 'size', f.size) order by f.id)
                         from texts.played_files f where f.played_id = p.id), '[]') as files
        from texts.played p
        where p.connection_id = ${connectionId} and p.phone = ${phone} order by p.id desc limit 200) last order by id
    `.execute(db)
  ).rows;

/** What they had not read yet: ids. */
export const markRead = async (tx: Db, connectionId: number, phone: string): Promise<number[]> =>
  (
    await sql<{ id: number }>`
      update texts.played set read_at = clock_timestamp()
      where connection_id = ${connectionId} and phone = ${phone} and direction = 'to-them' and read_at is null returning id
    `.execute(tx)
  ).rows.map((row) => row.id);
