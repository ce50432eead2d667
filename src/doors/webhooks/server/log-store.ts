import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';
import type { DeliveryRow } from '../contract.ts';

type State = DeliveryRow['state'];

const COLUMNS = sql`
  d.id, d.message_id as "messageId", m.event, m.interaction_id as "interactionId", m.occurred_at as "occurredAt",
  d.state, d.attempts, case when d.state = 'waiting' then d.due_at end as "dueAt", d.tried_at as "triedAt", d.status,
  d.problem, d.took_ms as "tookMs", m.body is not null as kept`;
const FROM = sql`webhooks.deliveries d join webhooks.messages m on m.id = d.message_id`;

/** Newest first, below `before`. */
export const deliveryRows = async (
  db: Db,
  about: { endpointId: number; state: State | null; before: number | null },
  most: number,
): Promise<DeliveryRow[]> => {
  const also: RawBuilder<unknown> = about.state === null ? sql`` : sql`and d.state = ${about.state}`;
  const below: RawBuilder<unknown> = about.before === null ? sql`` : sql`and d.id < ${about.before}`;
  const { rows } = await sql<DeliveryRow>`
    select ${COLUMNS} from ${FROM} where d.endpoint_id = ${about.endpointId} ${also} ${below}
    order by d.id desc limit ${most}
  `.execute(db);
  return rows;
};

export type Opened = DeliveryRow & { endpointId: number; body: string | null; answer: string | null };

export const deliveryById = async (db: Db, id: number): Promise<Opened | null> =>
  (
    await sql<Opened>`
      select ${COLUMNS}, d.endpoint_id as "endpointId", m.body, d.answer from ${FROM} where d.id = ${id}
    `.execute(db)
  ).rows[0] ?? null;

const AGAIN = sql`set state = 'waiting', tries = 0, due_at = clock_timestamp(), leased_until = null`;

/** What is under way is left. */
export const sendAgain = async (tx: Db, id: number): Promise<number> =>
  (
    await sql`
      update webhooks.deliveries ${AGAIN} where id = ${id} and state <> 'sending' returning 1
    `.execute(tx)
  ).rows.length;

export const sendFailedAgain = async (tx: Db, endpointId: number, since: Date): Promise<number> =>
  (
    await sql`
      update webhooks.deliveries d ${AGAIN} from webhooks.messages m
      where m.id = d.message_id and m.body is not null and d.endpoint_id = ${endpointId} and d.state = 'failed'
        and m.occurred_at >= ${since} returning 1
    `.execute(tx)
  ).rows.length;
