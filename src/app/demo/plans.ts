import { defaultPlan, type Plan } from '#desk/timers/contract.ts';

const day = [{ from: 8 * 60, to: 18 * 60 }];
const yearly = (date: string, name: string) => ({ date, name, yearly: true });

/** Of the skill that works by day; the others work by the usual plan, day and night. */
export const ACCOUNTS_PLAN: Plan = {
  ...defaultPlan('America/Toronto'),
  hours: {
    zone: 'America/Toronto',
    week: [day, day, day, day, day, [], []],
    holidays: [
      yearly('2026-01-01', 'Jour de l’An'),
      yearly('2026-06-24', 'Fête nationale du Québec'),
      yearly('2026-07-01', 'Fête du Canada'),
      yearly('2026-12-25', 'Noël'),
    ],
  },
};
