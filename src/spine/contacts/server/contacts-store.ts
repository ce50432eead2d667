import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';
import type { AddressKind, CoreField } from '../contract.ts';

export type Written = { address: string; name: string };

/** Contacts by email address; those unknown are made. Addresses are lower case. */
export const contactsFor = async (tx: Db, people: readonly Written[]): Promise<Map<string, number>> => {
  const unique = new Map(people.map((one) => [one.address, one.name]));
  const addresses = [...unique.keys()];
  const found = async (): Promise<Map<string, number>> => {
    const { rows } = await sql<{ address: string; id: number }>`
      select address, contact_id as id from contacts.addresses where kind = 'email' and address = any(${addresses})
    `.execute(tx);
    return new Map(rows.map((row) => [row.address, row.id]));
  };
  const known = await found();
  const missing = addresses
    .filter((address) => !known.has(address))
    .map((address) => ({ address, name: unique.get(address)! }));
  if (missing.length === 0) return known;
  await sql`
    with wanted as (
      select nextval('contacts.contacts_id_seq') as id, address, name
      from json_to_recordset(${JSON.stringify(missing)}::json) as r(address text, name text)
    ), claimed as (
      insert into contacts.addresses (kind, address, contact_id) select 'email', address, id from wanted
      on conflict do nothing returning contact_id
    )
    insert into contacts.contacts (id, name) overriding system value
    select id, name from wanted where id in (select contact_id from claimed)
  `.execute(tx);
  return found();
};

export type ContactRow = {
  id: number;
  name: string;
  language: string | null;
  company: string | null;
  place: string | null;
  since: Date;
  addresses: { kind: AddressKind; address: string; preferred: boolean }[];
  mergedIntoId: number | null;
  erasedAt: Date | null;
};

export const contactById = async (db: Db, id: number): Promise<ContactRow | null> => {
  const { rows } = await sql<ContactRow>`
    select c.id, c.name, c.language, c.company, c.place, c.created_at as since,
           coalesce((select json_agg(json_build_object('kind', a.kind, 'address', a.address, 'preferred', a.preferred)
                                      order by a.kind, a.preferred desc, a.address)
                     from contacts.addresses a where a.contact_id = c.id), '[]') as addresses,
           c.merged_into_id as "mergedIntoId", c.erased_at as "erasedAt"
    from contacts.contacts c where c.id = ${id}
  `.execute(db);
  return rows[0] ?? null;
};

/** Its row, held from others until the transaction ends; null: there is none, or it became another. */
export const holdContact = async (tx: Db, id: number): Promise<Record<CoreField, string> | null> => {
  const { rows } = await sql<Record<CoreField, string>>`
    select name, coalesce(language, '') as language, coalesce(company, '') as company, coalesce(place, '') as place
    from contacts.contacts where id = ${id} and merged_into_id is null and erased_at is null for no key update
  `.execute(tx);
  return rows[0] ?? null;
};

/** Several, in the order of their numbers, as everyone who holds more than one must. False: one of them is no more. */
export const holdContacts = async (tx: Db, ids: readonly number[]): Promise<boolean> => {
  const { rows } = await sql`
    select id from contacts.contacts where id = any(${ids as number[]}::bigint[]) and merged_into_id is null and erased_at is null
    order by id for no key update
  `.execute(tx);
  return rows.length === new Set(ids).size;
};

/**
 * The contact that this one is now, kept from being merged until the transaction ends: whoever begins something with a
 * person begins it with whoever stays.
 */
export const livingContact = async (tx: Db, id: number): Promise<number> => {
  const { rows } = await sql<{ into: number | null }>`
    select merged_into_id as into from contacts.contacts where id = ${id} for share
  `.execute(tx);
  const into = rows[0]?.into ?? null;
  return into === null ? id : livingContact(tx, into);
};

export const saveCore = async (tx: Db, id: number, field: CoreField, value: string): Promise<void> => {
  const kept = field === 'name' ? value : value || null;
  await sql`update contacts.contacts set ${sql.ref(field)} = ${kept} where id = ${id}`.execute(tx);
};

export type SeedContact = {
  name: string;
  language: string | null;
  company: string | null;
  place: string | null;
  addresses: { kind: string; address: string }[];
};

/** For a floor with known customers; addresses already taken are left alone. */
export const addContact = async (tx: Db, contact: SeedContact): Promise<number> => {
  const { rows } = await sql<{ id: number }>`
    insert into contacts.contacts (name, language, company, place)
    values (${contact.name}, ${contact.language}, ${contact.company}, ${contact.place}) returning id
  `.execute(tx);
  const id = rows[0]!.id;
  for (const { kind, address } of contact.addresses)
    await sql`
      insert into contacts.addresses (kind, address, contact_id) values (${kind}, ${address}, ${id}) on conflict do nothing
    `.execute(tx);
  return id;
};
