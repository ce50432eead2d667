/** D13 as pure decisions: who gets what. No I/O, no clock. */
import { channelSwitch } from '#spine/permissions/contract.ts';

export type Waiting = {
  interactionId: number;
  /** Null: it waits for a team, and has none. */
  skillId: number | null;
  /** R46: it waits for somebody of this team, whatever their skills; null: for its skill. */
  teamId: number | null;
  /** Who handed it on: never given straight back to them. */
  handedOnBy: number | null;
  priority: number;
  queuedAt: Date;
  /** Share of a place that it will take. */
  weight: number;
  /** By which it came. */
  channel: string;
  preferredAgentId: number | null;
  /** How often each agent was offered it and did not take it. */
  tries: Readonly<Record<number, number>>;
};

export type Seat = {
  agentId: number;
  teamId: number | null;
  /** Places taken, weighed by status; standing offers count whole. */
  load: number;
  limit: number;
  /** Of channels that have a limit of their own: how many they have. */
  held: Readonly<Record<string, number>>;
  /** Their line: not there, free, or spoken on. */
  telephone: 'none' | 'free' | 'on-call';
  /** Channels that are not for them, by their switch. */
  closed: readonly string[];
  /** When they last were given anything: the longest idle goes first. */
  lastGivenAt: number;
  /** skill -> proficiency, 1 best to 20. */
  levels: ReadonlyMap<number, number>;
};

export type Gift = { interactionId: number; agentId: number; skillId: number | null };

/** D4, R128: a place is free only when the whole of what comes fits under the limit. */
export const hasRoom = (seat: { load: number; limit: number }, weight: number): boolean =>
  seat.load + weight <= seat.limit + 1e-9;

/** Of a channel, how many one agent has at once at most; a channel that is not in it has none of its own. */
export type ChannelLimits = Readonly<Record<string, number>>;

/** Who is on the telephone is given nothing else that waits for them there and then. */
const TAKES: Readonly<Record<string, readonly Seat['telephone'][]>> = { voice: ['free'], chat: ['none', 'free'] };

/** A call fills an agent who still has places for mail. */
export const hasChannelRoom = (
  seat: Pick<Seat, 'held' | 'telephone' | 'closed'>,
  { channel }: Pick<Waiting, 'channel'>,
  limits: ChannelLimits,
): boolean =>
  !seat.closed.includes(channelSwitch(channel) ?? '') &&
  (TAKES[channel]?.includes(seat.telephone) ?? true) &&
  (seat.held[channel] ?? 0) < (limits[channel] ?? Infinity);

/** Whether it may be given to that agent by itself. */
export const isEligible = (waiting: Pick<Waiting, 'skillId' | 'teamId' | 'handedOnBy'>, seat: Seat): boolean =>
  seat.agentId !== waiting.handedOnBy &&
  (waiting.teamId === null
    ? waiting.skillId !== null && seat.levels.has(waiting.skillId)
    : seat.teamId === waiting.teamId);

/** Highest priority first, then oldest, then lowest number. */
export const inOrder = (a: Waiting, b: Waiting): number =>
  b.priority - a.priority || a.queuedAt.getTime() - b.queuedAt.getTime() || a.interactionId - b.interactionId;

/** The comparisons that choose between two eligible agents, in order of weight; each has its name in `why`. */
export const CHOICES: ((waiting: Waiting, seat: Seat) => number)[] = [
  // Not back to who let it go until all others had it.
  (waiting, seat) => waiting.tries[seat.agentId] ?? 0,
  // Who last served the contact.
  (waiting, seat) => (seat.agentId === waiting.preferredAgentId ? 0 : 1),
  // Of a team, whoever also has the skill goes first.
  (waiting, seat) => (waiting.skillId === null ? undefined : seat.levels.get(waiting.skillId)) ?? 21,
  (_waiting, seat) => seat.load,
  (_waiting, seat) => seat.lastGivenAt,
  (_waiting, seat) => seat.agentId,
];

const better = (waiting: Waiting, a: Seat, b: Seat): boolean => {
  for (const choice of CHOICES) {
    const difference = choice(waiting, a) - choice(waiting, b);
    if (difference !== 0) return difference < 0;
  }
  return false;
};

