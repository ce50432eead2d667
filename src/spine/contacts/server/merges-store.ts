import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';
import type { CoreField } from '../contract.ts';
import type { Address } from './addresses-store.ts';

/** What the one that stayed did not have and was given, as it was given. */
export type Filled = { core: Partial<Record<CoreField, string>>; fields: Record<string, string>; systems: string[] };
export type MovedAddress = Address & { preferred: boolean };

export type Merge = {
  id: number;
  fromId: number;
  intoId: number;
  at: Date;
  addresses: MovedAddress[];
  noteIds: number[];
  interactionIds: number[];
  filled: Filled;
};

const MERGE = sql`
  m.id, m.from_id as "fromId", m.into_id as "intoId", m.at, m.addresses, m.note_ids as "noteIds",
  m.interaction_ids as "interactionIds", m.filled`;
// Of a bigint[] the driver gives text.
const typed = (row: Merge): Merge => ({
  ...row,
  noteIds: row.noteIds.map(Number),
  interactionIds: row.interactionIds.map(Number),
});

export const insertMerge = async (tx: Db, merge: Omit<Merge, 'id' | 'at'> & { by: number }): Promise<void> => {
  await sql`
    insert into contacts.merges (from_id, into_id, by_agent_id, addresses, note_ids, interaction_ids, filled)
    values (${merge.fromId}, ${merge.intoId}, ${merge.by}, ${JSON.stringify(merge.addresses)}::jsonb,
            ${merge.noteIds}::bigint[], ${merge.interactionIds}::bigint[], ${JSON.stringify(merge.filled)}::jsonb)
  `.execute(tx);
  await sql`update contacts.contacts set merged_into_id = ${merge.intoId} where id = ${merge.fromId}`.execute(tx);
};

/** One that was not undone. */
export const standingMerge = async (tx: Db, mergeId: number): Promise<Merge | null> => {
  const { rows } = await sql<Merge>`
    select ${MERGE} from contacts.merges m where m.id = ${mergeId} and m.undone_at is null
  `.execute(tx);
  return rows[0] ? typed(rows[0]) : null;
};

export const endMerge = async (tx: Db, merge: Pick<Merge, 'id' | 'fromId'>, by: number): Promise<void> => {
  await sql`update contacts.merges set undone_at = now(), undone_by = ${by} where id = ${merge.id}`.execute(tx);
  await sql`update contacts.contacts set merged_into_id = null where id = ${merge.fromId}`.execute(tx);
};

/** What was merged into a contact and can be split off again, newest first. */
export const mergedInto = async (
  db: Db,
  contactId: number,
): Promise<{ mergeId: number; name: string; byName: string; at: Date }[]> =>
  (
    await sql<{ mergeId: number; name: string; byName: string; at: Date }>`
      select m.id as "mergeId", coalesce(nullif(c.name, ''), m.addresses->0->>'address', '') as name,
             p.name as "byName", m.at
      from contacts.merges m join contacts.contacts c on c.id = m.from_id join people.agents p on p.id = m.by_agent_id
      where m.into_id = ${contactId} and m.undone_at is null order by m.id desc
    `.execute(db)
  ).rows;

/** All addresses of one become the other's, or those that are named; what moved, as it was. */
export const moveAddresses = async (
  tx: Db,
  from: number,
  into: number,
  only: readonly Address[] | null,
): Promise<MovedAddress[]> => {
  const { rows } = await sql<MovedAddress>`
    with taken as (
      select a.kind, a.address, a.preferred from contacts.addresses a
      where a.contact_id = ${from} and (${only === null} or (a.kind, a.address) in (
        select kind, address from jsonb_to_recordset(${JSON.stringify(only ?? [])}::jsonb) as r(kind text, address text)))
      for update),
    moved as (
      update contacts.addresses a set contact_id = ${into}, preferred = false from taken t
      where a.kind = t.kind and a.address = t.address)
    select kind, address, preferred from taken order by kind, address
  `.execute(tx);
  return rows;
};

/** Makes one preferred where none is. */
export const preferIfNone = async (tx: Db, contactId: number, { kind, address }: Address): Promise<void> => {
  await sql`
    update contacts.addresses a set preferred = true
    where a.contact_id = ${contactId} and a.kind = ${kind} and a.address = ${address}
      and not exists (select from contacts.addresses p where p.contact_id = ${contactId} and p.preferred)
  `.execute(tx);
};

export const moveContactNotes = async (
  tx: Db,
  from: number,
  into: number,
  only: readonly number[] | null,
): Promise<number[]> =>
  (
    await sql<{ id: number }>`
      update contacts.notes set contact_id = ${into}
      where contact_id = ${from} and (${only === null} or id = any(${(only ?? []) as number[]}::bigint[])) returning id
    `.execute(tx)
  ).rows.map((row) => row.id);

/** Where the other is in systems in which this one is not; the names of those systems. */
export const copyRecords = async (tx: Db, from: number, into: number): Promise<string[]> =>
  (
    await sql<{ system: string }>`
      insert into contacts.external_records (contact_id, system, record_id, url, label, synced_at, problem)
      select ${into}, system, record_id, url, label, synced_at, problem from contacts.external_records where contact_id = ${from}
      on conflict do nothing returning system
    `.execute(tx)
  ).rows.map((row) => row.system);

/** Takes away what was copied, where it still is what the other has. */
export const dropRecords = async (tx: Db, from: number, into: number, systems: readonly string[]): Promise<void> => {
  await sql`
    delete from contacts.external_records r using contacts.external_records theirs
    where r.contact_id = ${into} and r.system = any(${systems as string[]})
      and theirs.contact_id = ${from} and theirs.system = r.system and theirs.record_id = r.record_id
  `.execute(tx);
};
