import type { Actor } from '#ground/api/contract.ts';
import { log } from '#ground/log.ts';
import type { Blobs } from '#ground/blobs/server/blobs.ts';
import type { Db } from '#ground/db/server/database.ts';
import type { Act, Acts } from '#ground/events/server/follow.ts';
import { refuse } from '#ground/refusal.ts';
import { showPhone } from '#ground/phone/phone.ts';
import { say } from '#ground/words.ts';
import { normalIdentifier } from '#spine/channels/server/api.ts';
import { connectionById } from '#spine/connections/server/api.ts';
import {
  addCall,
  assign,
  beginCallInteraction,
  endLeg,
  holdInteraction,
  invite,
  legById,
  type TextFile,
  unassign,
  visibleRow,
} from '#spine/interactions/server/api.ts';
import { may } from '#spine/permissions/server/api.ts';
import { agentById } from '#spine/people/server/api.ts';
import { enterRouting, saveOnCall } from '#spine/routing/server/api.ts';
import { VOICE_EVENTS } from '../contract.ts';
import { GONE_AFTER } from '../rules.ts';
import { voiceWords } from '../words.ts';
import {
  abandoned,
  callById,
  callOf,
  closeCall,
  colleaguesCall,
  insertCall,
  noteMessage,
  othersIn,
  type CallRow,
} from './calls-store.ts';
import { recordingFile } from './recordings.ts';
import { forgetPieces } from './recordings-store.ts';
import { agentWith, lineOf } from './lines-store.ts';
import { handedCall, notTaken } from './waiting.ts';
import { callInto, roomOfAgent } from './twilio/rooms-store.ts';

type Beginning = { callId: string; direction: 'in' | 'out'; number: string; legId: number | null };

/** The page calls, or is called. Told twice it is one call; what comes in by itself begins an interaction of that agent's. */
export const begin = async (
  act: Act,
  actor: Actor,
  asked: Beginning,
): Promise<{ interactionId: number; legId: number; queued: boolean }> => {
  const { tx, say: tell } = act;
  const before = await callById(tx, asked.callId);
  if (before && before.agentId !== actor.id) throw refuse('not-found');
  if (before) return { interactionId: before.interactionId, legId: before.legId, queued: false };
  const line = await lineOf(tx, actor.id);
  const connection = line && (await connectionById(tx, line.connectionId));
  if (!line || !connection?.enabled) throw refuse('no-line');
  if (asked.direction === 'out' && !(await may(tx, actor, 'channel-voice'))) throw refuse('channel-off');
  // Whoever calls may hide their number: then they are told by what the server calls them.
  const number = normalIdentifier('voice', asked.number) ?? (asked.direction === 'in' ? asked.number : null);
  if (number === null || number === '') throw refuse('number-wrong');
  const leg = asked.legId === null ? null : await legById(tx, asked.legId);
  if (asked.legId !== null) {
    const row = leg && (await visibleRow(tx, actor, leg.interactionId));
    if (!leg || !row || leg.channel !== 'voice' || leg.endedAt !== null) throw refuse('not-found');
  }
  const queued = asked.direction === 'in' ? await handedCall(act, actor.id) : null;
  const handed =
    asked.direction === 'in' && !queued
      ? await colleaguesCall(tx, connection.id, actor.id, { number, said: asked.number })
      : null;
  if (handed) await invite(act, handed.interactionId, actor.id);
  const known = queued ?? handed ?? (leg && { interactionId: leg.interactionId, legId: leg.id });
  const at = known
    ? { interactionId: known.interactionId, legId: known.legId }
    : await beginCallInteraction(act, {
        ...{ connectionId: connection.id, skillId: connection.skillId, address: number, direction: asked.direction },
        agentId: actor.id,
      });
  await insertCall(tx, {
    ...{ id: asked.callId, connectionId: connection.id, agentId: actor.id, ...at },
    ...{
      direction: asked.direction,
      number: handed?.isColleague ? handed.name : number,
      waitingId: queued?.id ?? null,
    },
  });
  const room = connection.provider === 'twilio' && asked.direction === 'in' ? await roomOfAgent(tx, actor.id) : null;
  if (room !== null) await callInto(tx, asked.callId, room);
  await saveOnCall(tx, actor.id, true);
  tell({
    kind: VOICE_EVENTS.changed,
    ...{ interactionId: at.interactionId, agentId: actor.id },
    data: { callId: asked.callId, state: 'ringing' },
  });
  return { ...at, queued: queued !== null };
};