/** Gives what waits to whoever should have it, until nothing fits any more. Does not change its arguments. */
export const decide = (
  waiting: readonly Waiting[],
  seats: readonly Seat[],
  now: number,
  limits: ChannelLimits = {},
): Gift[] => {
  const table = new Map(seats.map((seat) => [seat.agentId, { ...seat }]));
  const gifts: Gift[] = [];
  for (const one of [...waiting].sort(inOrder)) {
    let chosen: Seat | null = null;
    for (const seat of table.values())
      if (
        isEligible(one, seat) &&
        hasRoom(seat, one.weight) &&
        hasChannelRoom(seat, one, limits) &&
        (!chosen || better(one, seat, chosen))
      )
        chosen = seat;
    if (!chosen) continue;
    gifts.push({ interactionId: one.interactionId, agentId: chosen.agentId, skillId: one.skillId });
    chosen.load += one.weight;
    chosen.held = { ...chosen.held, [one.channel]: (chosen.held[one.channel] ?? 0) + 1 };
    chosen.lastGivenAt = now + gifts.length;
  }
  return gifts;
};

/** D13: run out twice in a row makes the agent Unavailable ("not responding"). */
export const MISSED_BEFORE_UNAVAILABLE = 2;

export type TakeRefusal = 'closed' | 'already-assigned' | 'email-not-enabled' | 'inbox-full' | null;

/** R32, R128, D4: why an agent may not take an interaction for themselves. */
export const refuseTake = (facts: {
  status: string;
  assigneeId: number | null;
  emailEnabled: boolean;
  load: number;
  limit: number;
  weight: number;
}): TakeRefusal => {
  if (facts.status === 'closed') return 'closed';
  if (facts.assigneeId !== null) return 'already-assigned';
  if (!facts.emailEnabled) return 'email-not-enabled';
  return hasRoom(facts, facts.weight) ? null : 'inbox-full';
};

export type OutboundRefusal = 'email-not-enabled' | 'no-outbound-skill' | 'no-outbound-address' | null;

/** R1, R7: why an agent may not write first. Counted: their outbound skills, and those that a mailbox leads to. */
export const refuseOutbound = (facts: {
  emailEnabled: boolean;
  skills: number;
  withAddress: number;
}): OutboundRefusal => {
  if (!facts.emailEnabled) return 'email-not-enabled';
  if (facts.skills === 0) return 'no-outbound-skill';
  return facts.withAddress === 0 ? 'no-outbound-address' : null;
};

export type HandOnRefusal =
  | 'target-gone'
  | 'same-agent'
  | 'agent-not-enabled'
  | 'agent-absent'
  | 'agent-full'
  | 'nobody-else'
  | null;

/** R45, R1, D4, D12: why an interaction may not be handed on to that agent. Working is fine: a person chose them. */
export const refuseAgent = (facts: {
  gone: boolean;
  has: boolean;
  emailEnabled: boolean;
  state: string;
  load: number;
  limit: number;
  weight: number;
}): HandOnRefusal => {
  if (facts.gone) return 'target-gone';
  if (facts.has) return 'same-agent';
  if (!facts.emailEnabled) return 'agent-not-enabled';
  if (facts.state === 'unavailable') return 'agent-absent';
  return hasRoom(facts, facts.weight) ? null : 'agent-full';
};

/** R46: why not to that skill or team. `others`: who could ever be given it, but for who hands it on and who has it. */
export const refuseQueue = (facts: { gone: boolean; others: number }): HandOnRefusal => {
  if (facts.gone) return 'target-gone';
  return facts.others === 0 ? 'nobody-else' : null;
};

/** What is known of a skill's queue: who waits, and how many of it were given to somebody in the last `PACE_MINUTES`. */
export type Pace = { waiting: number; given: number };
export const PACE_MINUTES = 60;
/** Of fewer nothing can be said; beyond a day it is no estimate any more. */
const FEWEST_GIVEN = 3;
const MOST_MINUTES = 24 * 60;

/**
 * Minutes that one more would wait, as they are said: 0 when somebody is free for it now, to 5 minutes from ten on, to
 * half hours from two hours on; null when nothing tells.
 */
export const waitFor = ({ waiting, given }: Pace, free: number): number | null => {
  if (free > waiting) return 0;
  if (given < FEWEST_GIVEN) return null;
  const minutes = ((waiting + 1) * PACE_MINUTES) / given;
  if (minutes > MOST_MINUTES) return null;
  const step = minutes < 10 ? 1 : minutes < 120 ? 5 : 30;
  return Math.max(1, Math.ceil(minutes / step) * step);
};
