import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';

export type QueuedNow = {
  skillId: number | null;
  skillName: string | null;
  teamName: string | null;
  teamId: number | null;
  priority: number;
  queuedAt: Date;
  handedOnBy: number | null;
  weight: number;
  offeredTo: string | null;
};

/** Null when it is in no queue. */
export const queuedNow = async (db: Db, interactionId: number): Promise<QueuedNow | null> =>
  (
    await sql<QueuedNow>`
      select q.skill_id as "skillId", s.name as "skillName", q.team_id as "teamId", t.name as "teamName", q.priority,
             q.queued_at as "queuedAt", q.handed_on_by as "handedOnBy", w.weight::float8 as weight, p.name as "offeredTo"
      from routing.queue q
      join interactions.interactions i on i.id = q.interaction_id
      join routing.status_weights w on w.status = i.status
      left join routing.skills s on s.id = q.skill_id
      left join people.teams t on t.id = q.team_id
      left join routing.offers o on o.interaction_id = q.interaction_id and o.outcome is null
      left join people.agents p on p.id = o.agent_id
      where q.interaction_id = ${interactionId} and i.assignee_id is null and i.status <> 'closed'
        and i.merged_into_id is null
    `.execute(db)
  ).rows[0] ?? null;

export type Candidate = {
  agentId: number;
  name: string;
  state: 'available' | 'working' | 'unavailable';
  emailEnabled: boolean;
  level: number | null;
};

/** Who could be given it at all: those with the skill, or of the team; best first. */
export const candidatesFor = async (
  db: Db,
  of: Pick<QueuedNow, 'skillId' | 'teamId'>,
  limit: number,
): Promise<Candidate[]> =>
  (
    await sql<Candidate>`
      select a.id as "agentId", a.name, coalesce(p.state, 'unavailable') as state, a.email_enabled as "emailEnabled",
             pr.level
      from people.agents a
      left join people.presence p on p.agent_id = a.id
      left join routing.proficiencies pr on pr.agent_id = a.id and pr.skill_id = ${of.skillId}
      where a.disabled_at is null
        and case when ${of.teamId}::bigint is null then pr.level is not null else a.team_id = ${of.teamId} end
      order by pr.level nulls last, lower(a.name), a.id limit ${limit}
    `.execute(db)
  ).rows;
