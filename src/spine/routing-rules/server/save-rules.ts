import type { Db } from '#ground/db/server/database.ts';
import type { Acts } from '#ground/events/server/follow.ts';
import { refuse } from '#ground/refusal.ts';
import { ROUTING_RULES_EVENTS, type Rule } from '../contract.ts';
import { rulesProblem } from '../rules.ts';
import { forgetPresentRules, rulesIn } from './present-rules.ts';
import { insertSet, presentSet, setRows } from './rules-store.ts';

export type SavedSet = { version: number; savedBy: string | null; savedAt: Date | null; rules: Rule[] };

export const readRules = async (db: Db): Promise<SavedSet> => {
  const { version, savedBy, savedAt, rules } = await presentSet(db);
  return { version, savedBy, savedAt, rules: rulesIn(rules, version) };
};

/** Puts a whole set in force in place of the one that its writer saw; refuses when there is a newer one. */
export const saveRules = async (act: Acts, rules: Rule[], seen: number, by: number): Promise<number> => {
  const problem = rulesProblem(rules);
  if (problem) throw refuse(problem.code, { rule: problem.rule, word: problem.word });
  const version = seen + 1;
  await act(async ({ tx, say }) => {
    if (!(await insertSet(tx, version, rules, by))) throw refuse('moved');
    say({ kind: ROUTING_RULES_EVENTS.changed, data: { by, version } });
  });
  forgetPresentRules();
  return version;
};

const MOST_VERSIONS = 100;
export const rulesVersions = async (db: Db): Promise<(Omit<SavedSet, 'savedAt'> & { savedAt: Date })[]> =>
  (await setRows(db, MOST_VERSIONS)).map((row) => ({ ...row, rules: rulesIn(row.rules, row.version) }));
