import type { FastifyInstance } from 'fastify';
import { lookup } from 'node:dns/promises';
import { randomUUID } from 'node:crypto';
import { answer } from '#ground/api/server/answer.ts';
import { later, now } from '#ground/clock.ts';
import type { Db } from '#ground/db/server/database.ts';
import type { Act, Acts } from '#ground/events/server/follow.ts';
import { alsoPrivate, publicOnly } from '#ground/http/server/ask-outside.ts';
import { refuse } from '#ground/refusal.ts';
import type { Seal } from '#ground/secrets/server/seal.ts';
import * as contract from '../contract.ts';
import { FORMER_FOR, urlProblem } from '../rules.ts';
import {
  countEndpoints,
  deleteEndpoint,
  endpointRows,
  insertEndpoint,
  replaceSecret,
  targetOf,
  updateEndpoint,
} from './endpoints-store.ts';
import { deliveryById, deliveryRows, sendAgain, sendFailedAgain } from './log-store.ts';
import { insertMessage } from './messages-store.ts';
import { newSecret } from './sign.ts';

const MOST_ENDPOINTS = 50;
const PAGE = 50;

/** Refused before it is saved where it can be told; looked at again each time it is spoken to. */
const refuseUrl = async (url: string, allowPrivate: boolean): Promise<void> => {
  const problem = urlProblem(url, allowPrivate);
  if (problem) throw refuse(problem);
  const { hostname, protocol } = new URL(url);
  const found = await lookup(hostname.replace(/^\[|\]$/g, ''), { all: true }).catch(() => []);
  const allows = allowPrivate ? alsoPrivate : publicOnly;
  if (found.some((one) => !allows(one.address, protocol === 'https:'))) throw refuse('url-private');
};

const changed = (act: Act, endpointId: number, what: string, by: number): void =>
  act.say({ kind: contract.WEBHOOK_EVENTS.changed, data: { endpointId, what, by } });

export const webhooksRoutes = (
  http: FastifyInstance,
  { db, act, seal, allowPrivate }: { db: Db; act: Acts; seal: Seal; allowPrivate: boolean },
): void => {
  answer(http, contract.listEndpoints, async () => ({ endpoints: await endpointRows(db) }));

  answer(http, contract.saveEndpoint, async ({ id, ...fields }, { actor }) => {
    await refuseUrl(fields.url, allowPrivate);
    return act(async (one) => {
      if (id !== null) {
        if (!(await updateEndpoint(one.tx, id, fields))) throw refuse('not-found');
        changed(one, id, 'saved', actor.id);
        return { id, secret: null };
      }
      if ((await countEndpoints(one.tx)) >= MOST_ENDPOINTS) throw refuse('too-many', { most: MOST_ENDPOINTS });
      const secret = newSecret();
      const made = await insertEndpoint(one.tx, fields, seal.seal(secret));
      changed(one, made, 'saved', actor.id);
      return { id: made, secret };
    });
  });

  answer(http, contract.removeEndpoint, ({ id }, { actor }) =>
    act(async (one) => {
      if (!(await deleteEndpoint(one.tx, id))) throw refuse('not-found');
      changed(one, id, 'removed', actor.id);
      return {};
    }),
  );

  answer(http, contract.rotateSecret, ({ id }, { actor }) =>
    act(async (one) => {
      const secret = newSecret();
      const formerUntil = later(now(), FORMER_FOR);
      if (!(await replaceSecret(one.tx, id, seal.seal(secret), formerUntil))) throw refuse('not-found');
      changed(one, id, 'rotated', actor.id);
      return { secret, formerUntil };
    }),
  );

  answer(http, contract.testEndpoint, ({ id }, { actor }) =>
    act(async (one) => {
      const target = await targetOf(one.tx, id);
      if (!target) throw refuse('not-found');
      if (!target.enabled) throw refuse('turned-off');
      const at = now();
      const body = JSON.stringify({
        type: contract.TEST_EVENT,
        timestamp: at.toISOString(),
        data: { message: 'Relais' },
      });
      const message = {
        ...{ id: `msg_${randomUUID().replaceAll('-', '')}`, event: contract.TEST_EVENT, occurredAt: at, body },
        ...{ interactionId: null, contactId: null },
      };
      const [deliveryId] = await insertMessage(one.tx, message, [id]);
      changed(one, id, 'tested', actor.id);
      return { deliveryId: deliveryId! };
    }),
  );

  answer(http, contract.listDeliveries, async (about) => {
    const rows = await deliveryRows(db, about, PAGE);
    return { rows, next: rows.length === PAGE ? rows.at(-1)!.id : null };
  });

  answer(http, contract.openDelivery, async ({ id }) => {
    const found = await deliveryById(db, id);
    if (!found) throw refuse('not-found');
    return found;
  });

  answer(http, contract.replay, (asked, { actor }) =>
    act(async (one) => {
      const delivery = 'id' in asked ? await deliveryById(one.tx, asked.id) : null;
      const endpointId = 'id' in asked ? delivery?.endpointId : asked.endpointId;
      const target = endpointId === undefined ? null : await targetOf(one.tx, endpointId);
      if (!target) throw refuse('not-found');
      if (!target.enabled) throw refuse('turned-off');
      if (delivery && !delivery.kept) throw refuse('forgotten');
      const count =
        'id' in asked
          ? await sendAgain(one.tx, asked.id)
          : await sendFailedAgain(one.tx, asked.endpointId, new Date(asked.failedSince));
      changed(one, endpointId!, 'replayed', actor.id);
      return { count };
    }),
  );
};
