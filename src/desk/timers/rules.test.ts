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

/** The same numbers in every run (mulberry32). */
const randomFrom = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

test('R92 R97 D5 whatever happened, in whatever order: one timer at most, of the side that is waited for, and asked again it is the same', () => {
  const random = randomFrom(92);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const moment = (): number => Math.floor(random() * 1_000);
  let running = 0;
  for (let n = 0; n < 20_000; n += 1) {
    const facts: Facts = {
      status: pick(['new', 'open', 'pending', 'escalated', 'resolved', 'closed'] as const),
      waitingFor: pick(['agent', 'customer'] as const),
      assignedAt: random() < 0.3 ? null : moment(),
      asked: random() < 0.4 ? null : { messageId: 1 + Math.floor(random() * 3), at: moment() },
      answer:
        random() < 0.3
          ? null
          : {
              ...{ messageId: 11 + Math.floor(random() * 3), at: moment() },
              delivery: pick(['held', 'queued', 'sending', 'sent', 'failed', 'bounced', 'uncertain'] as const),
              scheduled: random() < 0.3,
            },
    };
    const before: Before | null =
      random() < 0.5
        ? null
        : {
            ...{ kind: pick(['agent', 'customer'] as const), messageId: 11 + Math.floor(random() * 3) },
            ...{ restartedAt: random() < 0.7 ? null : moment(), overAt: random() < 0.5 ? null : moment() },
          };
    const since = moment();
    const said = JSON.stringify({ facts, before, since });
    const wanted = wantedTimer(facts, before, since);
    const finished = facts.status === 'resolved' || facts.status === 'closed';
    if (finished) assert.equal(wanted, null, said);
    if (wanted === null) continue;
    if (wanted === 'lapsed') {
      // Only what ran out of an inbox has lapsed.
      assert.ok(facts.assignedAt === null && before?.kind === 'customer' && before.overAt !== null, said);
      continue;
    }
    running += 1;
    assert.ok(wanted.startedAt >= since, said);
    if (wanted.kind === 'agent')
      assert.ok(facts.waitingFor === 'agent' && wanted.messageId === facts.asked?.messageId, said);
    else {
      // D5: nobody waits for the contact of what is in no inbox, nor for an answer that has not left.
      assert.ok(facts.assignedAt !== null && wanted.messageId === facts.answer?.messageId, said);
      assert.ok(facts.answer.delivery !== 'failed' && facts.answer.delivery !== 'bounced', said);
      assert.ok(facts.answer.delivery !== 'held' || !facts.answer.scheduled, said);
    }
    // What it made of it, asked again with nothing new: the same, whatever had run out before.
    const { kind, messageId, restartedAt } = wanted;
    const again = wantedTimer(facts, { kind, messageId, restartedAt, overAt: null }, since);
    assert.deepEqual(again, wanted, said);
  }
  assert.ok(running > 2_000, `only ${running} of them had a timer: the facts are not worth much`);
});

test('R93 R94 R95 time never makes a timer less urgent, and exactly half is the yellow sign', () => {
  const order = ['calm', 'half', 'over'];
  for (let allowed = 1; allowed < 200; allowed += 1) {
    let last = 0;
    for (let left = allowed; left >= -2; left -= 1) {
      const now = order.indexOf(urgencyOf(left, allowed));
      assert.ok(now >= last, `${left} of ${allowed}`);
      last = now;
    }
    assert.equal(last, 2);
  }
});
