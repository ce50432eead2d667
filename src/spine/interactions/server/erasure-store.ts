import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';

export type ErasureCount = { interactions: number; messages: number; files: number };

/** What a contact's interactions hold. */
export const countToErase = async (db: Db, contactId: number): Promise<ErasureCount> =>
  (
    await sql<ErasureCount>`
      select count(distinct i.id)::int as interactions, count(distinct m.id)::int as messages, count(a.id)::int as files
      from interactions.interactions i
      left join interactions.messages m on m.interaction_id = i.id
      left join interactions.attachments a on a.message_id = m.id
      where i.contact_id = ${contactId}
    `.execute(db)
  ).rows[0]!;

/** An answer to them is on the wire at this moment. */
export const isBeingSent = async (db: Db, contactId: number): Promise<boolean> =>
  (
    await sql<{ yes: boolean }>`
      select exists (
        select from interactions.messages m join interactions.interactions i on i.id = m.interaction_id
        where i.contact_id = ${contactId} and m.delivery = 'sending') as yes
    `.execute(db)
  ).rows[0]!.yes;

export const nextToErase = async (db: Db, contactId: number): Promise<number | null> =>
  (
    await sql<{ id: number }>`
      select id from interactions.interactions where contact_id = ${contactId} and erased_at is null order by id limit 1
    `.execute(db)
  ).rows[0]?.id ?? null;

/** Its words go, its messages with their files, and what later mail would find it by. The caller holds it. */
export const eraseInteraction = async (tx: Db, id: number): Promise<{ messageIds: number[]; files: string[] }> => {
  const { rows: files } = await sql<{ sha256: string }>`
    select distinct a.sha256 from interactions.attachments a join interactions.messages m on m.id = a.message_id
    where m.interaction_id = ${id} and a.sha256 is not null
  `.execute(tx);
  await sql`
    update interactions.messages set forward_of = null
    where forward_of in (select id from interactions.messages where interaction_id = ${id})
  `.execute(tx);
  const { rows: messages } = await sql<{ id: number }>`
    delete from interactions.messages where interaction_id = ${id} returning id
  `.execute(tx);
  await sql`delete from interactions.thread_keys where interaction_id = ${id}`.execute(tx);
  await sql`
    update interactions.legs set address = '', ended_at = coalesce(ended_at, clock_timestamp()),
                                 ended_by = coalesce(ended_by, 'system')
    where interaction_id = ${id}
  `.execute(tx);
  await sql`
    update interactions.interactions set subject = '', snippet = '', erased_at = clock_timestamp() where id = ${id}
  `.execute(tx);
  return { messageIds: messages.map((row) => row.id), files: files.map((row) => row.sha256) };
};
