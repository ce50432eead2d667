import assert from 'node:assert/strict';
import { test } from 'node:test';
import { STATUSES } from '#spine/interactions/contract.ts';
import { mayRead, whyNotConsult, whyNotSay } from './rules.ts';

const mine = { allowed: true, mine: true, supervisor: false };

test('a colleague is asked about what is not finished', () => {
  const may = STATUSES.filter((status) => whyNotConsult({ ...mine, status }) === null);
  assert.deepEqual(may, ['new', 'open', 'pending', 'escalated']);
  assert.equal(whyNotConsult({ ...mine, status: 'resolved' }), 'finished');
});

test('a colleague is asked by whoever has it, or a supervisor, where an administrator lets them', () => {
  assert.equal(whyNotConsult({ ...mine, mine: false, status: 'open' }), 'not-mine');
  assert.equal(whyNotConsult({ ...mine, mine: false, supervisor: true, status: 'open' }), null);
  assert.equal(whyNotConsult({ ...mine, allowed: false, status: 'closed' }), 'switched-off');
});

test('a consultation is read by the two, by whoever has the interaction and by supervisors, and by nobody else', () => {
  for (const part of [true, false])
    for (const own of [true, false])
      for (const supervisor of [true, false])
        assert.equal(mayRead({ part, mine: own, supervisor }), part || own || supervisor);
});

test('only the two speak, and only while it is open', () => {
  assert.equal(whyNotSay({ part: true, closed: false }), null);
  assert.equal(whyNotSay({ part: true, closed: true }), 'consultation-closed');
  assert.equal(whyNotSay({ part: false, closed: false }), 'not-part');
});