/** « Appel sortant à +1 514 555 0123 · 3 min 12 s », in the language of whoever had it. */
const toldOf = (call: CallRow, language: 'fr' | 'en', toName: string | null): string => {
  const t = (word: keyof typeof voiceWords, values = {}): string => say(voiceWords[word], language, values);
  const number = showPhone(call.number);
  const seconds =
    call.answeredAt === null
      ? null
      : Math.max(0, Math.round((call.endedAt!.getTime() - call.answeredAt.getTime()) / 1000));
  const lasted =
    seconds === null
      ? t(call.direction === 'out' ? 'call.unanswered' : 'call.missed')
      : t('call.lasted', { minutes: Math.floor(seconds / 60), seconds: seconds % 60 });
  const parts = [
    t(call.direction === 'out' ? 'call.out' : 'call.in', { number }),
    lasted,
    ...(call.transferredTo === null ? [] : [t('call.transferred', { to: toName ?? showPhone(call.transferredTo) })]),
    ...(call.endedBy === 'system' && call.transferredTo === null ? [t('call.cut')] : []),
  ];
  return parts.join(' · ');
};

/** Handed to a colleague, the interaction is theirs, as the call is. */
const followTransfer = async (act: Act, call: CallRow, to: number): Promise<void> => {
  const { interactionId } = call;
  await enterRouting(act.tx);
  const held = await holdInteraction(act.tx, interactionId);
  if (held === null || held.status === 'closed' || held.assigneeId !== call.agentId) return;
  await unassign(act, interactionId, call.agentId);
  await assign(act, [{ interactionId, agentId: to, open: true, how: 'handed-on', by: call.agentId }]);
};

type Ending = { endedBy: 'contact' | 'agent' | 'system'; cause: string; transferredTo: string | null };

/** It is over: it stands in the timeline with what became of it. Told twice it is there once. */
export const end = async (
  act: Act,
  agentId: number | null,
  callId: string,
  by: Ending,
  file: TextFile | null,
): Promise<void> => {
  const call = await closeCall(act.tx, agentId, callId, by);
  if (!call) return;
  await saveOnCall(act.tx, call.agentId, false);
  await forgetPieces(act.tx, callId);
  // What becomes of it is told from where it came.
  const isQueued = call.waitingId !== null && call.answeredAt === null;
  if (isQueued) await notTaken(act, call.waitingId!, call.agentId, by.endedBy);
  const agent = await agentById(act.tx, call.agentId);
  const leg = await legById(act.tx, call.legId);
  const to = call.transferredTo === null ? null : await agentWith(act.tx, call.connectionId, call.transferredTo);
  const toName = to === null ? null : ((await agentById(act.tx, to))?.name ?? null);
  const text = toldOf(call, agent?.language ?? 'fr', toName);
  if (leg && !isQueued) {
    const made = await addCall(act, leg, {
      ...{ direction: call.direction, agentId: call.agentId, agentName: agent?.name ?? '', text },
      ...{ onceKey: callId, file },
    });
    if (made) await noteMessage(act.tx, callId, made.id);
    if (!(await othersIn(act.tx, leg.id, callId))) await endLeg(act, leg, by.endedBy);
  }
  if (to !== null) await followTransfer(act, call, to);
  act.say({
    kind: VOICE_EVENTS.changed,
    ...{ interactionId: call.interactionId, agentId: call.agentId },
    data: { callId, state: 'ended' },
  });
};

const LOOK_EVERY = 10_000;

/** Ends calls whose page is gone. Several processes may run it. */
export const watchCalls = (db: Db, act: Acts, blobs: Blobs): { stop(): Promise<void> } => {
  let looking: Promise<void> | null = null;
  const look = async (): Promise<void> => {
    try {
      for (const id of await abandoned(db, GONE_AFTER / 1000)) {
        const file = await recordingFile({ db, blobs }, id);
        await act((one) => end(one, null, id, { endedBy: 'system', cause: 'page gone', transferredTo: null }, file));
      }
    } catch (error) {
      log.error('calls could not be looked after', { error });
    }
    looking = null;
  };
  const timer = setInterval(() => (looking ??= look()), LOOK_EVERY);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await looking;
    },
  };
};

export { callOf };
