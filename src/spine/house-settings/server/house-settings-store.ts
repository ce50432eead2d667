import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';

const KEY = 'house';

/** As stored; null before anyone saved. */
export const settingsRow = async (db: Db): Promise<unknown> =>
  (await sql<{ value: unknown }>`select value from settings.settings where key = ${KEY}`.execute(db)).rows[0]?.value ??
  null;

export const saveSettingsRow = async (tx: Db, value: unknown): Promise<void> => {
  await sql`
    insert into settings.settings (key, value) values (${KEY}, ${JSON.stringify(value)}::jsonb)
    on conflict (key) do update set value = excluded.value
  `.execute(tx);
};
