import { sql } from 'kysely';
import type { Role } from '#ground/api/contract.ts';
import type { Db } from '#ground/db/server/database.ts';
import { SWITCHES, type Switch } from '../contract.ts';
import type { Rule, Scope } from '../rules.ts';

type RuleRow = { switch: Switch; role: Role | null; teamId: number | null; agentId: number | null; allowed: boolean };

const scopeOf = ({ role, teamId, agentId }: RuleRow): Scope => {
  if (role !== null) return { kind: 'role', role };
  return teamId === null ? { kind: 'person', agentId: agentId! } : { kind: 'team', teamId };
};

/** Every rule; `agentId`: those that are about this person. */
export const ruleRows = async (db: Db, agentId: number | null): Promise<Rule[]> => {
  const { rows } = await sql<RuleRow>`
    select r.switch, r.role, r.team_id as "teamId", r.agent_id as "agentId", r.allowed
    from permissions.rules r
    where r.switch = any(${SWITCHES as unknown as string[]}) and (${agentId}::bigint is null or exists (
      select from people.agents a
      where a.id = ${agentId} and (a.id = r.agent_id or a.team_id = r.team_id or a.role = r.role)))
  `.execute(db);
  return rows.map((row) => ({ switch: row.switch, scope: scopeOf(row), allowed: row.allowed }));
};

/** `allowed` null: nothing is said any more for that scope. */
export const saveRuleRow = async (tx: Db, name: Switch, scope: Scope, allowed: boolean | null): Promise<void> => {
  const role = scope.kind === 'role' ? scope.role : null;
  const teamId = scope.kind === 'team' ? scope.teamId : null;
  const agentId = scope.kind === 'person' ? scope.agentId : null;
  if (allowed === null)
    await sql`
      delete from permissions.rules
      where switch = ${name} and role is not distinct from ${role}::text
        and team_id is not distinct from ${teamId}::bigint and agent_id is not distinct from ${agentId}::bigint
    `.execute(tx);
  else
    await sql`
      insert into permissions.rules (switch, role, team_id, agent_id, allowed)
      values (${name}, ${role}, ${teamId}, ${agentId}, ${allowed})
      on conflict (switch, role, team_id, agent_id) do update set allowed = excluded.allowed
    `.execute(tx);
};

export const scopeExists = async (db: Db, scope: Scope): Promise<boolean> => {
  if (scope.kind === 'role') return true;
  const { rows } =
    scope.kind === 'team'
      ? await sql`select from people.teams where id = ${scope.teamId}`.execute(db)
      : await sql`select from people.agents where id = ${scope.agentId}`.execute(db);
  return rows.length > 0;
};
