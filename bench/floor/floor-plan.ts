import { createHash } from 'node:crypto';
import type pg from 'pg';

/** Who works here: 500 agents of three skills each out of 50, some busier than others. */
export const AGENTS = Number(process.env['AGENTS'] ?? 500);
export const SKILLS = Number(process.env['SKILLS'] ?? 50);
const SKILLS_OF_AN_AGENT = 3;
export const LIMIT = 5;
/** Every other skill hands out by offer. Seconds an offer stands; the shortest that the office lets one choose. */
const OFFER_SECONDS = 5;

/** The same numbers in every run (mulberry32). */
export const randomFrom = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

export type Agent = { id: number; cookie: string };
export type Plan = {
  agents: Agent[];
  /** agent -> skills */
  skillsOf: Map<number, Set<number>>;
  priorityOf: Map<number, number>;
  skillIds: number[];
};

export const mailboxOf = (skillId: number): string => `skill${skillId}@desk.example`;

/** Furnishes an empty house by SQL: sessions too, for 500 sign-ins would be a minute of hashing. */
export const layFloor = async (pool: pg.Pool): Promise<Plan> => {
  const random = randomFrom(7);
  const skills = await pool.query<{ id: number; priority: number }>(
    `insert into routing.skills (name, priority, offers, offer_seconds)
     select 'Skill ' || n, 3 + n % 5, n % 2 = 0, ${OFFER_SECONDS} from generate_series(1, ${SKILLS}) n
     returning id::int, priority`,
  );
  await pool.query(
    `with box as (
       insert into mailboxes.mailboxes (address, name, skill_id)
       select 'skill' || id || '@desk.example', name, id from routing.skills returning id, address, name)
     insert into mailboxes.senders (mailbox_id, address, name) select id, address, name from box`,
  );
  const people = await pool.query<{ id: number }>(
    `insert into people.agents (name, login, email, password_hash, role, language, inbox_limit)
     select 'Agent ' || n, 'agent' || n, 'agent' || n || '@desk.example', '', 'agent', 'en', ${LIMIT}
     from generate_series(1, ${AGENTS}) n returning id::int`,
  );
  await pool.query(`insert into people.presence (agent_id, state) select id, 'available' from people.agents`);
  const skillIds = skills.rows.map((one) => one.id);
  const skillsOf = new Map<number, Set<number>>();
  const levels: { agent_id: number; skill_id: number; level: number }[] = [];
  people.rows.forEach(({ id }, index) => {
    // The first skill by turns, so that every skill has somebody.
    const mine = new Set([skillIds[index % skillIds.length]!]);
    while (mine.size < SKILLS_OF_AN_AGENT) mine.add(skillIds[Math.floor(random() * skillIds.length)]!);
    skillsOf.set(id, mine);
    for (const skill of mine) levels.push({ agent_id: id, skill_id: skill, level: 1 + Math.floor(random() * 20) });
  });
  await pool.query(
    `insert into routing.proficiencies (agent_id, skill_id, level)
     select * from jsonb_to_recordset($1::jsonb) as l(agent_id bigint, skill_id bigint, level int)`,
    [JSON.stringify(levels)],
  );
  const agents = people.rows.map(({ id }) => ({ id, cookie: `relais=token-${id}` }));
  await pool.query(
    `insert into people.sessions (token_hash, agent_id, expires_at)
     select decode(hash, 'hex'), id, now() + interval '12 hours' from jsonb_to_recordset($1::jsonb) as s(id bigint, hash text)`,
    [JSON.stringify(agents.map(({ id }) => ({ id, hash: createHash('sha256').update(`token-${id}`).digest('hex') })))],
  );
  return { agents, skillsOf, skillIds, priorityOf: new Map(skills.rows.map((one) => [one.id, one.priority])) };
};
