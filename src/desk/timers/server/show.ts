import type { Plan, Timer } from '../contract.ts';
import { elapsed, openAt } from '../hours/rules.ts';
import type { Plans } from './plans-store.ts';
import type { ShownRow } from './timers-store.ts';

/** Milliseconds of open time left; below zero: over by so many. */
const leftOf = (due: number, now: number, { hours }: Plan): number =>
  now <= due ? elapsed(now, due, hours) : -elapsed(due, now, hours);

/** Timers as the browser counts them on from `now`. */
export const shownTimers = (rows: readonly ShownRow[], plans: Plans, now: number): Timer[] => {
  const opened = new Map<Plan, ReturnType<typeof openAt>>();
  return rows.map((row) => {
    const plan = plans.of(row.skillId);
    const { open, until } = opened.get(plan) ?? openAt(now, plan.hours);
    opened.set(plan, { open, until });
    return {
      interactionId: row.interactionId,
      kind: row.kind,
      left: leftOf(row.dueAt.getTime(), now, plan),
      allowed: row.allowedMinutes * 60_000,
      dueAt: row.dueAt.toISOString(),
      open,
      until: until === null ? null : new Date(until).toISOString(),
      extras: row.extras,
      mostExtras: plan.mostExtras,
      extraMinutes: plan.extraMinutes,
    };
  });
};
