import { sql } from 'kysely';
import type { Actor } from '#ground/api/contract.ts';
import type { Db } from '#ground/db/server/database.ts';
import type { Channel } from '#spine/channels/texts/contract.ts';
import type { Delivery, Status } from '../contract.ts';

export type RowRow = {
  id: number;
  channel: Channel;
  elevated: boolean;
  subject: string;
  snippet: string;
  status: Status;
  waitingFor: 'agent' | 'customer';
  contactId: number;
  contactName: string;
  contactAddress: string;
  skillId: number | null;
  skillName: string | null;
  assigneeId: number | null;
  assigneeName: string | null;
  lastMessageAt: Date;
  createdAt: Date;
  trashedAt: Date | null;
  unread: number;
  tagIds: number[];
};

/** What lists show: not what was merged away, nor what is in the Trash. */
export const LISTED = sql`i.merged_into_id is null and i.trashed_at is null`;

/** `viewer`: whose unread are counted. */
const columns = (viewer: number) => sql`
  i.id, i.channel, i.subject, i.snippet, i.status, i.waiting_for as "waitingFor",
  (select count(*) from interactions.legs l where l.interaction_id = i.id)
    > case when i.channel = 'email' then 0 else 1 end as elevated,
  i.contact_id as "contactId", c.name as "contactName",
  coalesce((select a.address from contacts.addresses a where a.contact_id = i.contact_id and (a.kind = 'email' or i.channel <> 'email')
            order by (a.kind = 'email') = (i.channel = 'email') desc, a.preferred desc, a.address limit 1), '') as "contactAddress",
  i.skill_id as "skillId", s.name as "skillName", i.assignee_id as "assigneeId", p.name as "assigneeName",
  i.last_message_at as "lastMessageAt", i.created_at as "createdAt", i.trashed_at as "trashedAt",
  (select count(*)::int from interactions.messages m
   where m.interaction_id = i.id and m.direction = 'in'
     and m.id > coalesce((select r.seen_message_id from interactions.reads r
                          where r.agent_id = ${viewer} and r.interaction_id = i.id), 0)) as unread,
  array(select t.tag_id::int from tags.on_interactions t where t.interaction_id = i.id order by t.at, t.tag_id) as "tagIds"
`;
const JOINS = sql`
  join contacts.contacts c on c.id = i.contact_id
  left join routing.skills s on s.id = i.skill_id
  left join people.agents p on p.id = i.assignee_id
`;

/**
 * What this person may see: supervisors and administrators everything; an agent what is theirs or was,
 * what waits under a skill of theirs or for their team, the past of a contact they are serving now, and what a colleague
 * asked them to see.
 */
export const visibleTo = (actor: Actor) =>
  actor.role !== 'agent'
    ? sql`true`
    : sql`(
        i.assignee_id = ${actor.id} or i.last_agent_id = ${actor.id}
        or i.skill_id in (select pr.skill_id from routing.proficiencies pr where pr.agent_id = ${actor.id})
        or exists (select from interactions.interactions mine
                   where mine.contact_id = i.contact_id and mine.assignee_id = ${actor.id})
        or exists (select from routing.queue q join people.agents me on me.team_id = q.team_id
                   where q.interaction_id = i.id and me.id = ${actor.id})
        or exists (select from interactions.messages said where said.interaction_id = i.id and said.agent_id = ${actor.id})
        or exists (select from interactions.guests g where g.interaction_id = i.id and g.agent_id = ${actor.id})
      )`;

export const inboxRows = async (db: Db, agentId: number): Promise<RowRow[]> =>
  (
    await sql<RowRow>`
      select ${columns(agentId)} from interactions.interactions i ${JOINS}
      where i.assignee_id = ${agentId} order by i.last_message_at desc, i.id desc limit 1000
    `.execute(db)
  ).rows;

/** Of these, those that this person may see; in no order. */
export const rowsOf = async (db: Db, actor: Actor, ids: readonly number[]): Promise<RowRow[]> =>
  (
    await sql<RowRow>`
      select ${columns(actor.id)} from interactions.interactions i ${JOINS}
      where i.id = any(${ids as number[]}::bigint[]) and ${visibleTo(actor)}
    `.execute(db)
  ).rows;

