import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';

/** Its name, and how many could ever be given something of it, leaving one agent out. */
export type QueueTarget = { name: string; others: number };

/** Null when there is none, or it is out of use; it is not taken out of use before the transaction ends. */
export const skillTarget = async (tx: Db, skillId: number, except: number): Promise<QueueTarget | null> =>
  (
    await sql<QueueTarget>`
      select s.name, (select count(*)::int from routing.proficiencies pr join people.agents a on a.id = pr.agent_id
                      where pr.skill_id = s.id and a.id <> ${except} and a.email_enabled and a.disabled_at is null) as others
      from routing.skills s where s.id = ${skillId} and s.archived_at is null for share of s
    `.execute(tx)
  ).rows[0] ?? null;

export const teamTarget = async (tx: Db, teamId: number, except: number): Promise<QueueTarget | null> =>
  (
    await sql<QueueTarget>`
      select t.name, (select count(*)::int from people.agents a
                      where a.team_id = t.id and a.id <> ${except} and a.email_enabled and a.disabled_at is null) as others
      from people.teams t where t.id = ${teamId} for share of t
    `.execute(tx)
  ).rows[0] ?? null;

/** Served like one that has no skill. */
const PRIORITY_WITHOUT_SKILL = 5;

/**
 * Into a queue, in its place in time: since the first mail that nobody has answered. Who wrote has waited since then,
 * whoever had it meanwhile; what we answered last waits from now on. Nobody is preferred: whoever served this contact
 * last is who hands it on.
 */
export const insertHandedOn = async (
  tx: Db,
  { interactionId, teamId, from }: { interactionId: number; teamId: number | null; from: number },
): Promise<{ skillId: number | null }> =>
  (
    await sql<{ skillId: number | null }>`
      insert into routing.queue (interaction_id, channel, skill_id, team_id, priority, queued_at, handed_on_by)
      select i.id, i.channel, i.skill_id, ${teamId}::bigint, coalesce(i.priority, s.priority, ${PRIORITY_WITHOUT_SKILL}::int), coalesce((
               select min(m.created_at) from interactions.messages m
               where m.interaction_id = i.id and m.direction = 'in' and m.kind in ('mail', 'text', 'bounce')
                 and m.id > coalesce((select max(o.id) from interactions.messages o
                                      where o.interaction_id = i.id and o.direction = 'out' and o.kind in ('mail', 'text')), 0)
             ), clock_timestamp()), ${from}
      from interactions.interactions i left join routing.skills s on s.id = i.skill_id
      where i.id = ${interactionId}
      returning skill_id as "skillId"
    `.execute(tx)
  ).rows[0]!;
