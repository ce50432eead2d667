import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';

/** Takes over what agents wrote; what failed and is queued again (a person decided to repeat it) is armed again. */
export const adopt = async (db: Db): Promise<void> => {
  await sql`
    insert into texts.outgoing as o (message_id, leg_id, connection_id)
    select m.id, m.leg_id, l.connection_id
    from interactions.messages m join interactions.legs l on l.id = m.leg_id
    where m.delivery in ('held', 'queued') and m.direction = 'out' and m.kind = 'text' and l.connection_id is not null
      and not exists (select from texts.outgoing o where o.message_id = m.id and o.state in ('queued', 'sending'))
    on conflict (message_id) do update
      set state = 'queued', claim = o.claim + 1, attempts = 0, started_at = now(), due_at = now(), leased_until = null
      where o.state not in ('queued', 'sending')
  `.execute(db);
};

export type Claimed = {
  messageId: number;
  legId: number;
  connectionId: number;
  claim: number;
  attempts: number;
  startedAt: Date;
  /** Some of it may have left. */
  asked: boolean;
};
const CLAIMED = sql`
  message_id as "messageId", leg_id as "legId", connection_id as "connectionId", claim, attempts, started_at as "startedAt",
  asked_at is not null as asked`;

/** The first of each conversation, one at a time: they arrive in the order in which they were written. */
export const claimDue = async (tx: Db, limit: number, leaseSeconds: number): Promise<Claimed[]> =>
  (
    await sql<Claimed>`
      update texts.outgoing
      set state = 'sending', claim = claim + 1, attempts = attempts + 1, asked_at = null,
          leased_until = now() + make_interval(secs => ${leaseSeconds})
      where message_id in (
        select o.message_id from texts.outgoing o join connections.connections c on c.id = o.connection_id
        where o.state = 'queued' and o.due_at <= now() and c.enabled
          and not exists (select from texts.outgoing e
                          where e.leg_id = o.leg_id and e.message_id < o.message_id and e.state in ('queued', 'sending'))
        order by o.due_at, o.message_id limit ${limit} for update of o skip locked)
      returning ${CLAIMED}
    `.execute(tx)
  ).rows;

/** Some of it may leave from now on; `of`: in how many messages. False: somebody else has it. */
export const markAsked = async (db: Db, one: Claimed, of = 1): Promise<boolean> =>
  (
    await sql`
      update texts.outgoing set asked_at = clock_timestamp(), parts = nullif(${of}::int, 1)
      where message_id = ${one.messageId} and claim = ${one.claim} and state = 'sending' returning 1
    `.execute(db)
  ).rows.length > 0;

/** What was asked was answered: of nothing is it unknown whether it left. */
export const markAnswered = async (db: Db, one: Claimed): Promise<void> => {
  await sql`
    update texts.outgoing set asked_at = null
    where message_id = ${one.messageId} and claim = ${one.claim} and state = 'sending'
  `.execute(db);
};

/** It still goes on. */
export const keepClaim = async (db: Db, one: Claimed, leaseSeconds: number): Promise<void> => {
  await sql`
    update texts.outgoing set leased_until = clock_timestamp() + make_interval(secs => ${leaseSeconds})
    where message_id = ${one.messageId} and claim = ${one.claim} and state = 'sending'
  `.execute(db);
};

/** Those whose process died while it handed them over: nobody knows whether they left. */
export const takeInterrupted = async (tx: Db): Promise<Claimed[]> =>
  (
    await sql<Claimed>`
      update texts.outgoing set claim = claim + 1, leased_until = now() + interval '30 seconds'
      where message_id in (select message_id from texts.outgoing
                           where state = 'sending' and leased_until < now() for update skip locked)
      returning ${CLAIMED}
    `.execute(tx)
  ).rows;

/** False: somebody else has it now, and what became of it is theirs to say. `waitMs` where it is queued again. */
export const endTry = async (
  tx: Db,
  one: Claimed,
  state: 'queued' | 'sent' | 'failed' | 'uncertain',
  waitMs = 0,
): Promise<boolean> =>
  (
    await sql`
      update texts.outgoing
      set state = ${state}, leased_until = null, due_at = clock_timestamp() + make_interval(secs => ${waitMs / 1000})
      where message_id = ${one.messageId} and claim = ${one.claim} and state = 'sending' returning 1
    `.execute(tx)
  ).rows.length > 0;

/** Milliseconds until the next is due, or a lease runs out; null: nothing waits. */
export const nextDue = async (db: Db): Promise<number | null> =>
  (
    await sql<{ ms: number | null }>`
      select extract(epoch from min(case o.state when 'queued' then o.due_at else o.leased_until end) - now())::float8 * 1000
             as ms
      from texts.outgoing o join connections.connections c on c.id = o.connection_id
      where o.state = 'sending' or (o.state = 'queued' and c.enabled)
    `.execute(db)
  ).rows[0]?.ms ?? null;

export type ToSend = {
  to: string;
  text: string;
  template: { name: string; language: string; values: string[] } | null;
  onceKey: string;
  inReplyTo: string | null;
  files: { name: string; type: string; size: number; sha256: string }[];
};

/** As its agent wrote it, and the provider's id of the contact's last text before it; null: it is gone, or was hidden meanwhile. */
export const textToSend = async (db: Db, messageId: number): Promise<ToSend | null> =>
  (
    await sql<ToSend>`
      select l.address as "to", m.text, m.template, m.once_key as "onceKey",
             (select e.external_id from interactions.messages e
              where e.leg_id = m.leg_id and e.direction = 'in' and e.id < m.id and e.external_id is not null
              order by e.id desc limit 1) as "inReplyTo",
             (select coalesce(jsonb_agg(jsonb_build_object('name', a.name, 'type', a.type, 'size', a.size, 'sha256', a.sha256)
                                        order by a.position), '[]')
              from interactions.attachments a where a.message_id = m.id) as files
      from interactions.messages m join interactions.legs l on l.id = m.leg_id
      where m.id = ${messageId} and m.content_hidden_at is null
    `.execute(db)
  ).rows[0] ?? null;
