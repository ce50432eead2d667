import type { FastifyInstance } from 'fastify';
import { answer } from '#ground/api/server/answer.ts';
import type { Db } from '#ground/db/server/database.ts';
import type { Acts } from '#ground/events/server/follow.ts';
import { refuse } from '#ground/refusal.ts';
import {
  enterIntake,
  holdInteractions,
  merge,
  openRowsOfContact,
  readInteraction,
  visibleRow,
} from '#spine/interactions/server/api.ts';
import { enterRouting, leaveQueue } from '#spine/routing/server/api.ts';
import * as contract from '../contract.ts';
import { whyNotMerge, whyNotWith } from '../rules.ts';

/** More than any contact has under way. */
const SHOWN = 100;

export const mergingRoutes = (http: FastifyInstance, { db, act }: { db: Db; act: Acts }): void => {
  answer(http, contract.listOthers, async ({ interactionId }, { actor }) => {
    const row = await visibleRow(db, actor, interactionId);
    if (!row) throw refuse('not-found');
    const rows = await openRowsOfContact(db, actor, row.contactId, SHOWN);
    return { others: rows.filter((one) => one.id !== interactionId) };
  });

  answer(http, contract.merge, async ({ interactionId, otherId }, { actor }) => {
    await act(async (one) => {
      const { tx } = one;
      // A mail that comes in now finds both as they were, or one: never the half of it.
      await enterIntake(tx);
      await enterRouting(tx);
      for (const id of [interactionId, otherId]) if (!(await visibleRow(tx, actor, id))) throw refuse('not-found');
      await holdInteractions(tx, [interactionId, otherId]);
      const into = (await readInteraction(tx, interactionId))!;
      const other = (await readInteraction(tx, otherId))!;
      const reason =
        whyNotMerge({ status: into.status, mine: into.assigneeId === actor.id }) ?? whyNotWith(into, other, actor.id);
      if (reason) throw refuse(reason);
      await leaveQueue(one, otherId);
      await merge(one, other, into);
    });
    return {};
  });
};
