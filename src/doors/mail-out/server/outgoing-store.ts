import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';
import type { Refused } from '../rules.ts';

/**
 * Takes over the messages that are to leave; not one whose writer chose a time, until it is released. One that was finished and is queued again (a person decided to repeat it)
 * is armed again, for those it has not reached. Returns the messages whose sender no mailbox sends for.
 */
export const adopt = async (db: Db): Promise<number[]> => {
  const { rows } = await sql<{ id: number }>`
    with wanted as (
      select m.id, m.interaction_id, m.delivery, coalesce(m.send_at, now()) as send_at, m.sender->>'address' as sender,
             (select s.mailbox_id
              from mailboxes.senders s join mailboxes.mailboxes b on b.id = s.mailbox_id
              where s.address = lower(m.sender->>'address') and b.disabled_at is null
              order by s.mailbox_id = i.mailbox_id desc nulls last, b.address = s.address desc, b.id limit 1) as mailbox_id,
             array(select distinct lower(r->>'address')
                   from jsonb_array_elements(m.recipients_to || m.recipients_cc || m.recipients_bcc) r) as recipients
      from interactions.messages m
      join interactions.interactions i on i.id = m.interaction_id
      where m.delivery in ('held', 'queued') and m.direction = 'out' and m.channel = 'email' and not (m.scheduled and m.delivery = 'held')
        and not exists (select from mail_out.outgoing o
                        where o.message_id = m.id and o.state in ('held', 'queued', 'sending'))
    ), taken as (
      insert into mail_out.outgoing as o (message_id, interaction_id, mailbox_id, envelope_from, envelope_to, state, send_at)
      select id, interaction_id, mailbox_id, sender, recipients, delivery, send_at from wanted where mailbox_id is not null
      on conflict (message_id) do update
        set state = excluded.state, send_at = excluded.send_at, mailbox_id = excluded.mailbox_id,
            envelope_from = excluded.envelope_from,
            envelope_to = case when o.state = 'sent' then excluded.envelope_to
                          else array(select unnest(excluded.envelope_to) except select unnest(o.reached)) end,
            reached = case when o.state = 'sent' then '{}' else o.reached end,
            refused = '[]', stage = 'waiting', claim = o.claim + 1, attempts = 0, started_at = now(),
            leased_until = null, last_error = null, answer = null, sent_at = null
        where o.state not in ('held', 'queued', 'sending')
    )
    select id from wanted where mailbox_id is null
  `.execute(db);
  return rows.map((row) => row.id);
};

const TO_DO = sql`(
  (state in ('held', 'queued') and send_at <= now())
  or (state = 'sending' and leased_until < now() and stage <> 'handing')
)`;

const INTERRUPTED = sql`(state = 'sending' and stage = 'handing' and leased_until < now())`;

/** Mailboxes with something to do now; interrupted: a process died there while it handed a message over. */
export const waitingIn = async (db: Db): Promise<{ mailboxId: number; interrupted: boolean }[]> =>
  (
    await sql<{ mailboxId: number; interrupted: boolean }>`
      select mailbox_id as "mailboxId", bool_or(${INTERRUPTED}) as interrupted
      from mail_out.outgoing where ${TO_DO} or ${INTERRUPTED} group by mailbox_id
    `.execute(db)
  ).rows;

export type Claimed = {
  id: number;
  messageId: number;
  mailboxId: number;
  envelopeFrom: string;
  envelopeTo: string[];
  attempts: number;
  claim: number;
  reached: string[];
  refused: Refused[];
  startedAt: Date;
};

/** Takes what is due in one mailbox, oldest first, under a lease; what others hold is left to them. */
export const claimDue = async (tx: Db, mailboxId: number, limit: number, leaseSeconds: number): Promise<Claimed[]> =>
  (
    await sql<Claimed>`
      update mail_out.outgoing
      set state = 'sending', stage = 'connecting', claim = claim + 1, attempts = attempts + 1,
          leased_until = now() + make_interval(secs => ${leaseSeconds})
      where id in (
        select id from mail_out.outgoing where mailbox_id = ${mailboxId} and ${TO_DO}
        order by send_at, id limit ${limit} for update skip locked
      )
      returning id, message_id as "messageId", mailbox_id as "mailboxId", envelope_from as "envelopeFrom",
                envelope_to as "envelopeTo", attempts, claim, reached, refused, started_at as "startedAt"
    `.execute(tx)
  ).rows;

/** Committed before the first byte of the message can leave. False: somebody else holds it now, so it must not. */
export const markHanding = async (db: Db, one: Claimed, leaseSeconds: number): Promise<boolean> => {
  const { rows } = await sql`
    update mail_out.outgoing
    set stage = 'handing', leased_until = now() + make_interval(secs => ${leaseSeconds})
    where id = ${one.id} and claim = ${one.claim} and state = 'sending' and leased_until > now() returning id
  `.execute(db);
  return rows.length > 0;
};

export const renewLeases = async (db: Db, claims: readonly Claimed[], leaseSeconds: number): Promise<void> => {
  await sql`
    update mail_out.outgoing o set leased_until = now() + make_interval(secs => ${leaseSeconds})
    from unnest(${claims.map((one) => one.id)}::bigint[], ${claims.map((one) => one.claim)}::bigint[]) as c(id, claim)
    where o.id = c.id and o.claim = c.claim and o.state = 'sending'
  `.execute(db);
};

/** Sends whose process died while the message was on the wire. */
export const takeInterrupted = async (tx: Db): Promise<number[]> =>
  (
    await sql<{ messageId: number }>`
      update mail_out.outgoing set state = 'uncertain', leased_until = null
      where id in (
        select id from mail_out.outgoing where ${INTERRUPTED} for update skip locked
      )
      returning message_id as "messageId"
    `.execute(tx)
  ).rows.map((row) => row.messageId);

export type Ending = {
  state: 'queued' | 'sent' | 'failed' | 'uncertain' | 'cancelled';
  /** Recipients that still have to get it. */
  remaining: readonly string[];
  reached: readonly string[];
  refused: readonly Refused[];
  error: string | null;
  answer: string | null;
  sendAt: Date | null;
};

/** Ends a try. A success that came after its lease ran out still counts, unless the message was sent anew. */
export const endTry = async (tx: Db, one: Claimed, end: Ending): Promise<boolean> => {
  const { rows } = await sql`
    update mail_out.outgoing
    set state = ${end.state}, stage = 'waiting', leased_until = null, envelope_to = ${end.remaining as string[]},
        reached = ${end.reached as string[]}, refused = ${JSON.stringify(end.refused)}::jsonb,
        last_error = ${end.error}, answer = coalesce(${end.answer}, answer),
        send_at = coalesce(${end.sendAt}::timestamptz, send_at),
        sent_at = case when ${end.state} = 'sent' then now() end
    where id = ${one.id} and claim = ${one.claim}
      and (state = 'sending' or (state = 'uncertain' and ${end.state} in ('sent', 'failed')))
    returning id
  `.execute(tx);
  return rows.length > 0;
};

/** Milliseconds until something is to do in a mailbox that has room; null when nothing waits. */
export const nextDue = async (db: Db, full: readonly number[]): Promise<number | null> => {
  const { rows } = await sql<{ wait: number | null }>`
    select (extract(epoch from min(case when state = 'sending' then leased_until else send_at end) - now()) * 1000)::float8 as wait
    from mail_out.outgoing
    where state in ('held', 'queued', 'sending') and mailbox_id <> all(${full as number[]})
  `.execute(db);
  return rows[0]?.wait ?? null;
};
