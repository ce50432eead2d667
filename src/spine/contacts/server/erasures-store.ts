import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';

export type Erasure = {
  contactId: number;
  by: number;
  at: Date;
  total: number;
  done: number;
  addresses: string[];
  finishedAt: Date | null;
};

/** The contact and all that were merged into it, on whatever way. */
export const familyOf = async (db: Db, contactId: number): Promise<number[]> =>
  (
    await sql<{ id: number }>`
      with recursive family as (
        select id from contacts.contacts where id = ${contactId}
        union select c.id from contacts.contacts c join family on c.merged_into_id = family.id)
      select id from family order by id
    `.execute(db)
  ).rows.map((row) => row.id);

/**
 * Takes away everything that is known of the person, at once; the row stays, for what refers to it. Answers with their
 * addresses of before, lower case.
 */
export const forgetPerson = async (tx: Db, family: readonly number[]): Promise<string[]> => {
  const ids = sql`${family as number[]}::bigint[]`;
  const { rows } = await sql<{ address: string }>`
    delete from contacts.addresses where contact_id = any(${ids}) returning lower(address) as address
  `.execute(tx);
  const merged = await sql<{ address: string }>`
    select lower(one->>'address') as address from contacts.merges m, jsonb_array_elements(m.addresses) one
    where m.into_id = any(${ids}) or m.from_id = any(${ids})
  `.execute(tx);
  for (const table of ['field_values', 'notes', 'external_records'])
    await sql`delete from ${sql.table(`contacts.${table}`)} where contact_id = any(${ids})`.execute(tx);
  await sql`delete from contacts.told_apart where a_id = any(${ids}) or b_id = any(${ids})`.execute(tx);
  await sql`delete from contacts.merges where from_id = any(${ids}) or into_id = any(${ids})`.execute(tx);
  await sql`
    update contacts.contacts set name = '', language = null, company = null, place = null, erased_at = clock_timestamp()
    where id = any(${ids})
  `.execute(tx);
  return [...new Set([...rows, ...merged.rows].map((row) => row.address))];
};

export const insertErasure = async (
  tx: Db,
  one: { contactId: number; by: number; reason: string; total: number; addresses: readonly string[] },
): Promise<void> => {
  await sql`
    insert into contacts.erasures (contact_id, by_agent_id, reason, total, addresses)
    values (${one.contactId}, ${one.by}, ${one.reason}, ${one.total}, ${one.addresses as string[]}::text[])
  `.execute(tx);
};

/** `hold`: kept from other processes until the transaction ends. */
export const erasureOf = async (db: Db, contactId: number, hold = false): Promise<Erasure | null> =>
  (
    await sql<Erasure>`
      select contact_id as "contactId", by_agent_id as by, at, total, done, addresses, finished_at as "finishedAt"
      from contacts.erasures where contact_id = ${contactId} ${hold ? sql`for update` : sql``}
    `.execute(db)
  ).rows[0] ?? null;

/** Those that somebody began and nobody has finished. */
export const unfinishedErasures = async (db: Db): Promise<number[]> =>
  (
    await sql<{ id: number }>`select contact_id as id from contacts.erasures where finished_at is null`.execute(db)
  ).rows.map((row) => row.id);

export const noteErased = async (tx: Db, contactId: number, files: readonly string[]): Promise<void> => {
  await sql`
    update contacts.erasures
    set done = done + 1, files = (select array(select distinct unnest(files || ${files as string[]}::text[])))
    where contact_id = ${contactId}
  `.execute(tx);
};

export const finishErasure = async (tx: Db, contactId: number): Promise<void> => {
  await sql`
    update contacts.erasures set addresses = '{}', finished_at = clock_timestamp() where contact_id = ${contactId}
  `.execute(tx);
};

/** Keys of the files that nobody may need any more. */
export const erasedFiles = async (db: Db, contactId: number): Promise<string[]> =>
  (await sql<{ files: string[] }>`select files from contacts.erasures where contact_id = ${contactId}`.execute(db))
    .rows[0]?.files ?? [];

export const forgetErasedFiles = async (tx: Db, contactId: number): Promise<void> => {
  await sql`update contacts.erasures set files = '{}' where contact_id = ${contactId}`.execute(tx);
};
