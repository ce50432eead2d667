import assert from 'node:assert/strict';
import test from 'node:test';
import { rulesNamedIn, testTitlesIn } from './rule-names.ts';

test('rules are named one by one, in lists and in ranges', () => {
  assert.deepEqual(rulesNamedIn('R47 transfer is refused unless New or Open'), ['R47']);
  assert.deepEqual(rulesNamedIn('R16 R38, D6 a fresh answer'), ['R16', 'R38', 'D6']);
  assert.deepEqual(rulesNamedIn('R1-R3 and R5 to R6, R8–R9'), ['R1', 'R2', 'R3', 'R5', 'R6', 'R8', 'R9']);
  assert.deepEqual(rulesNamedIn('RFC 5322 and USER1, PR7'), []);
});

test('titles are read in every kind of quotes, and only as first arguments', () => {
  const source = `test('R1 isn\\'t', f); it("R2 \\"x\\"", f); test.only(\`R3
    long\`, f); other('R4'); describe('R5', f); run(test, 'R6')`;
  assert.deepEqual(testTitlesIn(source), ["R1 isn't", 'R2 "x"', 'R3 long', 'R5']);
});
