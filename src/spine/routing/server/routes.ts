import type { FastifyInstance } from 'fastify';
import { answer } from '#ground/api/server/answer.ts';
import type { Db } from '#ground/db/server/database.ts';
import { skillNames } from '../contract.ts';
import { listSkillRows } from './skills.ts';

export const routingRoutes = (http: FastifyInstance, { db }: { db: Db }): void => {
  answer(http, skillNames, async () => ({ skills: await listSkillRows(db) }));
};
