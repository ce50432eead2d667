import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';
import { connectionShape, type Connection } from '../contract.ts';

const CONNECTIONS = sql`
  select c.id, c.channel, c.provider, c.name, c.address, c.skill_id as "skillId", c.settings, c.enabled,
         array(select name from connections.secrets s where s.connection_id = c.id order by name) as "secretsSet"
  from connections.connections c
`;

/** Those that were not removed, by channel and name. */
export const listConnections = async (db: Db): Promise<Connection[]> =>
  (await sql`${CONNECTIONS} where c.removed_at is null order by c.channel, c.name, c.id`.execute(db)).rows.map((row) =>
    connectionShape.parse(row),
  );

/** Null: there is none, or it was removed. */
export const connectionById = async (db: Db, id: number): Promise<Connection | null> => {
  const { rows } = await sql`${CONNECTIONS} where c.id = ${id} and c.removed_at is null`.execute(db);
  return rows[0] ? connectionShape.parse(rows[0]) : null;
};

export type ConnectionFacts = Omit<Connection, 'id' | 'secretsSet'>;

export const insertConnection = async (tx: Db, c: ConnectionFacts): Promise<number> =>
  (
    await sql<{ id: number }>`
      insert into connections.connections (channel, provider, name, address, skill_id, settings, enabled)
      values (${c.channel}, ${c.provider}, ${c.name}, ${c.address}, ${c.skillId}, ${JSON.stringify(c.settings)}::jsonb,
              ${c.enabled}::boolean)
      returning id
    `.execute(tx)
  ).rows[0]!.id;

/** What a connection is of stays: its conversations are of that channel. False: there is none. */
export const updateConnection = async (tx: Db, id: number, c: ConnectionFacts): Promise<boolean> =>
  (
    await sql`
      update connections.connections
      set provider = ${c.provider}, name = ${c.name}, address = ${c.address}, skill_id = ${c.skillId},
          settings = ${JSON.stringify(c.settings)}::jsonb, enabled = ${c.enabled}::boolean
      where id = ${id} and channel = ${c.channel} and removed_at is null returning 1
    `.execute(tx)
  ).rows.length > 0;

/** Its history stays; its secrets go. False: there is none. */
export const markRemoved = async (tx: Db, id: number): Promise<boolean> => {
  await sql`delete from connections.secrets where connection_id = ${id}`.execute(tx);
  const { rows } = await sql`
    update connections.connections set removed_at = now(), enabled = false where id = ${id} and removed_at is null returning 1
  `.execute(tx);
  return rows.length > 0;
};

export const saveSealed = async (tx: Db, id: number, name: string, sealed: string): Promise<void> => {
  await sql`
    insert into connections.secrets (connection_id, name, sealed) values (${id}, ${name}, ${sealed})
    on conflict (connection_id, name) do update set sealed = excluded.sealed
  `.execute(tx);
};

export const deleteSealed = async (tx: Db, id: number, name: string): Promise<void> => {
  await sql`delete from connections.secrets where connection_id = ${id} and name = ${name}`.execute(tx);
};

export const sealedOf = async (db: Db, id: number): Promise<{ name: string; sealed: string }[]> =>
  (
    await sql<{ name: string; sealed: string }>`
      select name, sealed from connections.secrets where connection_id = ${id}
    `.execute(db)
  ).rows;

/** Of another that is in use: one number leads to one place. */
export const addressTaken = async (db: Db, channel: string, address: string, except: number | null): Promise<boolean> =>
  (
    await sql<{ yes: boolean }>`
      select exists (select from connections.connections
                     where channel = ${channel} and address = ${address} and address <> '' and removed_at is null
                       and id is distinct from ${except}::bigint) as yes
    `.execute(db)
  ).rows[0]!.yes;
