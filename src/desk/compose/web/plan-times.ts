/** Eight in the morning, where the browser is: the agent's own zone. */
const MORNING = 8;
const MONDAY = 1;

const morningIn = (days: number, from: Date): Date =>
  new Date(from.getFullYear(), from.getMonth(), from.getDate() + days, MORNING);

export type PlanChoice = { name: 'hour' | 'tomorrow' | 'monday'; at: Date };

/** The times offered for a later send. Monday is the next one, and is left out where it is tomorrow. */
export const planChoices = (now: Date): PlanChoice[] => {
  const daysToMonday = (MONDAY - now.getDay() + 7) % 7 || 7;
  return [
    { name: 'hour', at: new Date(now.getTime() + 60 * 60 * 1000) },
    { name: 'tomorrow', at: morningIn(1, now) },
    ...(daysToMonday === 1 ? [] : [{ name: 'monday' as const, at: morningIn(daysToMonday, now) }]),
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
