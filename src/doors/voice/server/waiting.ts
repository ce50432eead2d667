import type { Act } from '#ground/events/server/follow.ts';
import type { Connection } from '#spine/connections/contract.ts';
import { addCall, anotherCall, endLeg, holdInteraction, legById, takeInCall } from '#spine/interactions/server/api.ts';
import { enqueue, enterRouting, letGo } from '#spine/routing/server/api.ts';
import { showPhone } from '#ground/phone/phone.ts';
import { say } from '#ground/words.ts';
import { VOICE_EVENTS } from '../contract.ts';
import { voiceWords } from '../words.ts';
import { handedTo, insertWaiting, knownCall, moveWaiting, waitingById, type WaitingRow } from './waiting-store.ts';

/**
 * A call at the service line: an interaction that waits in the queue of its skill. One that came back from an agent who did
 * not take it goes to another.
 */
export const takeCall = async (
  act: Act,
  connection: Connection,
  call: { sipCallId: string; number: string },
): Promise<{ id: string; interactionId: number }> => {
  const { tx } = act;
  const known = await knownCall(tx, connection.id, call);
  if (!known) {
    const { id: connectionId, skillId } = connection;
    const made = await takeInCall(act, { connectionId, skillId, address: call.number, openedBy: null });
    const id = await insertWaiting(tx, { connectionId, ...call, ...made });
    await enqueue(act, [made.interactionId]);
    return { id, interactionId: made.interactionId };
  }
  const { id, interactionId, number } = known;
  if (known.state === 'waiting') return { id, interactionId };
  await enterRouting(tx);
  const held = await holdInteraction(tx, interactionId);
  const leg = await legById(tx, known.legId);
  const legId =
    leg?.endedAt === null
      ? leg.id
      : await anotherCall(tx, { interactionId, connectionId: connection.id, address: number, openedBy: null });
  await moveWaiting(tx, id, { from: [known.state], to: 'waiting', agentId: null, legId });
  if (held !== null && held.assigneeId !== null) await letGo(act, interactionId, held.assigneeId);
  return { id, interactionId };
};

/** It cannot ring at that agent, whose line is of another server: somebody else has it. */
export const passOver = async (act: Act, interactionId: number, agentId: number): Promise<void> => {
  await enterRouting(act.tx);
  const held = await holdInteraction(act.tx, interactionId);
  if (held?.assigneeId === agentId) await letGo(act, interactionId, agentId);
};

/** It rings at that agent from now on. False: it is not waiting any more. */
export const handCall = async (act: Act, id: string, agentId: number): Promise<boolean> =>
  (await moveWaiting(act.tx, id, { from: ['waiting'], to: 'handed', agentId })) !== null;

/** Nobody spoke with them: it stands in the timeline as missed. */
const writeMissed = async (act: Act, row: WaitingRow, by: 'contact' | 'system'): Promise<void> => {
  const leg = await legById(act.tx, row.legId);
  if (!leg) return;
  const text = `${say(voiceWords['call.in'], 'fr', { number: showPhone(row.number) })} · ${say(voiceWords['call.missed'], 'fr', {})}`;
  await addCall(act, leg, { direction: 'in', agentId: 0, agentName: '', text, onceKey: row.id });
  await endLeg(act, leg, by);
  act.say({ kind: VOICE_EVENTS.changed, interactionId: row.interactionId, data: { callId: row.id, state: 'ended' } });
};

/** Whoever called hung up, or the line is gone. The interaction waits on, to be called back. */
export const loseCall = async (
  act: Act,
  id: string,
  from: readonly WaitingRow['state'][],
  by: 'contact' | 'system',
): Promise<void> => {
  const row = await moveWaiting(act.tx, id, { from, to: 'gone' });
  if (row) await writeMissed(act, row, by);
};

/** What an agent's page tells of a call that came by the service line. */
export const handedCall = (act: Act, agentId: number): Promise<WaitingRow | null> => handedTo(act.tx, agentId);
export const answered = async (act: Act, waitingId: string): Promise<void> => {
  await moveWaiting(act.tx, waitingId, { from: ['handed', 'returned'], to: 'answered' });
};
/** That agent did not take it. Where it rings at the service line again by now, nothing is left to say. */
export const notTaken = async (
  act: Act,
  waitingId: string,
  agentId: number,
  by: 'contact' | 'agent' | 'system',
): Promise<void> => {
  const row = await waitingById(act.tx, waitingId);
  if (row?.state !== 'handed' || row.agentId !== agentId) return;
  if (by === 'contact') await loseCall(act, waitingId, ['handed'], 'contact');
  else await moveWaiting(act.tx, waitingId, { from: ['handed'], to: 'returned' });
};
