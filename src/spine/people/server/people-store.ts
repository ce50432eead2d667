import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';
import type { Actor, Role } from '#ground/api/contract.ts';
import type { AgentState } from '../contract.ts';

export type AgentRow = {
  id: number;
  name: string;
  login: string;
  email: string;
  role: Role;
  language: 'fr' | 'en';
  theme: 'auto' | 'light' | 'dark';
  teamName: string | null;
  emailEnabled: boolean;
  passwordHash: string;
  disabled: boolean;
  state: AgentState;
  reason: string | null;
  since: Date;
};

const AGENT = sql`
  select a.id, a.name, a.login, a.email, a.role, a.language, a.theme, t.name as "teamName",
         a.email_enabled as "emailEnabled", a.password_hash as "passwordHash", a.disabled_at is not null as disabled,
         coalesce(p.state, 'unavailable') as state, p.reason, coalesce(p.since, a.created_at) as since
  from people.agents a
  left join people.teams t on t.id = a.team_id
  left join people.presence p on p.agent_id = a.id
`;

export const agentById = async (db: Db, id: number): Promise<AgentRow | null> =>
  (await sql<AgentRow>`${AGENT} where a.id = ${id}`.execute(db)).rows[0] ?? null;

export const agentByLogin = async (db: Db, login: string): Promise<AgentRow | null> =>
  (await sql<AgentRow>`${AGENT} where a.login = ${login} or a.email = ${login} order by a.id limit 1`.execute(db))
    .rows[0] ?? null;

export const anyoneExists = async (db: Db): Promise<boolean> =>
  (await sql<{ yes: boolean }>`select exists (select from people.agents) as yes`.execute(db)).rows[0]!.yes;

/** Two first administrators at once would be two set-ups: the second waits and finds the first. */
export const lockSetUp = async (tx: Db): Promise<void> => {
  await sql`select pg_advisory_xact_lock(7302)`.execute(tx);
};

export type NewAgent = {
  name: string;
  login: string;
  email: string;
  passwordHash: string;
  role: Role;
  language: 'fr' | 'en';
  teamId: number | null;
  emailEnabled: boolean;
  inboxLimit: number | null;
};

/** Null when the login is taken. */
export const insertAgent = async (tx: Db, agent: NewAgent): Promise<number | null> => {
  const { rows } = await sql<{ id: number }>`
    insert into people.agents (name, login, email, password_hash, role, language, team_id, email_enabled, inbox_limit)
    values (${agent.name}, ${agent.login}, ${agent.email}, ${agent.passwordHash}, ${agent.role}, ${agent.language},
            ${agent.teamId}, ${agent.emailEnabled}, ${agent.inboxLimit})
    on conflict (login) do nothing
    returning id
  `.execute(tx);
  const id = rows[0]?.id ?? null;
  if (id !== null) await sql`insert into people.presence (agent_id) values (${id})`.execute(tx);
  return id;
};

export const insertSession = async (
  db: Db,
  session: { tokenHash: Buffer; agentId: number; expiresAt: Date; userAgent: string },
): Promise<void> => {
  await sql`
    insert into people.sessions (token_hash, agent_id, expires_at, user_agent)
    values (${session.tokenHash}, ${session.agentId}, ${session.expiresAt}, ${session.userAgent.slice(0, 300)})
  `.execute(db);
};

export const actorOfSession = async (db: Db, tokenHash: Buffer): Promise<Actor | null> => {
  const { rows } = await sql<Actor>`
    select a.id, a.role, a.language
    from people.sessions s join people.agents a on a.id = s.agent_id
    where s.token_hash = ${tokenHash} and s.expires_at > now() and a.disabled_at is null
  `.execute(db);
  return rows[0] ?? null;
};

export const deleteSession = async (db: Db, tokenHash: Buffer): Promise<void> => {
  await sql`delete from people.sessions where token_hash = ${tokenHash}`.execute(db);
};

/** Every session of an agent, but for one: after a new password, or when disabled. */
export const deleteSessionsOf = async (db: Db, agentId: number, except: Buffer | null): Promise<void> => {
  await sql`
    delete from people.sessions where agent_id = ${agentId} and (${except}::bytea is null or token_hash <> ${except})
  `.execute(db);
};

export const savePresence = async (
  tx: Db,
  agentId: number,
  state: AgentState,
  reason: string | null,
): Promise<{ state: AgentState; reason: string | null; since: Date }> => {
  const { rows } = await sql<{ state: AgentState; reason: string | null; since: Date }>`
    insert into people.presence as p (agent_id, state, reason, since) values (${agentId}, ${state}, ${reason}, now())
    on conflict (agent_id) do update
      set state = excluded.state, reason = excluded.reason,
          since = case when p.state = excluded.state and p.reason is not distinct from excluded.reason then p.since else now() end
    returning state, reason, since
  `.execute(tx);
  return rows[0]!;
};

export const savePreferences = async (
  db: Db,
  agentId: number,
  wanted: { language?: string | undefined; theme?: string | undefined },
): Promise<void> => {
  await sql`
    update people.agents
    set language = coalesce(${wanted.language ?? null}, language), theme = coalesce(${wanted.theme ?? null}, theme)
    where id = ${agentId}
  `.execute(db);
};

export const savePassword = async (db: Db, agentId: number, hash: string): Promise<void> => {
  await sql`update people.agents set password_hash = ${hash} where id = ${agentId}`.execute(db);
};

export const failedSignIns = async (
  db: Db,
  login: string,
  address: string,
  minutes: number,
): Promise<{ login: number; address: number }> => {
  const { rows } = await sql<{ login: number; address: number }>`
    select count(*) filter (where key = ${`login:${login}`})::int as login,
           count(*) filter (where key = ${`address:${address}`})::int as address
    from people.failed_sign_ins
    where key in (${`login:${login}`}, ${`address:${address}`}) and at > now() - make_interval(mins => ${minutes})
  `.execute(db);
  return rows[0]!;
};

export const recordFailedSignIn = async (db: Db, login: string, address: string): Promise<void> => {
  await sql`
    insert into people.failed_sign_ins (key) values (${`login:${login}`}), (${`address:${address}`})
  `.execute(db);
};

export const forgetFailedSignIns = async (db: Db, login: string): Promise<void> => {
  await sql`
    delete from people.failed_sign_ins where key = ${`login:${login}`} or at < now() - interval '1 day'
  `.execute(db);
};
