import assert from 'node:assert/strict';
import { test } from 'node:test';
import { urgencyOf, wantedTimer, whyNotAddTime, type Before, type Facts } from './rules.ts';

const asked = { messageId: 1, at: 1_000 };
const answer = { messageId: 2, at: 2_000, delivery: 'sent' as const, scheduled: false };
const waits: Facts = { status: 'open', waitingFor: 'agent', assignedAt: 900, asked, answer: null };
const answered: Facts = { ...waits, waitingFor: 'customer', asked: null, answer };
const ran: Before = { kind: 'customer', messageId: 2, restartedAt: null, overAt: 5_000 };
const agent = (startedAt: number) => ({ kind: 'agent', messageId: 1, startedAt, restartedAt: null });
const customer = (startedAt: number, restartedAt: number | null = null) => ({
  ...{ kind: 'customer', messageId: 2, startedAt, restartedAt },
});

const CASES: [what: string, facts: Facts, before: Before | null, wanted: unknown][] = [
  ['R92 a contact who waits', waits, null, agent(1_000)],
  ['R92 a contact who waits in the queue', { ...waits, assignedAt: null }, null, agent(1_000)],
  ['R92 a contact who wrote again after our answer', { ...waits, answer }, null, agent(1_000)],
  ['R92 a contact whom we answered', answered, null, customer(2_000)],
  [
    'R92 an answer that is still to be undone',
    { ...answered, answer: { ...answer, delivery: 'held' } },
    null,
    customer(2_000),
  ],
  [
    'R92 an answer planned for tomorrow',
    { ...answered, answer: { ...answer, delivery: 'held', scheduled: true } },
    null,
    null,
  ],
  ['R92 an answer that failed', { ...answered, answer: { ...answer, delivery: 'failed' } }, null, null],
  ['R92 an answer that bounced', { ...answered, answer: { ...answer, delivery: 'bounced' } }, null, null],
  ['R92 an automatic reply to our answer stops nothing', { ...waits, asked: null, answer }, null, customer(2_000)],
  ['R92 one resolved', { ...waits, status: 'resolved' }, null, null],
  ['R92 one closed', { ...answered, status: 'closed' }, null, null],
  ['D5 one that nobody has does not wait for its contact', { ...answered, assignedAt: null }, null, null],
  ['R97 one that ran out has left', { ...answered, status: 'pending', assignedAt: null }, ran, 'lapsed'],
  [
    'R97 one that ran out and is taken again has the whole time',
    { ...answered, assignedAt: 6_000 },
    ran,
    customer(6_000, 6_000),
  ],
  [
    'R97 and keeps that start',
    { ...answered, assignedAt: 7_000 },
    { ...ran, restartedAt: 6_000, overAt: null },
    customer(6_000, 6_000),
  ],
  [
    'R97 a later answer begins anew',
    { ...answered, answer: { ...answer, messageId: 9, at: 8_000 } },
    ran,
    {
      ...customer(8_000),
      messageId: 9,
    },
  ],
  ['R98 its contact wrote again', { ...waits, status: 'open', assignedAt: null, answer }, ran, agent(1_000)],
];
for (const [what, facts, before, wanted] of CASES)
  test(what, () => assert.deepEqual(wantedTimer(facts, before, 0), wanted));

test('R91 what happened before timers were turned on counts from then', () => {
  assert.deepEqual(wantedTimer(waits, null, 1_500), agent(1_500));
  assert.deepEqual(wantedTimer(answered, null, 2_500), customer(2_500));
  assert.deepEqual(wantedTimer(answered, null, 1_500), customer(2_000));
});

test('R93 R94 R95 half or less left is the yellow sign, nothing left the red one', () => {
  const of = (left: number) => urgencyOf(left, 240);
  assert.deepEqual([240, 121, 120, 1, 0, -5].map(of), ['calm', 'calm', 'half', 'half', 'over', 'over']);
});

test('R96 D14 more time: for the contact’s timer, by whose it is, if allowed, three times', () => {
  const may = { kind: 'customer' as const, mine: true, permitted: true, extras: 2, mostExtras: 3 };
  assert.equal(whyNotAddTime(may), null);
  assert.equal(whyNotAddTime({ ...may, extras: 3 }), 'no-more-time');
  assert.equal(whyNotAddTime({ ...may, permitted: false }), 'not-permitted');
  assert.equal(whyNotAddTime({ ...may, mine: false }), 'not-mine');
  assert.equal(whyNotAddTime({ ...may, kind: 'agent' }), 'no-customer-timer');
  assert.equal(whyNotAddTime({ ...may, kind: null }), 'no-customer-timer');
});
