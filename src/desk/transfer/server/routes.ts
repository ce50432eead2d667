import type { FastifyInstance } from 'fastify';
import { answer } from '#ground/api/server/answer.ts';
import type { Db } from '#ground/db/server/database.ts';
import type { Acts } from '#ground/events/server/follow.ts';
import { refuse } from '#ground/refusal.ts';
import { visibleRow } from '#spine/interactions/server/api.ts';
import * as contract from '../contract.ts';
import { consultRoutes } from './consult-routes.ts';
import { handoversOf } from './handovers-store.ts';
import { textRoutes } from './texts.ts';
import { skillsOf, transferInteraction } from './transfer.ts';

export const transferRoutes = (http: FastifyInstance, { db, act }: { db: Db; act: Acts }): void => {
  consultRoutes(http, { db, act });
  textRoutes(http, { db, act });
  answer(http, contract.transfer, (asked, { actor }) => act((one) => transferInteraction(one, actor, asked)));

  answer(http, contract.skillsInstead, async ({ interactionId, agentId }, { actor }) => {
    const row = await visibleRow(db, actor, interactionId);
    if (!row) throw refuse('not-found');
    return { skills: await skillsOf(db, agentId, row.skillId) };
  });

  answer(http, contract.listHandovers, async ({ interactionId }, { actor }) => {
    if (!(await visibleRow(db, actor, interactionId))) throw refuse('not-found');
    const rows = await handoversOf(db, interactionId);
    return {
      handovers: rows.map(({ toKind, toId, toName, ...one }) => ({
        ...one,
        to: { kind: toKind, id: toId, name: toName },
      })),
    };
  });
};
