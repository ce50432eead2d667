import type { IncomingMail } from '#spine/channels/contract.ts';

type Invitation = NonNullable<IncomingMail['invitation']>;

/** Calendars of whole years are sent as invitations too; the first event is near the top. */
const MAX_CHARS = 500_000;

function unescape(value: string): string {
  return value
    .replace(/\\([nN,;\\])/g, (_, char: string) => (char.toLowerCase() === 'n' ? '\n' : char))
    .trim()
    .slice(0, 1_000);
}

/** `20260310T140000Z` as `2026-03-10T14:00:00Z`; a floating or zoned time keeps its wall clock, a day is a day. */
function instant(value: string): string | null {
  const match = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})?(Z?))?$/.exec(value.trim());
  if (!match) return null;
  const [, year, month, day, hour, minute, second, utc] = match;
  const date = `${year}-${month}-${day}`;
  return hour ? `${date}T${hour}:${minute}:${second ?? '00'}${utc}` : date;
}

/** ISO 8601 duration as RFC 5545 writes it, in seconds. */
function seconds(duration: string): number | null {
  const match = /^\+?P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(duration.trim());
  if (!match) return null;
  const [weeks = 0, days = 0, hours = 0, minutes = 0, secs = 0] = match.slice(1).map((part) => Number(part ?? 0));
  return (((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + secs;
}

function endAfter(start: string | null, duration: string | undefined): string | null {
  const length = duration ? seconds(duration) : null;
  if (!start || length === null) return null;
  const wholeDay = start.length === 10;
  const at = new Date(wholeDay ? `${start}T00:00:00Z` : start.endsWith('Z') ? start : `${start}Z`);
  if (Number.isNaN(at.getTime())) return null;
  const end = new Date(at.getTime() + length * 1000).toISOString();
  return wholeDay ? end.slice(0, 10) : end.slice(0, 19) + (start.endsWith('Z') ? 'Z' : '');
}

/**
 * The plain facts of the first event of a calendar part (RFC 5545, RFC 5546). Times in a named zone are its wall clock.
 * @param method of the Content-Type, which wins over the one inside
 */
export function readInvitation(calendar: string, method: string | null): Invitation | null {
  const lines = calendar
    .slice(0, MAX_CHARS)
    .replace(/\n[ \t]/g, '')
    .split('\n');
  const values = new Map<string, string>();
  let inside = '';
  let declared = '';
  for (const line of lines) {
    const match = /^([A-Za-z-]+)((?:;[^:"]*(?:"[^"]*"[^:"]*)*)?):(.*)$/.exec(line.slice(0, 4_000));
    if (!match) continue;
    const [, name = '', , value = ''] = match;
    const key = name.toUpperCase();
    if (key === 'METHOD' && !inside) declared = value.trim();
    else if (key === 'BEGIN' && !inside && /^V(EVENT|TODO)/i.test(value.trim())) inside = value.trim().toUpperCase();
    else if (key === 'BEGIN' && inside) inside += '/';
    else if (key === 'END' && inside.endsWith('/')) inside = inside.slice(0, -1);
    else if (key === 'END' && inside) break;
    else if (inside && !inside.endsWith('/') && !values.has(key)) values.set(key, value);
  }
  if (!inside) return null;
  const start = instant(values.get('DTSTART') ?? '');
  return {
    method: (method || declared || 'PUBLISH').toUpperCase().slice(0, 40),
    summary: unescape(values.get('SUMMARY') ?? ''),
    start,
    end: instant(values.get('DTEND') ?? values.get('DUE') ?? '') ?? endAfter(start, values.get('DURATION')),
    location: unescape(values.get('LOCATION') ?? '') || null,
  };
}
