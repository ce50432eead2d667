import type { Act } from '#ground/events/server/follow.ts';
import type { Db } from '#ground/db/server/database.ts';
import { removeJob } from '#ground/jobs/server/jobs-store.ts';
import { refuse } from '#ground/refusal.ts';
import { assign, holdInteraction, unassign } from '#spine/interactions/server/api.ts';
import { agentById, changeState } from '#spine/people/server/api.ts';
import { ROUTING_EVENTS } from '../contract.ts';
import { MISSED_BEFORE_UNAVAILABLE, refuseTake, type Seat } from '../rules.ts';
import {
  backInTheRunning,
  countMissed,
  endOffer,
  insertRejected,
  standingOfferOf,
  type Offer,
} from './offers-store.ts';
import { servedFromQueue } from './pace-store.ts';
import { deleteFromQueue, enterRouting, inboxOf, insertQueue, seats, touchSeats, weightOf } from './queue-store.ts';

/** Puts interactions that nobody has into the queue of their skill. */
export const enqueue = async (act: Act, interactionIds: readonly number[]): Promise<void> => {
  if (interactionIds.length === 0) return;
  for (const one of await insertQueue(act.tx, interactionIds))
    act.say({
      kind: ROUTING_EVENTS.queued,
      interactionId: one.id,
      contactId: one.contactId,
      data: { skillId: one.skillId },
    });
};

const sayEnded = (act: Act, offer: Offer, outcome: string): void =>
  act.say({
    kind: ROUTING_EVENTS.offerEnded,
    interactionId: offer.interactionId,
    agentId: offer.agentId,
    data: { offerId: offer.id, outcome },
  });

/** R34: the agent takes what was offered; the first acceptance makes it Open (D2). Refuses when it stands no more. */
export const acceptOffer = async (act: Act, offerId: number, agentId: number): Promise<number> => {
  await enterRouting(act.tx);
  const offer = await endOffer(act.tx, offerId, agentId, 'accepted');
  if (!offer) throw refuse('offer-gone');
  const given = await assign(act, [{ interactionId: offer.interactionId, agentId, open: true, how: 'accepted' }]);
  if (given.length === 0) throw refuse('offer-gone');
  await servedFromQueue(act.tx, [offer.interactionId]);
  await removeJob(act.tx, `offer:${offerId}`);
  await countMissed(act.tx, agentId, false);
  await touchSeats(act.tx, [agentId]);
  sayEnded(act, offer, 'accepted');
  return offer.interactionId;
};

export const rejectOffer = async (act: Act, offerId: number, agentId: number): Promise<void> => {
  await enterRouting(act.tx);
  const offer = await endOffer(act.tx, offerId, agentId, 'rejected');
  if (!offer) throw refuse('offer-gone');
  await backInTheRunning(act.tx, offer.interactionId);
  await removeJob(act.tx, `offer:${offerId}`);
  await countMissed(act.tx, agentId, false);
  sayEnded(act, offer, 'rejected');
};

/** The job of an offer whose time is over. D13: two in a row, and the agent is not responding. */
export const expireOffer = async (act: Act, offerId: number): Promise<void> => {
  await enterRouting(act.tx);
  const offer = await endOffer(act.tx, offerId, null, 'expired');
  if (!offer) return;
  await backInTheRunning(act.tx, offer.interactionId);
  sayEnded(act, offer, 'expired');
  const missed = await countMissed(act.tx, offer.agentId, true);
  if (missed < MISSED_BEFORE_UNAVAILABLE) return;
  await countMissed(act.tx, offer.agentId, false);
  await changeState(act, offer.agentId, 'unavailable', 'not-responding');
};

/** The interaction goes another way: whoever it is offered to hears that it is not theirs to take. */
export const withdrawOffer = async (act: Act, interactionId: number): Promise<void> => {
  const offer = await standingOfferOf(act.tx, interactionId);
  if (!offer) return;
  await endOffer(act.tx, offer.id, null, 'withdrawn');
  await removeJob(act.tx, `offer:${offer.id}`);
  sayEnded(act, offer, 'withdrawn');
};

/** It waits for nobody any more. The caller has entered routing. */
export const leaveQueue = async (act: Act, interactionId: number): Promise<void> => {
  await withdrawOffer(act, interactionId);
  await deleteFromQueue(act.tx, [interactionId]);
};

/** R32: the agent takes an interaction that nobody has, within their limit (D4). */
export const takeForSelf = async (act: Act, interactionId: number, agentId: number): Promise<void> => {
  await enterRouting(act.tx);
  const held = await holdInteraction(act.tx, interactionId);
  const agent = await agentById(act.tx, agentId);
  const [seat] = await seats(act.tx, [agentId]);
  if (!held || !agent || !seat) throw refuse('not-found');
  const weight = await weightOf(act.tx, held.status);
  const refusal = refuseTake({ ...held, emailEnabled: agent.emailEnabled, load: seat.load, limit: seat.limit, weight });
  if (refusal) throw refuse(refusal, { limit: seat.limit });
  await withdrawOffer(act, interactionId);
  await assign(act, [{ interactionId, agentId, open: true, how: 'taken' }]);
  await servedFromQueue(act.tx, [interactionId]);
  await touchSeats(act.tx, [agentId]);
};

/**
 * Out of that agent's inbox and back into the queue of its skill: to whom it goes back only when all others had it
 * (D13), as if they had rejected it.
 */
export const letGo = async (act: Act, interactionId: number, agentId: number): Promise<void> => {
  if (!(await unassign(act, interactionId, agentId))) return;
  await insertRejected(act.tx, interactionId, agentId);
  await enqueue(act, [interactionId]);
};

/** Everything unfinished in an agent's inbox goes back to its queue; what is finished is simply nobody's. */
export const requeueInboxOf = async (act: Act, agentId: number): Promise<number> => {
  await enterRouting(act.tx);
  const inbox = await inboxOf(act.tx, agentId);
  for (const one of inbox) await unassign(act, one.id, agentId);
  await enqueue(
    act,
    inbox.filter((one) => one.status !== 'resolved' && one.status !== 'closed').map((one) => one.id),
  );
  return inbox.length;
};

/** Places taken and the limit of one agent, as the Interactions menu shows them. */
export const seatOf = async (db: Db, agentId: number): Promise<{ load: number; limit: number }> => {
  const [seat] = await seats(db, [agentId]);
  return seat ? { load: seat.load, limit: seat.limit } : { load: 0, limit: 0 };
};

/** Every agent who can be given something now. */
export const openSeats = (db: Db): Promise<Seat[]> => seats(db, null);

/** The places of these agents, whatever their state. */
export const seatsOf = (db: Db, agentIds: readonly number[]): Promise<Seat[]> => seats(db, agentIds);
