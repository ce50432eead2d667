import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';
import type { SiteText } from './limits.ts';

export type Visitor = { id: number; address: string; name: string };

/** Who has that token; made on the first word. `isNew`: by this. */
export const enterVisitor = async (
  tx: Db,
  connectionId: number,
  tokenHash: Buffer,
  facts: { address: string; name: string },
): Promise<Visitor & { isNew: boolean }> =>
  (
    await sql<Visitor & { isNew: boolean }>`
      insert into texts.visitors as v (connection_id, token_hash, address, name)
      values (${connectionId}, ${tokenHash}, ${facts.address}, ${facts.name})
      on conflict (connection_id, token_hash) do update
        set seen_at = clock_timestamp(), name = case when excluded.name = '' then v.name else excluded.name end
      returning id, address, name, xmax = 0 as "isNew"
    `.execute(tx)
  ).rows[0]!;

export const visitorWith = async (db: Db, connectionId: number, tokenHash: Buffer): Promise<Visitor | null> =>
  (
    await sql<Visitor>`
      select id, address, name from texts.visitors where connection_id = ${connectionId} and token_hash = ${tokenHash}
    `.execute(db)
  ).rows[0] ?? null;

export const visitorAt = async (db: Db, connectionId: number, address: string): Promise<boolean> =>
  (await sql`select from texts.visitors where connection_id = ${connectionId} and address = ${address}`.execute(db))
    .rows.length > 0;

export const noteSeen = async (db: Db, visitorId: number): Promise<void> => {
  await sql`update texts.visitors set seen_at = clock_timestamp() where id = ${visitorId}`.execute(db);
};

/** Of messages `m` with their leg `l`: of ours what has left, and nothing that was hidden. */
export const seenByVisitor = (connectionId: number, address: string) => sql<boolean>`
  l.connection_id = ${connectionId} and l.address = ${address} and m.kind = 'text' and m.content_hidden_at is null
    and (m.direction = 'in' or m.delivery in ('sent', 'delivered', 'read'))`;

type Row = Omit<SiteText, 'at'> & { at: Date };
/** The last of what was said there, oldest first. */
export const textsWith = async (db: Db, connectionId: number, address: string, most: number): Promise<Row[]> =>
  (
    await sql<Row>`
      select * from (
        select m.id, m.direction = 'in' as mine, m.text, m.written_at as at,
               case m.direction when 'in' then '' else m.sender ->> 'name' end as by,
               case m.direction when 'in' then split_part(m.external_id, ':', 2) end as "onceKey",
               coalesce((select json_agg(json_build_object('id', a.id, 'name', a.name, 'type', a.type, 'size', a.size)
                                         order by a.position)
                         from interactions.attachments a where a.message_id = m.id), '[]') as files
        from interactions.messages m join interactions.legs l on l.id = m.leg_id
        where ${seenByVisitor(connectionId, address)}
        order by m.id desc limit ${most}) last
      order by id
    `.execute(db)
  ).rows;

/** Their last conversation; null: there was none. */
export const lastTalk = async (
  db: Db,
  connectionId: number,
  address: string,
): Promise<{ interactionId: number; open: boolean } | null> =>
  (
    await sql<{ interactionId: number; open: boolean }>`
      select i.id as "interactionId", l.ended_at is null and i.status <> 'closed' and i.trashed_at is null as open
      from interactions.legs l join interactions.interactions i on i.id = l.interaction_id
      where l.connection_id = ${connectionId} and l.address = ${address} order by l.id desc limit 1
    `.execute(db)
  ).rows[0] ?? null;

/** Once keys of ours that they have by now and of which that was not told yet. */
export const seenBy = async (
  db: Db,
  connectionId: number,
  address: string,
  { upTo, read }: { upTo: number; read: boolean },
): Promise<string[]> =>
  (
    await sql<{ key: string }>`
      select m.once_key as key from interactions.messages m join interactions.legs l on l.id = m.leg_id
      where l.connection_id = ${connectionId} and l.address = ${address} and m.direction = 'out' and m.kind = 'text'
        and m.id <= ${upTo} and m.delivery = any(${read ? ['sent', 'delivered'] : ['sent']}::text[])
      order by m.id
    `.execute(db)
  ).rows.map((row) => row.key);

/** Who has not been there since. */
export const forgetVisitors = async (tx: Db, before: Date): Promise<void> => {
  await sql`delete from texts.visitors where seen_at < ${before}`.execute(tx);
};
