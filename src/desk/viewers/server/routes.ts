import type { FastifyInstance } from 'fastify';
import { answer } from '#ground/api/server/answer.ts';
import type { Db } from '#ground/db/server/database.ts';
import type { Acts } from '#ground/events/server/follow.ts';
import { refuse } from '#ground/refusal.ts';
import { replyKey } from '#spine/drafts/contract.ts';
import { visibleRow } from '#spine/interactions/server/api.ts';
import * as contract from '../contract.ts';
import { deleteTab, othersLooking, saveTab } from './viewers-store.ts';

export const viewersRoutes = (http: FastifyInstance, { db, act }: { db: Db; act: Acts }): void => {
  answer(http, contract.here, async ({ interactionId, tabId }, { actor }) => {
    if (!(await visibleRow(db, actor, interactionId))) throw refuse('not-found');
    return act(async ({ tx, say }) => {
      const { came, left } = await saveTab(tx, {
        ...{ tabId, interactionId, agentId: actor.id },
        milliseconds: contract.SEEN_FOR_MS,
      });
      const others = await othersLooking(tx, interactionId, actor.id, replyKey(interactionId));
      // Whoever looks alone is nobody's news.
      if (came && others.length > 0) say({ kind: contract.VIEWER_EVENTS.changed, interactionId });
      // The tab may be here before it has said that it is gone from there.
      if (left !== null) say({ kind: contract.VIEWER_EVENTS.changed, interactionId: left });
      return { others };
    });
  });

  answer(http, contract.gone, ({ interactionId, tabId }, { actor }) =>
    act(async ({ tx, say }) => {
      if (!(await deleteTab(tx, { tabId, interactionId, agentId: actor.id }))) return {};
      const others = await othersLooking(tx, interactionId, actor.id, replyKey(interactionId));
      if (others.length > 0) say({ kind: contract.VIEWER_EVENTS.changed, interactionId });
      return {};
    }),
  );
};
