import { z } from 'zod';
import { call, id, instant, nothing } from '#ground/api/contract.ts';

export const MOST_AHEAD_MS = 366 * 86_400_000;

/** `wokenAt` null: it sleeps until then. Else it came back, and its agent has done nothing with it yet. */
export const sleepShape = z.object({ interactionId: id, until: instant, wokenAt: instant.nullable() });
export type Sleep = z.output<typeof sleepShape>;

/** What of my inbox sleeps or has come back. */
export const listSleeps = call({
  name: 'snooze.list',
  who: 'agent',
  input: nothing,
  output: z.object({ sleeps: z.array(sleepShape) }),
});

/** Of one interaction; null: it neither sleeps nor has just come back. */
export const readSleep = call({
  name: 'snooze.read',
  who: 'agent',
  input: z.object({ interactionId: id }),
  output: z.object({ sleep: sleepShape.nullable() }),
  refusals: ['not-found'],
});

/** « Mettre en veille » : asked again, the new moment counts. */
export const sleep = call({
  name: 'snooze.sleep',
  who: 'agent',
  input: z.object({ interactionId: id, until: instant }),
  output: nothing,
  refusals: ['not-found', 'closed', 'not-mine', 'time-past', 'time-too-far'],
});

/** « Réveiller », before its time. */
export const wake = call({
  name: 'snooze.wake',
  who: 'agent',
  input: z.object({ interactionId: id }),
  output: nothing,
  refusals: ['not-found', 'not-mine', 'not-asleep'],
});

export const WAKERS = ['time', 'contact', 'agent'] as const;
export type Waker = (typeof WAKERS)[number];

/** Journal kinds of this room; agent_id: whose it is, or was. */
export const SNOOZE_EVENTS = {
  /** It sleeps, until another time, or neither sleeps nor stands at the top any more. */
  changed: 'snooze.changed',
  /** data: { by: Waker } */
  woken: 'snooze.woken',
} as const;

/** Kinds of this room's jobs. */
export const SNOOZE_JOBS = { wake: 'snooze.wake' } as const;