export type BrowseView = 'unassigned' | 'recent' | 'all' | 'trash';

/** A page of interactions newest first; `before`: id of the last one seen; `tagIds`: only what has all of them (R87). */
export const browseRows = async (
  db: Db,
  actor: Actor,
  view: BrowseView,
  { before, limit, tagIds }: { before: number | null; limit: number; tagIds: readonly number[] },
): Promise<RowRow[]> => {
  const sorted =
    tagIds.length === 0
      ? sql`true`
      : sql`i.id in (select t.interaction_id from tags.on_interactions t where t.tag_id = any(${tagIds as number[]}::bigint[])
                     group by t.interaction_id having count(*) = ${tagIds.length}::int)`;
  const wanted =
    view === 'unassigned'
      ? sql`i.assignee_id is null and i.status not in ('resolved', 'closed')`
      : view === 'recent'
        ? sql`i.last_agent_id = ${actor.id}`
        : sql`true`;
  return (
    await sql<RowRow>`
      select ${columns(actor.id)} from interactions.interactions i ${JOINS}
      where ${view === 'trash' ? sql`i.trashed_at is not null` : LISTED} and ${wanted} and ${sorted} and ${visibleTo(actor)}
        and (${before}::bigint is null or i.id < ${before})
      order by i.id desc limit ${limit}
    `.execute(db)
  ).rows;
};

export type ThreadRow = RowRow & {
  mailboxId: number | null;
  mailboxAddress: string | null;
  previousId: number | null;
  mergedIntoId: number | null;
  messageCount: number;
};

/** Null when it does not exist, or is not for these eyes: the answer is the same. */
export const visibleRow = async (db: Db, actor: Actor, id: number): Promise<ThreadRow | null> => {
  const { rows } = await sql<ThreadRow>`
    select ${columns(actor.id)}, i.mailbox_id as "mailboxId", b.address as "mailboxAddress",
           i.previous_id as "previousId", i.merged_into_id as "mergedIntoId", i.message_count as "messageCount"
    from interactions.interactions i ${JOINS}
    left join mailboxes.mailboxes b on b.id = i.mailbox_id
    where i.id = ${id} and ${visibleTo(actor)}
  `.execute(db);
  return rows[0] ?? null;
};

/** Whether any interaction of this contact is for these eyes. */
export const maySeeContact = async (db: Db, actor: Actor, contactId: number): Promise<boolean> =>
  (
    await sql<{ yes: boolean }>`
      select ${actor.role !== 'agent'} or exists (
        select from interactions.interactions i where i.contact_id = ${contactId} and ${visibleTo(actor)}) as yes
    `.execute(db)
  ).rows[0]!.yes;

export type AddressJson = { name: string; address: string };
export type MessageRow = {
  id: number;
  interactionId: number;
  direction: 'in' | 'out';
  kind: 'mail' | 'bounce' | 'auto-reply' | 'feedback-report' | 'forward' | 'transcript' | 'text' | 'call';
  channel: Channel;
  legId: number | null;
  rfcMessageId: string | null;
  refs: string[];
  sender: AddressJson;
  replyTo: AddressJson[];
  to: AddressJson[];
  cc: AddressJson[];
  bcc: AddressJson[];
  subject: string;
  snippet: string;
  text: string;
  freshText: string;
  hasHtml: boolean;
  writtenAt: Date;
  createdAt: Date;
  agentId: number | null;
  agentName: string | null;
  verdict: { spf: string; dkim: string; dmarc: string; dkimDomain: string | null } | null;
  bounce: {
    recipient: string | null;
    status: string | null;
    diagnostic: string | null;
    permanent: boolean;
    originalMessageId: string | null;
  } | null;
  invitation: {
    method: string;
    summary: string;
    start: string | null;
    end: string | null;
    location: string | null;
  } | null;
  delivery: Delivery | null;
  deliveryDetail: string | null;
  sendAt: Date | null;
  scheduled: boolean;
  contentHidden: boolean;
  authorHidden: boolean;
  partHidden: boolean;
  /** What left is a translation, into this language. */
  translatedTo: string | null;
  ledgerId: number | null;
};

