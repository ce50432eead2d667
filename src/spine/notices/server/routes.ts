import type { FastifyInstance } from 'fastify';
import { answer } from '#ground/api/server/answer.ts';
import type { Db } from '#ground/db/server/database.ts';
import type { Acts } from '#ground/events/server/follow.ts';
import * as contract from '../contract.ts';
import { choicesOf, countUnseen, markSeen, noticesOf, saveChoicesRow } from './notices-store.ts';

const PAGE = 30;

export const noticesRoutes = (http: FastifyInstance, { db, act }: { db: Db; act: Acts }): void => {
  answer(http, contract.listNotices, async ({ before }, { actor }) => {
    const [rows, unseen] = await Promise.all([noticesOf(db, actor, before, PAGE + 1), countUnseen(db, actor.id)]);
    const notices = rows.slice(0, PAGE);
    return { notices, next: rows.length > PAGE ? notices.at(-1)!.id : null, unseen };
  });

  answer(http, contract.seeNotices, async ({ ids }, { actor }) => {
    await act(async ({ tx, say }) => {
      if ((await markSeen(tx, actor.id, ids)) > 0) say({ kind: contract.NOTICE_EVENTS.seen, agentId: actor.id });
    });
    return {};
  });

  answer(
    http,
    contract.myChoices,
    async (_input, { actor }) => (await choicesOf(db, actor.id)) ?? contract.FIRST_CHOICES,
  );

  answer(http, contract.saveChoices, async (choices, { actor }) => {
    await act(async ({ tx, say }) => {
      await saveChoicesRow(tx, actor.id, choices);
      say({ kind: contract.NOTICE_EVENTS.choices, agentId: actor.id });
    });
    return {};
  });
};
