import { z } from 'zod';

export const MINUTES_A_DAY = 1440;
/** Most spans in a day, and most holidays: beyond them something was pasted, not planned. */
export const MOST_SPANS = 6;
export const MOST_HOLIDAYS = 400;

/** Minutes of the day by the wall clock, from the first up to the second: { from: 510, to: 720 } is 8:30 to 12:00. */
export const spanShape = z.object({
  from: z.number().int().min(0).max(MINUTES_A_DAY),
  to: z.number().int().min(0).max(MINUTES_A_DAY),
});
export type Span = z.output<typeof spanShape>;

export const holidayShape = z.object({
  /** 2026-12-25 */
  date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  name: z.string().trim().max(80),
  /** Comes back on that day and month. */
  yearly: z.boolean(),
});
export type Holiday = z.output<typeof holidayShape>;

/** When a skill is at work. */
export const hoursShape = z.object({
  /** IANA name: America/Toronto */
  zone: z.string().min(1).max(64),
  /** Monday first. */
  week: z.array(z.array(spanShape).max(MOST_SPANS)).length(7),
  holidays: z.array(holidayShape).max(MOST_HOLIDAYS),
});
export type Hours = z.output<typeof hoursShape>;

export const WHOLE_DAY: readonly Span[] = [{ from: 0, to: MINUTES_A_DAY }];

/** Day and night, all year: by any clock. */
export const alwaysOpen = (zone: string): Hours => ({
  zone,
  week: Array.from({ length: 7 }, () => [...WHOLE_DAY]),
  holidays: [],
});
