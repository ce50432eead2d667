import type { FastifyInstance } from 'fastify';
import { answer } from '#ground/api/server/answer.ts';
import type { Db } from '#ground/db/server/database.ts';
import { find } from '../contract.ts';
import { findInDirectory } from './directory.ts';

export const directoryRoutes = (http: FastifyInstance, { db }: { db: Db }): void => {
  answer(http, find, (asked) => findInDirectory(db, asked));
};
