import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';
import type { Status } from '../contract.ts';

/**
 * Into the Trash: Closed to whoever asks for its status, so that nothing gives, offers, queues, times or reopens it.
 * False when it is there already, or was merged away.
 */
export const saveTrashed = async (tx: Db, interactionId: number, by: number): Promise<boolean> => {
  const { rows } = await sql`
    update interactions.interactions
    set trashed_at = now(), trashed_by = ${by}, status_before_trash = status, assignee_before_trash = assignee_id,
        status = 'closed', assignee_id = null, assigned_at = null
    where id = ${interactionId} and trashed_at is null and merged_into_id is null
    returning id
  `.execute(tx);
  return rows.length > 0;
};

export type Trashed = {
  at: Date;
  byId: number;
  byName: string;
  status: Status;
  assigneeId: number | null;
};
/** Null when it is not in the Trash. */
export const trashOf = async (db: Db, interactionId: number): Promise<Trashed | null> =>
  (
    await sql<Trashed>`
      select i.trashed_at as at, i.trashed_by as "byId", p.name as "byName", i.status_before_trash as status,
             i.assignee_before_trash as "assigneeId"
      from interactions.interactions i join people.agents p on p.id = i.trashed_by
      where i.id = ${interactionId} and i.trashed_at is not null
    `.execute(db)
  ).rows[0] ?? null;

/** As it was, but for whose it is. */
export const saveRestored = async (tx: Db, interactionId: number): Promise<void> => {
  await sql`
    update interactions.interactions
    set status = status_before_trash, trashed_at = null, trashed_by = null, status_before_trash = null,
        assignee_before_trash = null
    where id = ${interactionId} and trashed_at is not null
  `.execute(tx);
};

/** Addresses of its contact that wrote in it, as their mails say. A hidden author is nobody's to know. */
export const sendersIn = async (db: Db, interactionId: number): Promise<string[]> =>
  (
    await sql<{ address: string }>`
      select distinct lower(m.sender->>'address') as address
      from interactions.messages m
      join interactions.interactions i on i.id = m.interaction_id
      join contacts.addresses a on a.contact_id = i.contact_id and a.kind = 'email' and a.address = lower(m.sender->>'address')
      where m.interaction_id = ${interactionId} and m.direction = 'in' and m.author_hidden_at is null
      order by 1 limit 20
    `.execute(db)
  ).rows.map((row) => row.address);

/** What of it counts for whether it may be thrown away: received mails, answers on their way, answers planned. */
export const trafficIn = async (
  db: Db,
  interactionId: number,
): Promise<{ received: number; leaving: number; planned: number }> =>
  (
    await sql<{ received: number; leaving: number; planned: number }>`
      select count(*) filter (where direction = 'in')::int as received,
             count(*) filter (where direction = 'out' and kind in ('mail', 'text') and agent_id is not null
                              and (delivery in ('queued', 'sending') or (delivery = 'held' and not scheduled)))::int as leaving,
             count(*) filter (where delivery = 'held' and scheduled)::int as planned
      from interactions.messages where interaction_id = ${interactionId}
    `.execute(db)
  ).rows[0]!;
