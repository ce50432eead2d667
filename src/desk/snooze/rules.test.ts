import assert from 'node:assert/strict';
import { test } from 'node:test';
import { STATUSES, type Status } from '#spine/interactions/contract.ts';
import { MOST_AHEAD_MS } from './contract.ts';
import { statusAsleep, statusAwake, stillStands, whyNotSleep, whyNotUntil } from './rules.ts';

test('R116 R117 only what is mine and not Closed is put off', () => {
  for (const status of STATUSES) {
    assert.equal(whyNotSleep({ status, mine: true }), status === 'closed' ? 'closed' : null);
    assert.equal(whyNotSleep({ status, mine: false }), status === 'closed' ? 'closed' : 'not-mine');
  }
});

test('to a moment of the coming year', () => {
  const now = Date.UTC(2026, 10, 26);
  assert.equal(whyNotUntil(now, now), 'time-past');
  assert.equal(whyNotUntil(now - 1, now), 'time-past');
  assert.equal(whyNotUntil(now + 1, now), null);
  assert.equal(whyNotUntil(now + MOST_AHEAD_MS, now), null);
  assert.equal(whyNotUntil(now + MOST_AHEAD_MS + 1, now), 'time-too-far');
});

test('D2 asleep it is Pending, awake Open; Escalated stays Escalated through both', () => {
  const table: Record<Status, [Status, Status]> = {
    new: ['pending', 'open'],
    open: ['pending', 'open'],
    pending: ['pending', 'open'],
    escalated: ['escalated', 'escalated'],
    resolved: ['pending', 'open'],
    closed: ['pending', 'open'],
  };
  for (const status of STATUSES)
    assert.deepEqual([statusAsleep(status), statusAwake(statusAsleep(status))], table[status]);
});

test('a sleep ends with what else is done: another inbox, another status', () => {
  for (const status of STATUSES) {
    const mine = { status, agentId: 1, assigneeId: 1 };
    assert.equal(stillStands({ ...mine, woken: false }), status === 'pending' || status === 'escalated');
    assert.equal(stillStands({ ...mine, woken: true }), status !== 'resolved' && status !== 'closed');
    for (const assigneeId of [2, null])
      for (const woken of [true, false]) assert.equal(stillStands({ ...mine, woken, assigneeId }), false);
  }
});
