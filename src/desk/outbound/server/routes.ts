import type { FastifyInstance } from 'fastify';
import { answer } from '#ground/api/server/answer.ts';
import type { Db } from '#ground/db/server/database.ts';
import { outboundOf } from '#spine/routing/server/api.ts';
import { options } from '../contract.ts';

export const outboundRoutes = (http: FastifyInstance, { db }: { db: Db }): void => {
  answer(http, options, async (_input, { actor }) => {
    const { refusal, skills } = await outboundOf(db, actor.id);
    return {
      refusal,
      skills: skills.map(({ id, name, senders }) => ({ id, name, addresses: senders.map((one) => one.address) })),
    };
  });
};
