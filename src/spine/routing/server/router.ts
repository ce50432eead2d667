import type { Bell } from '#ground/events/server/bell.ts';
import type { Act, Acts } from '#ground/events/server/follow.ts';
import type { Db } from '#ground/db/server/database.ts';
import { addJob } from '#ground/jobs/server/jobs-store.ts';
import { log } from '#ground/log.ts';
import { now } from '#ground/clock.ts';
import { assign, holdInteractions } from '#spine/interactions/server/api.ts';
import { ROUTING_EVENTS } from '../contract.ts';
import { decide, hasRoom, type Gift } from '../rules.ts';
import { explain, type Weighed } from '../why/rules.ts';
import { backInTheRunning, endOffer, insertOffers, orphanedOffers } from './offers-store.ts';
import { servedFromQueue } from './pace-store.ts';
import {
  anyoneWaits,
  channelLimits,
  enterRouting,
  firstWaiting,
  offerSkills,
  seatsAt,
  stayAvailable,
  sweepQueues,
  touchSeats,
  waitingLanes,
  type Lane,
} from './queue-store.ts';

export const OFFER_EXPIRED = 'routing.offer-expired';
/** One pass gives at most this many of a queue; the next pass follows at once. */
const MOST_OF_A_QUEUE = 200;
/** Safety net behind the bell. */
const LOOK_ANYWAY = 5_000;
/** Milliseconds between passes in a flood: what comes meanwhile is given in one pass. */
const BREATH = 8;
/** Smallest place an interaction can take: an agent with less room than this is full. */
const SMALLEST = 0.01;

/** Takes back the offers of agents who cannot take them any more. Returns how many. */
const withdrawOrphans = async (act: Act): Promise<number> => {
  const { tx } = act;
  const orphans = await orphanedOffers(tx);
  for (const offer of orphans) {
    await endOffer(tx, offer.id, null, 'withdrawn');
    await backInTheRunning(tx, offer.interactionId);
    act.say({
      kind: ROUTING_EVENTS.offerEnded,
      interactionId: offer.interactionId,
      agentId: offer.agentId,
      data: { offerId: offer.id, outcome: 'withdrawn' },
    });
  }
  return orphans.length;
};

/**
 * One pass over the queues: everything that fits is given or offered. Returns how many rows it settled; while that is
 * not 0 there may be more. Whoever threads mail locks interactions first and then their queue rows: what is cleared away
 * here is therefore a pass of its own, and what is given is locked before its queue row is touched.
 */
export const routeOnce = async (act: Act): Promise<number> => {
  const { tx } = act;
  await enterRouting(tx);
  const withdrawn = await withdrawOrphans(act);
  if (withdrawn > 0) return withdrawn;
  const { lanes, there } = await waitingLanes(tx);
  if (lanes.length === 0) return 0;
  const asked = await seatsAt(tx, lanes);
  const table = asked.filter((seat) => hasRoom(seat, SMALLEST));
  const places: (Lane & { places: number })[] = [];
  for (const lane of lanes) {
    const room = table
      .filter((seat) => (lane.of === 'team' ? seat.teamId === lane.id : seat.levels.has(lane.id)))
      .reduce((sum, seat) => sum + Math.ceil(seat.limit - seat.load), 0);
    if (room > 0) places.push({ ...lane, places: Math.min(MOST_OF_A_QUEUE, room) });
  }
  if (places.length === 0) return 0;
  const swept = await sweepQueues(tx, places);
  if (swept > 0) return swept;
  const waiting = await firstWaiting(
    tx,
    places,
    table.map((seat) => seat.agentId),
  );
  const at = now().getTime();
  const limits = await channelLimits(tx);
  const decided = decide(waiting, table, at, limits);
  if (decided.length === 0) return 0;
  const staying = await stayAvailable(tx, [...new Set(decided.map((gift) => gift.agentId))]);
  const gifts = decided.filter((gift) => staying.has(gift.agentId));
  const why = explain(waiting, asked, gifts, at, there - asked.length, limits);
  await holdInteractions(
    tx,
    gifts.map((gift) => gift.interactionId),
  );
  const byOffer = await offerSkills(tx, [...new Set(gifts.flatMap((gift) => gift.skillId ?? []))]);
  const secondsOf = (gift: Gift): number | null => (gift.skillId === null ? null : (byOffer.get(gift.skillId) ?? null));
  await give(
    act,
    gifts.filter((gift) => secondsOf(gift) === null),
    why,
  );
  await offer(
    act,
    gifts.flatMap((gift) => {
      const seconds = secondsOf(gift);
      return seconds === null ? [] : [{ ...gift, seconds }];
    }),
    why,
  );
  return decided.length;
};

/** How each came about, by interaction. */
type Why = ReadonlyMap<number, Weighed>;

const give = async (act: Act, gifts: readonly Gift[], why: Why): Promise<void> => {
  if (gifts.length === 0) return;
  await assign(
    act,
    gifts.map((gift) => ({ ...gift, open: false, how: 'routed' as const, why: why.get(gift.interactionId) })),
  );
  await servedFromQueue(
    act.tx,
    gifts.map((gift) => gift.interactionId),
  );
  await touchSeats(
    act.tx,
    gifts.map((gift) => gift.agentId),
  );
};

const offer = async (act: Act, gifts: readonly (Gift & { seconds: number })[], why: Why): Promise<void> => {
  if (gifts.length === 0) return;
  const made = await insertOffers(act.tx, gifts);
  await touchSeats(
    act.tx,
    made.map((one) => one.agentId),
  );
  for (const one of made) {
    await addJob(act.tx, {
      kind: OFFER_EXPIRED,
      key: `offer:${one.id}`,
      payload: { offerId: one.id },
      runAt: one.expiresAt,
    });
    act.say({
      kind: ROUTING_EVENTS.offered,
      interactionId: one.interactionId,
      agentId: one.agentId,
      data: { offerId: one.id, why: why.get(one.interactionId) },
    });
  }
};

/** Routes whenever the bell rings and somebody waits; passes follow each other until nothing more fits. */
export const startRouter = (db: Db, act: Acts, bell: Bell): { stop(): Promise<void> } => {
  let stopped = false;
  let wanted = false;
  let running: Promise<void> | null = null;
  const passes = async (): Promise<void> => {
    while (wanted && !stopped) {
      wanted = false;
      try {
        if (await anyoneWaits(db)) wanted = (await act(routeOnce)) > 0 || wanted;
        if (wanted) await new Promise((resolve) => setTimeout(resolve, BREATH));
      } catch (error) {
        if (!stopped) log.error('routing pass failed', { error });
      }
    }
    running = null;
  };
  const look = (): void => {
    wanted = true;
    if (!stopped) running ??= passes();
  };
  const off = bell.onRing(look);
  const timer = setInterval(look, LOOK_ANYWAY);
  timer.unref();
  look();
  return {
    async stop() {
      stopped = true;
      off();
      clearInterval(timer);
      await running;
    },
  };
};
