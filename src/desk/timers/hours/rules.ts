import { MINUTES_A_DAY, type Hours, type Span } from './contract.ts';

/*
 * Arithmetic of business time. Instants are milliseconds since 1970; a wall clock's reading is written as the instant
 * at which it would be read in UTC; a day is its number since 1970-01-01.
 */

const MINUTE = 60_000;
const DAY = MINUTES_A_DAY * MINUTE;
/** Every zone's clock changes on a quarter of an hour. */
const QUARTER = 15 * MINUTE;
/** Quarters remembered for a zone: some 40 days of a busy floor's questions. */
const MOST_KNOWN = 8_192;
/** How far ahead an open hour is looked for: ten years. */
const MOST_DAYS = 3_653;
/** How far ahead opening or closing is told. */
const FORESEEN_DAYS = 15;

type Clock = { format: Intl.DateTimeFormat; known: Map<number, number> };
const clocks = new Map<string, Clock>();

const clockOf = (zone: string): Clock => {
  let clock = clocks.get(zone);
  if (!clock) {
    const numeric = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' } as const;
    const format = new Intl.DateTimeFormat('en-US', { ...numeric, hourCycle: 'h23', timeZone: zone });
    clock = { format, known: new Map() };
    clocks.set(zone, clock);
  }
  return clock;
};

/** What the zone's clock is ahead of UTC at that instant, in milliseconds. */
const offsetAt = (zone: string, at: number): number => {
  const { format, known } = clockOf(zone);
  const quarter = Math.floor(at / QUARTER);
  const before = known.get(quarter);
  if (before !== undefined) return before;
  const start = quarter * QUARTER;
  const read: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(start)) read[type] = Number(value);
  const { year, month, day, hour, minute } = read as Record<'year' | 'month' | 'day' | 'hour' | 'minute', number>;
  const offset = Date.UTC(year, month - 1, day, hour, minute) - start;
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(quarter, offset);
  return offset;
};

/**
 * The first instant at which the zone's clock shows that reading or a later one: the first of two when the hour comes
 * twice, the moment of the jump when it does not come at all.
 */
const firstShowing = (zone: string, reading: number): number => {
  const before = offsetAt(zone, reading - DAY);
  const after = offsetAt(zone, reading + DAY);
  const early = reading - Math.max(before, after);
  const late = reading - Math.min(before, after);
  for (const at of [early, late]) if (at + offsetAt(zone, at) === reading) return at;
  // Skipped: the clock jumps somewhere between the two.
  let [low, high] = [Math.floor(early / QUARTER), Math.ceil(late / QUARTER)];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(zone, middle * QUARTER) === before) low = middle;
    else high = middle;
  }
  return high * QUARTER;
};

/** The instant at which that zone's clock shows that minute of the next such weekday (Monday is 0) after now. */
export const nextWeekday = (zone: string, weekday: number, minute: number, now: number): number => {
  const today = dayOf(zone, now);
  const ahead = (weekday - weekdayOf(today) + 7) % 7 || 7;
  return firstShowing(zone, (today + ahead) * DAY + minute * MINUTE);
};

const dayOf = (zone: string, at: number): number => Math.floor((at + offsetAt(zone, at)) / DAY);
/** 1970-01-01 was a Thursday; Monday is 0. */
const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7;
const dateOf = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);

const isHoliday = ({ holidays }: Hours, day: number): boolean => {
  if (holidays.length === 0) return false;
  const date = dateOf(day);
  return holidays.some((one) => (one.yearly ? one.date.slice(5) === date.slice(5) : one.date === date));
};

type Open = { from: number; to: number };
/** When it is open on that day of its wall clock, in instants. */
const openOn = (hours: Hours, day: number): Open[] => {
  const spans = hours.week[weekdayOf(day)] ?? [];
  if (spans.length === 0 || isHoliday(hours, day)) return [];
  return spans
    .map((span) => ({
      from: firstShowing(hours.zone, day * DAY + span.from * MINUTE),
      to: firstShowing(hours.zone, day * DAY + span.to * MINUTE),
    }))
    .filter(({ from, to }) => from < to)
    .sort((a, b) => a.from - b.from);
};

/** When so many minutes of open time have gone by since then; null when that is never. */
export const dueAt = (start: number, minutes: number, hours: Hours): number | null => {
  const first = dayOf(hours.zone, start) - 1;
  let left = minutes * MINUTE;
  for (let day = first; day < first + MOST_DAYS; day += 1)
    for (const { from, to } of openOn(hours, day)) {
      const begins = Math.max(from, start);
      if (begins >= to) continue;
      if (left <= to - begins) return begins + left;
      left -= to - begins;
    }
  return null;
};

/** Open time between two instants, in milliseconds; 0 when the second is not after the first. */
export const elapsed = (start: number, end: number, hours: Hours): number => {
  if (end <= start) return 0;
  const last = dayOf(hours.zone, end) + 1;
  let sum = 0;
  for (let day = dayOf(hours.zone, start) - 1; day <= last; day += 1)
    for (const { from, to } of openOn(hours, day)) sum += Math.max(0, Math.min(to, end) - Math.max(from, start));
  return sum;
};

/** Whether time counts at that instant, and until when that stays so; null: beyond what is foreseen. */
export const openAt = (at: number, hours: Hours): { open: boolean; until: number | null } => {
  const first = dayOf(hours.zone, at) - 1;
  let closes: number | null = null;
  for (let day = first; day < first + FORESEEN_DAYS; day += 1)
    for (const { from, to } of openOn(hours, day)) {
      if (to <= at) continue;
      if (closes === null) {
        if (from > at) return { open: false, until: from };
        closes = to;
      } else if (from > closes) return { open: true, until: closes };
      else closes = Math.max(closes, to);
    }
  return { open: closes !== null, until: null };
};

export type HoursProblem =
  | { code: 'bad-zone' | 'never-open'; place: 'zone' | 'week' }
  | { code: 'span-empty' | 'spans-overlap'; place: `week.${number}.${number}` }
  | { code: 'bad-date' | 'same-date'; place: `holidays.${number}` };

export const isZone = (zone: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};
const isDate = (date: string): boolean => {
  const at = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === date;
};
const overlaps = (span: Span, others: readonly Span[]): boolean =>
  others.some((other) => span.from < other.to && other.from < span.to);

/** What is wrong with hours of work, in the order in which the page shows it. `from`: an instant they shall hold from. */
export const problemsOf = (hours: Hours, from: number): HoursProblem[] => {
  const problems: HoursProblem[] = [];
  if (!isZone(hours.zone)) problems.push({ code: 'bad-zone', place: 'zone' });
  hours.week.forEach((spans, day) =>
    spans.forEach((span, n) => {
      const place = `week.${day}.${n}` as const;
      if (span.from >= span.to) problems.push({ code: 'span-empty', place });
      else if (overlaps(span, spans.slice(0, n))) problems.push({ code: 'spans-overlap', place });
    }),
  );
  hours.holidays.forEach((holiday, n) => {
    const place = `holidays.${n}` as const;
    if (!isDate(holiday.date)) problems.push({ code: 'bad-date', place });
    else if (hours.holidays.slice(0, n).some((one) => one.date === holiday.date))
      problems.push({ code: 'same-date', place });
  });
  if (problems.length === 0 && dueAt(from, 0, hours) === null) problems.push({ code: 'never-open', place: 'week' });
  return problems;
};
