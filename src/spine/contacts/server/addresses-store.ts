import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';
import type { AddressKind } from '../contract.ts';

export type Address = { kind: AddressKind; address: string };

/** Whose an address is. */
export const holderOf = async (db: Db, { kind, address }: Address): Promise<{ id: number; name: string } | null> => {
  const { rows } = await sql<{ id: number; name: string }>`
    select c.id, coalesce(nullif(c.name, ''), a.address) as name
    from contacts.addresses a join contacts.contacts c on c.id = a.contact_id
    where a.kind = ${kind} and a.address = ${address}
  `.execute(db);
  return rows[0] ?? null;
};

export const countAddresses = async (db: Db, contactId: number): Promise<number> =>
  (
    await sql<{ n: number }>`
      select count(*)::int as n from contacts.addresses where contact_id = ${contactId}
    `.execute(db)
  ).rows[0]!.n;

/** False: somebody has it already. */
export const insertAddress = async (tx: Db, contactId: number, { kind, address }: Address): Promise<boolean> => {
  const { rows } = await sql`
    insert into contacts.addresses (kind, address, contact_id) values (${kind}, ${address}, ${contactId})
    on conflict do nothing returning 1
  `.execute(tx);
  return rows.length > 0;
};

/** The last one said is the preferred one. False: it is not there any more. */
export const setPreferred = async (
  tx: Db,
  contactId: number,
  { kind, address }: Address,
  preferred: boolean,
): Promise<boolean> => {
  await sql`update contacts.addresses set preferred = false where contact_id = ${contactId} and preferred`.execute(tx);
  const { rows } = await sql`
    update contacts.addresses set preferred = ${preferred}
    where contact_id = ${contactId} and kind = ${kind} and address = ${address} returning 1
  `.execute(tx);
  return rows.length > 0;
};

/** What it was, or null: it is not there any more. */
export const deleteAddress = async (
  tx: Db,
  contactId: number,
  { kind, address }: Address,
): Promise<{ preferred: boolean } | null> => {
  const { rows } = await sql<{ preferred: boolean }>`
    delete from contacts.addresses where contact_id = ${contactId} and kind = ${kind} and address = ${address}
    returning preferred
  `.execute(tx);
  return rows[0] ?? null;
};
