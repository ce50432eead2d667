import type { FastifyInstance } from 'fastify';
import { answer } from '#ground/api/server/answer.ts';
import type { Db } from '#ground/db/server/database.ts';
import { mine } from '../contract.ts';
import { allOf } from './permissions.ts';

export const permissionsRoutes = (http: FastifyInstance, { db }: { db: Db }): void => {
  answer(http, mine, async (_, { actor }) => ({ allowed: await allOf(db, actor) }));
};
