import { loseCall } from '../waiting.ts';
import type { RoomsDeps, TwilioAccount } from './account.ts';
import type { HandOn } from './hand-on.ts';
import type { Rooms } from './rooms.ts';
import * as store from './rooms-store.ts';

/** What Twilio says of a call, and what it is to us: https://www.twilio.com/docs/voice/api/call-resource#call-status-values. */
const STATES: Readonly<Record<string, store.RoomLeg['state']>> = {
  ...{ queued: 'asked', initiated: 'asked', ringing: 'ringing', 'in-progress': 'up', answered: 'up' },
  ...{ completed: 'over', busy: 'over', failed: 'over', 'no-answer': 'over', canceled: 'over' },
};
const CAUSES: Readonly<Record<string, string>> = {
  ...{ busy: 'Busy', failed: 'Not Found', 'no-answer': 'No Answer', canceled: 'Canceled', completed: 'Terminated' },
};

type Moved = { account: TwilioAccount; leg: store.RoomLeg; before: store.RoomLeg['state']; cause: string };
type State = 'ringing' | 'up' | 'over';

/** What becomes of those who were called into a room, or came: Twilio tells it, more than once and in any order. */
export const createLegTold = (deps: RoomsDeps, rooms: Rooms, handOn: HandOn) => {
  const { act, database } = deps;
  const { db } = database;

  const contactOver = async ({ account, leg, cause }: Moved): Promise<void> => {
    const waiting = await store.waitingIn(db, leg.room);
    if (waiting) await act((one) => loseCall(one, waiting.id, ['waiting', 'handed', 'returned'], 'contact'));
    const calls = await store.callsIn(db, leg.room);
    for (const { id, agentId } of calls) await rooms.tell(agentId, { callId: id, what: 'over', cause });
    // Whose page speaks ends it there, when it has heard why.
    for (const one of await store.legsIn(db, leg.room))
      if (calls.length === 0 || one.state !== 'up') await rooms.end(account, one);
  };
  const ofContact = async (moved: Moved, state: State): Promise<void> => {
    if (state === 'over') return contactOver(moved);
    for (const { id, agentId } of await store.callsIn(db, moved.leg.room))
      await rooms.tell(agentId, { callId: id, what: state, cause: '' });
  };
  /** Whom it rang at, and who did not take it, gives it back. */
  const ofAgent = async ({ leg, before }: Moved, state: State): Promise<void> => {
    if (state !== 'over' || before === 'up') return;
    const waiting = await store.waitingIn(db, leg.room);
    const isTheirs = waiting?.agentId === leg.agentId && (waiting?.state === 'handed' || waiting?.state === 'returned');
    if (waiting && isTheirs) await rooms.takeBack(waiting);
  };
  const BY: Readonly<Record<store.RoomLeg['who'], (moved: Moved, state: State) => Promise<void>>> = {
    contact: ofContact,
    agent: ofAgent,
    target: ({ account, leg, cause }, state) => handOn.targetTold(account, leg, state, cause),
  };

  return async (account: TwilioAccount, leg: store.RoomLeg, status: string): Promise<void> => {
    const state = STATES[status];
    if (state === undefined) throw new Error(`Twilio documents no status ${status}`);
    // Who was on the line hung up, whatever else is said of it.
    const cause = leg.state === 'up' ? 'Terminated' : (CAUSES[status] ?? 'Terminated');
    const before = await act(({ tx }) => store.moveRoomLeg(tx, leg.id, state, state === 'over' ? cause : ''));
    if (before !== null && state !== 'asked') await BY[leg.who]({ account, leg, before, cause }, state);
  };
};
export type LegTold = ReturnType<typeof createLegTold>;
