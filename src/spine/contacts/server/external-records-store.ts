import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';
import type { RecordProblem } from '../contract.ts';

/** `syncedAt`: since when it is as here; `problem`: what went wrong since; `label`: how the person is called there. */
export type ExternalRecord = {
  system: string;
  recordId: string;
  url: string | null;
  label: string | null;
  syncedAt: Date | null;
  problem: RecordProblem | null;
};

export const externalRecordsOf = async (db: Db, contactId: number): Promise<ExternalRecord[]> =>
  (
    await sql<ExternalRecord>`
      select system, record_id as "recordId", url, label, synced_at as "syncedAt", problem
      from contacts.external_records where contact_id = ${contactId} order by system
    `.execute(db)
  ).rows;

/** Where a contact is in the system of that name; a second word on it replaces the first. `url`: where a person reads it. */
export const saveExternalRecord = async (
  tx: Db,
  contactId: number,
  record: Pick<ExternalRecord, 'system' | 'recordId' | 'url'> & Partial<ExternalRecord>,
): Promise<void> => {
  const { system, recordId, url, label = null, syncedAt = null, problem = null } = record;
  await sql`
    insert into contacts.external_records (contact_id, system, record_id, url, label, synced_at, problem)
    values (${contactId}, ${system}, ${recordId}, ${url}, ${label}, ${syncedAt}, ${problem})
    on conflict (contact_id, system) do update
      set record_id = excluded.record_id, url = excluded.url, label = excluded.label,
          synced_at = coalesce(excluded.synced_at, external_records.synced_at), problem = excluded.problem
  `.execute(tx);
};

/** Says what went wrong with one that is there; false: that was said already. */
export const noteRecordProblem = async (
  tx: Db,
  contactId: number,
  system: string,
  problem: RecordProblem,
): Promise<boolean> => {
  const { rows } = await sql`
    update contacts.external_records set problem = ${problem}
    where contact_id = ${contactId} and system = ${system} and problem is distinct from ${problem} returning 1
  `.execute(tx);
  return rows.length > 0;
};
