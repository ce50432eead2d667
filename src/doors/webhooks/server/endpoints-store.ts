import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';
import type { Endpoint, EventName } from '../contract.ts';

export const endpointRows = async (db: Db): Promise<Endpoint[]> =>
  (
    await sql<Endpoint>`
      select e.id, e.url, e.description, e.events, e.enabled, e.stopped_because as "stoppedBecause",
             e.failing_since as "failingSince",
             case when e.former_until > now() then e.former_until end as "formerUntil",
             count(d.id) filter (where d.state in ('waiting', 'sending'))::int as waiting,
             count(d.id) filter (where d.state = 'failed')::int as failed,
             max(d.tried_at) filter (where d.state = 'delivered') as "lastDeliveredAt"
      from webhooks.endpoints e left join webhooks.deliveries d on d.endpoint_id = e.id
      group by e.id order by e.id
    `.execute(db)
  ).rows;

export const countEndpoints = async (db: Db): Promise<number> =>
  (await sql<{ n: number }>`select count(*)::int as n from webhooks.endpoints`.execute(db)).rows[0]!.n;

export type EndpointFields = { url: string; description: string; events: readonly EventName[]; enabled: boolean };

/** `secret`: sealed. */
export const insertEndpoint = async (tx: Db, fields: EndpointFields, secret: string): Promise<number> =>
  (
    await sql<{ id: number }>`
      insert into webhooks.endpoints (url, description, events, enabled, secret)
      values (${fields.url}, ${fields.description}, ${fields.events as string[]}::text[], ${fields.enabled}::boolean, ${secret})
      returning id
    `.execute(tx)
  ).rows[0]!.id;

/** What the house turned off goes on again once a person says so, or changes where it leads. */
export const updateEndpoint = async (tx: Db, id: number, fields: EndpointFields): Promise<boolean> => {
  const { rows } = await sql`
    update webhooks.endpoints
    set url = ${fields.url}, description = ${fields.description}, events = ${fields.events as string[]}::text[],
        enabled = ${fields.enabled}::boolean, stopped_because = null, failing_since = null
    where id = ${id} returning 1
  `.execute(tx);
  return rows.length > 0;
};

export const deleteEndpoint = async (tx: Db, id: number): Promise<boolean> =>
  (await sql`delete from webhooks.endpoints where id = ${id} returning 1`.execute(tx)).rows.length > 0;

export const replaceSecret = async (tx: Db, id: number, secret: string, formerUntil: Date): Promise<boolean> => {
  const { rows } = await sql`
    update webhooks.endpoints set former_secret = secret, former_until = ${formerUntil}, secret = ${secret}
    where id = ${id} returning 1
  `.execute(tx);
  return rows.length > 0;
};

export type Target = { url: string; enabled: boolean; secret: string; formerSecret: string | null };

/** Where a message goes and what signs it, sealed. */
export const targetOf = async (db: Db, id: number): Promise<Target | null> =>
  (
    await sql<Target>`
      select url, enabled, secret, case when former_until > now() then former_secret end as "formerSecret"
      from webhooks.endpoints where id = ${id}
    `.execute(db)
  ).rows[0] ?? null;

/** A try came back: how long it has been failing now, in milliseconds. */
export const noteTry = async (tx: Db, id: number, well: boolean): Promise<number> =>
  (
    await sql<{ ms: number }>`
      update webhooks.endpoints
      set failing_since = case when ${well}::boolean then null else coalesce(failing_since, clock_timestamp()) end
      where id = ${id}
      returning coalesce(extract(epoch from clock_timestamp() - failing_since) * 1000, 0)::float8 as ms
    `.execute(tx)
  ).rows[0]?.ms ?? 0;

/** False: it was off already. */
export const stopEndpoint = async (tx: Db, id: number, because: 'gone' | 'failing'): Promise<{ url: string } | null> =>
  (
    await sql<{ url: string }>`
      update webhooks.endpoints set enabled = false, stopped_because = ${because}
      where id = ${id} and enabled returning url
    `.execute(tx)
  ).rows[0] ?? null;
