import type { FastifyInstance } from 'fastify';
import { answer } from '#ground/api/server/answer.ts';
import type { Db } from '#ground/db/server/database.ts';
import type { Acts } from '#ground/events/server/follow.ts';
import { refuse } from '#ground/refusal.ts';
import { enterIntake } from '#spine/interactions/server/api.ts';
import { readBlock } from '#spine/spam/rules.ts';
import { block, blockRows, stoppedBy, unblock } from '#spine/spam/server/api.ts';
import * as contract from '../contract.ts';
import { aboutSpam } from './about.ts';
import { mark } from './mark.ts';
import { unmark, type Release } from './unmark.ts';

/** Rows of one page of blocked senders, and stopped mails shown of one. */
const PAGE = 100;

export const spamRoutes = (
  http: FastifyInstance,
  { db, act, release }: { db: Db; act: Acts; release: Release },
): void => {
  answer(http, contract.about, ({ interactionId }, { actor }) => aboutSpam(db, actor, interactionId));

  answer(http, contract.markSpam, (asked, { actor }) => act((one) => mark(one, actor, asked)));

  answer(http, contract.unmarkSpam, ({ interactionId }, { actor }) =>
    act((one) => unmark(one, actor, interactionId, release)),
  );

  answer(http, contract.listBlocked, async ({ text, before }) => {
    const rows = await blockRows(db, { text: text.trim(), before }, PAGE + 1);
    const page = rows.slice(0, PAGE);
    return { rows: page, next: rows.length > PAGE ? page.at(-1)!.id : null };
  });

  answer(http, contract.listStopped, ({ blockId }) => stoppedBy(db, [blockId], PAGE));

  answer(http, contract.blockSender, async ({ value }, { actor }) => {
    await act(async (one) => {
      await enterIntake(one.tx);
      const reason = await block(one, readBlock(value), { agentId: actor.id, interactionId: null });
      if (reason) throw refuse(reason === 'there' ? 'blocked-already' : reason);
    });
    return {};
  });

  answer(http, contract.unblockSender, ({ blockId, bringBack }, { actor }) =>
    act(async (one) => {
      await enterIntake(one.tx);
      const { gone, ledgerIds } = await unblock(one, [blockId], actor.id, bringBack);
      if (gone) throw refuse('not-blocked');
      return { broughtBack: await release(one.tx, ledgerIds) };
    }),
  );
};