const MESSAGE = sql`
  m.id, m.interaction_id as "interactionId", m.direction, m.kind, m.channel, m.leg_id as "legId", m.rfc_message_id as "rfcMessageId", m.refs,
  m.sender, m.reply_to as "replyTo", m.recipients_to as "to", m.recipients_cc as cc, m.recipients_bcc as bcc,
  m.subject, m.snippet, m.text, m.fresh_text as "freshText", m.html is not null as "hasHtml",
  m.written_at as "writtenAt", m.created_at as "createdAt", m.agent_id as "agentId", p.name as "agentName",
  m.verdict, m.bounce, m.invitation, m.delivery, m.delivery_detail as "deliveryDetail", m.send_at as "sendAt", m.scheduled, m.ledger_id as "ledgerId",
  m.content_hidden_at is not null as "contentHidden", m.author_hidden_at is not null as "authorHidden",
  m.part_hidden_at is not null as "partHidden", m.original->>'to' as "translatedTo"
`;

/** What its writer wrote, where what left is a translation of it. */
export type Original = { html: string; from: string; to: string };

/** Messages of an interaction, oldest first: the last `limit` of those before an id. */
export const messagesOf = async (
  db: Db,
  interactionId: number,
  before: number | null,
  limit: number,
): Promise<MessageRow[]> => {
  const { rows } = await sql<MessageRow>`
    select ${MESSAGE} from interactions.messages m left join people.agents p on p.id = m.agent_id
    where m.interaction_id = ${interactionId} and (${before}::bigint is null or m.id < ${before})
    order by m.id desc limit ${limit}
  `.execute(db);
  return rows.reverse();
};

export type NewerMessage = {
  id: number;
  direction: 'in' | 'out';
  /** Empty: it was hidden. */
  name: string;
  firstWords: string;
  contentHidden: boolean;
  at: Date;
};

/** What the customer or a colleague wrote after a message that somebody has seen; machines, and one's own, do not count. */
export const newerMessages = async (
  db: Db,
  interactionId: number,
  agentId: number,
  seenMessageId: number,
): Promise<NewerMessage[]> =>
  (
    await sql<NewerMessage>`
      select m.id, m.direction, m.snippet as "firstWords", m.created_at as at,
             m.content_hidden_at is not null as "contentHidden",
             case when m.author_hidden_at is null
               then coalesce(p.name, nullif(m.sender->>'name', ''), m.sender->>'address') else '' end as name
      from interactions.messages m left join people.agents p on p.id = m.agent_id
      where m.interaction_id = ${interactionId} and m.id > ${seenMessageId} and m.kind in ('mail', 'text')
        and (m.direction = 'in' or (m.agent_id is distinct from ${agentId} and m.delivery is distinct from 'failed'))
      order by m.id limit 20
    `.execute(db)
  ).rows;

export const messageById = async (
  db: Db,
  messageId: number,
): Promise<(MessageRow & { html: string | null; original: Original | null }) | null> => {
  const { rows } = await sql<MessageRow & { html: string | null; original: Original | null }>`
    select ${MESSAGE}, m.html, m.original from interactions.messages m left join people.agents p on p.id = m.agent_id where m.id = ${messageId}
  `.execute(db);
  return rows[0] ?? null;
};

export const saveRead = async (tx: Db, agentId: number, interactionId: number, messageId: number): Promise<boolean> => {
  const { rows } = await sql`
    insert into interactions.reads as r (agent_id, interaction_id, seen_message_id) values (${agentId}, ${interactionId}, ${messageId})
    on conflict (agent_id, interaction_id) do update set seen_message_id = excluded.seen_message_id
      where r.seen_message_id < excluded.seen_message_id
    returning 1
  `.execute(tx);
  return rows.length > 0;
};

/** Of a contact, those under way that are for these eyes. */
export const openRowsOfContact = async (db: Db, actor: Actor, contactId: number, limit: number): Promise<RowRow[]> =>
  (
    await sql<RowRow>`
      select ${columns(actor.id)} from interactions.interactions i ${JOINS}
      where i.contact_id = ${contactId} and i.status <> 'closed' and ${LISTED} and ${visibleTo(actor)}
      order by i.last_message_at desc, i.id desc limit ${limit}
    `.execute(db)
  ).rows;
