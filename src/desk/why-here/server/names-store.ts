import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';

export type NamesOf = {
  agents: Map<number, string>;
  skills: Map<number, string>;
  teams: Map<number, string>;
  mailboxes: Map<number, string>;
};
type Row = { of: keyof NamesOf; id: number; name: string };

/** Names by number, also of what is out of use. */
export const namesOf = async (db: Db, ids: Record<keyof NamesOf, readonly number[]>): Promise<NamesOf> => {
  const { rows } = await sql<Row>`
    select 'agents' as of, id, name from people.agents where id = any(${ids.agents as number[]}::bigint[])
    union all select 'skills', id, name from routing.skills where id = any(${ids.skills as number[]}::bigint[])
    union all select 'teams', id, name from people.teams where id = any(${ids.teams as number[]}::bigint[])
    union all select 'mailboxes', id, address from mailboxes.mailboxes where id = any(${ids.mailboxes as number[]}::bigint[])
  `.execute(db);
  const of = (kind: keyof NamesOf): Map<number, string> =>
    new Map(rows.filter((row) => row.of === kind).map((row) => [row.id, row.name]));
  return { agents: of('agents'), skills: of('skills'), teams: of('teams'), mailboxes: of('mailboxes') };
};

/** Who could be given something of that skill or team, whatever their state now. */
export const eligibleIds = async (
  db: Db,
  of: { skillId: number | null; teamId: number | null },
): Promise<{ id: number; name: string }[]> =>
  (
    await sql<{ id: number; name: string }>`
      select a.id, a.name from people.agents a
      where a.disabled_at is null and a.email_enabled
        and case when ${of.teamId}::bigint is null
                 then exists (select from routing.proficiencies p where p.agent_id = a.id and p.skill_id = ${of.skillId})
                 else a.team_id = ${of.teamId} end
      order by lower(a.name) limit 50
    `.execute(db)
  ).rows;
