import type { FastifyInstance } from 'fastify';
import { answer } from '#ground/api/server/answer.ts';
import { now } from '#ground/clock.ts';
import type { Db } from '#ground/db/server/database.ts';
import type { Acts } from '#ground/events/server/follow.ts';
import { refuse } from '#ground/refusal.ts';
import { browseRows, inboxRows, visibleRow } from '#spine/interactions/server/api.ts';
import { agentById } from '#spine/people/server/api.ts';
import {
  acceptOffer,
  offersFor,
  rejectOffer,
  seatOf,
  takeForSelf,
  waitingForSkillsOf,
} from '#spine/routing/server/api.ts';
import * as contract from '../contract.ts';

/** Rows of one page of `inbox.browse`. */
const PAGE = 50;

export const inboxRoutes = (http: FastifyInstance, { db, act }: { db: Db; act: Acts }): void => {
  answer(http, contract.inbox, async (_input, { actor }) => {
    const [offers, rows, seat, waiting, agent] = await Promise.all([
      offersFor(db, actor.id),
      inboxRows(db, actor.id),
      seatOf(db, actor.id),
      waitingForSkillsOf(db, actor.id),
      agentById(db, actor.id),
    ]);
    return { offers, rows, ...seat, waiting, emailEnabled: agent?.emailEnabled ?? false, now: now() };
  });

  answer(http, contract.acceptOffer, async ({ offerId }, { actor }) => ({
    interactionId: await act((one) => acceptOffer(one, offerId, actor.id)),
  }));

  answer(http, contract.rejectOffer, async ({ offerId }, { actor }) => {
    await act((one) => rejectOffer(one, offerId, actor.id));
    return {};
  });

  answer(http, contract.assignToMe, async ({ interactionId }, { actor }) => {
    if (!(await visibleRow(db, actor, interactionId))) throw refuse('not-found');
    await act((one) => takeForSelf(one, interactionId, actor.id));
    return {};
  });

  answer(http, contract.browse, async ({ view, before, tagIds }, { actor }) => {
    const rows = await browseRows(db, actor, view, { before, limit: PAGE + 1, tagIds: [...new Set(tagIds)] });
    const page = rows.slice(0, PAGE);
    return { rows: page, next: rows.length > PAGE ? page.at(-1)!.id : null };
  });
};
