import type { FastifyInstance } from 'fastify';
import { answer } from '#ground/api/server/answer.ts';
import type { Db } from '#ground/db/server/database.ts';
import type { Acts } from '#ground/events/server/follow.ts';
import * as contract from '../consult/contract.ts';
import { askColleague, close, consultationsFor, sayTo, see } from './consult.ts';
import { consultationsWith } from './consultations-store.ts';

export const consultRoutes = (http: FastifyInstance, { db, act }: { db: Db; act: Acts }): void => {
  answer(http, contract.consult, (asked, { actor }) => act((one) => askColleague(one, actor, asked)));
  answer(http, contract.listConsultations, ({ interactionId }, { actor }) =>
    consultationsFor(db, actor, interactionId),
  );
  answer(http, contract.myConsultations, async (_input, { actor }) => ({
    consultations: await consultationsWith(db, actor.id),
  }));
  answer(http, contract.sayInConsultation, (said, { actor }) => act((one) => sayTo(one, actor, said)));
  answer(http, contract.closeConsultation, async ({ consultationId }, { actor }) => {
    await act((one) => close(one, actor, consultationId));
    return {};
  });
  answer(http, contract.seeConsultation, async ({ consultationId, messageId }, { actor }) => {
    await act((one) => see(one, actor, consultationId, messageId));
    return {};
  });
};
