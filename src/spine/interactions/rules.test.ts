import assert from 'node:assert/strict';
import { test } from 'node:test';
import { STATUSES } from './contract.ts';
import { isDangerous, isLoop, statusAfter, statusWhenTaken, threadFor, type Known } from './rules.ts';

const known = (id: number, one: Partial<Known> = {}): Known => ({
  id,
  status: 'open',
  contactId: 1,
  assigneeId: null,
  lastAgentId: null,
  ...one,
});

test('a mail that points nowhere starts an interaction of its own', () => {
  assert.deepEqual(threadFor([]), { kind: 'new', previousId: null });
});

test('D2 a reply to a Closed interaction starts a new one, linked to the old', () => {
  assert.deepEqual(threadFor([known(4, { status: 'closed' })]), { kind: 'new', previousId: 4 });
});

test('two untouched conversations that a mail joins become the older one', () => {
  assert.deepEqual(threadFor([known(9), known(4)]), { kind: 'join', interactionId: 4, merge: [9] });
});

test('the conversation that an agent works in stays, the untouched one moves into it', () => {
  assert.deepEqual(threadFor([known(4), known(9, { assigneeId: 2 })]), { kind: 'join', interactionId: 9, merge: [4] });
});

test('two conversations of one contact with the same agent become one', () => {
  const mine = { assigneeId: 2, lastAgentId: 2 };
  assert.deepEqual(threadFor([known(9, mine), known(4, mine)]), { kind: 'join', interactionId: 9, merge: [4] });
  const stranger = known(4, { ...mine, contactId: 8 });
  assert.deepEqual(threadFor([known(9, mine), stranger]), { kind: 'join', interactionId: 9, merge: [] });
});

test('two conversations that different agents work in are left apart', () => {
  const thread = threadFor([known(4, { assigneeId: 1 }), known(9, { lastAgentId: 2 })]);
  assert.deepEqual(thread, { kind: 'join', interactionId: 4, merge: [] });
});

test('D2 a customer reopens Resolved and Pending; a machine reopens nothing but a bounce must be seen', () => {
  for (const status of STATUSES) {
    const reopened = status === 'resolved' || status === 'pending' ? 'open' : status;
    assert.equal(statusAfter(status, 'mail'), reopened);
    assert.equal(statusAfter(status, 'bounce'), reopened);
    assert.equal(statusAfter(status, 'auto-reply'), status);
  }
});

test('D2 the first answer or acceptance makes New Open and leaves every other status', () => {
  for (const status of STATUSES) assert.equal(statusWhenTaken(status), status === 'new' ? 'open' : status);
});

test('our own mail come back is a loop, a customer who quotes our mark is not', () => {
  const mail = { hops: 3, loopMarks: ['desk.example'], kind: 'mail' as const, bulk: false };
  assert.equal(isLoop(mail, 'desk.example', true), true);
  assert.equal(isLoop(mail, 'desk.example', false), false);
  assert.equal(isLoop({ ...mail, bulk: true }, 'desk.example', false), true);
  assert.equal(isLoop({ ...mail, loopMarks: [], hops: 60 }, 'desk.example', false), true);
  assert.equal(isLoop({ ...mail, kind: 'bounce' }, 'desk.example', true), false);
});

test('types that run on a double click are known whatever their case', () => {
  for (const name of ['invoice.EXE', 'a.pdf.js', 'x.scr']) assert.equal(isDangerous(name), true, name);
  for (const name of ['invoice.pdf', 'notes', 'exe', 'photo.jpeg']) assert.equal(isDangerous(name), false, name);
});
