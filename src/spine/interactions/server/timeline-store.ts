import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';
import type { Channel } from '#spine/channels/texts/contract.ts';
import type { Status } from '../contract.ts';
import { LISTED } from './reader-store.ts';

export type PastRow = {
  id: number;
  channel: Channel;
  subject: string;
  status: Status;
  skillName: string | null;
  /** Whose it is, or was last. */
  agentName: string | null;
  createdAt: Date;
  lastMessageAt: Date;
  endedAt: Date | null;
};

/**
 * What a contact wrote about, newest first: what is under way (`open`), or what is over. `before`: the number of the last
 * one seen. `total` counts all of that sort.
 */
export const timelineOf = async (
  db: Db,
  contactId: number,
  { open, before, limit }: { open: boolean; before: number | null; limit: number },
): Promise<{ rows: PastRow[]; total: number }> => {
  const wanted = sql`i.contact_id = ${contactId} and ${LISTED}
    and (i.status not in ('resolved', 'closed')) = ${open}`;
  const { rows } = await sql<PastRow>`
    select i.id, i.channel, i.subject, i.status, s.name as "skillName", coalesce(p.name, l.name) as "agentName",
           i.created_at as "createdAt", i.last_message_at as "lastMessageAt", i.ended_at as "endedAt"
    from interactions.interactions i
    left join routing.skills s on s.id = i.skill_id
    left join people.agents p on p.id = i.assignee_id
    left join people.agents l on l.id = i.last_agent_id
    where ${wanted} and (${before}::bigint is null or (i.created_at, i.id) < (
      select seen.created_at, seen.id from interactions.interactions seen where seen.id = ${before}))
    order by i.created_at desc, i.id desc limit ${limit}
  `.execute(db);
  const total = await sql<{ n: number }>`
    select count(*)::int as n from interactions.interactions i where ${wanted}
  `.execute(db);
  return { rows, total: total.rows[0]!.n };
};
