import type { FastifyInstance } from 'fastify';
import { answer } from '#ground/api/server/answer.ts';
import type { Db } from '#ground/db/server/database.ts';
import { listTags } from '../contract.ts';
import { allTags } from './tags-store.ts';

export const tagsRoutes = (http: FastifyInstance, { db }: { db: Db }): void => {
  answer(http, listTags, async () => ({ tags: await allTags(db) }));
};
