import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromLocalText, laterChoices, localText, planChoices } from './plan-times.ts';

const names = (now: Date) => planChoices(now).map(({ name, at }) => `${name} ${localText(at)}`);

test('an hour, tomorrow at eight, the next Monday at eight', () => {
  // A Wednesday.
  assert.deepEqual(names(new Date(2026, 10, 25, 14, 5)), [
    'hour 2026-11-25T15:05',
    'tomorrow 2026-11-26T08:00',
    'monday 2026-11-30T08:00',
  ]);
  // On a Monday the next one; on a Sunday it is tomorrow.
  assert.ok(names(new Date(2026, 10, 30, 7, 0)).includes('monday 2026-12-07T08:00'));
  assert.deepEqual(names(new Date(2026, 10, 29, 23, 30)), ['hour 2026-11-30T00:30', 'tomorrow 2026-11-30T08:00']);
  // Over the end of a year.
  assert.ok(names(new Date(2026, 11, 31, 9, 0)).includes('tomorrow 2027-01-01T08:00'));
});

test('put off to tomorrow, to Monday, to this day next week: never twice the same morning', () => {
  const later = (at: Date) => laterChoices(at).map((one) => `${one.name} ${localText(one.at)}`);
  assert.deepEqual(later(new Date(2026, 10, 25, 14, 5)), [
    'tomorrow 2026-11-26T08:00',
    'monday 2026-11-30T08:00',
    'week 2026-12-02T08:00',
  ]);
  assert.deepEqual(later(new Date(2026, 10, 30, 7, 0)), ['tomorrow 2026-12-01T08:00', 'week 2026-12-07T08:00']);
  assert.deepEqual(later(new Date(2026, 10, 29, 7, 0)), ['tomorrow 2026-11-30T08:00', 'week 2026-12-06T08:00']);
});

test('what a date field says is a moment here, or none', () => {
  assert.equal(fromLocalText('2026-12-01T09:30')?.getTime(), new Date(2026, 11, 1, 9, 30).getTime());
  assert.equal(fromLocalText(''), null);
  assert.equal(fromLocalText('x'), null);
});
