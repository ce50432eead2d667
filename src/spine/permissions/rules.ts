import type { Role } from '#ground/api/contract.ts';
import { LEAST, SWITCHES, type Switch } from './contract.ts';

/** Whom a rule is for. */
export type Scope =
  | { kind: 'role'; role: Role }
  | { kind: 'team'; teamId: number }
  | { kind: 'person'; agentId: number };
export type Rule = { switch: Switch; scope: Scope; allowed: boolean };
export type Subject = { id: number; role: Role; teamId: number | null };

const NEARNESS: Record<Scope['kind'], number> = { role: 0, team: 1, person: 2 };

/** Whether a rule is about that person. */
export const concerns = (scope: Scope, subject: Subject): boolean => {
  if (scope.kind === 'role') return scope.role === subject.role;
  return scope.kind === 'team' ? scope.teamId === subject.teamId : scope.agentId === subject.id;
};

const RANK: readonly Role[] = ['agent', 'supervisor', 'administrator'];

/** Whether the function is for that role at all. */
export const isForRole = (name: Switch, role: Role): boolean =>
  RANK.indexOf(role) >= RANK.indexOf(LEAST[name] ?? 'agent');

/** Of the rules about one person, the nearest to them decides: their own, else their team's, else their role's. */
export const deciding = (about: readonly Rule[], name: Switch): Rule | null =>
  about
    .filter((rule) => rule.switch === name)
    .reduce<Rule | null>(
      (best, rule) => (best && NEARNESS[best.scope.kind] > NEARNESS[rule.scope.kind] ? best : rule),
      null,
    );

/** What nobody said anything of is allowed. */
export const isAllowed = (about: readonly Rule[], name: Switch): boolean => deciding(about, name)?.allowed ?? true;

export const allAllowed = (about: readonly Rule[]): Record<Switch, boolean> =>
  Object.fromEntries(SWITCHES.map((name) => [name, isAllowed(about, name)])) as Record<Switch, boolean>;
