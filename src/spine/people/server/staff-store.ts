import { sql } from 'kysely';
import type { Role } from '#ground/api/contract.ts';
import type { Db } from '#ground/db/server/database.ts';
import type { AgentState } from '../contract.ts';

export type StaffRow = {
  id: number;
  name: string;
  login: string;
  email: string;
  role: Role;
  language: 'fr' | 'en';
  teamId: number | null;
  teamName: string | null;
  emailEnabled: boolean;
  inboxLimit: number | null;
  disabledAt: Date | null;
  state: AgentState;
};

export const listStaffRows = async (db: Db): Promise<StaffRow[]> =>
  (
    await sql<StaffRow>`
      select a.id, a.name, a.login, a.email, a.role, a.language, a.team_id as "teamId", t.name as "teamName",
             a.email_enabled as "emailEnabled", a.inbox_limit as "inboxLimit", a.disabled_at as "disabledAt",
             coalesce(p.state, 'unavailable') as state
      from people.agents a
      left join people.teams t on t.id = a.team_id
      left join people.presence p on p.agent_id = a.id
      order by a.disabled_at is not null, a.name, a.id
    `.execute(db)
  ).rows;

export type AgentChange = {
  id: number;
  name: string;
  login: string;
  email: string;
  role: Role;
  language: 'fr' | 'en';
  teamId: number | null;
  emailEnabled: boolean;
  inboxLimit: number | null;
};

/** 'login-taken' and 'not-found' are the two ways it does nothing. */
export const updateAgent = async (tx: Db, agent: AgentChange): Promise<'done' | 'login-taken' | 'not-found'> => {
  const { rows } = await sql<{ taken: boolean; found: boolean }>`
    select exists (select from people.agents where login = ${agent.login} and id <> ${agent.id}) as taken,
           exists (select from people.agents where id = ${agent.id}) as found
  `.execute(tx);
  if (!rows[0]!.found) return 'not-found';
  if (rows[0]!.taken) return 'login-taken';
  await sql`
    update people.agents
    set name = ${agent.name}, login = ${agent.login}, email = ${agent.email}, role = ${agent.role},
        language = ${agent.language}, team_id = ${agent.teamId}, email_enabled = ${agent.emailEnabled},
        inbox_limit = ${agent.inboxLimit}
    where id = ${agent.id}
  `.execute(tx);
  return 'done';
};

export const setAgentDisabled = async (tx: Db, agentId: number, disabled: boolean): Promise<boolean> => {
  const { rows } = await sql`
    update people.agents set disabled_at = case when ${disabled} then coalesce(disabled_at, now()) end
    where id = ${agentId} returning id
  `.execute(tx);
  return rows.length > 0;
};

/** Administrators who can still sign in, leaving one person out; the rows are locked so that two cannot leave at once. */
export const administratorsLeft = async (tx: Db, except: number): Promise<number> => {
  const { rows } = await sql<{ id: number }>`
    select id from people.agents where role = 'administrator' and disabled_at is null order by id for update
  `.execute(tx);
  return rows.filter((row) => row.id !== except).length;
};

export type TeamRow = { id: number; name: string; inboxLimit: number; agents: number };

export const teams = async (db: Db): Promise<TeamRow[]> =>
  (
    await sql<TeamRow>`
      select t.id, t.name, t.inbox_limit as "inboxLimit",
             (select count(*)::int from people.agents a where a.team_id = t.id and a.disabled_at is null) as agents
      from people.teams t order by t.name
    `.execute(db)
  ).rows;

export const saveTeamRow = async (
  tx: Db,
  team: { id: number | null; name: string; inboxLimit: number },
): Promise<number | 'name-taken' | 'not-found'> => {
  const { rows: same } = await sql`
    select 1 from people.teams where name = ${team.name} and id is distinct from ${team.id}::bigint
  `.execute(tx);
  if (same.length > 0) return 'name-taken';
  const { rows } =
    team.id === null
      ? await sql<{ id: number }>`
          insert into people.teams (name, inbox_limit) values (${team.name}, ${team.inboxLimit}) returning id
        `.execute(tx)
      : await sql<{ id: number }>`
          update people.teams set name = ${team.name}, inbox_limit = ${team.inboxLimit} where id = ${team.id} returning id
        `.execute(tx);
  return rows[0]?.id ?? 'not-found';
};

export const removeTeamRow = async (tx: Db, teamId: number): Promise<'done' | 'team-has-people' | 'not-found'> => {
  const { rows: people } = await sql`select 1 from people.agents where team_id = ${teamId} limit 1`.execute(tx);
  if (people.length > 0) return 'team-has-people';
  const { rows } = await sql`delete from people.teams where id = ${teamId} returning id`.execute(tx);
  return rows.length > 0 ? 'done' : 'not-found';
};
