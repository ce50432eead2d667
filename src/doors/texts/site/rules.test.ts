import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createAllowance, mayAsk, originsOf } from './rules.ts';

describe('sites on which the chat may stand', () => {
  it('are read line by line, as browsers say them', () =>
    assert.deepEqual(originsOf(' https://www.exemple.ca/accueil\nhttp://localhost:8080 , https://b.ca'), {
      origins: ['https://www.exemple.ca', 'http://localhost:8080', 'https://b.ca'],
      wrong: null,
    }));
  for (const wrong of ['www.exemple.ca', 'javascript:alert(1)', 'https://', '*'])
    it(`${wrong} is none, and is named`, () => assert.equal(originsOf(`https://a.ca\n${wrong}`).wrong, wrong));
  it('nobody else may ask, nor who does not say where they are', () => {
    assert.ok(mayAsk('https://a.ca', 'https://a.ca', []));
    assert.ok(mayAsk('https://desk.ca', '', ['https://desk.ca']));
    for (const origin of ['https://evil.ca', 'https://a.ca.evil.ca', 'http://a.ca', 'null', undefined])
      assert.ok(!mayAsk(origin, 'https://a.ca', ['https://desk.ca']));
  });
});

it('an allowance is given anew each minute, to each by itself', () => {
  let at = 0;
  const may = createAllowance(2, () => at);
  assert.deepEqual([may('a'), may('a'), may('a'), may('b')], [true, true, false, true]);
  at = 60_000;
  assert.ok(may('a'));
});
