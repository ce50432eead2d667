import { z } from 'zod';
import { call, id, instant, nothing } from '#ground/api/contract.ts';
import { alwaysOpen, hoursShape } from './hours/contract.ts';

/** R92: how long the contact waits for us; how long we wait for the contact. */
export const TIMER_KINDS = ['agent', 'customer'] as const;
export type TimerKind = (typeof TIMER_KINDS)[number];

const MOST_MINUTES = 90 * 24 * 60;

/** What an administrator decides for a skill. */
export const planShape = z.object({
  agentMinutes: z.number().int().min(1).max(MOST_MINUTES),
  customerMinutes: z.number().int().min(1).max(MOST_MINUTES),
  /** What « +Temps » adds, and how often it may (R96). */
  extraMinutes: z.number().int().min(1).max(MOST_MINUTES),
  mostExtras: z.number().int().min(0).max(20),
  hours: hoursShape,
});
export type Plan = z.output<typeof planShape>;

/** D14. Day and night until an administrator says when a skill is at work. */
export const defaultPlan = (zone: string): Plan => ({
  agentMinutes: 4 * 60,
  customerMinutes: 72 * 60,
  extraMinutes: 24 * 60,
  mostExtras: 3,
  hours: alwaysOpen(zone),
});

export const timerShape = z.object({
  interactionId: id,
  kind: z.enum(TIMER_KINDS),
  /** Milliseconds of open time left at `now` of the answer; below zero: over by so many. */
  left: z.number(),
  /** Milliseconds in all, extras included. */
  allowed: z.number(),
  dueAt: instant,
  /** False outside the skill's hours: nothing counts then. */
  open: z.boolean(),
  /** When that changes next; null: not soon. */
  until: instant.nullable(),
  extras: z.number().int(),
  mostExtras: z.number().int(),
  extraMinutes: z.number().int(),
});
export type Timer = z.output<typeof timerShape>;

/** R91: the timers of my inbox, and the most urgent of those that nobody has. */
export const listTimers = call({
  name: 'timers.list',
  who: 'agent',
  input: nothing,
  output: z.object({ now: instant, timers: z.array(timerShape) }),
});

/** Of one interaction; null while none runs. */
export const readTimer = call({
  name: 'timers.read',
  who: 'agent',
  input: z.object({ interactionId: id }),
  output: z.object({ now: instant, timer: timerShape.nullable() }),
  refusals: ['not-found'],
});

/** R96: « +Temps ». */
export const addTime = call({
  name: 'timers.addTime',
  who: 'agent',
  input: z.object({ interactionId: id }),
  output: z.object({ extrasLeft: z.number().int() }),
  refusals: ['not-found', 'no-customer-timer', 'not-mine', 'not-permitted', 'no-more-time'],
});

/** How timers run in this house. */
export const readPlans = call({
  name: 'timers.plans',
  who: 'supervisor',
  input: nothing,
  output: z.object({
    on: z.boolean(),
    /** For every skill that has none of its own. */
    usual: planShape,
    own: z.array(z.object({ skillId: id, plan: planShape })),
  }),
});

const HOURS_REFUSALS = ['bad-zone', 'never-open', 'span-empty', 'spans-overlap', 'bad-date', 'same-date'] as const;

/** `skillId` null: the usual one. */
export const savePlan = call({
  name: 'timers.savePlan',
  who: 'administrator',
  input: z.object({ skillId: id.nullable(), plan: planShape }),
  output: nothing,
  refusals: ['not-found', ...HOURS_REFUSALS],
});

/** That skill goes by the usual one again. */
export const dropPlan = call({
  name: 'timers.dropPlan',
  who: 'administrator',
  input: z.object({ skillId: id }),
  output: nothing,
});

/** R91: whether there are timers at all. */
export const turnTimers = call({
  name: 'timers.turn',
  who: 'administrator',
  input: z.object({ on: z.boolean() }),
  output: nothing,
});

/** Journal kinds of this room; all of an interaction have agent_id: in whose inbox it is, or was. */
export const TIMER_EVENTS = {
  /** It runs, runs otherwise, or runs no more. data: { skillId } */
  changed: 'timers.changed',
  /** R93, R95: half is left. data: { kind: TimerKind } */
  half: 'timers.half',
  /** R94: the contact has waited as long as they may. */
  due: 'timers.due',
  /** R97: the contact did not answer; the interaction left that inbox. */
  expired: 'timers.expired',
  /** R96. data: { by, extras } */
  timeAdded: 'timers.time-added',
  /** Minutes, hours, or timers as a whole. data: { by, skillId } */
  plansChanged: 'timers.plans-changed',
} as const;

/** Kinds of this room's jobs. */
export const TIMER_JOBS = { ring: 'timers.ring', retimeAll: 'timers.retime-all' } as const;
