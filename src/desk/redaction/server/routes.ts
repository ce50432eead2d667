import type { FastifyInstance } from 'fastify';
import type { Actor } from '#ground/api/contract.ts';
import { answer } from '#ground/api/server/answer.ts';
import type { Db } from '#ground/db/server/database.ts';
import type { Acts } from '#ground/events/server/follow.ts';
import { refuse } from '#ground/refusal.ts';
import type { Redacted } from '#spine/interactions/contract.ts';
import { hide, messageById, visibleRow } from '#spine/interactions/server/api.ts';
import { may } from '#spine/permissions/server/api.ts';
import * as contract from '../contract.ts';
import { whyNotHide } from '../rules.ts';

export const redactionRoutes = (http: FastifyInstance, { db, act }: { db: Db; act: Acts }): void => {
  const hiding = async (actor: Actor, what: Redacted, asked: { messageId: number; reason: string }) => {
    const switchedOn = await may(db, actor, 'redact');
    await act(async (one) => {
      const message = await messageById(one.tx, asked.messageId);
      const row = message && (await visibleRow(one.tx, actor, message.interactionId));
      if (!row) throw refuse('not-found');
      const why = whyNotHide({ what, switchedOn, mine: row.assigneeId === actor.id, role: actor.role, message });
      if (why) throw refuse(why);
      const done = await hide(one, asked.messageId, what, { actorId: actor.id, reason: asked.reason });
      // Somebody else did it at the same moment.
      if (!done) throw refuse('already-hidden');
    });
    return {};
  };
  answer(http, contract.hideContent, (asked, { actor }) => hiding(actor, 'content', asked));
  answer(http, contract.hideAuthor, (asked, { actor }) => hiding(actor, 'author', asked));
};
