import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';
import type { Known } from '../rules.ts';
import { moveLegs } from './legs-store.ts';
import { moveSplits } from './split-store.ts';

/** One intake at a time, in all processes: a parent and its child cannot miss each other. */
export const enterIntake = async (tx: Db): Promise<void> => {
  await sql`select pg_advisory_xact_lock(7303)`.execute(tx);
};

export type Ids = { interactions: number[]; messages: number[] };

/** Numbers for rows about to be written, so that a batch is decided in memory and written in a few statements. */
export const takeIds = async (tx: Db, count: number): Promise<Ids> => {
  const { rows } = await sql<{ i: number; m: number }>`
    select nextval('interactions.interactions_id_seq') as i, nextval('interactions.messages_id_seq') as m
    from generate_series(1, ${count}::int)
  `.execute(tx);
  return { interactions: rows.map((row) => row.i), messages: rows.map((row) => row.m) };
};

export type Pointer = Known & { rfcId: string };

/**
 * The interactions that these Message-IDs lead to: merged ones followed to where they went,
 * closed ones to the newest that continues them.
 */
export const interactionsOfKeys = async (
  tx: Db,
  rfcIds: readonly string[],
  ids: readonly number[],
): Promise<{ keys: { rfcId: string; id: number }[]; known: Map<number, Known> }> => {
  const { rows: keys } = await sql<{ rfcId: string; id: number }>`
    select rfc_id as "rfcId", interaction_id as id from interactions.thread_keys where rfc_id = any(${rfcIds as string[]})
  `.execute(tx);
  const wanted = [...new Set([...keys.map((key) => key.id), ...ids])];
  if (wanted.length === 0) return { keys, known: new Map() };
  const { rows } = await sql<Known & { startId: number }>`
    with recursive trail as (
      select i.id as start_id, i.id, 0 as depth from interactions.interactions i where i.id = any(${wanted}::bigint[])
      union all
      select trail.start_id, next.id, trail.depth + 1
      from trail
      join interactions.interactions here on here.id = trail.id
      cross join lateral (
        select here.merged_into_id as id where here.merged_into_id is not null
        union all
        select max(later.id) from interactions.interactions later
        where here.merged_into_id is null and here.status = 'closed' and later.previous_id = here.id
      ) next
      where next.id is not null and trail.depth < 50
    )
    select distinct on (trail.start_id) trail.start_id as "startId", i.id, i.status, i.contact_id as "contactId",
           i.assignee_id as "assigneeId", i.last_agent_id as "lastAgentId", i.split_root_id as "splitRootId"
    from trail join interactions.interactions i on i.id = trail.id
    order by trail.start_id, trail.depth desc
  `.execute(tx);
  return { keys, known: new Map(rows.map(({ startId, ...known }) => [startId, known])) };
};

/**
 * The same, held from others until the transaction ends: whoever changed one meanwhile is seen. In the order of their
 * numbers, as everyone who holds more than one must.
 */
export const holdKnown = async (tx: Db, ids: readonly number[]): Promise<Map<number, Known>> => {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<Known>`
    select id, status, contact_id as "contactId", assignee_id as "assigneeId", last_agent_id as "lastAgentId",
           split_root_id as "splitRootId"
    from interactions.interactions where id = any(${ids as number[]}::bigint[]) order by id for update
  `.execute(tx);
  return new Map(rows.map((row) => [row.id, row]));
};

export const knownFingerprints = async (
  tx: Db,
  fingerprints: readonly string[],
): Promise<Map<string, { messageId: number; interactionId: number }>> => {
  const { rows } = await sql<{ fingerprint: string; messageId: number; interactionId: number }>`
    select fingerprint, id as "messageId", interaction_id as "interactionId"
    from interactions.messages where fingerprint = any(${fingerprints as string[]})
  `.execute(tx);
  return new Map(rows.map((row) => [row.fingerprint, row]));
};

/** Which of these Message-IDs are of mail that we sent ourselves. */
export const ownMessages = async (
  tx: Db,
  rfcIds: readonly string[],
): Promise<Map<string, { id: number; interactionId: number }>> => {
  const { rows } = await sql<{ rfcId: string; id: number; interactionId: number }>`
    select rfc_message_id as "rfcId", id, interaction_id as "interactionId"
    from interactions.messages where rfc_message_id = any(${rfcIds as string[]}) and direction = 'out'
  `.execute(tx);
  return new Map(rows.map((row) => [row.rfcId, row]));
};

export type NewInteraction = {
  id: number;
  mailbox_id: number | null;
  contact_id: number;
  skill_id: number | null;
  priority: number | null;
  subject: string;
  previous_id: number | null;
  split_root_id: number | null;
};

export const insertInteractions = async (tx: Db, rows: readonly NewInteraction[]): Promise<void> => {
  if (rows.length === 0) return;
  await sql`
    insert into interactions.interactions (id, mailbox_id, contact_id, skill_id, priority, subject, previous_id, split_root_id)
    overriding system value
    select id, mailbox_id, contact_id, skill_id, priority, subject, previous_id, split_root_id
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as r(id bigint, mailbox_id bigint, contact_id bigint, skill_id bigint, priority int, subject text, previous_id bigint, split_root_id bigint)
  `.execute(tx);
};

