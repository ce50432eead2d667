import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { movesFrom, nextTry, wholeOf } from './rules.ts';

const HOUR = 3_600_000;

describe('when a text is tried again', () => {
  for (const [what, tries, since, asked, wait] of [
    ['soon at first', 1, 0, null, 5_000],
    ['then less and less often', 4, 0, null, 5 * 60_000],
    ['each half hour at last', 40, HOUR, null, 30 * 60_000],
    ['not before its provider says', 1, 0, 40_000, 40_000],
    ['not sooner because its provider would', 3, 0, 1_000, 60_000],
    ['within its day, whatever its provider says', 2, 20 * HOUR, 700 * HOUR, 4 * HOUR],
    ['not after a day', 9, 24 * HOUR, null, null],
  ] as const)
    it(what, () => assert.equal(nextTry(tries, since, asked), wait));
});

describe('how far a text is that left in parts', () => {
  for (const [parts, whole] of [
    [['delivered'], 'delivered'],
    [[null, 'read'], 'sent'],
    [['read', 'delivered', 'read'], 'delivered'],
    [['read', 'read'], 'read'],
    [['read', 'failed', null], 'failed'],
    [[], 'sent'],
  ] as const)
    it(`${parts.join(', ')} is ${whole}`, () => assert.equal(wholeOf(parts), whole));
});

describe('what is told of a text', () => {
  it('never takes it back, and a failure counts until it was delivered', () => {
    assert.deepEqual(movesFrom('sent'), ['queued', 'sending', 'uncertain']);
    assert.ok(!movesFrom('delivered').includes('read') && !movesFrom('delivered').includes('failed'));
    assert.deepEqual(movesFrom('failed'), ['queued', 'sending', 'uncertain', 'sent']);
  });
});
