import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';

/** How much of it goes: the message alone, or with all that came after it. A forward goes with what it is a copy of. */
export type SplitFrom = { interactionId: number; messageId: number; after: boolean };
export type Parting = {
  /** Messages that go, oldest first, without forwards. */
  ids: number[];
  forwardIds: number[];
  staying: number;
  /** Of those that go, ours that are on their way or can still be undone. */
  leaving: number;
  /** Who wrote the last of ours that go; null: none of them is ours. */
  lastAgentId: number | null;
  subject: string;
};

/** What goes and what stays. Null when that message is not in that interaction. */
export const partingOf = async (db: Db, { interactionId, messageId, after }: SplitFrom): Promise<Parting | null> => {
  const { rows } = await sql<{
    id: number;
    goes: boolean;
    forward: boolean;
    leaving: boolean;
    agentId: number | null;
    subject: string;
  }>`
    with parted as (
      select m.*, m.kind <> 'forward' and (m.id = ${messageId} or (${after}::boolean and m.id > ${messageId})) as chosen
      from interactions.messages m where m.interaction_id = ${interactionId}
    )
    select p.id, p.kind = 'forward' as forward, p.subject,
           p.chosen or exists (select from parted o where o.id = p.forward_of and o.chosen) as goes,
           p.direction = 'out' and (p.delivery in ('queued', 'sending') or (p.delivery = 'held' and not p.scheduled)) as leaving,
           case when p.direction = 'out' then p.agent_id end as "agentId"
    from parted p order by p.id
  `.execute(db);
  const going = rows.filter((row) => row.goes);
  const chosen = going.find((row) => row.id === messageId);
  if (!chosen) return null;
  const messages = going.filter((row) => !row.forward);
  return {
    ids: messages.map((row) => row.id),
    forwardIds: going.filter((row) => row.forward).map((row) => row.id),
    staying: rows.filter((row) => !row.goes && !row.forward).length,
    leaving: going.filter((row) => row.leaving).length,
    lastAgentId: messages.findLast((row) => row.agentId !== null)?.agentId ?? null,
    subject: chosen.subject,
  };
};

/** A new interaction beside another: of the same contact, mailbox and skill, nobody's. */
export const insertBeside = async (
  tx: Db,
  from: number,
  { subject, status, lastAgentId }: { subject: string; status: string; lastAgentId: number | null },
): Promise<number> => {
  await sql`
    update interactions.interactions set split_root_id = id where id = ${from} and split_root_id is null
  `.execute(tx);
  const { rows } = await sql<{ id: number }>`
    insert into interactions.interactions
      (channel, mailbox_id, contact_id, skill_id, priority, subject, status, last_agent_id, split_root_id)
    select channel, mailbox_id, contact_id, skill_id, priority, coalesce(nullif(${subject}, ''), subject), ${status},
           ${lastAgentId}::bigint, split_root_id
    from interactions.interactions where id = ${from}
    returning id
  `.execute(tx);
  return rows[0]!.id;
};

/**
 * Messages with all that hangs on them, and the keys that lead to them: their own Message-IDs, and what they alone
 * mention. Whoever could see them, and how far each has read, stays so.
 */
export const moveMessages = async (tx: Db, ids: readonly number[], from: number, into: number): Promise<void> => {
  const moving = ids as number[];
  await sql`
    update interactions.messages set interaction_id = ${into} where id = any(${moving}::bigint[]) and interaction_id = ${from}
  `.execute(tx);
  await sql`
    update interactions.thread_keys k set interaction_id = ${into}
    where k.interaction_id = ${from} and (
      k.rfc_id in (select m.rfc_message_id from interactions.messages m where m.id = any(${moving}::bigint[]))
      or (k.rfc_id in (select unnest(m.in_reply_to || m.refs) from interactions.messages m where m.id = any(${moving}::bigint[]))
          and not exists (select from interactions.messages stays
                          where stays.interaction_id = ${from}
                            and (stays.rfc_message_id = k.rfc_id or k.rfc_id = any(stays.in_reply_to || stays.refs)))))
  `.execute(tx);
  await sql`
    insert into interactions.guests (interaction_id, agent_id)
    select ${into}::bigint, agent_id from interactions.guests where interaction_id = ${from} on conflict do nothing
  `.execute(tx);
  await sql`
    insert into interactions.reads (agent_id, interaction_id, seen_message_id)
    select agent_id, ${into}::bigint, seen_message_id from interactions.reads where interaction_id = ${from}
    on conflict do nothing
  `.execute(tx);
};

/** How many messages it has, and since when; forwards do not count. */
export const recount = async (tx: Db, id: number): Promise<void> => {
  await sql`
    update interactions.interactions i
    set message_count = m.count, created_at = least(i.created_at, m.first)
    from (select count(*)::int as count, min(created_at) as first from interactions.messages
          where interaction_id = ${id} and kind <> 'forward') m
    where i.id = ${id}
  `.execute(tx);
};

export const insertSplit = async (
  tx: Db,
  split: { from: number; into: number; by: number; messages: number },
): Promise<void> => {
  await sql`
    insert into interactions.splits (from_id, into_id, by_agent_id, messages)
    values (${split.from}, ${split.into}, ${split.by}, ${split.messages})
  `.execute(tx);
};

export type SplitRow = {
  id: number;
  fromId: number;
  intoId: number;
  byName: string;
  messages: number;
  at: Date;
};
/** What was split off it, and what it was split off, oldest first. */
export const splitsOf = async (db: Db, interactionId: number): Promise<SplitRow[]> =>
  (
    await sql<SplitRow>`
      select s.id, s.from_id as "fromId", s.into_id as "intoId", p.name as "byName", s.messages, s.at
      from interactions.splits s join people.agents p on p.id = s.by_agent_id
      where s.from_id = ${interactionId} or s.into_id = ${interactionId}
      order by s.id limit 100
    `.execute(db)
  ).rows;

/** Two interactions became one: what was split off either was split off that; what parted the two is over. */
export const moveSplits = async (tx: Db, from: readonly number[], into: number): Promise<void> => {
  const gone = from as number[];
  await sql`
    update interactions.splits
    set from_id = case when from_id = any(${gone}::bigint[]) then ${into} else from_id end,
        into_id = case when into_id = any(${gone}::bigint[]) then ${into} else into_id end
    where from_id = any(${gone}::bigint[]) or into_id = any(${gone}::bigint[])
  `.execute(tx);
  await sql`delete from interactions.splits where from_id = ${into} and into_id = ${into}`.execute(tx);
};
