import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';
import type { Provider } from '../rules.ts';

/** As stored; null before anyone saved. */
export const settingsRow = async (db: Db): Promise<unknown> =>
  (await sql<{ value: unknown }>`select value from translator.settings`.execute(db)).rows[0]?.value ?? null;

export const saveSettingsRow = async (tx: Db, value: unknown): Promise<void> => {
  await sql`
    insert into translator.settings (value) values (${JSON.stringify(value)}::jsonb)
    on conflict (one) do update set value = excluded.value
  `.execute(tx);
};

export type KeyPlace = { provider: Provider; address: string };

export const sealedKey = async (db: Db, { provider, address }: KeyPlace): Promise<string | null> =>
  (
    await sql<{ sealed: string }>`
      select sealed from translator.keys where provider = ${provider} and address = ${address}
    `.execute(db)
  ).rows[0]?.sealed ?? null;

/** An empty key is no key. */
export const saveKey = async (tx: Db, { provider, address }: KeyPlace, sealed: string | null): Promise<void> => {
  if (sealed === null) {
    await sql`delete from translator.keys where provider = ${provider} and address = ${address}`.execute(tx);
    return;
  }
  await sql`
    insert into translator.keys (provider, address, sealed) values (${provider}, ${address}, ${sealed})
    on conflict (provider, address) do update set sealed = excluded.sealed
  `.execute(tx);
};

export const keyPlaces = async (db: Db): Promise<KeyPlace[]> =>
  (await sql<KeyPlace>`select provider, address from translator.keys order by provider, address`.execute(db)).rows;
