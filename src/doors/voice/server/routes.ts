import type { FastifyInstance } from 'fastify';
import { answer } from '#ground/api/server/answer.ts';
import type { Blobs } from '#ground/blobs/server/blobs.ts';
import type { Acts } from '#ground/events/server/follow.ts';
import { later, now } from '#ground/clock.ts';
import { refuse } from '#ground/refusal.ts';
import type { Seal } from '#ground/secrets/server/seal.ts';
import { connectionById } from '#spine/connections/server/api.ts';
import { saveVoiceUntil } from '#spine/routing/server/api.ts';
import * as contract from '../contract.ts';
import { iceServers, READY_FOR, recordingOf } from '../rules.ts';
import { keepPiece } from './recordings-store.ts';
import { recordingFile } from './recordings.ts';
import { answered } from './waiting.ts';
import { begin, callOf, end } from './calls.ts';
import { callById, moveCall } from './calls-store.ts';
import { colleaguesOf, lineOf } from './lines-store.ts';
import { playRoutes } from '../play/server/routes.ts';
import { officeRoutes } from './office-routes.ts';
import { accountOf, type RoomsDeps } from './twilio/account.ts';
import { createHandOn } from './twilio/hand-on.ts';
import { twilioHooks } from './twilio/hooks.ts';
import { createLegTold } from './twilio/leg-told.ts';
import { createRooms } from './twilio/rooms.ts';
import { contactOf } from './twilio/rooms-store.ts';
import { accessToken } from './twilio/token.ts';

export type VoiceDeps = {
  act: Acts;
  seal: Seal;
  blobs: Blobs;
  /** Of calls through Twilio. */
  rooms: RoomsDeps;
  demo: boolean;
};

export const voiceRoutes = (http: FastifyInstance, deps: VoiceDeps): void => {
  const { act, seal, blobs, rooms } = deps;
  const { db } = rooms.database;
  officeRoutes(http, deps);
  playRoutes(http, { ...rooms, demo: deps.demo });

  const myOwn = async (agentId: number) => {
    const line = await lineOf(db, agentId);
    const connection = line && (await connectionById(db, line.connectionId));
    return line && connection?.enabled ? { line, connection } : null;
  };
  answer(http, contract.myLine, async (_input, { actor }) => {
    const mine = await myOwn(actor.id);
    if (!mine) return { line: null };
    const { connection, line } = mine;
    const { server = '', domain = '', ice = '' } = connection.settings;
    const lineOfAll = {
      ...{ connectionId: connection.id, number: connection.address, user: line.sipUser },
      ...recordingOf(connection.settings),
    };
    if (connection.provider === 'twilio')
      return { line: connection.settings['appSid'] ? { kind: 'twilio' as const, ...lineOfAll } : null };
    if (connection.provider === 'play') return { line: { kind: 'play' as const, ...lineOfAll } };
    const password = seal.open(line.sealed);
    return { line: { kind: 'sip' as const, ...lineOfAll, ...{ server, domain, password, ice: iceServers(ice) } } };
  });
  answer(http, contract.myToken, async (_input, { actor }) => {
    const mine = await myOwn(actor.id);
    if (mine?.connection.provider !== 'twilio') throw refuse('no-line');
    return { token: accessToken(await accountOf(rooms, mine.connection), mine.line.sipUser, now()) };
  });

  const account = createRooms(rooms);
  const handOn = createHandOn(rooms, account);
  twilioHooks(http, rooms, account, createLegTold(rooms, account, handOn));
  answer(http, contract.holdCall, async ({ callId, on }, { actor }) => {
    await handOn.hold(actor, callId, on);
    return {};
  });
  answer(http, contract.handOnCall, async (asked, { actor }) => {
    await handOn.begin(actor, asked);
    return {};
  });
  answer(http, contract.finishHandOn, async ({ callId }, { actor }) => {
    await handOn.finish(actor, callId);
    return {};
  });
  answer(http, contract.cancelHandOn, async ({ callId }, { actor }) => {
    await handOn.cancel(actor, callId);
    return {};
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
      return { under_way: changed !== null, contact: changed === null ? null : await contactOf(tx, callId) };
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
