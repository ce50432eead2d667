import assert from 'node:assert/strict';
import { test } from 'node:test';
import { choicesOf, moved, whyNotRemove } from './rules.ts';

test('a field goes one step up or down, and stays at the ends of the list', () => {
  assert.deepEqual(moved([1, 2, 3], 2, -1), [2, 1, 3]);
  assert.deepEqual(moved([1, 2, 3], 2, 1), [1, 3, 2]);
  assert.deepEqual(moved([1, 2, 3], 1, -1), [1, 2, 3]);
  assert.deepEqual(moved([1, 2, 3], 3, 1), [1, 2, 3]);
  assert.deepEqual(moved([1, 2], 9, 1), [1, 2]);
});

test('each line is a choice, said once', () => {
  assert.deepEqual(choicesOf(' Or \n\nArgent\nOr\n'), ['Or', 'Argent']);
});

test('what contacts have something in is archived instead of removed', () => {
  assert.equal(whyNotRemove({ uses: 1 }), 'field-used');
  assert.equal(whyNotRemove({ uses: 0 }), null);
});
