import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';

export type ExternalRecord = { system: string; recordId: string; url: string | null };

export const externalRecordsOf = async (db: Db, contactId: number): Promise<ExternalRecord[]> =>
  (
    await sql<ExternalRecord>`
      select system, record_id as "recordId", url from contacts.external_records
      where contact_id = ${contactId} order by system
    `.execute(db)
  ).rows;

/** Where a contact is in the system of that name; a second word on it replaces the first. `url`: where a person reads it. */
export const saveExternalRecord = async (tx: Db, contactId: number, record: ExternalRecord): Promise<void> => {
  const { system, recordId, url } = record;
  await sql`
    insert into contacts.external_records (contact_id, system, record_id, url)
    values (${contactId}, ${system}, ${recordId}, ${url})
    on conflict (contact_id, system) do update set record_id = excluded.record_id, url = excluded.url
  `.execute(tx);
};
