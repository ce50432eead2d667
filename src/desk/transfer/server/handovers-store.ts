import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';
import type { Target } from '#spine/routing/contract.ts';

export type HandoverRow = {
  id: number;
  fromName: string;
  byName: string | null;
  toKind: Target['kind'];
  toId: number;
  toName: string;
  note: string;
  createdAt: Date;
};

/** Oldest first. */
export const handoversOf = async (db: Db, interactionId: number): Promise<HandoverRow[]> =>
  (
    await sql<HandoverRow>`
      select h.id, coalesce(f.name, b.name) as "fromName",
             case when h.from_agent_id <> h.by_agent_id then b.name end as "byName",
             h.to_kind as "toKind", h.to_id as "toId", h.to_name as "toName", h.note, h.created_at as "createdAt"
      from transfer.handovers h
      join people.agents b on b.id = h.by_agent_id
      left join people.agents f on f.id = h.from_agent_id
      where h.interaction_id = ${interactionId} order by h.id limit 1000
    `.execute(db)
  ).rows;

/** What that click of theirs did already; null when it is the first. */
export const handoverByClick = async (db: Db, onceKey: string, byAgentId: number): Promise<{ toName: string } | null> =>
  (
    await sql<{ toName: string }>`
      select to_name as "toName" from transfer.handovers where once_key = ${onceKey} and by_agent_id = ${byAgentId}
    `.execute(db)
  ).rows[0] ?? null;

export type NewHandover = {
  interactionId: number;
  fromAgentId: number | null;
  byAgentId: number;
  to: Target & { name: string };
  note: string;
  onceKey: string;
};

export const insertHandover = async (tx: Db, one: NewHandover): Promise<number> =>
  (
    await sql<{ id: number }>`
      insert into transfer.handovers (interaction_id, from_agent_id, by_agent_id, to_kind, to_id, to_name, note, once_key)
      values (${one.interactionId}, ${one.fromAgentId}, ${one.byAgentId}, ${one.to.kind}, ${one.to.id}, ${one.to.name},
              ${one.note}, ${one.onceKey})
      returning id
    `.execute(tx)
  ).rows[0]!.id;
