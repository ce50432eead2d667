import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';

export type SkillRow = {
  id: number;
  name: string;
  /** 1 to 10, higher is served first. */
  priority: number;
  offers: boolean;
  offerSeconds: number;
  /** R7: whoever has it may write first. */
  outbound: boolean;
  /** People who have it and can still sign in. */
  agents: number;
  waiting: number;
};

/** Skills in use, by name. */
export const skillRows = async (db: Db): Promise<SkillRow[]> =>
  (
    await sql<SkillRow>`
      select s.id, s.name, s.priority, s.offers, s.offer_seconds as "offerSeconds", s.outbound,
             (select count(*)::int from routing.proficiencies p join people.agents a on a.id = p.agent_id
              where p.skill_id = s.id and a.disabled_at is null) as agents,
             (select count(*)::int from routing.queue q where q.skill_id = s.id) as waiting
      from routing.skills s
      where s.archived_at is null
      order by lower(s.name), s.id
    `.execute(db)
  ).rows;

export type SkillInput = {
  id: number | null;
  name: string;
  priority: number;
  offers: boolean;
  offerSeconds: number;
  /** Left out: yes. */
  outbound?: boolean;
};

/** The name of an archived skill is free again: the archived one steps aside. */
const freeTheName = async (tx: Db, name: string): Promise<void> => {
  await sql`
    update routing.skills set name = name || ' #' || id where name = ${name} and archived_at is not null
  `.execute(tx);
};

export const upsertSkill = async (tx: Db, skill: SkillInput): Promise<number | 'name-taken' | 'not-found'> => {
  await freeTheName(tx, skill.name);
  const { rows: same } = await sql`
    select 1 from routing.skills where lower(name) = lower(${skill.name}) and archived_at is null
      and id is distinct from ${skill.id}::bigint
  `.execute(tx);
  if (same.length > 0) return 'name-taken';
  const { rows } =
    skill.id === null
      ? await sql<{ id: number }>`
          insert into routing.skills (name, priority, offers, offer_seconds, outbound)
          values (${skill.name}, ${skill.priority}, ${skill.offers}, ${skill.offerSeconds}, ${skill.outbound ?? true})
          on conflict (name) do nothing
          returning id
        `.execute(tx)
      : await sql<{ id: number }>`
          update routing.skills
          set name = ${skill.name}, priority = ${skill.priority}, offers = ${skill.offers}, offer_seconds = ${skill.offerSeconds},
              outbound = ${skill.outbound ?? true}
          where id = ${skill.id} and archived_at is null
          returning id
        `.execute(tx);
  return rows[0]?.id ?? (skill.id === null ? 'name-taken' : 'not-found');
};

/** Whoever waits with this skill is served by its new priority from now on, but for what has a priority of its own. */
export const requeueWithPriority = async (tx: Db, skillId: number, priority: number): Promise<void> => {
  await sql`
    update routing.queue q set priority = ${priority} from interactions.interactions i
    where q.skill_id = ${skillId} and q.priority <> ${priority} and i.id = q.interaction_id and i.priority is null
  `.execute(tx);
};

/** What would be left without anyone to serve it; the skill's row is locked, so that nothing joins meanwhile. */
export const usesOfSkill = async (
  tx: Db,
  skillId: number,
): Promise<{ mailboxes: number; interactions: number } | null> => {
  const { rows: found } = await sql`
    select 1 from routing.skills where id = ${skillId} and archived_at is null for update
  `.execute(tx);
  if (found.length === 0) return null;
  const { rows } = await sql<{ mailboxes: number; interactions: number }>`
    select (select count(*)::int from mailboxes.mailboxes where skill_id = ${skillId} and disabled_at is null) as mailboxes,
           (select count(*)::int from interactions.interactions
            where skill_id = ${skillId} and status <> 'closed' and merged_into_id is null) as interactions
  `.execute(tx);
  return rows[0]!;
};

export const setArchived = async (tx: Db, skillId: number): Promise<void> => {
  await sql`update routing.skills set archived_at = now() where id = ${skillId}`.execute(tx);
};

export type Proficiency = { agentId: number; skillId: number; level: number };

/** Of every agent, for skills in use. Level: 1 is best, 20 worst. */
export const proficiencyRows = async (db: Db): Promise<Proficiency[]> =>
  (
    await sql<Proficiency>`
      select p.agent_id as "agentId", p.skill_id as "skillId", p.level
      from routing.proficiencies p join routing.skills s on s.id = p.skill_id
      where s.archived_at is null
      order by p.agent_id, p.level, lower(s.name)
    `.execute(db)
  ).rows;

/** Replaces the agent's skills in use; returns how many of the given ones exist. */
export const replaceProficiencies = async (
  tx: Db,
  agentId: number,
  wanted: readonly { skillId: number; level: number }[],
): Promise<number> => {
  const rows = JSON.stringify(wanted.map(({ skillId, level }) => ({ skill_id: skillId, level })));
  await sql`
    delete from routing.proficiencies p using routing.skills s
    where p.agent_id = ${agentId} and s.id = p.skill_id and s.archived_at is null
      and p.skill_id not in (select skill_id from json_to_recordset(${rows}::json) as w(skill_id bigint))
  `.execute(tx);
  const { rows: kept } = await sql`
    insert into routing.proficiencies (agent_id, skill_id, level)
    select ${agentId}, w.skill_id, w.level
    from json_to_recordset(${rows}::json) as w(skill_id bigint, level int)
    join routing.skills s on s.id = w.skill_id and s.archived_at is null
    on conflict (agent_id, skill_id) do update set level = excluded.level
    returning skill_id
  `.execute(tx);
  return kept.length;
};

export const weightRows = async (db: Db): Promise<{ status: string; weight: number }[]> =>
  (
    await sql<{ status: string; weight: number }>`
      select status, weight::float8 as weight from routing.status_weights
    `.execute(db)
  ).rows;

export const saveWeightRows = async (tx: Db, weights: Readonly<Record<string, number>>): Promise<void> => {
  await sql`
    insert into routing.status_weights (status, weight)
    select key, value::numeric from json_each_text(${JSON.stringify(weights)}::json)
    on conflict (status) do update set weight = excluded.weight
  `.execute(tx);
};
