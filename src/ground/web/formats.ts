import { LOCALE, say, type Language } from '#ground/words.ts';
import { now } from '#ground/clock.ts';
import { commonWords } from './common-words.ts';

type Moment = string | number | Date;

export type Formats = {
  /** 10:44 */
  time(at: Moment): string;
  /** 12 oct. 2026, without the year when it is this one's */
  date(at: Moment): string;
  /** 12 octobre 2026 à 10:44 */
  dateTime(at: Moment): string;
  /** il y a 28 min */
  relative(at: Moment, from?: Moment): string;
  /** In a sentence, of what is to come: today 14:05, tomorrow 08:00, Oct 12 at 08:00 */
  ahead(at: Moment, from?: Moment): string;
  /** The shortest that is still clear in a list: the time today, the date before. */
  short(at: Moment): string;
  /** 182 Ko. In steps of 1,024 bytes. */
  size(bytes: number): string;
  number(value: number): string;
  /** 00:48, or 1:02:03 above an hour. Milliseconds; below zero shows 00:00. */
  elapsed(milliseconds: number): string;
};

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const sameDay = (a: Date, b: Date): boolean => a.toDateString() === b.toDateString();

export const elapsed = (milliseconds: number): string => {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const two = (n: number): string => String(n).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return hours ? `${hours}:${rest}` : rest;
};

/** Intl's formatters cost 30 to 50 µs to make and little to use: one set a language. */
export const formatsOf = (language: Language): Formats => {
  const locale = LOCALE[language];
  const timeOf = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const dayOf = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' });
  const dateOf = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' });
  const longOf = new Intl.DateTimeFormat(locale, { dateStyle: 'long' });
  const relativeOf = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' });
  const numberOf = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const tenthsOf = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const wholeOf = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });

  // fr-CA writes "10 h 44"; the desk's dense lists want the clock's form in both languages.
  const time = (at: Moment): string => {
    const parts = timeOf.formatToParts(new Date(at));
    const part = (type: string): string => parts.find((p) => p.type === type)?.value ?? '';
    return `${part('hour')}:${part('minute')}`;
  };
  const date = (at: Moment): string => {
    const day = new Date(at);
    return day.getFullYear() === now().getFullYear() ? dayOf.format(day) : dateOf.format(day);
  };

  return {
    time,
    date,
    dateTime: (at) => `${longOf.format(new Date(at))}, ${time(at)}`,
    ahead: (at, from = now()) => {
      const [then, today] = [new Date(at), new Date(from)];
      const tomorrow = new Date(today.getFullYear(), today.getMonth(), today.getDate() + 1);
      const words = { date: date(at), time: time(at) };
      if (sameDay(then, today)) return say(commonWords['time.today-at'], language, words);
      if (sameDay(then, tomorrow)) return say(commonWords['time.tomorrow-at'], language, words);
      return say(commonWords['time.date-at'], language, words);
    },
    short: (at) => (sameDay(new Date(at), now()) ? time(at) : date(at)),
    relative: (at, from = now()) => {
      const gap = new Date(at).getTime() - new Date(from).getTime();
      const size = Math.abs(gap);
      if (size < MINUTE) return say(commonWords['time.now'], language);
      if (size < HOUR) return relativeOf.format(Math.trunc(gap / MINUTE), 'minute');
      if (size < DAY) return relativeOf.format(Math.trunc(gap / HOUR), 'hour');
      if (size < 7 * DAY) return relativeOf.format(Math.trunc(gap / DAY), 'day');
      return date(at);
    },
    size: (bytes) => {
      const units = ['size.bytes', 'size.kb', 'size.mb', 'size.gb'] as const;
      let value = bytes;
      let unit = 0;
      while (value >= 1000 && unit < units.length - 1) {
        value /= 1024;
        unit += 1;
      }
      return say(commonWords[units[unit] ?? 'size.gb'], language, {
        n: (value < 10 ? tenthsOf : wholeOf).format(value),
      });
    },
    number: (value) => numberOf.format(value),
    elapsed,
  };
};
