import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allOf, extended, MOST_AT_ONCE, NOTHING, stepped, toggled, whyNone, without } from './rules.ts';

const SHOWN = [1, 2, 3, 4, 5, 6];
const ids = (selection: { ids: ReadonlySet<number> }) => [...selection.ids].toSorted((a, b) => a - b);

test('one is selected and let go again', () => {
  const two = toggled(toggled(NOTHING, 4), 2);
  assert.deepEqual(ids(two), [2, 4]);
  assert.deepEqual(ids(toggled(two, 4)), [2]);
});

test('Shift and the pointer select from the one last touched, either way, and the end can be moved back', () => {
  assert.deepEqual(ids(extended(NOTHING, 3, SHOWN)), [3]);
  const from = toggled(toggled(NOTHING, 1), 3);
  assert.deepEqual(ids(extended(from, 6, SHOWN)), [1, 3, 4, 5, 6]);
  assert.deepEqual(ids(extended(extended(from, 6, SHOWN), 4, SHOWN)), [1, 3, 4]);
  assert.deepEqual(ids(extended(extended(from, 6, SHOWN), 2, SHOWN)), [1, 2, 3]);
});

test('Shift and an arrow begin where the focus is, go on where they ended, and come back', () => {
  const two = stepped(NOTHING, 2, 3, SHOWN);
  assert.deepEqual(ids(two), [2, 3]);
  const three = stepped(two, 3, 4, SHOWN);
  assert.deepEqual(ids(three), [2, 3, 4]);
  assert.deepEqual(ids(stepped(three, 4, 3, SHOWN)), [2, 3]);
  // The focus went elsewhere without Shift: another range, besides the first.
  assert.deepEqual(ids(stepped(two, 6, 5, SHOWN)), [2, 3, 5, 6]);
});

test('a range from what is shown no more begins anew', () => {
  const gone = toggled(NOTHING, 9);
  assert.deepEqual(ids(extended(gone, 2, SHOWN)), [2, 9]);
  assert.deepEqual(ids(stepped(gone, 9, 2, SHOWN)), [9]);
});

test('no more than so many at once, and that is told', () => {
  const many = Array.from({ length: MOST_AT_ONCE + 5 }, (_, at) => at + 1);
  const all = allOf(many);
  assert.equal(all.ids.size, MOST_AT_ONCE);
  assert.ok(all.cut && !all.ids.has(MOST_AT_ONCE + 1));
  assert.ok(toggled(all, MOST_AT_ONCE + 1).cut);
  assert.equal(toggled(all, MOST_AT_ONCE + 1).ids.size, MOST_AT_ONCE);
  assert.ok(!toggled(all, 1).cut);
  // Those nearest to where a range began are the ones that are taken.
  const back = extended(toggled(NOTHING, MOST_AT_ONCE + 5), 1, many);
  assert.ok(back.ids.has(MOST_AT_ONCE + 5) && !back.ids.has(1) && back.cut);
});

test('what is done is selected no more', () => {
  assert.deepEqual(ids(without(allOf(SHOWN), new Set([1, 2, 9]))), [3, 4, 5, 6]);
  assert.equal(without(allOf([1]), new Set([1])), NOTHING);
});

test('an act is greyed only where none of them allows it, with every reason once', () => {
  const why = (row: string) => (row === 'mine' ? null : row);
  assert.equal(whyNone(['closed', 'mine'], why), null);
  assert.deepEqual(whyNone(['closed', 'theirs', 'closed'], why), ['closed', 'theirs']);
  assert.equal(whyNone([], why), null);
});
