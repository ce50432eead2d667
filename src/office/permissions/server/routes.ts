import type { FastifyInstance } from 'fastify';
import { answer } from '#ground/api/server/answer.ts';
import type { Db } from '#ground/db/server/database.ts';
import type { Acts } from '#ground/events/server/follow.ts';
import { refuse } from '#ground/refusal.ts';
import { listStaffRows, teams } from '#spine/people/server/api.ts';
import { listRules, saveRule } from '#spine/permissions/server/api.ts';
import * as contract from '../contract.ts';

export const permissionRulesRoutes = (http: FastifyInstance, { db, act }: { db: Db; act: Acts }): void => {
  answer(http, contract.readRules, async () => {
    const [rules, people, groups] = await Promise.all([listRules(db), listStaffRows(db), teams(db)]);
    return { rules, people: people.filter((one) => one.disabledAt === null), teams: groups };
  });

  answer(http, contract.saveRule, (rule, { actor }) =>
    act(async (one) => {
      if (!(await saveRule(one, rule, actor.id))) throw refuse('not-found');
      return {};
    }),
  );
};
