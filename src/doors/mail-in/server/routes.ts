import type { FastifyInstance } from 'fastify';
import { answer } from '#ground/api/server/answer.ts';
import type { Db } from '#ground/db/server/database.ts';
import type { Acts } from '#ground/events/server/follow.ts';
import { refuse } from '#ground/refusal.ts';
import { enterIntake } from '#spine/interactions/server/api.ts';
import { bringBackOne } from '#spine/spam/server/api.ts';
import { ledgerSource, listLedger, MAIL_IN_EVENTS, release } from '../contract.ts';
import { ledgerCounts, ledgerPage, rawOfLedger, releaseRow, releaseSpam } from './ledger-store.ts';

const PAGE = 100;
const MOST_SHOWN = 1024 * 1024;

export const mailInRoutes = (http: FastifyInstance, { db, act }: { db: Db; act: Acts }): void => {
  answer(http, listLedger, async (wanted) => {
    const rows = await ledgerPage(db, wanted, PAGE);
    return { rows, next: rows.length === PAGE ? rows.at(-1)!.id : null, counts: await ledgerCounts(db) };
  });

  answer(http, ledgerSource, async ({ id }) => {
    const raw = await rawOfLedger(db, id);
    if (!raw) throw refuse('not-found');
    return { source: raw.subarray(0, MOST_SHOWN).toString('latin1'), truncated: raw.byteLength > MOST_SHOWN };
  });

  answer(http, release, async ({ id }, { actor }) => {
    await act(async (one) => {
      const { tx, say } = one;
      await enterIntake(tx);
      const stopped = await bringBackOne(one, id, actor.id);
      const done = stopped && (await releaseSpam(tx, [id])) > 0 ? 'done' : await releaseRow(tx, id);
      if (done !== 'done') throw refuse(done);
      say({ kind: MAIL_IN_EVENTS.settled, data: { ledgerId: id, state: 'received', by: actor.id } });
    });
    return {};
  });
};
