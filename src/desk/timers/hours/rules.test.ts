import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alwaysOpen, type Hours, type Span } from './contract.ts';
import { dueAt, elapsed, openAt, problemsOf } from './rules.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const ZONES = ['America/Toronto', 'Europe/Paris', 'Australia/Lord_Howe', 'UTC', 'Asia/Kathmandu'] as const;
/** Nights when a clock changed, in those zones. */
const NIGHTS = ['2026-03-08', '2026-11-01', '2026-03-29', '2026-10-25', '2026-04-05', '2026-10-04'];

/** The same numbers each time: a failure can be seen again. */
const dice = (seed: number) => () => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return seed / 2 ** 32;
};
const weekdays = (zone: string, spans: Span[], more: Partial<Hours> = {}): Hours => ({
  zone,
  week: [spans, spans, spans, spans, spans, [], []],
  holidays: [],
  ...more,
});
const at = (text: string): number => Date.parse(text);

const anyHours = (roll: () => number): Hours => {
  const pick = (n: number): number => Math.floor(roll() * n);
  const zone = ZONES[pick(ZONES.length)]!;
  const week = Array.from({ length: 7 }, () => {
    const marks = Array.from({ length: pick(4) * 2 }, () => pick(1441)).sort((a, b) => a - b);
    return Array.from({ length: marks.length / 2 }, (_, n) => ({ from: marks[2 * n]!, to: marks[2 * n + 1]! }));
  });
  week[pick(7)] = [{ from: 60, to: 240 }];
  const holidays = Array.from({ length: pick(4) }, (_, n) => ({
    date: `2026-${String(1 + pick(12)).padStart(2, '0')}-${String(1 + pick(28)).padStart(2, '0')}`,
    name: String(n),
    yearly: roll() < 0.5,
  }));
  return { zone, week, holidays };
};
/** Half of them near a night when some clock changed. */
const anyInstant = (roll: () => number): number =>
  roll() < 0.5
    ? at('2026-01-01T00:00:00Z') + Math.floor(roll() * 700 * 24 * 60) * MINUTE
    : at(`${NIGHTS[Math.floor(roll() * NIGHTS.length)]}T00:00:00Z`) + Math.floor((roll() * 60 - 30) * 60) * MINUTE;

test('D14 what is due after so many open minutes has let exactly so many go by, whatever the plan', () => {
  const roll = dice(22);
  for (let n = 0; n < 3_000; n += 1) {
    const hours = anyHours(roll);
    const start = anyInstant(roll);
    const minutes = 1 + Math.floor(roll() * 3_000);
    const due = dueAt(start, minutes, hours);
    assert.ok(due !== null && due > start);
    const seen = JSON.stringify({ hours, start: new Date(start), minutes });
    assert.equal(elapsed(start, due, hours), minutes * MINUTE, seen);
    assert.ok(elapsed(start, due - 1, hours) < minutes * MINUTE, `not before: ${seen}`);
  }
});

test('D14 open time never goes backwards, and adds up', () => {
  const roll = dice(98);
  for (let n = 0; n < 400; n += 1) {
    const hours = anyHours(roll);
    const [a, b, c] = [anyInstant(roll), anyInstant(roll), anyInstant(roll)].sort((x, y) => x - y) as [
      number,
      number,
      number,
    ];
    assert.equal(elapsed(a, b, hours) + elapsed(b, c, hours), elapsed(a, c, hours));
    const minutes = Math.floor(roll() * 2_000);
    assert.ok(dueAt(a, minutes, hours)! <= dueAt(a, minutes + 1, hours)!);
    assert.ok(dueAt(a, minutes, hours)! <= dueAt(b, minutes, hours)!);
    assert.ok(elapsed(a, c, hours) <= c - a);
  }
});

test('D14 day and night, all year, is plain time in every zone', () => {
  const roll = dice(7);
  for (let n = 0; n < 1_500; n += 1) {
    const hours = alwaysOpen(ZONES[n % ZONES.length]!);
    const start = anyInstant(roll);
    const minutes = Math.floor(roll() * 6_000);
    assert.equal(dueAt(start, minutes, hours), start + minutes * MINUTE);
    assert.equal(elapsed(start, start + minutes * MINUTE, hours), minutes * MINUTE);
    assert.deepEqual(openAt(start, hours), { open: true, until: null });
  }
});

test('D14 opening and closing are told when they happen', () => {
  const roll = dice(41);
  for (let n = 0; n < 1_500; n += 1) {
    const hours = anyHours(roll);
    const now = anyInstant(roll);
    const { open, until } = openAt(now, hours);
    assert.equal(open, elapsed(now, now + 1, hours) === 1);
    if (until === null) continue;
    assert.ok(until > now);
    assert.equal(elapsed(now, until, hours), open ? until - now : 0);
    assert.notEqual(openAt(until, hours).open, open);
  }
});

