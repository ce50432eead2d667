import type { FastifyInstance } from 'fastify';
import { answer } from '#ground/api/server/answer.ts';
import type { Actor } from '#ground/api/contract.ts';
import { now } from '#ground/clock.ts';
import { refuse } from '#ground/refusal.ts';
import { normalIdentifier } from '#spine/channels/server/api.ts';
import { listConnections } from '#spine/connections/server/api.ts';
import type { Connection } from '#spine/connections/contract.ts';
import * as contract from '../contract.ts';
import { keep } from './ledger-store.ts';
import type { TextsDeps } from './lines.ts';
import type { PlayedHook } from './played.ts';
import { insertPlayed, markRead, phonesOf, playedOf } from './played-store.ts';

/** The page on which whoever tries Relais has the customer's telephone in hand: signed in, or anybody on the demo floor. */
export const phoneRoutes = (http: FastifyInstance, deps: TextsDeps & { demo: boolean }): void => {
  const { db, act, demo } = deps;
  const lines = async (actor: Actor): Promise<Connection[]> => {
    if (!demo && actor.id === 0) throw refuse('closed');
    return (await listConnections(db)).filter(
      (one) => one.provider === 'play' && one.channel !== 'voice' && one.enabled,
    );
  };
  const lineOf = async (actor: Actor, id: number): Promise<Connection> => {
    const line = (await lines(actor)).find((one) => one.id === id);
    if (!line) throw refuse('closed');
    return line;
  };

  answer(http, contract.listPhones, async (_input, { actor }) => {
    const found = await lines(actor);
    return {
      lines: await Promise.all(
        found.map(async ({ id, channel, name, address }) => ({
          connectionId: id,
          ...{ channel: channel as Exclude<typeof channel, 'voice'>, name, address },
          phones: await phonesOf(db, id),
        })),
      ),
    };
  });

  answer(http, contract.openPhone, async ({ connectionId, phone }, { actor }) => {
    await lineOf(actor, connectionId);
    await act(async ({ tx, say }) => {
      const ids = await markRead(tx, connectionId, phone);
      if (ids.length === 0) return;
      const told: PlayedHook = {
        texts: [],
        receipts: ids.map((id) => ({ externalId: `played-${id}`, state: 'read' })),
      };
      await keep(tx, connectionId, Buffer.from(JSON.stringify(told)), {});
      say({ kind: contract.TEXTS_EVENTS.played, data: { connectionId } });
    });
    return { texts: await playedOf(db, connectionId, phone) };
  });

  answer(http, contract.writeFromPhone, async ({ connectionId, phone, name, text, onceKey }, { actor }) => {
    const line = await lineOf(actor, connectionId);
    const from = normalIdentifier(line.channel, phone);
    if (from === null) throw refuse('number-wrong');
    await act(async ({ tx, say }) => {
      const id = await insertPlayed(tx, { connectionId, phone: from, name, direction: 'from-them', text, onceKey });
      if (id === null) return;
      const told: PlayedHook = {
        texts: [{ externalId: `played-${id}`, from, fromName: name, text, sentAt: now().toISOString() }],
        receipts: [],
      };
      await keep(tx, connectionId, Buffer.from(JSON.stringify(told)), {});
      say({ kind: contract.TEXTS_EVENTS.played, data: { connectionId } });
    });
    return {};
  });
};
