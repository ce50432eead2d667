import { sql } from 'kysely';
import type { Actor } from '#ground/api/contract.ts';
import type { Db } from '#ground/db/server/database.ts';
import { visibleTo } from '#spine/interactions/server/api.ts';
import type { Choices, Notice, NoticeKind } from '../contract.ts';

export type NewNotice = {
  agentId: number;
  kind: NoticeKind;
  interactionId: number | null;
  byAgentId: number | null;
  data: Record<string, string | number>;
};

/** Null when that person works here no more. */
export const insertNotice = async (tx: Db, notice: NewNotice): Promise<number | null> =>
  (
    await sql<{ id: number }>`
      insert into notices.notices (agent_id, kind, interaction_id, by_agent_id, data)
      select id, ${notice.kind}, ${notice.interactionId}::bigint, ${notice.byAgentId}::bigint, ${JSON.stringify(notice.data)}::jsonb
      from people.agents where id = ${notice.agentId} and disabled_at is null returning id
    `.execute(tx)
  ).rows[0]?.id ?? null;

/** Names and subject are read as they are now, and only where the interaction is for these eyes. */
export const noticesOf = async (
  db: Db,
  actor: Actor,
  before: number | null,
  limit: number,
): Promise<(Omit<Notice, 'at'> & { at: Date })[]> =>
  (
    await sql<Omit<Notice, 'at'> & { at: Date }>`
      select n.id, n.kind, n.at, n.seen_at is not null as seen, n.data, p.name as "byName",
             case when i.id is not null then jsonb_build_object(
               'id', i.id, 'subject', i.subject, 'contactName', coalesce(nullif(c.name, ''), (
                 select a.address from contacts.addresses a
                 where a.contact_id = c.id and a.kind = 'email' order by a.preferred desc, a.address limit 1), '')) end as interaction
      from notices.notices n
      left join people.agents p on p.id = n.by_agent_id
      left join interactions.interactions i on i.id = n.interaction_id and ${visibleTo(actor)}
      left join contacts.contacts c on c.id = i.contact_id
      where n.agent_id = ${actor.id} and (${before}::bigint is null or n.id < ${before})
      order by n.id desc limit ${limit}
    `.execute(db)
  ).rows;

export const countUnseen = async (db: Db, agentId: number): Promise<number> =>
  (
    await sql<{ n: number }>`
      select count(*)::int as n from notices.notices where agent_id = ${agentId} and seen_at is null
    `.execute(db)
  ).rows[0]!.n;

/** How many had not been seen. */
export const markSeen = async (tx: Db, agentId: number, ids: readonly number[] | 'all'): Promise<number> => {
  const { rows } = await sql`
    update notices.notices set seen_at = now()
    where agent_id = ${agentId} and seen_at is null and ${ids === 'all' ? sql`true` : sql`id = any(${ids as number[]}::bigint[])`}
    returning id
  `.execute(tx);
  return rows.length;
};

export const forgetBefore = async (tx: Db, before: Date): Promise<number> => {
  const { numAffectedRows } = await sql`delete from notices.notices where at < ${before}`.execute(tx);
  return Number(numAffectedRows ?? 0);
};

export const choicesOf = async (db: Db, agentId: number): Promise<Choices | null> =>
  (await sql<Choices>`select desktop, sound from notices.choices where agent_id = ${agentId}`.execute(db)).rows[0] ??
  null;

export const saveChoicesRow = async (tx: Db, agentId: number, choices: Choices): Promise<void> => {
  await sql`
    insert into notices.choices (agent_id, desktop, sound) values (${agentId}, ${choices.desktop}, ${choices.sound})
    on conflict (agent_id) do update set desktop = excluded.desktop, sound = excluded.sound
  `.execute(tx);
};
