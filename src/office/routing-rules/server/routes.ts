import type { FastifyInstance } from 'fastify';
import { answer } from '#ground/api/server/answer.ts';
import type { Db } from '#ground/db/server/database.ts';
import type { Acts } from '#ground/events/server/follow.ts';
import { refuse } from '#ground/refusal.ts';
import { listMailboxes } from '#spine/mailboxes/server/api.ts';
import { rulesProblem } from '#spine/routing-rules/rules.ts';
import { readRules, rulesVersions, saveRules, tryRules } from '#spine/routing-rules/server/api.ts';
import * as contract from '../contract.ts';

export const routingRulesRoutes = (http: FastifyInstance, { db, act }: { db: Db; act: Acts }): void => {
  answer(http, contract.readRules, async () => {
    const [set, mailboxes] = await Promise.all([readRules(db), listMailboxes(db)]);
    return { ...set, mailboxes: mailboxes.map(({ id, address }) => ({ id, address })) };
  });

  answer(http, contract.tryRules, ({ rules, before }) => {
    const problem = rulesProblem(rules);
    if (problem) throw refuse(problem.code, { rule: problem.rule, word: problem.word });
    return tryRules(db, rules, { before, count: contract.TRIED_AT_ONCE });
  });

  answer(http, contract.saveRules, async ({ version: seen, rules }, { actor }) => {
    // Against the set that is still in force: after the save there is nothing to compare with.
    const problem = rulesProblem(rules);
    const trial = problem ? null : await tryRules(db, rules, { before: null, count: contract.TRIED });
    const version = await saveRules(act, rules, seen, actor.id);
    return { version, tried: trial?.tried ?? 0, changed: trial?.changes.length ?? 0 };
  });

  answer(http, contract.rulesVersions, async () => ({ versions: await rulesVersions(db) }));
};
