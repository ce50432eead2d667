import { log } from '#ground/log.ts';
import { connectionById } from '#spine/connections/server/api.ts';
import { readInteraction } from '#spine/interactions/server/api.ts';
import { VOICE_EVENTS, type ToldOfRoom } from '../../contract.ts';
import { callById } from '../calls-store.ts';
import { lineOf, saveServiceState } from '../lines-store.ts';
import { handCall, passOver, takeCall } from '../waiting.ts';
import { moveWaiting } from '../waiting-store.ts';
import { accountOf, type RoomsDeps, type TwilioAccount } from './account.ts';
import { TwilioSaidNo, type TwilioFailure } from './ask-twilio.ts';
import { callIn, endTwilioCall, type Asked } from './participants.ts';
import * as store from './rooms-store.ts';
import { enterRoom, hangUp } from './twiml.ts';

/** In the words of SIP, which the telephone says in the agent’s language. */
export const CAUSE_OF: Readonly<Record<TwilioFailure, string>> = {
  ...{ account: 'account', rate: 'provider', number: 'Not Found', unreachable: 'provider', broken: 'provider' },
};

/** Who calls from a page of ours is `client:` and the line; the agent’s own number stands in it. */
export const identityOf = (agentId: number): string => `agent-${agentId}`;

export type Rooms = ReturnType<typeof createRooms>;

