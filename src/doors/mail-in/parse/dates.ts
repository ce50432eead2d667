const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Hours from UTC (RFC 5322 section 4.3); other names are unknown and count as UTC. */
const ZONES: Record<string, number> = {
  EST: -5,
  EDT: -4,
  CST: -6,
  CDT: -5,
  MST: -7,
  MDT: -6,
  PST: -8,
  PDT: -7,
  CET: 1,
  CEST: 2,
  BST: 1,
  EET: 2,
  EEST: 3,
  MSK: 3,
  JST: 9,
  KST: 9,
  AEST: 10,
  AEDT: 11,
};

const MAIL_DATE =
  /(\d{1,2})[\s-]+([A-Za-z]{3})[a-z]*\.?[\s-]+(\d{2,4})[\s,]+(\d{1,2})[:.](\d{1,2})(?:[:.](\d{1,2}))?(?:[.,]\d+)?\s*([AaPp][Mm])?\s*([+-]\s?\d{1,2}:?\d{2}|[A-Z]{1,5})?/;
const UNIX_DATE =
  /([A-Z][a-z]{2})\s+(\d{1,2})\s+(\d{1,2}):(\d{2}):(\d{2})\s+(?:([A-Z]{3,4})\s+)?(\d{4})(?:\s*([+-]\d{4}))?/;

/** Minutes east of UTC. */
function zoneMinutes(zone: string | undefined): number {
  const numeric = zone && /^([+-])\s?(\d{1,2}):?(\d{2})$/.exec(zone);
  if (numeric) {
    const minutes = Number(numeric[2]) * 60 + Number(numeric[3]);
    return minutes > 24 * 60 ? 0 : numeric[1] === '-' ? -minutes : minutes;
  }
  return (ZONES[zone ?? ''] ?? 0) * 60;
}

function fullYear(year: string): number {
  const value = Number(year);
  if (year.length >= 4) return value;
  // RFC 5322 section 4.3.
  return year.length === 3 || value >= 50 ? 1900 + value : 2000 + value;
}

function plausible(date: Date): Date | null {
  const year = date.getUTCFullYear();
  return year >= 1900 && year < 10_000 ? date : null;
}

function utc(parts: (string | undefined)[], zone: string | undefined, afternoon = ''): Date | null {
  const [year, month, day, hour, minute, second] = parts as [
    string,
    string,
    string,
    string,
    string,
    string | undefined,
  ];
  const monthIndex = MONTHS.indexOf(month.toLowerCase());
  if (monthIndex < 0 || Number(day) > 31 || Number(hour) > 24 || Number(minute) > 59 || Number(second ?? 0) > 60)
    return null;
  let hours = Number(hour);
  if (/^p/i.test(afternoon) && hours < 12) hours += 12;
  if (/^a/i.test(afternoon) && hours === 12) hours = 0;
  const local = Date.UTC(fullYear(year), monthIndex, Number(day), hours, Number(minute), Number(second ?? 0));
  return plausible(new Date(local - zoneMinutes(zone) * 60_000));
}

/** A Date header as an instant; null when missing, unreadable or absurd. A missing zone counts as UTC. */
export function readDate(header: string | null): Date | null {
  if (!header) return null;
  const text = header
    .slice(0, 300)
    .replace(/\([^)]*\)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const mail = MAIL_DATE.exec(text);
  if (mail) return utc([mail[3], mail[2], mail[1], mail[4], mail[5], mail[6]], mail[8], mail[7]);
  const unix = UNIX_DATE.exec(text);
  if (unix) return utc([unix[7], unix[1], unix[2], unix[3], unix[4], unix[5]], unix[8] ?? unix[6]);
  const iso = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/.test(text) ? text.replace(' ', 'T').replace(/ (?=[+-])/, '') : null;
  if (!iso) return null;
  const date = new Date(/(Z|[+-]\d{2}:?\d{2})$/.test(iso) ? iso : `${iso}Z`);
  return Number.isNaN(date.getTime()) ? null : plausible(date);
}
