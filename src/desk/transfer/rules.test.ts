import assert from 'node:assert/strict';
import { test } from 'node:test';
import { STATUSES } from '#spine/interactions/contract.ts';
import { hasInstead, inOrderOfUse, whyNotTransfer } from './rules.ts';

test('R47 only New and Open can be transferred, whoever asks', () => {
  for (const facts of [
    { mine: true, supervisor: false },
    { mine: false, supervisor: true },
  ]) {
    const may = STATUSES.filter((status) => whyNotTransfer({ allowed: true, status, ...facts }) === null);
    assert.deepEqual(may, ['new', 'open']);
    assert.equal(whyNotTransfer({ allowed: true, status: 'pending', ...facts }), 'wrong-status');
  }
});

test('R45 what is not mine is not mine to transfer, but for a supervisor', () => {
  for (const status of STATUSES)
    assert.equal(whyNotTransfer({ allowed: true, status, mine: false, supervisor: false }), 'not-mine');
});

test('what an administrator does not let one do is refused first', () => {
  const facts = { allowed: false, status: 'pending' as const, mine: false, supervisor: false };
  assert.equal(whyNotTransfer(facts), 'switched-off');
});

test('R46 who is away or full can be replaced by a skill of theirs, the interaction’s own first, then the best', () => {
  assert.deepEqual(['agent-absent', 'agent-full'].map(hasInstead), [true, true]);
  assert.deepEqual(['agent-not-enabled', 'target-gone', 'not-mine'].map(hasInstead), [false, false, false]);
  const skills = [
    { skillId: 1, level: 1 },
    { skillId: 2, level: 20 },
    { skillId: 3, level: 4 },
  ];
  assert.deepEqual(
    inOrderOfUse(skills, 2).map((one) => one.skillId),
    [2, 1, 3],
  );
  assert.deepEqual(
    inOrderOfUse(skills, null).map((one) => one.skillId),
    [1, 3, 2],
  );
});
