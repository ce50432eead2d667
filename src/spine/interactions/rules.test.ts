import assert from 'node:assert/strict';
import { test } from 'node:test';
import { STATUSES, type Status } from './contract.ts';
import { isDangerous, isLoop, nearestFirst, statusAfter, statusWhenTaken, threadFor, type Known } from './rules.ts';

const known = (id: number, one: Partial<Known> = {}): Known => ({
  id,
  status: 'open',
  contactId: 1,
  assigneeId: null,
  lastAgentId: null,
  splitRootId: null,
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

test('what a person split is never one again by a mail that mentions both: the nearest has it', () => {
  const mine = { assigneeId: 2, lastAgentId: 2, splitRootId: 4 };
  const [old, part] = [known(4, mine), known(9, mine)];
  const join = (id: number) => ({ kind: 'join', interactionId: id, merge: [] });
  assert.deepEqual(threadFor(nearestFirst([], [part, old])), join(9));
  assert.deepEqual(threadFor(nearestFirst([], [old, part])), join(4));
  // Closed, the nearest is continued: what it was split off is another matter.
  assert.deepEqual(threadFor(nearestFirst([], [{ ...part, status: 'closed' }, old])), { kind: 'new', previousId: 9 });
  // Beside a third, which it proves to be one with the nearest alone.
  const third = known(12, { assigneeId: 2, lastAgentId: 2 });
  assert.deepEqual(threadFor(nearestFirst([], [part, old, third])), { kind: 'join', interactionId: 9, merge: [12] });
});

test('of what was split since, the header says which message is answered, and the signed address where it stood', () => {
  const [old, part, other] = [known(4, { splitRootId: 4 }), known(9, { splitRootId: 4 }), known(5)];
  assert.deepEqual(nearestFirst([old], [part]), [part]);
  assert.deepEqual(nearestFirst([old], []), [old]);
  assert.deepEqual(nearestFirst([old], [other]), [old, other]);
  assert.deepEqual(nearestFirst([other], [part, old]), [other, part]);
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

test('D2 R116 whatever comes in whatever order: Closed stays Closed, nothing becomes New again, and who writes is never left Resolved or Pending', () => {
  const events = ['mail', 'bounce', 'auto-reply', 'feedback-report', 'taken'] as const;
  for (const first of STATUSES)
    for (const one of events)
      for (const two of events)
        for (const three of events) {
          let status: Status = first;
          for (const event of [one, two, three]) {
            const was: Status = status;
            status = event === 'taken' ? statusWhenTaken(status) : statusAfter(status, event);
            const said = `${first}: ${one}, ${two}, ${three}`;
            assert.equal(status === 'closed', was === 'closed', said);
            if (was !== 'new') assert.notEqual(status, 'new', said);
            if (event === 'mail' || event === 'bounce') assert.ok(status !== 'resolved' && status !== 'pending', said);
            // What is urgent stays so until somebody says otherwise.
            if (was === 'escalated') assert.equal(status, 'escalated', said);
          }
        }
});
