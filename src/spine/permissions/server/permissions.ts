import type { Actor } from '#ground/api/contract.ts';
import type { Db } from '#ground/db/server/database.ts';
import type { Act } from '#ground/events/server/follow.ts';
import { PERMISSION_EVENTS, type Switch } from '../contract.ts';
import { allAllowed, isAllowed, type Rule, type Scope } from '../rules.ts';
import { ruleRows, saveRuleRow, scopeExists } from './permissions-store.ts';

/** Whether this person may use what the switch is about, now. */
export const may = async (db: Db, actor: Pick<Actor, 'id'>, name: Switch): Promise<boolean> =>
  isAllowed(await ruleRows(db, actor.id), name);

export const allOf = async (db: Db, actor: Pick<Actor, 'id'>): Promise<Record<Switch, boolean>> =>
  allAllowed(await ruleRows(db, actor.id));

export const listRules = (db: Db): Promise<Rule[]> => ruleRows(db, null);

/** `allowed` null: that scope says nothing of it any more. False when there is no such team or person. */
export const saveRule = async (
  act: Act,
  rule: { switch: Switch; scope: Scope; allowed: boolean | null },
  by: number,
): Promise<boolean> => {
  if (!(await scopeExists(act.tx, rule.scope))) return false;
  await saveRuleRow(act.tx, rule.switch, rule.scope, rule.allowed);
  act.say({ kind: PERMISSION_EVENTS.changed, data: { by, ...rule } });
  return true;
};
