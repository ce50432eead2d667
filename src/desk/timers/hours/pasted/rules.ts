import type { Holiday } from '../contract.ts';

/** Why a line of a pasted list is no holiday. 'ambiguous': 03/04/2026 is March to one and April to another. */
export type Unread = { line: string; why: 'no-date' | 'ambiguous' | 'not-a-day' };
export type Pasted = {
  found: Holiday[];
  /** On a day that is in the list already, or came twice. */
  known: Holiday[];
  unread: Unread[];
};

const MONTHS: readonly (readonly string[])[] = [
  ['janvier', 'janv', 'january', 'jan'],
  ['fevrier', 'fevr', 'fev', 'february', 'feb'],
  ['mars', 'march', 'mar'],
  ['avril', 'avr', 'april', 'apr'],
  ['mai', 'may'],
  ['juin', 'june', 'jun'],
  ['juillet', 'juil', 'july', 'jul'],
  ['aout', 'august', 'aug'],
  ['septembre', 'sept', 'september', 'sep'],
  ['octobre', 'oct', 'october'],
  ['novembre', 'nov', 'november'],
  ['decembre', 'dec', 'december'],
];
const monthOf = (name: string): number => MONTHS.findIndex((names) => names.includes(name)) + 1;
const MONTH = MONTHS.flat()
  .toSorted((a, b) => b.length - a.length)
  .join('|');
const WEEKDAY =
  '(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday|wednesday|thursday|friday|saturday|sunday|lun|mar|mer|jeu|ven|sam|dim|mon|tue|wed|thu|fri|sat|sun)[.,]?\\s+)?';
/** Not within a longer number or word. */
const whole = (source: string): RegExp =>
  new RegExp(String.raw`(?<![\p{L}\p{N}])${WEEKDAY}(?:(?:le|the)\s+)?${source}(?![\p{L}\p{N}])`, 'iu');

type Read = { year: number | null; month: number; day: number } | 'ambiguous';
type Form = readonly [form: RegExp, read: (parts: readonly (string | undefined)[]) => Read];

/** Two numbers of which the order is known only when one is no month. */
const inEitherOrder = (a: number, b: number, year: number): Read =>
  a > 12 || a === b ? { year, month: b, day: a } : b > 12 ? { year, month: a, day: b } : 'ambiguous';

const FORMS: readonly Form[] = [
  [
    whole(String.raw`(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})`),
    ([y, m, d]) => ({ year: Number(y), month: Number(m), day: Number(d) }),
  ],
  [
    whole(String.raw`(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})`),
    ([a, b, y]) => inEitherOrder(Number(a), Number(b), Number(y)),
  ],
  [
    whole(String.raw`(\d{1,2})(?:er|st|nd|rd|th)?\s+(?:of\s+)?(${MONTH})\.?,?(?:\s+(\d{4}))?`),
    ([d, m, y]) => ({ year: y ? Number(y) : null, month: monthOf(m!.toLowerCase()), day: Number(d) }),
  ],
  [
    whole(String.raw`(${MONTH})\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?`),
    ([m, d, y]) => ({ year: y ? Number(y) : null, month: monthOf(m!.toLowerCase()), day: Number(d) }),
  ],
];

/** As long as it was, so that what stands where stays where it is. */
const plain = (line: string): string => line.replaceAll(/[À-ÿ]/g, (sign) => sign.normalize('NFD')[0]!);
/** What stands between a date and a name. */
const EDGES = /^[\s,;:|–—\-\t()[\]"«»•*]+|[\s,;:|–—\-\t([\]"«»•*]+$/gu;
const tidy = (name: string): string =>
  name
    .replaceAll(/\(\s*\)|\s+/g, ' ')
    .replaceAll(EDGES, '')
    .slice(0, 80)
    .trim();

const two = (n: number): string => String(n).padStart(2, '0');
const exists = ({ year, month, day }: { year: number; month: number; day: number }): boolean => {
  const at = new Date(Date.UTC(year, month - 1, day));
  return at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
};

const readLine = (line: string, thisYear: number): Holiday | Unread => {
  const folded = plain(line);
  for (const [form, read] of FORMS) {
    const found = form.exec(folded);
    if (!found) continue;
    const date = read(found.slice(1));
    if (date === 'ambiguous') return { line, why: 'ambiguous' };
    const { month, day } = date;
    const year = date.year ?? thisYear;
    // The 29th of February without a year is a day of some years.
    const shown = exists({ year, month, day }) ? year : date.year === null ? 2028 : year;
    if (!exists({ year: shown, month, day })) return { line, why: 'not-a-day' };
    const name = tidy(`${line.slice(0, found.index)} ${line.slice(found.index + found[0].length)}`);
    return { date: `${shown}-${two(month)}-${two(day)}`, name, yearly: date.year === null };
  }
  return { line, why: 'no-date' };
};

/**
 * A list as it stands on a page or in a sheet: a day a line with its name before or after it, in French, in English or by
 * ISO 8601. A day without its year comes back every year. Nothing is guessed: what has two readings is told.
 */
export const readHolidays = (text: string, already: readonly Holiday[], thisYear: number): Pasted => {
  const pasted: Pasted = { found: [], known: [], unread: [] };
  const days = new Set(already.map((one) => one.date));
  for (const line of text.split(/\r?\n/).map((one) => one.trim())) {
    if (line === '') continue;
    const read = readLine(line, thisYear);
    if ('why' in read) pasted.unread.push(read);
    else if (days.has(read.date)) pasted.known.push(read);
    else {
      days.add(read.date);
      pasted.found.push(read);
    }
  }
  return pasted;
};
