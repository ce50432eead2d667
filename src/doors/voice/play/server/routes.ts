import type { FastifyInstance } from 'fastify';
import type { Actor } from '#ground/api/contract.ts';
import { answer } from '#ground/api/server/answer.ts';
import { refuse } from '#ground/refusal.ts';
import { listConnections } from '#spine/connections/server/api.ts';
import * as contract from '../contract.ts';
import { dial, endByAgent, endByContact, ring, tellAgent, type PlayDeps } from './played.ts';
import * as store from './played-store.ts';

const shown = ({ agentId: _agent, waitingId: _waiting, ...row }: store.PlayedRow): contract.Played => row;

/** The customer's telephone is in hand of whoever is signed in, and of anybody on the demo floor. */
export const playRoutes = (http: FastifyInstance, deps: PlayDeps & { demo: boolean }): void => {
  const { act, database, demo } = deps;
  const judge = ({ actor }: { actor: Actor }): void => {
    if (!demo && actor.id === 0) throw refuse('closed');
  };
  const { db } = database;
  answer(http, contract.phoneCalls, async ({ mine }, asking) => {
    judge(asking);
    await store.seePlayed(db, mine);
    const lines = (await listConnections(db)).filter(
      (one) => one.channel === 'voice' && one.provider === 'play' && one.enabled,
    );
    return {
      lines: lines.map(({ id, name, address }) => ({ connectionId: id, name, number: address })),
      calls: (await store.playedNow(db)).map(shown),
    };
  });
  answer(http, contract.ringHouse, async (asked, asking) => {
    judge(asking);
    await ring(deps, asked);
    return {};
  });
  answer(http, contract.answerPhone, async ({ id, answer: said }, asking) => {
    judge(asking);
    await act(async (one) => {
      const row = await store.playedById(one.tx, id);
      if (row?.direction !== 'out') throw refuse('not-found');
      const up = await store.changePlayed(one.tx, id, ['ringing'], { state: 'up', answer: said });
      if (!up) throw refuse('not-found');
      tellAgent(one, up);
    });
    return {};
  });
  answer(http, contract.endPhone, async ({ id }, asking) => {
    judge(asking);
    const row = await store.playedById(db, id);
    if (!row) throw refuse('not-found');
    await act((one) => endByContact(one, row, row.state === 'up' ? 'Terminated' : 'Busy'));
    return {};
  });

  answer(http, contract.myPlayed, async (_input, { actor }) => ({
    calls: (await store.playedOf(db, actor.id)).map(shown),
  }));
  answer(http, contract.dialPlayed, async (asked, { actor }) => {
    await act((one) => dial(one, actor, asked));
    return {};
  });
  answer(http, contract.answerPlayed, async ({ id, answer: said }, { actor }) => {
    await act(async ({ tx }) => {
      const row = await store.playedById(tx, id);
      if (row?.agentId !== actor.id || row.direction !== 'in') throw refuse('not-found');
      if (!(await store.changePlayed(tx, id, ['ringing'], { state: 'up', answer: said }))) throw refuse('not-found');
    });
    return {};
  });
  answer(http, contract.endPlayed, async ({ id }, { actor }) => {
    await act((one) => endByAgent(one, actor, id));
    return {};
  });
};
