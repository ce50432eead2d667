import assert from 'node:assert/strict';
import { test } from 'node:test';
import { STATUSES } from '#spine/interactions/contract.ts';
import { goesTo, whyNotSplit, whyNotThose } from './rules.ts';

test('R116 R117 only what is mine and not Closed is split', () => {
  for (const status of STATUSES) {
    assert.equal(whyNotSplit({ status, mine: true }), status === 'closed' ? 'closed' : null);
    assert.equal(whyNotSplit({ status, mine: false }), status === 'closed' ? 'closed' : 'not-mine');
  }
});

test('something stays, and nothing that is leaving goes', () => {
  assert.equal(whyNotThose({ staying: 1, leaving: 0 }), null);
  assert.equal(whyNotThose({ staying: 0, leaving: 0 }), 'nothing-left');
  assert.equal(whyNotThose({ staying: 1, leaving: 1 }), 'being-sent');
});

test('D4 it goes to whoever has room, else to the queue of its skill', () => {
  for (const hasSkill of [true, false]) {
    assert.equal(goesTo({ hasPlace: true, hasSkill }), 'me');
    assert.equal(goesTo({ hasPlace: false, hasSkill }), hasSkill ? 'queue' : 'nobody');
  }
});
