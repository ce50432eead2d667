import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';
import { PACE_MINUTES, type Pace } from '../rules.ts';

/** Out of the queue because somebody has it now: counted for the skill that they waited for. Under the routing lock. */
export const servedFromQueue = async (tx: Db, interactionIds: readonly number[]): Promise<void> => {
  await sql`
    with served as (
      delete from routing.queue where interaction_id = any(${interactionIds as number[]}::bigint[]) returning skill_id, team_id
    )
    insert into routing.pace as p (skill_id, minute, given)
    select skill_id, date_trunc('minute', now()), count(*)::int from served
    where skill_id is not null and team_id is null group by skill_id
    on conflict (skill_id, minute) do update set given = p.given + excluded.given
  `.execute(tx);
};

/** More than this is long, whatever it is: counting goes no further. */
const MOST_COUNTED = 10_000;

export const pacesOf = async (db: Db, skillIds: readonly number[]): Promise<Map<number, Pace>> => {
  const { rows } = await sql<Pace & { id: number }>`
    select s.id,
           (select count(*)::int from (
              select 1 from routing.queue q where q.skill_id = s.id and q.team_id is null and not q.offered
              limit ${MOST_COUNTED}::int) first_ones) as waiting,
           coalesce((select sum(p.given)::int from routing.pace p
                     where p.skill_id = s.id and p.minute > now() - make_interval(mins => ${PACE_MINUTES}::int)), 0) as given
    from unnest(${skillIds as number[]}::bigint[]) s(id)
  `.execute(db);
  return new Map(rows.map(({ id, ...pace }) => [id, pace]));
};

/** What no estimate looks at any more. */
export const forgetPace = async (tx: Db): Promise<void> => {
  await sql`delete from routing.pace where minute < now() - interval '1 day'`.execute(tx);
};
