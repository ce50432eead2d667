import type { FastifyInstance } from 'fastify';
import { answer } from '#ground/api/server/answer.ts';
import type { Blobs } from '#ground/blobs/server/blobs.ts';
import type { Db } from '#ground/db/server/database.ts';
import type { Acts } from '#ground/events/server/follow.ts';
import { later, now } from '#ground/clock.ts';
import { refuse } from '#ground/refusal.ts';
import type { Seal } from '#ground/secrets/server/seal.ts';
import { normalIdentifier } from '#spine/channels/server/api.ts';
import { connectionById, listConnections, removeConnection, saveConnection } from '#spine/connections/server/api.ts';
import { saveVoiceUntil } from '#spine/routing/server/api.ts';
import * as contract from '../contract.ts';
import { iceServers, READY_FOR, recordingOf, whyNotServer } from '../rules.ts';
import { keepPiece } from './recordings-store.ts';
import { recordingFile } from './recordings.ts';
import { answered } from './waiting.ts';
import { begin, callOf, end } from './calls.ts';
import { callById, moveCall } from './calls-store.ts';
import { agentsInUse, colleaguesOf, deleteLine, lineOf, lineRows, saveLineRow, serviceStates } from './lines-store.ts';

export type VoiceDeps = { db: Db; act: Acts; seal: Seal; blobs: Blobs };

export const voiceRoutes = (http: FastifyInstance, { db, act, seal, blobs }: VoiceDeps): void => {
  answer(http, contract.readVoice, async () => {
    const states = new Map((await serviceStates(db)).map(({ connectionId, ...told }) => [connectionId, told]));
    const connections = (await listConnections(db)).filter((one) => one.channel === 'voice');
    return {
      connections: connections.map(({ id, name, address, skillId, settings, enabled }) => ({
        ...{ id, name, number: address, skillId, enabled },
        ...{ server: settings['server'] ?? '', domain: settings['domain'] ?? '', ice: settings['ice'] ?? '' },
        ...{ serviceUser: settings['serviceUser'] ?? '', service: states.get(id) ?? null },
        ...recordingOf(settings),
      })),
      lines: await lineRows(db),
      agents: await agentsInUse(db),
    };
  });

  answer(http, contract.saveVoice, async (input) => {
    const { id, name, server, domain, number, skillId, ice, enabled, serviceUser, servicePassword } = input;
    const recording = { recording: input.recording, announces: input.announces ? 'yes' : 'no' };
    const wrong = whyNotServer(server);
    if (wrong) throw refuse(wrong);
    const address = number === '' ? '' : normalIdentifier('voice', number);
    if (address === null) throw refuse('number-wrong');
    return act(async (one) => {
      const saved = await saveConnection(one, seal, {
        ...{ id, channel: 'voice', provider: 'sip', name, address, skillId, enabled },
        settings: { server, domain, ice, serviceUser, ...recording },
        secrets: servicePassword === '' ? {} : { servicePassword },
      });
      one.say({ kind: contract.VOICE_EVENTS.setUp });
      return { id: saved };
    });
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
        if (!(await connectionById(tx, connectionId))) throw refuse('not-found');
        const before = await lineOf(tx, agentId);
        if (password === '' && !before) throw refuse('password-missing');
        const sealed = password === '' ? null : seal.seal(password);
        if (!(await saveLineRow(tx, { agentId, connectionId, sipUser, sealed }))) throw refuse('user-taken');
      }
      say({ kind: contract.VOICE_EVENTS.setUp, agentId });
      return {};
    }),
  );

  answer(http, contract.myLine, async (_input, { actor }) => {
    const line = await lineOf(db, actor.id);
    const connection = line && (await connectionById(db, line.connectionId));
    if (!line || !connection?.enabled) return { line: null };
    const { server = '', domain = '', ice = '' } = connection.settings;
    return {
      line: {
        ...{ connectionId: connection.id, server, domain, number: connection.address },
        ...{ user: line.sipUser, password: seal.open(line.sealed), ice: iceServers(ice) },
        ...recordingOf(connection.settings),
      },
    };
  });

  answer(http, contract.listColleagues, async (_input, { actor }) => ({
    colleagues: await colleaguesOf(db, actor.id),
  }));

  answer(http, contract.tellReady, async ({ ready }, { actor }) => {
    const line = ready ? await lineOf(db, actor.id) : null;
    await act(({ tx }) => saveVoiceUntil(tx, actor.id, line ? later(now(), READY_FOR) : null));
    return {};
  });

  answer(http, contract.beginCall, (input, { actor }) => act((one) => begin(one, actor, input)));

  answer(http, contract.tellCall, ({ callId, state, quality }, { actor }) =>
    act(async ({ tx, say }) => {
      const changed = await moveCall(tx, actor.id, callId, state, quality);
      const waitingId = changed && state === 'up' ? (await callById(tx, callId))?.waitingId : null;
      if (waitingId) await answered({ tx, say }, waitingId);
      if (changed) say({ kind: contract.VOICE_EVENTS.changed, agentId: actor.id, data: { callId, state } });
      return { under_way: changed !== null };
    }),
  );

  answer(http, contract.keepRecording, async ({ callId, piece, content }, { actor }) => {
    const call = await callById(db, callId);
    if (call?.agentId !== actor.id) throw refuse('not-found');
    const connection = await connectionById(db, call.connectionId);
    if (!connection || recordingOf(connection.settings).recording === 'off') throw refuse('not-recorded');
    await act(({ tx }) => keepPiece(tx, actor.id, { callId, piece, content: Buffer.from(content, 'base64') }));
    return {};
  });

  answer(http, contract.endCall, async ({ callId, ...by }, { actor }) => {
    const file = await recordingFile({ db, blobs }, callId);
    await act((one) => end(one, actor.id, callId, by, file));
    return {};
  });

  answer(http, contract.myCall, async (_input, { actor }) => {
    const call = await callOf(db, actor.id);
    return {
      call:
        call && call.state !== 'ended'
          ? {
              ...{ callId: call.id, interactionId: call.interactionId, number: call.number },
              ...{ state: call.state, startedAt: call.startedAt },
            }
          : null,
    };
  });
};
