import type { Bell } from '#ground/events/server/bell.ts';
import type { Database } from '#ground/db/server/database.ts';
import { followJournal } from '#ground/events/server/follow.ts';
import type { Entry } from '#ground/events/server/journal-store.ts';
import { log } from '#ground/log.ts';
import { INTERACTION_EVENTS } from '#spine/interactions/contract.ts';
import { readInteraction } from '#spine/interactions/server/api.ts';
import { VOICE_EVENTS } from '../../contract.ts';
import { callById } from '../calls-store.ts';
import { noteWaiting } from '../waiting-store.ts';
import type { RoomsDeps } from './account.ts';
import { createHandOn } from './hand-on.ts';
import { createLegTold } from './leg-told.ts';
import { isUnderWay } from './participants.ts';
import { createRooms } from './rooms.ts';
import * as store from './rooms-store.ts';

const LOOK_EVERY = 10_000;
/** Of who waits it is asked so often whether they are there still, in case nobody told that they went. */
const ASK_EVERY = 60_000;
/** Longer than it rings at an agent, in seconds: nobody told what became of it. */
const FORGOTTEN_AFTER = 45;

/** Gives calls that wait in rooms to the agents whom routing chose, and closes the rooms of calls that ended. */
export const startRooms = async (
  deps: RoomsDeps & { database: Database },
  bell: Bell,
): Promise<{ stop(): Promise<void> }> => {
  const { db } = deps.database;
  const rooms = createRooms(deps);
  const legTold = createLegTold(deps, rooms, createHandOn(deps, rooms));
  const askedAt = new Map<string, number>();

  const closeRoom = async (callId: string): Promise<void> => {
    const room = await store.roomOfCall(db, callId);
    const call = room && (await callById(db, callId));
    const account = call && (await rooms.accountFor(call.connectionId));
    if (!room || !account || (await store.callsIn(db, room)).length > 0) return;
    const waiting = await store.waitingIn(db, room);
    if (waiting && waiting.state !== 'answered' && waiting.state !== 'gone') return;
    const legs = await store.legsIn(db, room);
    // Handed to somebody outside, who speaks with the contact now.
    if (call.transferredTo !== null && legs.some((one) => one.who === 'target' && one.state === 'up')) return;
    for (const leg of legs) await rooms.end(account, leg);
  };
  const hear = async (entries: readonly Entry[]): Promise<void> => {
    for (const { kind, interactionId, agentId, data } of entries) {
      if (kind === INTERACTION_EVENTS.assigned && interactionId !== null && agentId !== null)
        await rooms.handTo(interactionId, agentId);
      if (kind === VOICE_EVENTS.changed && data['state'] === 'ended') await closeRoom(String(data['callId']));
    }
  };

  const isThere = async (one: store.WaitingInRoom): Promise<boolean> => {
    const leg = await store.roomLeg(db, { externalId: one.externalId });
    const account = await rooms.accountFor(one.connectionId);
    if (leg?.state !== 'up' || !account) return false;
    if (Date.now() - (askedAt.get(one.id) ?? 0) < ASK_EVERY) return true;
    askedAt.set(one.id, Date.now());
    // While it does not answer they are there as far as anybody knows.
    if (await isUnderWay(account, one.externalId).catch(() => true)) return true;
    await legTold(account, leg, 'completed');
    return false;
  };
  const look = async (): Promise<void> => {
    const all = await store.allWaiting(db);
    for (const id of askedAt.keys()) if (!all.some((one) => one.id === id)) askedAt.delete(id);
    for (const one of all) {
      if (!(await isThere(one))) continue;
      if (one.state === 'waiting') await noteWaiting(db, [one.id]);
      else if (one.quietFor > FORGOTTEN_AFTER) await rooms.takeBack(one);
      // It could not ring there before.
      const agentId = (await readInteraction(db, one.interactionId))?.assigneeId ?? null;
      if (one.state === 'waiting' && agentId !== null) await rooms.handTo(one.interactionId, agentId);
    }
  };
  const followed = await followJournal(deps.database, bell, hear);
  let looking: Promise<void> | null = null;
  const lookSafely = (): Promise<void> =>
    look()
      .catch((error: unknown) => log.error('calls in rooms could not be looked after', { error }))
      .finally(() => (looking = null));
  const timer = setInterval(() => (looking ??= lookSafely()), LOOK_EVERY);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await followed.stop();
      await looking;
    },
  };
};
