import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';
import type { Address } from './addresses-store.ts';

export type Holder = Address & { contactId: number };

/** Whose these addresses are, of those that are somebody's. */
export const holdersOf = async (db: Db, addresses: readonly Address[]): Promise<Holder[]> =>
  (
    await sql<Holder>`
      select a.kind, a.address, a.contact_id as "contactId" from contacts.addresses a
      join jsonb_to_recordset(${JSON.stringify(addresses)}::jsonb) as r(kind text, address text)
        on r.kind = a.kind and r.address = a.address
    `.execute(db)
  ).rows;

/** Who has these numbers, by their last ten digits, whatever way they are written. */
export const holdersOfDigits = async (
  db: Db,
  digits: readonly string[],
): Promise<{ digits: string; contactId: number }[]> =>
  (
    await sql<{ digits: string; contactId: number }>`
      select distinct digits, contact_id as "contactId" from contacts.addresses
      where digits = any(${digits as string[]}::text[])
    `.execute(db)
  ).rows;

export type ContactLine = {
  id: number;
  name: string;
  language: string | null;
  company: string | null;
  place: string | null;
  since: Date;
  addresses: Address[];
  values: Record<string, string>;
};

const found = (words: readonly string[]) => {
  const conditions = words.map((word) => {
    const like = sql`'%' || contacts.fold(${word.replace(/[\\%_]/g, '\\$&')}) || '%'`;
    return sql`(c.folded like ${like} or contacts.fold(c.company) like ${like} or exists (
      select from contacts.addresses a where a.contact_id = c.id and a.folded like ${like}))`;
  });
  return sql`c.merged_into_id is null and c.erased_at is null ${conditions.length > 0 ? sql`and ${sql.join(conditions, sql` and `)}` : sql``}`;
};

/** Contacts with all of these words in their name, company or an address, in the order of their numbers. */
export const contactsAfter = async (
  db: Db,
  { words, after, limit }: { words: readonly string[]; after: number; limit: number },
): Promise<ContactLine[]> =>
  (
    await sql<ContactLine>`
      select c.id, c.name, c.language, c.company, c.place, c.created_at as since,
             coalesce((select json_agg(json_build_object('kind', a.kind, 'address', a.address)
                                       order by a.kind, a.preferred desc, a.address)
                       from contacts.addresses a where a.contact_id = c.id), '[]') as addresses,
             coalesce((select json_object_agg(v.field_id, v.value)
                       from contacts.field_values v where v.contact_id = c.id), '{}') as values
      from contacts.contacts c where ${found(words)} and c.id > ${after} order by c.id limit ${limit}
    `.execute(db)
  ).rows;

export const countContacts = async (db: Db, words: readonly string[]): Promise<number> =>
  (await sql<{ n: number }>`select count(*)::int as n from contacts.contacts c where ${found(words)}`.execute(db))
    .rows[0]!.n;
