import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readHolidays } from './rules.ts';

const read = (text: string, already = [] as { date: string; name: string; yearly: boolean }[]) =>
  readHolidays(text, already, 2026);
const days = (text: string) => read(text).found.map(({ date, name, yearly }) => [date, name, yearly]);

test('D14 dates by ISO 8601, in French and in English are read, with the name before or after', () => {
  for (const [line, date, name] of [
    ['2026-12-25 Noël', '2026-12-25', 'Noël'],
    ['2026/12/25;Noël', '2026-12-25', 'Noël'],
    ['Noël\t2026-12-25', '2026-12-25', 'Noël'],
    ['vendredi 25 décembre 2026 : Noël', '2026-12-25', 'Noël'],
    ['Le 1er janvier 2027 — Jour de l’An', '2027-01-01', 'Jour de l’An'],
    ['24 juin 2026, Fête nationale du Québec', '2026-06-24', 'Fête nationale du Québec'],
    ['15 août 2026 Assomption', '2026-08-15', 'Assomption'],
    ['3 févr. 2026 Inventaire', '2026-02-03', 'Inventaire'],
    ['Friday, December 25, 2026 - Christmas Day', '2026-12-25', 'Christmas Day'],
    ['Christmas Day (Dec 25 2026)', '2026-12-25', 'Christmas Day'],
    ['July 1st, 2026 Canada Day', '2026-07-01', 'Canada Day'],
    ['1 July 2026 Canada Day', '2026-07-01', 'Canada Day'],
    ['25/12/2026 Noël', '2026-12-25', 'Noël'],
    ['12/25/2026 Christmas', '2026-12-25', 'Christmas'],
    ['• 5/5/2026', '2026-05-05', ''],
  ] as const)
    assert.deepEqual(days(line), [[date, name, false]], line);
});

test('D14 a day without its year comes back every year', () => {
  assert.deepEqual(days('25 décembre Noël\nJuly 1 Canada Day\n29 février Rare'), [
    ['2026-12-25', 'Noël', true],
    ['2026-07-01', 'Canada Day', true],
    ['2028-02-29', 'Rare', true],
  ]);
});

test('D14 nothing is guessed: what has two readings, no date or no such day is told by its line', () => {
  const { found, unread } = read('03/04/2026 Vendredi saint\nJours fériés 2026\n2026-02-30 Jamais\n\n31 avril 2026');
  assert.deepEqual(found, []);
  assert.deepEqual(
    unread.map(({ why }) => why),
    ['ambiguous', 'no-date', 'not-a-day', 'not-a-day'],
  );
  assert.equal(unread[0]!.line, '03/04/2026 Vendredi saint');
});

test('D14 a day that is in the list already, or comes twice, is added once', () => {
  const there = { date: '2026-12-25', name: 'Noël', yearly: true };
  const { found, known } = read('2026-12-25 Christmas\n2026-12-26\n2026-12-26 Boxing Day', [there]);
  assert.deepEqual(
    found.map((one) => one.date),
    ['2026-12-26'],
  );
  assert.deepEqual(
    known.map((one) => one.name),
    ['Christmas', 'Boxing Day'],
  );
});

test('D14 numbers in a name are no date, and a name keeps its own signs', () => {
  assert.deepEqual(days('2026-11-11 Jour du Souvenir (1918)'), [['2026-11-11', 'Jour du Souvenir (1918)', false]]);
  assert.deepEqual(days('Marche du 50e 2026-05-09'), [['2026-05-09', 'Marche du 50e', false]]);
});

test('D14 a list of ten thousand lines is read in no time', () => {
  const start = performance.now();
  read('le mar jan 1 2 3 de la '.repeat(10).concat('\n').repeat(2_000));
  assert.ok(performance.now() - start < 2_000);
});
