import assert from 'node:assert/strict';
import { test } from 'node:test';
import { whyNotAssign } from './rules.ts';

const FREE = { status: 'new', assigned: false, emailEnabled: true, full: false } as const;

test('R32 R1 D4 what is nobody’s can be taken by whoever handles email and has room', () => {
  assert.equal(whyNotAssign(FREE), null);
  assert.equal(whyNotAssign({ ...FREE, status: 'resolved' }), null);
  assert.equal(whyNotAssign({ ...FREE, full: true }), 'inbox-full');
  assert.equal(whyNotAssign({ ...FREE, full: true, emailEnabled: false }), 'email-not-enabled');
  assert.equal(whyNotAssign({ ...FREE, full: true, assigned: true }), 'already-assigned');
  assert.equal(whyNotAssign({ ...FREE, status: 'closed', assigned: true }), 'closed');
});
