import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';

export type Begun = {
  contactId: number;
  mailboxId: number;
  skillId: number;
  subject: string;
  /** Who writes. */
  agentId: number;
  /** R8, R9: whether it is theirs. */
  keeps: boolean;
};

/** The agent is its last one either way: so they still see what they sent while Unavailable. */
export const insertBegun = async (tx: Db, begun: Begun): Promise<number> => {
  const { contactId, mailboxId, skillId, subject, agentId, keeps } = begun;
  const { rows } = await sql<{ id: number }>`
    insert into interactions.interactions
      (mailbox_id, contact_id, skill_id, subject, status, waiting_for, last_agent_id, assignee_id, assigned_at)
    values (${mailboxId}, ${contactId}, ${skillId}, ${subject}, 'open', 'customer', ${agentId},
            ${keeps ? agentId : null}, case when ${keeps}::boolean then now() end)
    returning id
  `.execute(tx);
  return rows[0]!.id;
};

/** False when a message is in it. */
export const deleteEmptyInteraction = async (tx: Db, id: number): Promise<boolean> => {
  const { rows } = await sql<{ id: number }>`
    select id from interactions.interactions i
    where id = ${id} and not exists (select from interactions.messages m where m.interaction_id = i.id)
  `.execute(tx);
  if (rows.length === 0) return false;
  await sql`delete from interactions.thread_keys where interaction_id = ${id}`.execute(tx);
  await sql`delete from interactions.interactions where id = ${id}`.execute(tx);
  return true;
};
