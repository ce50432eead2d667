import type { Actor } from '#ground/api/contract.ts';
import type { Bell } from '#ground/events/server/bell.ts';
import type { Database } from '#ground/db/server/database.ts';
import { followJournal, type Act, type Acts } from '#ground/events/server/follow.ts';
import type { Entry } from '#ground/events/server/journal-store.ts';
import { log } from '#ground/log.ts';
import { refuse } from '#ground/refusal.ts';
import { normalIdentifier } from '#spine/channels/server/api.ts';
import { connectionById } from '#spine/connections/server/api.ts';
import { INTERACTION_EVENTS } from '#spine/interactions/contract.ts';
import { readInteraction } from '#spine/interactions/server/api.ts';
import { VOICE_EVENTS } from '../../contract.ts';
import { callById } from '../../server/calls-store.ts';
import { lineOf } from '../../server/lines-store.ts';
import { handCall, loseCall, passOver, takeCall } from '../../server/waiting.ts';
import { waitingById } from '../../server/waiting-store.ts';
import * as store from './played-store.ts';

export type PlayDeps = { database: Pick<Database, 'db'>; act: Acts };
const LOOK_EVERY = 10_000;
/** Nobody signs in to call: more at once is no trial. */
const MOST_AT_ONCE = 20;
/** Seconds: a page that was silent so long is closed; a telephone that nobody takes rings so long. */
const LEFT_AFTER = { gone: 30, rings: 60 };

export const tellAgent = (act: Act, row: store.PlayedRow): void => {
  if (row.agentId !== null)
    act.say({ kind: VOICE_EVENTS.told, agentId: row.agentId, data: { callId: row.id, what: 'ringing', cause: '' } });
};

/** Rings at the agent whom routing chose, if it waits still. */
export const handPlayed = async (
  { database, act }: PlayDeps,
  interactionId: number,
  agentId: number,
): Promise<void> => {
  const waiting = await store.playedWaiting(database.db, interactionId);
  if (!waiting) return;
  const line = await lineOf(database.db, agentId);
  await act(async (one) => {
    if (line?.connectionId !== waiting.connectionId) return passOver(one, interactionId, agentId);
    if (!(await handCall(one, waiting.waitingId, agentId))) return;
    const row = await store.changePlayed(one.tx, waiting.id, ['ringing'], { state: 'ringing', agentId });
    if (row) tellAgent(one, row);
  });
};

/** Somebody who is played calls a line of ours: they wait in the queue of its skill. */
export const ring = async (
  deps: PlayDeps,
  asked: { id: string; connectionId: number; number: string; offer: string },
): Promise<void> => {
  const { db } = deps.database;
  const number = normalIdentifier('voice', asked.number);
  if (number === null || number === '') throw refuse('number-wrong');
  if ((await store.playedNow(db)).length >= MOST_AT_ONCE) throw refuse('busy');
  const interactionId = await deps.act(async (one) => {
    const connection = await connectionById(one.tx, asked.connectionId);
    if (connection?.provider !== 'play' || connection.channel !== 'voice' || !connection.enabled)
      throw refuse('not-found');
    const taken = await takeCall(one, connection, { sipCallId: asked.id, number });
    await store.insertPlayedCall(one.tx, { ...asked, number, direction: 'in', agentId: null, waitingId: taken.id });
    return taken.interactionId;
  });
  // Given to somebody before it was known here.
  const agentId = (await readInteraction(db, interactionId))?.assigneeId ?? null;
  if (agentId !== null) await handPlayed(deps, interactionId, agentId);
};

/** An agent's page calls that number: the telephone's page rings. */
export const dial = async (act: Act, actor: Actor, asked: { id: string; offer: string }): Promise<void> => {
  const call = await callById(act.tx, asked.id);
  const connection = call && (await connectionById(act.tx, call.connectionId));
  if (call?.agentId !== actor.id || call.state === 'ended' || connection?.provider !== 'play')
    throw refuse('not-found');
  const { connectionId, number } = call;
  await store.insertPlayedCall(act.tx, {
    ...{ id: call.id, connectionId, number, offer: asked.offer, direction: 'out', agentId: actor.id, waitingId: null },
  });
};

/** Whoever is played hangs up, does not take it, or is gone. */
export const endByContact = async (act: Act, row: store.PlayedRow, cause: string): Promise<void> => {
  const over = await store.changePlayed(act.tx, row.id, ['ringing', 'up'], { state: 'over', cause });
  if (!over) return;
  if (over.waitingId !== null) await loseCall(act, over.waitingId, ['waiting', 'handed', 'returned'], 'contact');
  tellAgent(act, over);
};

/** The agent hangs up; what waits in a queue and was not taken goes to somebody else. */
export const endByAgent = async (act: Act, actor: Actor, id: string): Promise<void> => {
  const row = await store.playedById(act.tx, id);
  if (row?.agentId !== actor.id) return;
  if (row.waitingId === null || row.state !== 'ringing') {
    await store.changePlayed(act.tx, id, ['ringing', 'up'], { state: 'over', cause: 'Terminated' });
    return;
  }
  await store.changePlayed(act.tx, id, ['ringing'], { state: 'ringing', agentId: null });
  await waitAgain(act, row.waitingId);
};
const waitAgain = async (act: Act, waitingId: string): Promise<void> => {
  const waiting = await waitingById(act.tx, waitingId);
  const connection = waiting && (await connectionById(act.tx, waiting.connectionId));
  if (!waiting || !connection || waiting.state === 'gone' || waiting.state === 'answered') return;
  const { sipCallId, number } = waiting;
  await takeCall(act, connection, { sipCallId, number });
};

/** Gives calls that wait to the agents whom routing chose, and ends those whose page is gone. */
export const startPlayed = async (
  deps: PlayDeps & { database: Database },
  bell: Bell,
): Promise<{ stop(): Promise<void> }> => {
  const { database, act } = deps;
  const hear = async (entries: readonly Entry[]): Promise<void> => {
    for (const { kind, interactionId, agentId, data } of entries) {
      if (kind === INTERACTION_EVENTS.assigned && interactionId !== null && agentId !== null)
        await handPlayed(deps, interactionId, agentId);
      if (kind !== VOICE_EVENTS.changed || data['state'] !== 'ended') continue;
      // Its page may be gone without a word.
      const row = await store.playedOfCall(database.db, String(data['callId']));
      if (row) await act(({ tx }) => store.changePlayed(tx, row.id, ['up'], { state: 'over', cause: 'Terminated' }));
    }
  };
  const look = async (): Promise<void> => {
    for (const row of await store.leftPlayed(database.db, LEFT_AFTER))
      await act((one) => endByContact(one, row, row.rang ? 'No Answer' : 'Terminated'));
  };
  const followed = await followJournal(database, bell, hear);
  let looking: Promise<void> | null = null;
  const timer = setInterval(() => {
    looking ??= look()
      .catch((error: unknown) => log.error('played calls could not be looked after', { error }))
      .finally(() => (looking = null));
  }, LOOK_EVERY);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await followed.stop();
      await looking;
    },
  };
};
