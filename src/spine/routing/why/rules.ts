import {
  CHOICES,
  hasChannelRoom,
  hasRoom,
  isEligible,
  type ChannelLimits,
  type Gift,
  type Seat,
  type Waiting,
} from '../rules.ts';

/** Why one of two eligible agents comes first: the names of the comparisons of D13, in their order. */
export const BECAUSE = ['tried', 'preferred', 'level', 'load', 'idle', 'number'] as const;
export type Because = (typeof BECAUSE)[number];
export type PassedOver = Because | 'full' | 'handed-on';

/** `because`: why passed over; of the first, who was chosen, why before the next. Null: nobody else was there. */
export type WeighedSeat = {
  agentId: number;
  because: PassedOver | null;
  level: number | null;
  load: number;
  limit: number;
  tries: number;
};
/** What was weighed when somebody was chosen, as the journal keeps it. */
export type Weighed = {
  skillId: number | null;
  teamId: number | null;
  priority: number;
  queuedAt: string;
  preferredAgentId: number | null;
  /** Who was chosen first, then the best of the rest, then those who were full. */
  seats: WeighedSeat[];
  /** Others that were there: without the skill or of another team; with it, but not among the best. */
  notEligible: number;
  more: number;
};

/** So many are told by name. */
export const MOST_TOLD = 20;
/** Beyond so many comparisons in a pass only who was chosen is told: nobody waits for an explanation. */
const MOST_COMPARED = 1_000_000;

const firstDifference = (waiting: Waiting, a: Seat, b: Seat): { because: Because; first: boolean } => {
  const at = CHOICES.findIndex((choice) => choice(waiting, a) !== choice(waiting, b));
  if (at < 0) return { because: 'number', first: true };
  return { because: BECAUSE[at]!, first: CHOICES[at]!(waiting, a) < CHOICES[at]!(waiting, b) };
};

const told = (waiting: Waiting, seat: Seat, because: PassedOver | null): WeighedSeat => ({
  agentId: seat.agentId,
  because,
  level: waiting.skillId === null ? null : (seat.levels.get(waiting.skillId) ?? null),
  load: seat.load,
  limit: seat.limit,
  tries: waiting.tries[seat.agentId] ?? 0,
});

const weigh = (
  waiting: Waiting,
  chosen: Seat,
  table: Iterable<Seat>,
  elsewhere: number,
  limits: ChannelLimits,
): Weighed => {
  const best: Seat[] = [];
  const others: WeighedSeat[] = [];
  let [notEligible, more] = [elsewhere, 0];
  for (const seat of table) {
    if (seat === chosen) continue;
    if (seat.agentId === waiting.handedOnBy) others.unshift(told(waiting, seat, 'handed-on'));
    else if (!isEligible(waiting, seat)) notEligible++;
    else if (!hasRoom(seat, waiting.weight) || !hasChannelRoom(seat, waiting, limits)) {
      if (others.length < MOST_TOLD) others.push(told(waiting, seat, 'full'));
      else more++;
    } else if (best.length === MOST_TOLD && !firstDifference(waiting, seat, best.at(-1)!).first) more++;
    else {
      const at = best.findIndex((other) => firstDifference(waiting, seat, other).first);
      best.splice(at < 0 ? best.length : at, 0, seat);
      if (best.length > MOST_TOLD) {
        best.pop();
        more++;
      }
    }
  }
  const next = best[0];
  const seats = [
    told(waiting, chosen, next ? firstDifference(waiting, chosen, next).because : null),
    ...best.map((seat) => told(waiting, seat, firstDifference(waiting, chosen, seat).because)),
    ...others,
  ];
  const { skillId, teamId, priority, preferredAgentId } = waiting;
  return {
    ...{ skillId, teamId, priority, preferredAgentId, queuedAt: waiting.queuedAt.toISOString() },
    seats: seats.slice(0, MOST_TOLD),
    notEligible,
    more: more + Math.max(0, seats.length - MOST_TOLD),
  };
};

/**
 * Tells how each gift came about, by giving them again in their order; `seats`: whoever was Available for what
 * waits, full or not; `elsewhere`: how many more were Available, for other things. Costs what deciding costs, and no more than a set measure.
 */
export const explain = (
  waiting: readonly Waiting[],
  seats: readonly Seat[],
  gifts: readonly Gift[],
  now: number,
  elsewhere = 0,
  limits: ChannelLimits = {},
): Map<number, Weighed> => {
  const table = new Map(seats.map((seat) => [seat.agentId, { ...seat }]));
  const byId = new Map(waiting.map((one) => [one.interactionId, one]));
  const why = new Map<number, Weighed>();
  let compared = 0;
  for (const [index, gift] of gifts.entries()) {
    const one = byId.get(gift.interactionId)!;
    const chosen = table.get(gift.agentId)!;
    compared += table.size;
    why.set(gift.interactionId, weigh(one, chosen, compared <= MOST_COMPARED ? table.values() : [], elsewhere, limits));
    chosen.load += one.weight;
    chosen.held = { ...chosen.held, [one.channel]: (chosen.held[one.channel] ?? 0) + 1 };
    chosen.lastGivenAt = now + index + 1;
  }
  return why;
};

export type SeatNow = {
  state: 'available' | 'working' | 'unavailable';
  emailEnabled: boolean;
  load: number;
  limit: number;
  handedOn: boolean;
};
export type NotNow = 'not-enabled' | 'unavailable' | 'working' | 'handed-on' | 'full' | null;
/** Why an agent is not given what waits now; null: they could be. */
export const whyNotNow = (seat: SeatNow, weight: number): NotNow => {
  if (!seat.emailEnabled) return 'not-enabled';
  if (seat.state !== 'available') return seat.state;
  if (seat.handedOn) return 'handed-on';
  return hasRoom(seat, weight) ? null : 'full';
};