/** Calls of one provider’s account, in rooms (conferences) of it: who is asked in, and what becomes of them. */
export const createRooms = (deps: RoomsDeps) => {
  const { act, database } = deps;
  const { db } = database;

  const told = async (connectionId: number, error: unknown): Promise<void> => {
    const no = error instanceof TwilioSaidNo ? error : null;
    // Where a number is none, whoever says so is there.
    const isWell = error === null || no?.failure === 'number';
    const state = isWell ? 'ready' : no?.failure === 'account' ? 'refused' : 'lost';
    await act(async ({ tx, say }) => {
      if (await saveServiceState(tx, connectionId, state, isWell ? '' : (no?.message ?? '')))
        say({ kind: VOICE_EVENTS.setUp });
    });
    if (error !== null) log.warn('Twilio did not do what it was asked', { connection: connectionId, error });
  };
  /** As `ask`; what it says of the account is written down. @throws {TwilioSaidNo} */
  const asked = async <T>(connectionId: number, ask: () => Promise<T>): Promise<T> => {
    try {
      const answer = await ask();
      await told(connectionId, null);
      return answer;
    } catch (error) {
      await told(connectionId, error);
      throw error;
    }
  };
  const callSomebody = async (account: TwilioAccount, about: Asked): Promise<void> => {
    const { externalId, roomId } = await asked(account.connectionId, () => callIn(account, about));
    await act(async ({ tx }) => {
      await store.nameRoomLeg(tx, about.leg, externalId);
      await store.nameRoom(tx, about.room, roomId);
    });
  };
  const accountFor = async (connectionId: number): Promise<TwilioAccount | null> => {
    const connection = await connectionById(db, connectionId);
    return connection?.provider === 'twilio' && connection.enabled ? accountOf(deps, connection) : null;
  };
  const tell = (agentId: number, news: ToldOfRoom): Promise<void> =>
    act(async ({ say }) => say({ kind: VOICE_EVENTS.told, agentId, data: news }));
  const end = async (account: TwilioAccount, leg: store.RoomLeg): Promise<void> => {
    if (leg.externalId === null) return;
    // Over already, which is all that is wanted.
    await endTwilioCall(account, leg.externalId).catch((error: unknown) => {
      if (!(error instanceof TwilioSaidNo) || error.failure !== 'broken') return told(account.connectionId, error);
    });
  };

  /** Rings at the agent whom routing chose. */
  const handTo = async (interactionId: number, agentId: number): Promise<void> => {
    const waiting = await store.waitingOf(db, interactionId);
    if (waiting?.state !== 'waiting') return;
    const account = await accountFor(waiting.connectionId);
    const line = await lineOf(db, agentId);
    if (!account) return;
    if (line?.connectionId !== account.connectionId) return act((one) => passOver(one, interactionId, agentId));
    const leg = await act(async (one) =>
      (await handCall(one, waiting.id, agentId))
        ? store.addRoomLeg(one.tx, { room: waiting.room, who: 'agent', agentId })
        : null,
    );
    if (leg === null) return;
    const to = `client:${line.sipUser}?number=${encodeURIComponent(waiting.number)}`;
    await callSomebody(account, { room: waiting.room, leg, to, ends: true, isAgent: true }).catch(async () => {
      // It is the provider that fails, and not the agent: it is tried again.
      await act(async ({ tx }) => {
        await store.moveRoomLeg(tx, leg, 'over');
        await moveWaiting(tx, waiting.id, { from: ['handed'], to: 'waiting' });
      });
    });
  };

  /** That agent did not take it: somebody else may. */
  const takeBack = (waiting: store.WaitingInRoom): Promise<void> =>
    act(async (one) => {
      const connection = await connectionById(one.tx, waiting.connectionId);
      if (connection) await takeCall(one, connection, { sipCallId: waiting.externalId, number: waiting.number });
    });

  return {
    ...{ accountFor, asked, callSomebody, tell, end, handTo, takeBack },

    /** An agent’s page calls: it is let into a room, and their contact is called into it, once. What Twilio is to do. */
    callOut: async (
      account: TwilioAccount,
      by: { agentId: number; callId: string; externalId: string },
    ): Promise<string> => {
      const room = `call-${by.callId}`;
      const opened = await act(async ({ tx }) => {
        const call = await callById(tx, by.callId);
        const isTheirs = call?.agentId === by.agentId && call.connectionId === account.connectionId;
        if (!call || !isTheirs || call.direction !== 'out' || call.state === 'ended') return null;
        if (!(await store.openRoom(tx, room, account.connectionId))) return { again: true as const };
        await store.callInto(tx, by.callId, room);
        const { agentId, callId, externalId } = by;
        await store.addRoomLeg(tx, { room, who: 'agent', agentId, callId, externalId, state: 'up' });
        return { number: call.number, leg: await store.addRoomLeg(tx, { room, who: 'contact', callId }) };
      });
      const enter = enterRoom(room, { music: false, hook: account.hook });
      if (opened === null) return hangUp();
      if ('again' in opened) {
        // Asked twice: whether the contact was called is known where they have a name.
        const legs = await store.legsIn(db, room);
        const same = legs.some((one) => one.who === 'agent' && one.externalId === by.externalId);
        return same && legs.some((one) => one.who === 'contact' && one.externalId !== null) ? enter : hangUp();
      }
      const { leg, number } = opened;
      try {
        await callSomebody(account, { room, leg, to: number, ends: true, isAgent: false });
        return enter;
      } catch (error) {
        const cause = error instanceof TwilioSaidNo ? CAUSE_OF[error.failure] : 'provider';
        await act(({ tx }) => store.moveRoomLeg(tx, leg, 'over', cause));
        await tell(by.agentId, { callId: by.callId, what: 'over', cause });
        return hangUp();
      }
    },

    /** Somebody calls our number: they wait in a room of their own. */
    callIn: async (account: TwilioAccount, by: { externalId: string; number: string }): Promise<string> => {
      const room = `wait-${by.externalId}`;
      const connection = await connectionById(db, account.connectionId);
      if (!connection) return hangUp();
      const { interactionId } = await act(async (one) => {
        const taken = await takeCall(one, connection, { sipCallId: by.externalId, number: by.number });
        await store.openRoom(one.tx, room, account.connectionId);
        await store.waitIn(one.tx, taken.id, room);
        await store.addRoomLeg(one.tx, { room, who: 'contact', externalId: by.externalId, state: 'up' });
        return taken;
      });
      // Given to somebody before the room was known.
      const agentId = (await readInteraction(db, interactionId))?.assigneeId ?? null;
      if (agentId !== null)
        void handTo(interactionId, agentId).catch((error: unknown) => told(account.connectionId, error));
      return enterRoom(room, { music: true, hook: account.hook });
    },
  };
};
