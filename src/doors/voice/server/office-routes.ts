import type { FastifyInstance } from 'fastify';
import { answer } from '#ground/api/server/answer.ts';
import { refuse } from '#ground/refusal.ts';
import { normalIdentifier } from '#spine/channels/server/api.ts';
import { connectionById, listConnections, removeConnection, saveConnection } from '#spine/connections/server/api.ts';
import * as contract from '../contract.ts';
import { recordingOf, whyNotServer } from '../rules.ts';
import {
  agentsInUse,
  deleteLine,
  lineOf,
  lineRows,
  saveLineRow,
  saveServiceState,
  serviceStates,
} from './lines-store.ts';
import { noteVoice, voiceLog } from './log-store.ts';
import type { VoiceDeps } from './routes.ts';
import { accountOf } from './twilio/account.ts';
import { prepare } from './twilio/prepare.ts';
import { identityOf } from './twilio/rooms.ts';

const MOST_LOGGED = 200;

const recorded = (asked: { recording: string; announces: boolean }): Record<string, string> => ({
  recording: asked.recording,
  announces: asked.announces ? 'yes' : 'no',
});

/** Through what calls come and go, and whose line is whose. */
export const officeRoutes = (http: FastifyInstance, { act, seal, rooms }: VoiceDeps): void => {
  const { db } = rooms.database;
  answer(http, contract.readVoice, async () => {
    const states = new Map((await serviceStates(db)).map(({ connectionId, ...told }) => [connectionId, told]));
    const connections = (await listConnections(db)).filter((one) => one.channel === 'voice');
    return {
      connections: connections.map(({ id, provider, name, address, skillId, settings, enabled }) => ({
        ...{ id, name, number: address, skillId, enabled },
        ...{ server: settings['server'] ?? '', domain: settings['domain'] ?? '', ice: settings['ice'] ?? '' },
        ...{ serviceUser: settings['serviceUser'] ?? '', service: states.get(id) ?? null },
        provider: contract.PROVIDERS.find((known) => known === provider) ?? ('sip' as const),
        ...{ accountSid: settings['accountSid'] ?? '', apiKeySid: settings['apiKeySid'] ?? '' },
        prepared: provider !== 'twilio' || Boolean(settings['appSid']),
        ...recordingOf(settings),
      })),
      lines: await lineRows(db),
      agents: await agentsInUse(db),
    };
  });

  answer(http, contract.readVoiceLog, async ({ connectionId }) => ({
    rows: await voiceLog(db, connectionId, MOST_LOGGED),
  }));

  answer(http, contract.saveVoice, async (input) => {
    const { id, name, server, domain, number, skillId, ice, enabled, serviceUser, servicePassword } = input;
    const wrong = whyNotServer(server);
    if (wrong) throw refuse(wrong);
    const address = number === '' ? '' : normalIdentifier('voice', number);
    if (address === null) throw refuse('number-wrong');
    return act(async (one) => {
      if (id !== null && (await connectionById(one.tx, id))?.provider !== 'sip') throw refuse('not-found');
      const saved = await saveConnection(one, seal, {
        ...{ id, channel: 'voice', provider: 'sip', name, address, skillId, enabled },
        settings: { server, domain, ice, serviceUser, ...recorded(input) },
        secrets: servicePassword === '' ? {} : { servicePassword },
      });
      await noteVoice(one.tx, saved, 'saved');
      one.say({ kind: contract.VOICE_EVENTS.setUp });
      return { id: saved };
    });
  });

  answer(http, contract.saveTwilio, async (input) => {
    const { id, name, skillId, enabled, accountSid, apiKeySid, apiKeySecret, authToken } = input;
    const address = normalIdentifier('voice', input.number);
    if (address === null || address === '') throw refuse('number-wrong');
    if (id === null && (apiKeySecret === '' || authToken === '')) throw refuse('secrets-missing');
    return act(async (one) => {
      const before = id === null ? null : await connectionById(one.tx, id);
      if (id !== null && before?.provider !== 'twilio') throw refuse('not-found');
      // Another account, or another number, is to be set up there anew.
      const isSame = before?.settings['accountSid'] === accountSid && before.address === address;
      const appSid = isSame ? (before.settings['appSid'] ?? '') : '';
      const saved = await saveConnection(one, seal, {
        ...{ id, channel: 'voice', provider: 'twilio', name, address, skillId, enabled },
        settings: { accountSid, apiKeySid, appSid, ...recorded(input) },
        secrets: { ...(apiKeySecret ? { apiKeySecret } : {}), ...(authToken ? { authToken } : {}) },
      });
      await noteVoice(one.tx, saved, 'saved');
      one.say({ kind: contract.VOICE_EVENTS.setUp });
      return { id: saved };
    });
  });

  answer(http, contract.savePlayed, async (input) => {
    const { id, name, skillId, enabled } = input;
    const address = normalIdentifier('voice', input.number);
    if (address === null || address === '') throw refuse('number-wrong');
    return act(async (one) => {
      if (id !== null && (await connectionById(one.tx, id))?.provider !== 'play') throw refuse('not-found');
      const saved = await saveConnection(one, seal, {
        ...{ id, channel: 'voice', provider: 'play', name, address, skillId, enabled },
        ...{ settings: recorded(input), secrets: {} },
      });
      await noteVoice(one.tx, saved, 'saved');
      one.say({ kind: contract.VOICE_EVENTS.setUp });
      return { id: saved };
    });
  });

  answer(http, contract.prepareTwilio, async ({ id }) => {
    const connection = await connectionById(db, id);
    if (connection?.provider !== 'twilio') throw refuse('not-found');
    const appSid = await prepare(await accountOf(rooms, connection));
    await act(async (one) => {
      const { name, address, skillId, enabled, settings } = connection;
      await saveConnection(one, seal, {
        ...{ id, channel: 'voice', provider: 'twilio', name, address, skillId, enabled },
        ...{ settings: { ...settings, appSid }, secrets: {} },
      });
      await saveServiceState(one.tx, id, 'ready', '');
      one.say({ kind: contract.VOICE_EVENTS.setUp });
    });
    return {};
  });

  answer(http, contract.removeVoice, ({ id }) =>
    act(async (one) => {
      await removeConnection(one, id);
      one.say({ kind: contract.VOICE_EVENTS.setUp });
      return {};
    }),
  );

  answer(http, contract.saveLine, ({ agentId, connectionId, sipUser, password }) =>
    act(async ({ tx, say }) => {
      if (sipUser === '') await deleteLine(tx, agentId);
      else {
        const connection = await connectionById(tx, connectionId);
        if (!connection) throw refuse('not-found');
        const before = await lineOf(tx, agentId);
        const isOurs = connection.provider !== 'sip';
        if (password === '' && !before && !isOurs) throw refuse('password-missing');
        const sealed = isOurs ? '' : password === '' ? null : seal.seal(password);
        const named = isOurs ? identityOf(agentId) : sipUser;
        if (!(await saveLineRow(tx, { agentId, connectionId, sipUser: named, sealed }))) throw refuse('user-taken');
      }
      say({ kind: contract.VOICE_EVENTS.setUp, agentId });
      return {};
    }),
  );
};