const CHANGED: [zone: string, night: string, spans: Span[], open: number][] = [
  // Toronto, spring: 2:00 becomes 3:00. Autumn: 1:00 to 2:00 comes twice.
  ['America/Toronto', '2026-03-08', [{ from: 0, to: 1440 }], 23],
  ['America/Toronto', '2026-03-08', [{ from: 60, to: 240 }], 2],
  ['America/Toronto', '2026-03-08', [{ from: 120, to: 180 }], 0],
  ['America/Toronto', '2026-03-08', [{ from: 150, to: 240 }], 1],
  ['America/Toronto', '2026-11-01', [{ from: 0, to: 1440 }], 25],
  ['America/Toronto', '2026-11-01', [{ from: 60, to: 120 }], 2],
  ['America/Toronto', '2026-11-01', [{ from: 480, to: 1080 }], 10],
  // Paris: 2:00 becomes 3:00, and 3:00 becomes 2:00.
  ['Europe/Paris', '2026-03-29', [{ from: 0, to: 1440 }], 23],
  ['Europe/Paris', '2026-03-29', [{ from: 60, to: 240 }], 2],
  ['Europe/Paris', '2026-10-25', [{ from: 0, to: 1440 }], 25],
  ['Europe/Paris', '2026-10-25', [{ from: 120, to: 180 }], 2],
  // Lord Howe: by half an hour, in the other season.
  ['Australia/Lord_Howe', '2026-10-04', [{ from: 0, to: 1440 }], 23.5],
  ['Australia/Lord_Howe', '2026-10-04', [{ from: 60, to: 180 }], 1.5],
  ['Australia/Lord_Howe', '2026-04-05', [{ from: 0, to: 1440 }], 24.5],
  ['Australia/Lord_Howe', '2026-04-05', [{ from: 90, to: 120 }], 1],
];
for (const [zone, night, spans, open] of CHANGED)
  test(`D14 in ${zone} the ${night} has ${open} h between ${spans[0]!.from} and ${spans[0]!.to} min`, () => {
    const holidays = [];
    const hours: Hours = { zone, week: Array.from({ length: 7 }, () => spans), holidays: [] };
    // Every other day is closed, so that only that one counts.
    for (let day = -3; day <= 3; day += 1) {
      const date = new Date(at(`${night}T00:00:00Z`) + day * 24 * HOUR).toISOString().slice(0, 10);
      if (day !== 0) holidays.push({ date, name: '', yearly: false });
    }
    const alone = { ...hours, holidays };
    const noon = at(`${night}T12:00:00Z`);
    assert.equal(elapsed(noon - 48 * HOUR, noon + 48 * HOUR, alone), open * HOUR);
  });

test('D14 a mail of Friday 17:30 has its four hours on Monday 11:30', () => {
  const hours = weekdays('America/Toronto', [{ from: 480, to: 1080 }]);
  assert.equal(dueAt(at('2026-11-20T17:30:00-05:00'), 240, hours), at('2026-11-23T11:30:00-05:00'));
  // Over the weekend of the change of clocks.
  assert.equal(dueAt(at('2026-10-30T17:30:00-04:00'), 240, hours), at('2026-11-02T11:30:00-05:00'));
  assert.equal(dueAt(at('2026-03-06T17:30:00-05:00'), 240, hours), at('2026-03-09T11:30:00-04:00'));
});

test('D14 holidays do not count: those of one year, those of every year, the 29th of February where there is one', () => {
  const spans = [{ from: 540, to: 1020 }];
  const leap = weekdays('Europe/Paris', spans, { holidays: [{ date: '2024-02-29', name: '', yearly: true }] });
  assert.equal(dueAt(at('2028-02-28T17:00:00+01:00'), 60, leap), at('2028-03-01T10:00:00+01:00'));
  assert.equal(dueAt(at('2027-02-26T17:00:00+01:00'), 60, leap), at('2027-03-01T10:00:00+01:00'));
  const christmas = (yearly: boolean) =>
    weekdays('Europe/Paris', spans, { holidays: [{ date: '2026-12-25', name: 'Noël', yearly }] });
  assert.equal(dueAt(at('2026-12-24T17:00:00+01:00'), 60, christmas(false)), at('2026-12-28T10:00:00+01:00'));
  assert.equal(dueAt(at('2028-12-22T17:00:00+01:00'), 60, christmas(true)), at('2028-12-26T10:00:00+01:00'));
  assert.equal(dueAt(at('2028-12-22T17:00:00+01:00'), 60, christmas(false)), at('2028-12-25T10:00:00+01:00'));
});

test('D14 hours that cannot be kept are named, each in its place', () => {
  const now = at('2026-11-20T12:00:00Z');
  const usual = weekdays('America/Toronto', [{ from: 480, to: 720 }]);
  const codes = (hours: Hours): string[] => problemsOf(hours, now).map(({ code, place }) => `${code} ${place}`);
  assert.deepEqual(codes(usual), []);
  assert.deepEqual(codes({ ...usual, zone: 'America/Montréal-Nord' }), ['bad-zone zone']);
  assert.deepEqual(codes(weekdays('UTC', [])), ['never-open week']);
  assert.deepEqual(codes({ ...usual, week: usual.week.with(2, [{ from: 720, to: 720 }]) }), ['span-empty week.2.0']);
  const twice = [
    { from: 480, to: 720 },
    { from: 719, to: 900 },
  ];
  assert.deepEqual(codes({ ...usual, week: usual.week.with(4, twice) }), ['spans-overlap week.4.1']);
  const holidays = ['2026-12-25', '2026-02-30', '2026-12-25'].map((date) => ({ date, name: '', yearly: false }));
  assert.deepEqual(codes({ ...usual, holidays }), ['bad-date holidays.1', 'same-date holidays.2']);
  const everyMonday = Array.from({ length: 7 }, (_, day) => (day === 0 ? [{ from: 0, to: 60 }] : []));
  assert.deepEqual(codes({ ...usual, week: everyMonday }), []);
});
