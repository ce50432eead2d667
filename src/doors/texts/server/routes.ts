import type { FastifyInstance } from 'fastify';
import type { Database } from '#ground/db/server/database.ts';
import type { Bell } from '#ground/events/server/bell.ts';
import { answer } from '#ground/api/server/answer.ts';
import { normalIdentifier } from '#spine/channels/server/api.ts';
import { refuse } from '#ground/refusal.ts';
import { connectionById, listConnections, removeConnection, saveConnection } from '#spine/connections/server/api.ts';
import * as contract from '../contract.ts';
import { NotTaken } from '../connectors/connector.ts';
import { hookRoutes } from './hooks.ts';
import { originsOf } from '../site/rules.ts';
import { siteRoutes } from '../site/routes.ts';
import { openHall } from '../site/hall.ts';
import { accountOf, connectorOf, type TextsDeps } from './lines.ts';
import { lineStates, logRows, note, statesOf } from './log-store.ts';
import { phoneRoutes } from './phones.ts';

const PAGE = 50;
const PATIENCE_MS = 15_000;

export type RoutesDeps = TextsDeps & { demo: boolean; database: Database; bell: Bell };

export const textsRoutes = async (http: FastifyInstance, deps: RoutesDeps): Promise<{ stop(): Promise<void> }> => {
  const { db, act, seal, publicUrl } = deps;
  hookRoutes(http, deps);
  const hall = await openHall(deps.database, deps.bell);
  siteRoutes(http, { ...deps, hall });
  phoneRoutes(http, deps);

  answer(http, contract.listChannels, async () => {
    const states = new Map((await statesOf(db)).map((one) => [one.connectionId, one]));
    const lines = await lineStates(db);
    const base = (publicUrl ?? '').replace(/\/$/, '');
    const all = (await listConnections(db)).filter((one) => one.channel !== 'voice');
    return {
      publicUrl,
      connections: all.map((one) => {
        const { waiting = 0, failed = 0, lastInAt = null, lastOutAt = null } = states.get(one.id) ?? {};
        const connector = one.provider === 'play' ? null : connectorOf(deps, one.provider);
        return {
          ...{ ...one, waiting, failed, lastInAt, lastOutAt },
          hookUrl: connector?.hook ? `${base}${contract.hookPath(one.id)}` : null,
          line: lines.get(one.id) ?? null,
        };
      }),
    };
  });

  answer(http, contract.saveChannel, async (input, { actor }) => {
    const facts: contract.ProviderFacts = contract.PROVIDERS[input.provider];
    if (!facts.channels.includes(input.channel)) throw refuse('provider-channel');
    const isNumber = input.channel === 'sms' || input.channel === 'whatsapp';
    // An alphanumeric sender is a name, a short code is no number of a country, and a service of a provider has its own
    // name; a number is written in one way.
    const address =
      isNumber && /^(?:\+|\d{7})/.test(input.address) ? normalIdentifier(input.channel, input.address) : input.address;
    if (address === null) throw refuse('number-wrong');
    const before = input.id === null ? null : await connectionById(db, input.id);
    if (input.id !== null && !before) throw refuse('not-found');
    const settings = Object.fromEntries(facts.settings.map((name) => [name, input.settings[name] ?? '']));
    const secrets = Object.fromEntries(
      facts.secrets.flatMap((name) => (input.secrets[name] ? [[name, input.secrets[name]!]] : [])),
    );
    const { wrong } = originsOf(settings['origins'] ?? '');
    if (wrong !== null) throw refuse('origin-wrong', { line: wrong });
    const missing = [...facts.settings, ...facts.secrets].find(
      (name) =>
        !facts.optional.includes(name) && !settings[name] && !secrets[name] && !before?.secretsSet.includes(name),
    );
    if (missing && input.enabled) throw refuse('field-missing', { field: missing });
    const id = await act((one) => saveConnection(one, seal, { ...input, address, settings, secrets }));
    await act(({ tx, say }) => {
      say({ kind: contract.TEXTS_EVENTS.changed, data: { connectionId: id, by: actor.id } });
      return note(tx, id, 'line');
    });
    return { id };
  });

  answer(http, contract.removeChannel, async ({ id }) => {
    await act((one) => removeConnection(one, id));
    return {};
  });

  answer(http, contract.checkChannel, async ({ id }) => {
    const connection = await connectionById(db, id);
    const connector = connection && connectorOf(deps, connection.provider);
    if (!connection || !connector) throw refuse('not-found');
    try {
      return await connector.check(await accountOf(deps, connection), AbortSignal.timeout(PATIENCE_MS));
    } catch (error) {
      if (!(error instanceof NotTaken)) throw error;
      throw refuse('check-failed', { failure: error.failure, said: error.detail });
    }
  });

  answer(http, contract.readLog, async ({ connectionId, before }) => {
    const rows = await logRows(db, connectionId, before, PAGE);
    return { rows, next: rows.length === PAGE ? rows.at(-1)!.id : null };
  });
  return { stop: hall.stop };
};
