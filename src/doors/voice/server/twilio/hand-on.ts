import type { Actor } from '#ground/api/contract.ts';
import { refuse } from '#ground/refusal.ts';
import { normalIdentifier } from '#spine/channels/server/api.ts';
import { callById, noteTransfer, type CallRow } from '../calls-store.ts';
import { agentWith } from '../lines-store.ts';
import type { RoomsDeps, TwilioAccount } from './account.ts';
import { changeLeg } from './participants.ts';
import type { Rooms } from './rooms.ts';
import * as store from './rooms-store.ts';

type Named = store.RoomLeg & { externalId: string };
type InRoom = {
  call: CallRow;
  account: TwilioAccount;
  /** The room and who is in it, as the provider calls them. */
  room: string;
  roomId: string;
  contact: Named;
  own: Named;
  target: store.RoomLeg | null;
};
const isNamed = (leg: store.RoomLeg | undefined): leg is Named => leg !== undefined && leg.externalId !== null;

/** A contact who waits a moment, or is handed to somebody else: all of it happens in the room where they speak. */
export const createHandOn = (deps: RoomsDeps, rooms: Rooms) => {
  const { act, database } = deps;
  const { db } = database;

  const find = async (callId: string): Promise<InRoom | null> => {
    const call = await callById(db, callId);
    const room = call && call.state !== 'ended' ? await store.roomOfCall(db, callId) : null;
    const account = room && (await rooms.accountFor(call!.connectionId));
    const roomId = room && (await store.roomName(db, room));
    if (!call || !room || !account || !roomId) return null;
    const legs = await store.legsIn(db, room);
    const contact = legs.find((one) => one.who === 'contact');
    const own = legs.find((one) => one.agentId === call.agentId && one.state === 'up');
    const target = legs.find((one) => one.who === 'target' && one.callId === callId) ?? null;
    return isNamed(contact) && isNamed(own) ? { call, account, room, roomId, contact, own, target } : null;
  };
  const mine = async (actor: Actor, callId: string): Promise<InRoom> => {
    const found = await find(callId);
    if (found?.call.agentId !== actor.id) throw refuse('not-found');
    return found;
  };
  /** @throws as the provider says no: for the agent, who tries again. */
  const change = ({ account, roomId }: InRoom, leg: Named, form: Parameters<typeof changeLeg>[3]): Promise<unknown> =>
    rooms.asked(account.connectionId, () => changeLeg(account, roomId, leg.externalId, form));
  const orRefuse = async (work: () => Promise<unknown>): Promise<void> => {
    await work().catch(() => {
      throw refuse('provider');
    });
  };

  const finish = async (at: InRoom): Promise<void> => {
    const { target, own, contact, call } = at;
    if (!target || !isNamed(target) || target.state !== 'up') throw refuse('not-found');
    await change(at, target, { EndConferenceOnExit: true });
    await change(at, own, { EndConferenceOnExit: false });
    await change(at, contact, { Hold: false });
    await act(({ tx }) => noteTransfer(tx, call.id, target.named));
    // Their page leaves by itself, when it has heard.
    await rooms.tell(call.agentId, { callId: call.id, what: 'handed-on', cause: target.named });
  };

  return {
    hold: async (actor: Actor, callId: string, on: boolean): Promise<void> => {
      const at = await mine(actor, callId);
      await orRefuse(() => change(at, at.contact, { Hold: on }));
    },

    /** Calls whomever the agent names into the room, where the contact hears music meanwhile. */
    begin: async (actor: Actor, asked: { callId: string; to: string; atOnce: boolean }): Promise<void> => {
      const at = await mine(actor, asked.callId);
      if (at.target) throw refuse('in-call');
      const { account, room, call } = at;
      const agentId = await agentWith(db, account.connectionId, asked.to);
      const number = agentId === null ? normalIdentifier('voice', asked.to) : null;
      if (agentId === null && (number === null || number === '')) throw refuse('number-wrong');
      const leg = await act(({ tx }) =>
        store.addRoomLeg(tx, {
          ...{ room, who: 'target', agentId, callId: call.id, atOnce: asked.atOnce },
          named: number ?? asked.to,
        }),
      );
      const to = number ?? `client:${asked.to}?number=${encodeURIComponent(call.number)}`;
      await orRefuse(async () => {
        try {
          await change(at, at.contact, { Hold: true });
          await rooms.callSomebody(account, { room, leg, to, ends: false, isAgent: agentId !== null });
        } catch (error) {
          await act(({ tx }) => store.moveRoomLeg(tx, leg, 'over'));
          await change(at, at.contact, { Hold: false }).catch(() => undefined);
          throw error;
        }
      });
    },
    finish: async (actor: Actor, callId: string): Promise<void> => {
      const at = await mine(actor, callId);
      if (at.target?.state !== 'up') throw refuse('not-found');
      await orRefuse(() => finish(at));
    },
    /** Back to the contact alone. */
    cancel: async (actor: Actor, callId: string): Promise<void> => {
      const at = await mine(actor, callId);
      if (at.target) await rooms.end(at.account, at.target);
      await orRefuse(() => change(at, at.contact, { Hold: false }));
    },

    targetTold: async (
      account: TwilioAccount,
      leg: store.RoomLeg,
      state: 'ringing' | 'up' | 'over',
      cause: string,
    ): Promise<void> => {
      const at = leg.callId === null ? null : await find(leg.callId);
      if (!at) return state === 'up' ? rooms.end(account, leg) : undefined;
      const { id: callId, agentId } = at.call;
      if (state === 'over') await change(at, at.contact, { Hold: false }).catch(() => undefined);
      const what = state === 'over' && leg.atOnce ? 'hand-on-failed' : (`target-${state}` as const);
      await rooms.tell(agentId, { callId, what, cause });
      if (state !== 'up' || !leg.atOnce) return;
      await finish(at).catch(() => rooms.tell(agentId, { callId, what: 'hand-on-failed', cause: 'provider' }));
    },
  };
};
export type HandOn = ReturnType<typeof createHandOn>;
