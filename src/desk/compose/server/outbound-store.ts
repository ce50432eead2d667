import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';

export type OutboundRequest = {
  id: string;
  agentId: number;
  skillId: number;
  skillName: string;
  contactId: number | null;
  name: string;
  address: string;
};

const REQUEST = sql`
  select o.id, o.agent_id as "agentId", o.skill_id as "skillId", s.name as "skillName", o.contact_id as "contactId",
         o.name, o.address
  from compose.outbound o join routing.skills s on s.id = o.skill_id
`;

/** Beyond these, what is begun is not meant to be sent. */
export const MOST_BEGUN = 200;

/** Null when there are too many already. A contact that is not there counts as none. */
export const insertRequest = async (
  db: Db,
  asked: { agentId: number; skillId: number; contactId: number | null; name: string; address: string },
): Promise<string | null> => {
  const { rows } = await sql<{ id: string }>`
    insert into compose.outbound (agent_id, skill_id, contact_id, name, address)
    select ${asked.agentId}, ${asked.skillId}, (select id from contacts.contacts where id = ${asked.contactId}),
           ${asked.name}, ${asked.address}
    where (select count(*) from compose.outbound where agent_id = ${asked.agentId} and message_id is null) < ${MOST_BEGUN}
    returning id
  `.execute(db);
  return rows[0]?.id ?? null;
};

/** One that is being written, by that agent. */
export const requestOf = async (db: Db, agentId: number, id: string): Promise<OutboundRequest | null> =>
  (
    await sql<OutboundRequest>`
      ${REQUEST} where o.id = ${id} and o.agent_id = ${agentId} and o.message_id is null
    `.execute(db)
  ).rows[0] ?? null;

export type Begun = { draftId: string; name: string; address: string; subject: string; changedAt: Date };

export const begunBy = async (db: Db, agentId: number): Promise<Begun[]> =>
  (
    await sql<Begun>`
      select o.id as "draftId", o.name, o.address, coalesce(d.content->>'subject', '') as subject,
             coalesce(d.updated_at, o.began_at) as "changedAt"
      from compose.outbound o left join drafts.drafts d on d.agent_id = o.agent_id and d.key = 'outbound:' || o.id
      where o.agent_id = ${agentId} and o.message_id is null
      order by "changedAt" desc limit ${MOST_BEGUN}
    `.execute(db)
  ).rows;

export const removeRequest = async (tx: Db, agentId: number, id: string): Promise<void> => {
  await sql`
    delete from compose.outbound where id = ${id} and agent_id = ${agentId} and message_id is null
  `.execute(tx);
};

/** It is that message now; false when it was sent before. */
export const markSent = async (tx: Db, id: string, messageId: number): Promise<boolean> => {
  const { rows } = await sql`
    update compose.outbound set message_id = ${messageId} where id = ${id} and message_id is null returning id
  `.execute(tx);
  return rows.length > 0;
};

/** The message was taken back: it is being written again. Null when that message began nothing. */
export const reopenRequest = async (tx: Db, messageId: number): Promise<string | null> =>
  (
    await sql<{ id: string }>`
      update compose.outbound set message_id = null where message_id = ${messageId} returning id
    `.execute(tx)
  ).rows[0]?.id ?? null;
