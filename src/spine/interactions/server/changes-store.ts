import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';
import type { Delivery, Status } from '../contract.ts';

export type Held = {
  id: number;
  status: Status;
  contactId: number;
  mailboxId: number | null;
  skillId: number | null;
  assigneeId: number | null;
  lastAgentId: number | null;
  mergedIntoId: number | null;
  trashedAt: Date | null;
  subject: string;
};

const HELD = sql`
  select id, status, contact_id as "contactId", mailbox_id as "mailboxId", skill_id as "skillId",
         assignee_id as "assigneeId", last_agent_id as "lastAgentId", merged_into_id as "mergedIntoId", trashed_at as "trashedAt", subject
  from interactions.interactions
`;

/** Reads one interaction and keeps others from changing it until the transaction ends. */
export const holdInteraction = async (tx: Db, id: number): Promise<Held | null> =>
  (await sql<Held>`${HELD} where id = ${id} for update`.execute(tx)).rows[0] ?? null;

export const readInteraction = async (db: Db, id: number): Promise<Held | null> =>
  (await sql<Held>`${HELD} where id = ${id}`.execute(db)).rows[0] ?? null;

/**
 * Locks interactions in the order of their numbers, as everyone who changes more than one must:
 * intake and routing would else wait for each other.
 */
export const holdInteractions = async (tx: Db, ids: readonly number[]): Promise<void> => {
  if (ids.length === 0) return;
  await sql`
    select id from interactions.interactions where id = any(${ids as number[]}::bigint[]) order by id for update
  `.execute(tx);
};

/** Into an inbox, only if it is nobody's and not closed. Several at once; returns those that were given. */
export const giveInteractions = async (
  tx: Db,
  gifts: readonly { interactionId: number; agentId: number; open: boolean }[],
): Promise<{ id: number; agentId: number; contactId: number }[]> => {
  const { rows } = await sql<{ id: number; agentId: number; contactId: number }>`
    update interactions.interactions i
    set assignee_id = r."agentId", assigned_at = now(), last_agent_id = r."agentId",
        status = case when r.open and i.status = 'new' then 'open' else i.status end
    from json_to_recordset(${JSON.stringify(gifts)}::json) as r("interactionId" bigint, "agentId" bigint, open boolean)
    where i.id = r."interactionId" and i.assignee_id is null and i.status <> 'closed'
    returning i.id, i.assignee_id as "agentId", i.contact_id as "contactId"
  `.execute(tx);
  return rows;
};

/** Out of an inbox, only if it is that agent's. */
export const clearAssignee = async (tx: Db, interactionId: number, agentId: number): Promise<boolean> => {
  const { rows } = await sql`
    update interactions.interactions set assignee_id = null, assigned_at = null
    where id = ${interactionId} and assignee_id = ${agentId} returning id
  `.execute(tx);
  return rows.length > 0;
};

/** Under another skill from now on. */
export const moveToSkill = async (tx: Db, interactionId: number, skillId: number): Promise<void> => {
  await sql`update interactions.interactions set skill_id = ${skillId} where id = ${interactionId}`.execute(tx);
};

/** False when they were asked before. */
export const insertGuest = async (tx: Db, interactionId: number, agentId: number): Promise<boolean> => {
  const { rows } = await sql`
    insert into interactions.guests (interaction_id, agent_id) values (${interactionId}, ${agentId})
    on conflict do nothing returning 1
  `.execute(tx);
  return rows.length > 0;
};

export const saveStatus = async (tx: Db, interactionId: number, status: Status): Promise<void> => {
  await sql`
    update interactions.interactions
    set status = ${status}, ended_at = case when ${status} in ('resolved', 'closed') then now() end
    where id = ${interactionId} and status <> 'closed'
  `.execute(tx);
};

export type Outbound = {
  interactionId: number;
  agentId: number;
  rfcMessageId: string;
  inReplyTo: string[];
  refs: string[];
  sender: object;
  replyTo: object[];
  to: object[];
  cc: object[];
  bcc: object[];
  subject: string;
  text: string;
  /** What the agent wrote now, without the quotation below it; left out: all of it. */
  freshText?: string;
  html: string;
  /** What its writer wrote, where `html` is a translation of it. */
  original?: { html: string; from: string; to: string } | null;
  snippet: string;
  delivery: 'held' | 'queued';
  sendAt: Date;
  /** Its writer chose the time: nothing takes it before `releaseScheduled`. */
  scheduled?: boolean;
  onceKey: string;
};

