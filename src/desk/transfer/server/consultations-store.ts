import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';

export type ConsultationRow = {
  id: number;
  interactionId: number;
  askerId: number;
  askerName: string;
  colleagueId: number;
  colleagueName: string;
  createdAt: Date;
  closedAt: Date | null;
  closedByName: string | null;
};

const CONSULTATION = sql`
  select c.id, c.interaction_id as "interactionId", c.asker_id as "askerId", a.name as "askerName",
         c.colleague_id as "colleagueId", o.name as "colleagueName", c.created_at as "createdAt",
         c.closed_at as "closedAt", b.name as "closedByName"
  from transfer.consultations c
  join people.agents a on a.id = c.asker_id
  join people.agents o on o.id = c.colleague_id
  left join people.agents b on b.id = c.closed_by_id
`;

/** Oldest first. */
export const consultationsOf = async (db: Db, interactionId: number): Promise<ConsultationRow[]> =>
  (
    await sql<ConsultationRow>`
      ${CONSULTATION} where c.interaction_id = ${interactionId} order by c.id limit 200
    `.execute(db)
  ).rows;

/** `hold`: nobody else changes it until the transaction ends. */
export const consultationById = async (db: Db, id: number, hold = false): Promise<ConsultationRow | null> =>
  (await sql<ConsultationRow>`${CONSULTATION} where c.id = ${id} ${hold ? sql`for update of c` : sql``}`.execute(db))
    .rows[0] ?? null;

export type SaidRow = {
  id: number;
  consultationId: number;
  agentId: number;
  agentName: string;
  text: string;
  createdAt: Date;
};

export const messagesIn = async (db: Db, consultationIds: readonly number[]): Promise<SaidRow[]> =>
  (
    await sql<SaidRow>`
      select m.id, m.consultation_id as "consultationId", m.agent_id as "agentId", p.name as "agentName", m.text,
             m.created_at as "createdAt"
      from transfer.consultation_messages m join people.agents p on p.id = m.agent_id
      where m.consultation_id = any(${consultationIds as number[]}::bigint[]) order by m.id limit 2000
    `.execute(db)
  ).rows;

/** Up to which message this person has seen each. */
export const seenBy = async (
  db: Db,
  agentId: number,
  consultationIds: readonly number[],
): Promise<Map<number, number>> => {
  const { rows } = await sql<{ id: number; seen: number }>`
    select consultation_id as id, seen_message_id as seen from transfer.consultation_reads
    where agent_id = ${agentId} and consultation_id = any(${consultationIds as number[]}::bigint[])
  `.execute(db);
  return new Map(rows.map((row) => [row.id, row.seen]));
};

/** The open one between these two about that interaction, begun if there is none. The caller holds the interaction. */
export const openBetween = async (
  tx: Db,
  { interactionId, askerId, colleagueId }: { interactionId: number; askerId: number; colleagueId: number },
): Promise<number> =>
  (
    await sql<{ id: number }>`
      with made as (
        insert into transfer.consultations (interaction_id, asker_id, colleague_id)
        values (${interactionId}, ${askerId}, ${colleagueId})
        on conflict (interaction_id, asker_id, colleague_id) where closed_at is null do nothing returning id
      )
      select id from made
      union all
      select id from transfer.consultations
      where interaction_id = ${interactionId} and asker_id = ${askerId} and colleague_id = ${colleagueId} and closed_at is null
      limit 1
    `.execute(tx)
  ).rows[0]!.id;

/** What that click of theirs said already, and where; null when it is the first. */
export const saidByClick = async (
  db: Db,
  onceKey: string,
  agentId: number,
): Promise<{ id: number; consultationId: number } | null> =>
  (
    await sql<{ id: number; consultationId: number }>`
      select id, consultation_id as "consultationId" from transfer.consultation_messages
      where once_key = ${onceKey} and agent_id = ${agentId}
    `.execute(db)
  ).rows[0] ?? null;

export const insertSaid = async (
  tx: Db,
  said: { consultationId: number; agentId: number; text: string; onceKey: string },
): Promise<number> =>
  (
    await sql<{ id: number }>`
      insert into transfer.consultation_messages (consultation_id, agent_id, text, once_key)
      values (${said.consultationId}, ${said.agentId}, ${said.text}, ${said.onceKey}) returning id
    `.execute(tx)
  ).rows[0]!.id;

/** False when it was closed already. */
export const setClosed = async (tx: Db, consultationId: number, byId: number): Promise<boolean> =>
  (
    await sql`
      update transfer.consultations set closed_at = now(), closed_by_id = ${byId}
      where id = ${consultationId} and closed_at is null returning id
    `.execute(tx)
  ).rows.length > 0;

/** False when it was seen already. */
export const saveSeen = async (tx: Db, agentId: number, consultationId: number, messageId: number): Promise<boolean> =>
  (
    await sql`
      insert into transfer.consultation_reads as r (consultation_id, agent_id, seen_message_id)
      values (${consultationId}, ${agentId}, ${messageId})
      on conflict (consultation_id, agent_id) do update set seen_message_id = excluded.seen_message_id
      where r.seen_message_id < excluded.seen_message_id
      returning 1
    `.execute(tx)
  ).rows.length > 0;

export type MyConsultationRow = {
  id: number;
  interactionId: number;
  subject: string;
  contactName: string;
  otherName: string;
  asksMe: boolean;
  unread: number;
  at: Date;
};

export const consultationsWith = async (db: Db, agentId: number): Promise<MyConsultationRow[]> =>
  (
    await sql<MyConsultationRow>`
      select * from (
        select c.id, c.interaction_id as "interactionId", i.subject, k.name as "contactName", p.name as "otherName",
               c.colleague_id = ${agentId} as "asksMe", c.closed_at,
               (select count(*)::int from transfer.consultation_messages m
                where m.consultation_id = c.id and m.agent_id <> ${agentId} and m.id > coalesce((
                  select r.seen_message_id from transfer.consultation_reads r
                  where r.consultation_id = c.id and r.agent_id = ${agentId}), 0)) as unread,
               (select max(m.created_at) from transfer.consultation_messages m where m.consultation_id = c.id) as at
        from transfer.consultations c
        join interactions.interactions i on i.id = c.interaction_id
        join contacts.contacts k on k.id = i.contact_id
        join people.agents p on p.id = case when c.asker_id = ${agentId} then c.colleague_id else c.asker_id end
        where (c.asker_id = ${agentId} or c.colleague_id = ${agentId}) and c.created_at > now() - interval '90 days'
      ) mine
      where closed_at is null or unread > 0 order by at desc limit 50
    `.execute(db)
  ).rows;
