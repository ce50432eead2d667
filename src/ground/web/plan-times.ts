/** Eight in the morning, where the browser is: the agent's own zone. */
const MORNING = 8;
const MONDAY = 1;

const morningIn = (days: number, from: Date): Date =>
  new Date(from.getFullYear(), from.getMonth(), from.getDate() + days, MORNING);

/** Days from that one to the next Monday, 1 to 7. */
const daysToMonday = (from: Date): number => (MONDAY - from.getDay() + 7) % 7 || 7;

export type PlanChoice = { name: 'hour' | 'tomorrow' | 'monday'; at: Date };

/** The times offered for a later send. Monday is the next one, and is left out where it is tomorrow. */
export const planChoices = (now: Date): PlanChoice[] => {
  const monday = daysToMonday(now);
  return [
    { name: 'hour', at: new Date(now.getTime() + 60 * 60 * 1000) },
    { name: 'tomorrow', at: morningIn(1, now) },
    ...(monday === 1 ? [] : [{ name: 'monday' as const, at: morningIn(monday, now) }]),
  ];
};

export type LaterChoice = { name: 'tomorrow' | 'monday' | 'week'; at: Date };

/** The mornings that something may be put off to: no two of them are the same. */
export const laterChoices = (now: Date): LaterChoice[] => {
  const monday = daysToMonday(now);
  return [
    { name: 'tomorrow', at: morningIn(1, now) },
    ...(monday === 1 || monday === 7 ? [] : [{ name: 'monday' as const, at: morningIn(monday, now) }]),
    { name: 'week', at: morningIn(7, now) },
  ];
};

const two = (n: number): string => String(n).padStart(2, '0');
/** As `<input type="datetime-local">` writes it, in local time. */
export const localText = (at: Date): string =>
  `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
/** Null when it is no moment. */
export const fromLocalText = (text: string): Date | null => {
  const at = new Date(text);
  return text === '' || Number.isNaN(at.getTime()) ? null : at;
};
