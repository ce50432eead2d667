import type { FastifyInstance } from 'fastify';
import type { Actor } from '#ground/api/contract.ts';
import { answer } from '#ground/api/server/answer.ts';
import type { Act, Acts } from '#ground/events/server/follow.ts';
import { finderOf, maskJson, maskText } from '#ground/html/mask.ts';
import { refuse } from '#ground/refusal.ts';
import { changeDraftsOf } from '#spine/drafts/server/api.ts';
import type { Redacted } from '#spine/interactions/contract.ts';
import { hide, hideParts, holdInteraction, messageById, visibleRow } from '#spine/interactions/server/api.ts';
import { may } from '#spine/permissions/server/api.ts';
import * as contract from '../contract.ts';
import { whyNotHide, type HidingFacts } from '../rules.ts';

/** Masks what other rooms keep beside the messages of an interaction that the caller holds; in how many places. */
export type MaskBeside = (act: Act, interactionId: number, mask: (text: string) => string) => Promise<number>;

export const redactionRoutes = (
  http: FastifyInstance,
  { act, besides }: { act: Acts; besides: readonly MaskBeside[] },
): void => {
  /** Refuses unless this person may hide that of this message; its interaction's id. */
  const allowedFor = async (one: Act, actor: Actor, messageId: number, what: HidingFacts['what']): Promise<number> => {
    const message = await messageById(one.tx, messageId);
    const row = message && (await visibleRow(one.tx, actor, message.interactionId));
    if (!row) throw refuse('not-found');
    const switchedOn = await may(one.tx, actor, 'redact');
    const why = whyNotHide({ what, switchedOn, mine: row.assigneeId === actor.id, role: actor.role, message });
    if (why) throw refuse(why);
    return message.interactionId;
  };
  const hiding = async (actor: Actor, what: Redacted, asked: { messageId: number; reason: string }) => {
    await act(async (one) => {
      await allowedFor(one, actor, asked.messageId, what);
      const done = await hide(one, asked.messageId, what, { actorId: actor.id, reason: asked.reason });
      // Somebody else did it at the same moment.
      if (!done) throw refuse('already-hidden');
    });
    return {};
  };
  answer(http, contract.hideContent, (asked, { actor }) => hiding(actor, 'content', asked));
  answer(http, contract.hideAuthor, (asked, { actor }) => hiding(actor, 'author', asked));

  answer(http, contract.hideParts, ({ messageId, parts, reason }, { actor }) =>
    act(async (one) => {
      const interactionId = await allowedFor(one, actor, messageId, 'part');
      const finders = parts.map(finderOf);
      await holdInteraction(one.tx, interactionId);
      let beside = 0;
      for (const maskBeside of besides)
        beside += await maskBeside(one, interactionId, (text) => maskText(text, finders));
      const by = { actorId: actor.id, reason: maskText(reason, finders) };
      const touched = await hideParts(one, interactionId, finders, by, beside > 0);
      if (touched.length === 0 && beside === 0) throw refuse('not-there');
      await changeDraftsOf(one, interactionId, (content) => maskJson(content, finders));
      return { messages: touched.length, beside };
    }),
  );
};