export type NewMessage = Record<string, unknown> & { id: number; interaction_id: number };

export const insertReceived = async (tx: Db, rows: readonly NewMessage[]): Promise<void> => {
  if (rows.length === 0) return;
  await sql`
    insert into interactions.messages
      (id, interaction_id, direction, kind, rfc_message_id, fingerprint, in_reply_to, refs, sender, reply_to,
       recipients_to, recipients_cc, subject, text, fresh_text, html, snippet, written_at, verdict, bounce, invitation, ledger_id)
    overriding system value
    select id, interaction_id, 'in', kind, rfc_message_id, fingerprint, in_reply_to, refs, sender, reply_to,
           recipients_to, recipients_cc, subject, text, fresh_text, html, snippet, written_at, verdict, bounce, invitation, ledger_id
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as r(id bigint, interaction_id bigint, kind text, rfc_message_id text, fingerprint text, in_reply_to text[], refs text[],
           sender jsonb, reply_to jsonb, recipients_to jsonb, recipients_cc jsonb, subject text, text text, fresh_text text,
           html text, snippet text, written_at timestamptz, verdict jsonb, bounce jsonb, invitation jsonb, ledger_id bigint)
  `.execute(tx);
};

export type NewAttachment = {
  message_id: number;
  position: number;
  name: string;
  type: string;
  size: number;
  sha256: string;
  content_id: string | null;
  inline: boolean;
};

export const insertAttachments = async (tx: Db, rows: readonly NewAttachment[]): Promise<void> => {
  if (rows.length === 0) return;
  await sql`
    insert into interactions.attachments (message_id, position, name, type, size, sha256, content_id, inline)
    select * from json_to_recordset(${JSON.stringify(rows)}::json)
      as r(message_id bigint, position int, name text, type text, size bigint, sha256 text, content_id text, inline boolean)
  `.execute(tx);
};

export const insertKeys = async (
  tx: Db,
  rows: readonly { rfc_id: string; interaction_id: number }[],
): Promise<void> => {
  if (rows.length === 0) return;
  await sql`
    insert into interactions.thread_keys (rfc_id, interaction_id)
    select rfc_id, interaction_id from json_to_recordset(${JSON.stringify(rows)}::json) as r(rfc_id text, interaction_id bigint)
    on conflict (rfc_id) do nothing
  `.execute(tx);
};

export type Touch = { id: number; count: number; snippet: string; status: string; at: string };

/** Counts, newest words and status of the interactions that received mail. */
export const touchInteractions = async (tx: Db, rows: readonly Touch[]): Promise<void> => {
  if (rows.length === 0) return;
  await sql`
    update interactions.interactions i
    set message_count = i.message_count + r.count, snippet = r.snippet, status = r.status, waiting_for = 'agent',
        last_message_at = greatest(i.last_message_at, r.at), ended_at = case when r.status in ('resolved', 'closed') then i.ended_at end
    from json_to_recordset(${JSON.stringify(rows)}::json) as r(id bigint, count int, snippet text, status text, at timestamptz)
    where i.id = r.id
  `.execute(tx);
};

/** Moves everything of some interactions into another: they were one conversation all along. */
export const mergeInteractions = async (tx: Db, from: readonly number[], into: number): Promise<void> => {
  await sql`update interactions.messages set interaction_id = ${into} where interaction_id = any(${from as number[]}::bigint[])`.execute(
    tx,
  );
  await sql`update interactions.thread_keys set interaction_id = ${into} where interaction_id = any(${from as number[]}::bigint[])`.execute(
    tx,
  );
  await sql`
    insert into interactions.guests (interaction_id, agent_id)
    select distinct ${into}::bigint, agent_id from interactions.guests where interaction_id = any(${from as number[]}::bigint[])
    on conflict do nothing
  `.execute(tx);
  await sql`
    update interactions.interactions i
    set message_count = i.message_count + moved.count, created_at = least(i.created_at, moved.created_at),
        split_root_id = coalesce(i.split_root_id, moved.split_root_id)
    from (select sum(message_count)::int as count, min(created_at) as created_at, min(split_root_id) as split_root_id
          from interactions.interactions where id = any(${from as number[]}::bigint[])) moved
    where i.id = ${into}
  `.execute(tx);
  await moveSplits(tx, from, into);
  await moveLegs(tx, from, into);
  await sql`
    update interactions.interactions set merged_into_id = ${into}, status = 'closed', message_count = 0, ended_at = now(), assignee_id = null, assigned_at = null
    where id = any(${from as number[]}::bigint[])
  `.execute(tx);
};

/** Makes its newest words, and whose turn it is, what its messages say; whose turn it is. */
export const newestOf = async (tx: Db, id: number): Promise<'agent' | 'customer' | null> =>
  (
    await sql<{ waitingFor: 'agent' | 'customer' }>`
      update interactions.interactions i
      set snippet = last.snippet, last_message_at = last.created_at,
          waiting_for = case when last.direction = 'in' then 'agent' else 'customer' end
      from (select snippet, created_at, direction from interactions.messages
            where interaction_id = ${id} and kind in ('mail', 'text', 'bounce') order by id desc limit 1) last
      where i.id = ${id}
      returning i.waiting_for as "waitingFor"
    `.execute(tx)
  ).rows[0]?.waitingFor ?? null;
