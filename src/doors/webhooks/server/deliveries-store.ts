import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';

const TO_DO = sql`(
  (d.state = 'waiting' and d.due_at <= now()) or (d.state = 'sending' and d.leased_until < now())
)`;

/** Endpoints with something to do now. */
export const dueEndpoints = async (db: Db): Promise<number[]> =>
  (
    await sql<{ id: number }>`
      select distinct d.endpoint_id as id from webhooks.deliveries d join webhooks.endpoints e on e.id = d.endpoint_id
      where ${TO_DO} and e.enabled
    `.execute(db)
  ).rows.map((row) => row.id);

/** Milliseconds until the next is due at an endpoint not among these; null: none waits. */
export const nextDue = async (db: Db, except: readonly number[]): Promise<number | null> =>
  (
    await sql<{ ms: number | null }>`
      select extract(epoch from min(case d.state when 'waiting' then d.due_at else d.leased_until end) - now())::float8
             * 1000 as ms
      from webhooks.deliveries d join webhooks.endpoints e on e.id = d.endpoint_id
      where d.state in ('waiting', 'sending') and e.enabled and d.endpoint_id <> all(${except as number[]}::bigint[])
    `.execute(db)
  ).rows[0]?.ms ?? null;

export type Claimed = { id: number; endpointId: number; messageId: string; claim: number; tries: number };

/** Takes what is due at one endpoint, oldest first, under a lease; what others hold is left to them. */
export const claimDue = async (tx: Db, endpointId: number, limit: number, leaseSeconds: number): Promise<Claimed[]> =>
  (
    await sql<Claimed>`
      update webhooks.deliveries
      set state = 'sending', claim = claim + 1, attempts = attempts + 1, tries = tries + 1,
          leased_until = now() + make_interval(secs => ${leaseSeconds})
      where id in (
        select d.id from webhooks.deliveries d where d.endpoint_id = ${endpointId} and ${TO_DO}
        order by d.due_at, d.id limit ${limit} for update skip locked)
      returning id, endpoint_id as "endpointId", message_id as "messageId", claim, tries
    `.execute(tx)
  ).rows;

export const bodyOf = async (db: Db, messageId: string): Promise<string | null> =>
  (await sql<{ body: string | null }>`select body from webhooks.messages where id = ${messageId}`.execute(db)).rows[0]
    ?.body ?? null;

export type Ending = {
  state: 'delivered' | 'waiting' | 'failed';
  waitSeconds: number;
  status: number | null;
  problem: string | null;
  answer: string | null;
  tookMs: number;
};

/** False: somebody else holds it now, and what became of this try is theirs to say. */
export const endTry = async (tx: Db, one: Claimed, ending: Ending): Promise<boolean> => {
  const { rows } = await sql`
    update webhooks.deliveries
    set state = ${ending.state}, leased_until = null, due_at = clock_timestamp() + make_interval(secs => ${ending.waitSeconds}),
        tried_at = clock_timestamp(), status = ${ending.status}, problem = ${ending.problem}, answer = ${ending.answer},
        took_ms = ${ending.tookMs}
    where id = ${one.id} and claim = ${one.claim} and state = 'sending' returning 1
  `.execute(tx);
  return rows.length > 0;
};
