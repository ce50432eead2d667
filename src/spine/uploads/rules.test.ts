import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chosenAgain } from './rules.ts';

test('R22 a file chosen again is known by its name and size', () => {
  const kept = [{ name: 'a.pdf', size: 3 }];
  const files = [
    { name: 'a.pdf', size: 3 },
    { name: 'a.pdf', size: 4 },
    { name: 'b.pdf', size: 3 },
    { name: 'b.pdf', size: 3 },
  ];
  const { fresh, again } = chosenAgain(kept, files);
  assert.deepEqual(
    [fresh, again],
    [
      [files[1], files[2]],
      [files[0], files[3]],
    ],
  );
});
