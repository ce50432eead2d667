import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';

export type Readiness = {
  skills: number;
  mailboxes: number;
  agentsWithSkill: number;
  available: number;
  hasMail: boolean;
};

/** How far the house is from answering its first mail; read across rooms, in one look. */
export const readiness = async (db: Db): Promise<Readiness> =>
  (
    await sql<Readiness>`
      with able as (
        select distinct a.id from people.agents a
        join routing.proficiencies p on p.agent_id = a.id
        join routing.skills s on s.id = p.skill_id and s.archived_at is null
        where a.disabled_at is null and a.email_enabled
      )
      select (select count(*)::int from routing.skills where archived_at is null) as skills,
             (select count(*)::int from mailboxes.mailboxes where disabled_at is null and skill_id is not null) as mailboxes,
             (select count(*)::int from able) as "agentsWithSkill",
             (select count(*)::int from able join people.presence p on p.agent_id = able.id where p.state = 'available') as available,
             exists (select from interactions.interactions) as "hasMail"
    `.execute(db)
  ).rows[0]!;
