import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { windowOf } from './rules.ts';

const at = (text: string): Date => new Date(text);

describe('the 24 hours of WhatsApp', () => {
  const cases: [string, string | null, string, boolean, string | null][] = [
    ['who never wrote', null, '2026-03-01T12:00:00Z', false, null],
    ['who writes now', '2026-03-01T12:00:00Z', '2026-03-01T12:00:00Z', true, '2026-03-02T12:00:00Z'],
    ['a millisecond before the end', '2026-03-01T12:00:00Z', '2026-03-02T11:59:59.999Z', true, '2026-03-02T12:00:00Z'],
    ['at the very end', '2026-03-01T12:00:00Z', '2026-03-02T12:00:00Z', false, '2026-03-02T12:00:00Z'],
    ['a month later', '2026-03-01T12:00:00Z', '2026-04-01T12:00:00Z', false, '2026-03-02T12:00:00Z'],
    [
      'a clock behind that of the provider',
      '2026-03-01T12:00:05Z',
      '2026-03-01T12:00:00Z',
      true,
      '2026-03-02T12:00:05Z',
    ],
    // Clocks go forward on 8 March 2026 at 02:00 in Montréal: hours are counted, not the day.
    [
      'a night that lacks an hour',
      '2026-03-08T00:30:00-05:00',
      '2026-03-09T01:29:59-04:00',
      true,
      '2026-03-09T01:30:00-04:00',
    ],
  ];
  for (const [name, last, now, open, closesAt] of cases)
    it(name, () =>
      assert.deepEqual(windowOf(last === null ? null : at(last), at(now)), {
        open,
        closesAt: closesAt === null ? null : at(closesAt),
      }),
    );
});