/** Null when this click was taken before. */
export const insertOutbound = async (tx: Db, message: Outbound): Promise<{ id: number; sendAt: Date } | null> => {
  const { rows } = await sql<{ id: number; sendAt: Date }>`
    insert into interactions.messages
      (interaction_id, direction, agent_id, rfc_message_id, in_reply_to, refs, sender, reply_to, recipients_to, recipients_cc,
       recipients_bcc, subject, text, fresh_text, html, snippet, written_at, delivery, send_at, scheduled, once_key, original)
    values (${message.interactionId}, 'out', ${message.agentId}, ${message.rfcMessageId}, ${message.inReplyTo}, ${message.refs},
            ${JSON.stringify(message.sender)}::jsonb, ${JSON.stringify(message.replyTo)}::jsonb, ${JSON.stringify(message.to)}::jsonb,
            ${JSON.stringify(message.cc)}::jsonb, ${JSON.stringify(message.bcc)}::jsonb, ${message.subject}, ${message.text},
            ${message.freshText ?? message.text}, ${message.html}, ${message.snippet}, now(), ${message.delivery}, ${message.sendAt},
            ${message.scheduled ?? false}, ${message.onceKey}, ${message.original ? JSON.stringify(message.original) : null}::jsonb)
    on conflict (once_key) where once_key is not null do nothing
    returning id, send_at as "sendAt"
  `.execute(tx);
  return rows[0] ?? null;
};

export const outboundByClick = async (
  db: Db,
  onceKey: string,
): Promise<{ id: number; interactionId: number; sendAt: Date; agentId: number } | null> => {
  const { rows } = await sql<{ id: number; interactionId: number; sendAt: Date; agentId: number }>`
    select id, interaction_id as "interactionId", send_at as "sendAt", agent_id as "agentId" from interactions.messages where once_key = ${onceKey}
  `.execute(db);
  return rows[0] ?? null;
};

/** After an answer: counted, waiting for the customer, and no longer New (D2). */
export const touchAnswered = async (tx: Db, interactionId: number, snippet: string, status: Status): Promise<void> => {
  await sql`
    update interactions.interactions
    set message_count = message_count + 1, snippet = ${snippet}, status = ${status}, waiting_for = 'customer', last_message_at = now()
    where id = ${interactionId}
  `.execute(tx);
};

export const moveDelivery = async (
  tx: Db,
  messageId: number,
  move: { from: readonly Delivery[]; to: Delivery; detail: string | null; sendAt: Date | null },
): Promise<{ interactionId: number; agentId: number | null; assigneeId: number | null } | null> => {
  const { rows } = await sql<{ interactionId: number; agentId: number | null; assigneeId: number | null }>`
    update interactions.messages m
    set delivery = ${move.to}, delivery_detail = ${move.detail}, send_at = coalesce(${move.sendAt}::timestamptz, m.send_at)
    from interactions.interactions i
    where m.id = ${messageId} and m.delivery = any(${move.from as string[]})
      -- What was hidden would be sent again as nothing.
      and not (m.content_hidden_at is not null and ${move.to} = 'queued') and i.id = m.interaction_id
    returning m.interaction_id as "interactionId", m.agent_id as "agentId", i.assignee_id as "assigneeId"
  `.execute(tx);
  return rows[0] ?? null;
};

/** Takes back an answer that has not left. A scheduled one is held until it is released, whatever the clock says. */
export const deleteHeld = async (tx: Db, messageId: number, agentId: number): Promise<number | null> => {
  const { rows } = await sql<{ interactionId: number }>`
    delete from interactions.messages
    where id = ${messageId} and agent_id = ${agentId} and kind = 'mail' and delivery = 'held' and (scheduled or send_at > now())
    returning interaction_id as "interactionId"
  `.execute(tx);
  const interactionId = rows[0]?.interactionId ?? null;
  if (interactionId !== null)
    await sql`
      update interactions.interactions i
      set message_count = i.message_count - 1, waiting_for = case when last.direction = 'in' then 'agent' else 'customer' end,
          snippet = coalesce(last.snippet, '')
      from (select 1) one
      left join lateral (
        select direction, snippet from interactions.messages where interaction_id = ${interactionId} and kind not in ('forward', 'transcript') order by id desc limit 1
      ) last on true
      where i.id = ${interactionId}
    `.execute(tx);
  return interactionId;
};

export const saveVerdict = async (tx: Db, messageId: number, verdict: object): Promise<number | null> => {
  const { rows } = await sql<{ interactionId: number }>`
    update interactions.messages set verdict = ${JSON.stringify(verdict)}::jsonb where id = ${messageId}
    returning interaction_id as "interactionId"
  `.execute(tx);
  return rows[0]?.interactionId ?? null;
};

/** Answers of an interaction that wait for a time of their writer's choosing. */
export const scheduledIn = async (db: Db, interactionId: number): Promise<number[]> =>
  (
    await sql<{ id: number }>`
      select id from interactions.messages
      where interaction_id = ${interactionId} and scheduled and delivery = 'held' order by id
    `.execute(db)
  ).rows.map((row) => row.id);

/** The time has come, or its writer does not want to wait: written now, as far as its readers are concerned. */
export const queueScheduled = async (tx: Db, messageId: number): Promise<boolean> => {
  const { rows } = await sql`
    update interactions.messages m set delivery = 'queued', send_at = now(), written_at = now()
    from interactions.interactions i
    where m.id = ${messageId} and m.scheduled and m.delivery = 'held'
      -- Nothing is answered to spam.
      and i.id = m.interaction_id and i.trashed_at is null
    returning m.id
  `.execute(tx);
  return rows.length > 0;
};
