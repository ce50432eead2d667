import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inOrder, nextAfter } from './rules.ts';

const row = (id: number, waitingFor: 'agent' | 'customer' = 'agent') => ({ id, waitingFor });
const ROWS = [row(1, 'customer'), row(2), row(3), row(4), row(5)];
const order = {
  urgencyOf: (id: number) => ({ 3: 10, 2: 20 })[id] ?? null,
  apartOf: (id: number) => ({ 4: 'asleep', 5: 'woken' } as const)[id as 4 | 5] ?? null,
};
const ids = (rows: readonly { id: number }[]) => rows.map((one) => one.id);
const SEEN = [5, 3, 2, 1, 4];

test('R91 what came back is first, then mine to answer by haste, then the customer’s; what sleeps is last', () => {
  assert.deepEqual(
    inOrder(ROWS, order).map((part) => [part.place, ids(part.rows)]),
    [
      ['woken', [5]],
      ['agent', [3, 2]],
      ['customer', [1]],
      ['asleep', [4]],
    ],
  );
  assert.deepEqual(ids(inOrder(ROWS, {}).flatMap((part) => part.rows)), [2, 3, 4, 5, 1]);
});

test('R130 after one that leaves comes the next below it, else the topmost; what was put off is not', () => {
  const without = (id: number) => ROWS.filter((one) => one.id !== id);
  assert.equal(nextAfter(3, SEEN, ROWS, order)?.id, 2);
  assert.equal(nextAfter(3, SEEN, without(3), order)?.id, 2);
  assert.equal(nextAfter(1, SEEN, without(1), order)?.id, 5);
  assert.equal(nextAfter(9, SEEN, ROWS, order)?.id, 5);
  // The next one left at the same moment.
  assert.equal(nextAfter(5, SEEN, [row(1, 'customer'), row(2)], order)?.id, 2);
  assert.equal(nextAfter(5, SEEN, [row(4)], order), null);
  assert.equal(nextAfter(5, SEEN, [], order), null);
});
