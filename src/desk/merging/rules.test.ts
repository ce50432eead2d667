import assert from 'node:assert/strict';
import { test } from 'node:test';
import { STATUSES } from '#spine/interactions/contract.ts';
import { whyNotMerge, whyNotWith } from './rules.ts';

test('R116 R117 only into what is mine and not Closed', () => {
  for (const status of STATUSES) {
    assert.equal(whyNotMerge({ status, mine: true }), status === 'closed' ? 'closed' : null);
    assert.equal(whyNotMerge({ status, mine: false }), status === 'closed' ? 'closed' : 'not-mine');
  }
});

test('with what is mine or nobody’s, of the same contact, and not Closed', () => {
  const into = { id: 1, contactId: 5 };
  const other = { id: 2, contactId: 5, status: 'open', assigneeId: null } as const;
  assert.equal(whyNotWith(into, other, 7), null);
  assert.equal(whyNotWith(into, { ...other, assigneeId: 7 }, 7), null);
  assert.equal(whyNotWith(into, { ...other, assigneeId: 8 }, 7), 'other-taken');
  assert.equal(whyNotWith(into, { ...other, contactId: 6 }, 7), 'other-contact');
  assert.equal(whyNotWith(into, { ...other, status: 'closed' }, 7), 'other-closed');
  assert.equal(whyNotWith(into, { ...other, id: 1 }, 7), 'same');
});
