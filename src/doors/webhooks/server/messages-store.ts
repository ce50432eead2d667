import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';

export type NewMessage = {
  id: string;
  event: string;
  interactionId: number | null;
  contactId: number | null;
  occurredAt: Date;
  body: string;
};

/** Of the endpoints that are on and asked for it. */
export const endpointsFor = async (tx: Db, event: string): Promise<number[]> =>
  (
    await sql<{ id: number }>`
      select id from webhooks.endpoints where enabled and ${event} = any(events) order by id
    `.execute(tx)
  ).rows.map((row) => row.id);

export const insertMessage = async (tx: Db, message: NewMessage, endpointIds: readonly number[]): Promise<number[]> => {
  const { id, event, interactionId, contactId, occurredAt, body } = message;
  await sql`
    insert into webhooks.messages (id, event, interaction_id, contact_id, occurred_at, body)
    values (${id}, ${event}, ${interactionId}, ${contactId}, ${occurredAt}, ${body})
  `.execute(tx);
  const { rows } = await sql<{ id: number }>`
    insert into webhooks.deliveries (endpoint_id, message_id)
    select unnest(${endpointIds as number[]}::bigint[]), ${id} returning id
  `.execute(tx);
  return rows.map((row) => row.id);
};

export type Kept = { id: string; event: string; occurredAt: Date; waits: boolean };

/** What is still kept of an interaction, held; `waits`: somebody has yet to get it. */
export const keptOf = async (tx: Db, interactionId: number): Promise<Kept[]> =>
  (
    await sql<Kept>`
      select m.id, m.event, m.occurred_at as "occurredAt",
             exists (select from webhooks.deliveries d
                     where d.message_id = m.id and d.state in ('waiting', 'sending')) as waits
      from webhooks.messages m where m.interaction_id = ${interactionId} and m.body is not null order by m.id for update
    `.execute(tx)
  ).rows;

export const saveBody = async (tx: Db, id: string, body: string | null): Promise<void> => {
  await sql`update webhooks.messages set body = ${body} where id = ${id}`.execute(tx);
};

/** What was answered may repeat what was sent. */
export const forgetAnswers = async (tx: Db, messageIds: readonly string[]): Promise<void> => {
  await sql`
    update webhooks.deliveries set answer = null where message_id = any(${messageIds as string[]}::text[])
  `.execute(tx);
};

export const forgetContact = async (tx: Db, contactId: number): Promise<void> => {
  await sql`
    with theirs as (update webhooks.messages set body = null where contact_id = ${contactId} returning id)
    update webhooks.deliveries d set answer = null from theirs where d.message_id = theirs.id
  `.execute(tx);
};

/** Takes away what is older than that; how many. */
export const deleteBefore = async (tx: Db, before: Date): Promise<number> =>
  (await sql`delete from webhooks.messages where created_at < ${before} returning 1`.execute(tx)).rows.length;
