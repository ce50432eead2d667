import type { FastifyInstance } from 'fastify';
import { answer } from '#ground/api/server/answer.ts';
import type { Db } from '#ground/db/server/database.ts';
import type { Acts } from '#ground/events/server/follow.ts';
import { refuse } from '#ground/refusal.ts';
import { legsOf, visibleRow } from '#spine/interactions/server/api.ts';
import * as contract from '../contract.ts';
import { elevate, optionsFor } from './elevate.ts';

export const elevationRoutes = (http: FastifyInstance, { db, act }: { db: Db; act: Acts }): void => {
  answer(http, contract.readLegs, async ({ interactionId }, { actor }) => {
    if (!(await visibleRow(db, actor, interactionId))) throw refuse('not-found');
    return { legs: (await legsOf(db, interactionId)).map((leg) => ({ ...leg, elevated: leg.openedBy !== null })) };
  });

  answer(http, contract.elevationOptions, ({ interactionId }, { actor }) => optionsFor(db, actor, interactionId));

  answer(http, contract.startElevation, (input, { actor }) => act((one) => elevate(one, actor, input)));
};
