import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';

/**
 * Interactions of one contact become another's: all of them, or those that are named. Their numbers. The caller has
 * entered intake and keeps both contacts from beginning anything.
 */
export const moveToContact = async (
  tx: Db,
  from: number,
  into: number,
  only: readonly number[] | null,
): Promise<number[]> => {
  const { rows } = await sql<{ id: number }>`
    select id from interactions.interactions
    where contact_id = ${from} and (${only === null} or id = any(${(only ?? []) as number[]}::bigint[]))
    order by id for update
  `.execute(tx);
  const ids = rows.map((row) => row.id);
  if (ids.length > 0)
    await sql`update interactions.interactions set contact_id = ${into} where id = any(${ids}::bigint[])`.execute(tx);
  return ids;
};

/** Of a contact, those begun since by mail from these addresses (lower case), or to them. */
export const begunSince = async (
  db: Db,
  contactId: number,
  since: Date,
  addresses: readonly string[],
): Promise<number[]> =>
  (
    await sql<{ id: number }>`
      select i.id from interactions.interactions i
      cross join lateral (
        select m.direction, m.sender, m.recipients_to from interactions.messages m
        where m.interaction_id = i.id order by m.id limit 1) first
      where i.contact_id = ${contactId} and i.created_at >= ${since}
        and case when first.direction = 'in' then lower(first.sender->>'address') = any(${addresses as string[]})
                 else exists (select from jsonb_array_elements(first.recipients_to) r
                              where lower(r->>'address') = any(${addresses as string[]})) end
    `.execute(db)
  ).rows.map((row) => row.id);

export const countOfContact = async (db: Db, contactId: number): Promise<number> =>
  (
    await sql<{ n: number }>`
      select count(*)::int as n from interactions.interactions where contact_id = ${contactId} and merged_into_id is null
    `.execute(db)
  ).rows[0]!.n;
