import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CHOICES, decide, hasRoom, isEligible, type Seat, type Waiting } from '../rules.ts';
import { BECAUSE, explain, MOST_TOLD, whyNotNow } from './rules.ts';

const waiting = (one: Partial<Waiting> & { interactionId: number }): Waiting => ({
  ...{ skillId: 1, teamId: null, handedOnBy: null, priority: 5, queuedAt: new Date(1_000 + one.interactionId) },
  ...{ weight: 1, channel: 'email', preferredAgentId: null, tries: {} },
  ...one,
});
const seat = (one: Partial<Seat> & { agentId: number }): Seat => ({
  ...{
    teamId: null,
    load: 0,
    limit: 3,
    held: {},
    telephone: 'free',
    closed: [],
    lastGivenAt: 0,
    levels: new Map([[1, 10]]),
  },
  ...one,
});
const reasons = (one: Waiting, seats: Seat[]) => {
  const why = explain([one], seats, decide([one], seats, 0), 0).get(one.interactionId)!;
  return { ...why, seats: why.seats.map((each) => `${each.agentId} ${each.because}`) };
};

test('every comparison of D13 has its name', () => assert.equal(BECAUSE.length, CHOICES.length));

test('D13 each who was passed over is told why, the best of them first', () => {
  const table = [
    seat({ agentId: 1, levels: new Map([[1, 5]]) }),
    seat({ agentId: 2, levels: new Map([[1, 5]]), load: 1 }),
    seat({ agentId: 3, levels: new Map([[1, 5]]), lastGivenAt: 9 }),
    seat({ agentId: 4, levels: new Map([[1, 12]]) }),
    seat({ agentId: 5, levels: new Map([[1, 1]]), load: 3 }),
    seat({ agentId: 6, levels: new Map([[2, 1]]) }),
    seat({ agentId: 7, levels: new Map([[1, 1]]) }),
    seat({ agentId: 8, levels: new Map([[1, 1]]) }),
  ];
  const one = waiting({ interactionId: 1, tries: { 7: 1 }, handedOnBy: 8 });
  assert.deepEqual(reasons(one, table).seats, [
    '1 idle',
    '3 idle',
    '2 load',
    '4 level',
    '7 tried',
    '8 handed-on',
    '5 full',
  ]);
  assert.equal(reasons(one, table).notEligible, 1);
  assert.deepEqual(reasons({ ...one, preferredAgentId: 4 }, table).seats.slice(0, 2), ['4 preferred', '1 preferred']);
  assert.deepEqual(reasons(waiting({ interactionId: 1 }), [seat({ agentId: 1 })]).seats, ['1 null']);
});

test('in one pass each gift is told of with the loads that it met', () => {
  const table = [seat({ agentId: 1 }), seat({ agentId: 2 })];
  const queue = [waiting({ interactionId: 1 }), waiting({ interactionId: 2 }), waiting({ interactionId: 3 })];
  const why = explain(queue, table, decide(queue, table, 100), 100);
  assert.deepEqual(
    [...why].map(([id, { seats }]) => [id, ...seats.map((one) => `${one.agentId}: ${one.load} ${one.because}`)]),
    [
      [1, '1: 0 number', '2: 0 number'],
      [2, '2: 0 load', '1: 1 load'],
      [3, '1: 1 idle', '2: 1 idle'],
    ],
  );
});

test('why not now: switched off, away, busy, handed on, full', () => {
  const free = { state: 'available' as const, emailEnabled: true, load: 0, limit: 2, handedOn: false };
  assert.equal(whyNotNow(free, 1), null);
  assert.equal(whyNotNow({ ...free, emailEnabled: false }, 1), 'not-enabled');
  assert.equal(whyNotNow({ ...free, state: 'working' }, 1), 'working');
  assert.equal(whyNotNow({ ...free, state: 'unavailable' }, 1), 'unavailable');
  assert.equal(whyNotNow({ ...free, handedOn: true }, 1), 'handed-on');
  assert.equal(whyNotNow({ ...free, load: 1.5 }, 1), 'full');
});

/** A small generator with a seed, so that a failing floor can be played again. */
const random = (seed: number) => () => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  return seed / 2_147_483_648;
};

test('on any floor: who was chosen stands first, nobody is missing or counted twice, and the list stays short', () => {
  for (let seed = 1; seed <= 200; seed++) {
    const next = random(seed);
    const pick = (most: number): number => Math.floor(next() * most);
    const table = Array.from({ length: 1 + pick(60) }, (_unused, n) =>
      seat({
        agentId: n + 1,
        load: pick(4),
        limit: 1 + pick(4),
        lastGivenAt: pick(100),
        levels: new Map(Array.from({ length: pick(4) }, () => [1 + pick(3), 1 + pick(20)])),
      }),
    );
    const queue = Array.from({ length: pick(40) }, (_unused, n) =>
      waiting({
        interactionId: n + 1,
        skillId: 1 + pick(3),
        preferredAgentId: pick(2) ? 1 + pick(60) : null,
        handedOnBy: pick(4) ? null : 1 + pick(60),
        tries: { [1 + pick(60)]: 1 },
      }),
    );
    const gifts = decide(queue, table, 1_000);
    const why = explain(queue, table, gifts, 1_000);
    assert.equal(why.size, gifts.length);
    for (const gift of gifts) {
      const { seats, notEligible, more } = why.get(gift.interactionId)!;
      assert.equal(seats[0]!.agentId, gift.agentId, `seed ${seed}`);
      assert.ok(seats.length <= MOST_TOLD);
      assert.equal(seats.length + notEligible + more, table.length, `everybody once, seed ${seed}`);
      const one = queue.find((each) => each.interactionId === gift.interactionId)!;
      for (const told of seats) {
        const whole = { ...table.find((each) => each.agentId === told.agentId)!, load: told.load };
        assert.equal(told.because === 'full', isEligible(one, whole) && !hasRoom(whole, one.weight), `seed ${seed}`);
      }
    }
  }
});
