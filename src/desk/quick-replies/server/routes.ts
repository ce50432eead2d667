import type { FastifyInstance } from 'fastify';
import type { Actor } from '#ground/api/contract.ts';
import { answer } from '#ground/api/server/answer.ts';
import type { Db } from '#ground/db/server/database.ts';
import type { Acts } from '#ground/events/server/follow.ts';
import { refuse } from '#ground/refusal.ts';
import { contactById } from '#spine/contacts/server/api.ts';
import { visibleRow } from '#spine/interactions/server/api.ts';
import { agentById } from '#spine/people/server/api.ts';
import * as contract from '../contract.ts';
import * as store from './replies-store.ts';
import { saveReply } from './save-reply.ts';

const contextOf = async (db: Db, actor: Actor, interactionId: number | null) => {
  const agent = await agentById(db, actor.id);
  const row = interactionId === null ? null : await visibleRow(db, actor, interactionId);
  if (interactionId !== null && !row) throw refuse('not-found');
  const contact = row && (await contactById(db, row.contactId));
  return {
    skillId: row?.skillId ?? null,
    language: contact?.language ?? null,
    contactName: contact?.name ?? '',
    company: contact?.company ?? '',
    agentName: agent?.name ?? '',
  };
};

export const quickRepliesRoutes = (http: FastifyInstance, { db, act }: { db: Db; act: Acts }): void => {
  const htmlOf = async (id: number): Promise<string> => {
    const html = await store.replyHtml(db, id);
    if (html === null) throw refuse('not-found');
    return html;
  };

  answer(http, contract.listQuickReplies, async ({ interactionId }, { actor }) => {
    const [replies, context] = await Promise.all([
      store.listedReplies(db, actor.id),
      contextOf(db, actor, interactionId),
    ]);
    return { replies, context };
  });

  answer(http, contract.readQuickReply, async ({ id }) => ({ html: await htmlOf(id) }));

  answer(http, contract.useQuickReply, async ({ id, interactionId }, { actor }) => {
    await htmlOf(id);
    if (interactionId !== null && !(await visibleRow(db, actor, interactionId))) throw refuse('not-found');
    await act(({ tx }) => store.insertUse(tx, id, actor.id, interactionId));
    return {};
  });

  answer(http, contract.setFavourite, async ({ id, on }, { actor }) => {
    await htmlOf(id);
    await act(async ({ tx, say }) => {
      await store.saveFavourite(tx, actor.id, id, on);
      say({ kind: contract.QUICK_REPLY_EVENTS.favourites, agentId: actor.id, data: { id } });
    });
    return {};
  });

  answer(http, contract.openForWriting, async ({ id }) => {
    const reply = await store.replyForWriting(db, id);
    if (!reply) throw refuse('not-found');
    return reply;
  });
  answer(http, contract.officeReplies, async () => ({ replies: await store.officeReplies(db) }));
  answer(http, contract.saveReply, (input, { actor }) => saveReply(act, input, actor.id));
  answer(http, contract.replyVersions, async ({ id }) => {
    if (!(await store.replyForWriting(db, id))) throw refuse('not-found');
    return { versions: await store.versionsOf(db, id) };
  });
};
