import assert from 'node:assert/strict';
import { test } from 'node:test';
import { STATUSES } from '#spine/interactions/contract.ts';
import { whyNotDismiss, whyNotSetStatus } from './rules.ts';

test('R116 no status follows Closed, not even for whoever it is assigned to', () => {
  assert.equal(whyNotSetStatus({ status: 'closed', mine: true }), 'closed-is-final');
});

test('R117 the status of an interaction that is not mine is read-only, whatever it is', () => {
  for (const status of STATUSES) assert.notEqual(whyNotSetStatus({ status, mine: false }), null, status);
});

test('R117 every status but Closed may be changed by whoever it is assigned to', () => {
  for (const status of STATUSES.filter((each) => each !== 'closed'))
    assert.equal(whyNotSetStatus({ status, mine: true }), null, status);
});

test('R130 only a Resolved or Closed interaction of mine leaves the inbox', () => {
  const leaving = STATUSES.filter((status) => whyNotDismiss({ status, mine: true }) === null);
  assert.deepEqual(leaving, ['resolved', 'closed']);
  for (const status of STATUSES) assert.equal(whyNotDismiss({ status, mine: false }), 'not-mine');
});
