import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  decide,
  hasRoom,
  isEligible,
  refuseAgent,
  refuseQueue,
  refuseTake,
  waitFor,
  type Seat,
  type Waiting,
} from './rules.ts';

const waiting = (one: Partial<Waiting> & { interactionId: number }): Waiting => ({
  skillId: 1,
  teamId: null,
  handedOnBy: null,
  priority: 5,
  queuedAt: new Date(1_000 + one.interactionId),
  weight: 1,
  channel: 'email',
  preferredAgentId: null,
  tries: {},
  ...one,
});
const seat = (one: Partial<Seat> & { agentId: number }): Seat => ({
  teamId: null,
  load: 0,
  limit: 3,
  held: {},
  telephone: 'free',
  closed: [],
  lastGivenAt: 0,
  levels: new Map([[1, 10]]),
  ...one,
});
const given = (gifts: { interactionId: number; agentId: number }[]): string[] =>
  gifts.map((gift) => `${gift.interactionId}→${gift.agentId}`);

test('D13 highest priority is served first, then the oldest', () => {
  const queue = [
    waiting({ interactionId: 1 }),
    waiting({ interactionId: 2, priority: 9 }),
    waiting({ interactionId: 3, priority: 9, queuedAt: new Date(1) }),
  ];
  assert.deepEqual(given(decide(queue, [seat({ agentId: 7, limit: 2 })], 0)), ['3→7', '2→7']);
});

test('D13 the best proficiency is chosen, then the least loaded, then the longest idle', () => {
  const expert = seat({ agentId: 1, load: 2, levels: new Map([[1, 1]]) });
  const idle = seat({ agentId: 2, lastGivenAt: 5 });
  const busy = seat({ agentId: 3, load: 1 });
  const rested = seat({ agentId: 4, lastGivenAt: 1 });
  const order = decide(
    [1, 2, 3, 4].map((n) => waiting({ interactionId: n })),
    [busy, idle, rested, expert],
    100,
  );
  assert.deepEqual(given(order), ['1→1', '2→4', '3→2', '4→3']);
});

test('D13 the agent who last served the contact is preferred when free, and only then', () => {
  const last = seat({ agentId: 2, levels: new Map([[1, 20]]) });
  const best = seat({ agentId: 1, levels: new Map([[1, 1]]) });
  const one = waiting({ interactionId: 1, preferredAgentId: 2 });
  assert.deepEqual(given(decide([one], [best, last], 0)), ['1→2']);
  assert.deepEqual(given(decide([one], [best, { ...last, load: 3 }], 0)), ['1→1']);
});

test('D13 what was rejected goes to the next agent, and not back to the same one until all others had it', () => {
  const table = [
    seat({ agentId: 1, levels: new Map([[1, 1]]) }),
    seat({ agentId: 2 }),
    seat({ agentId: 3, levels: new Map([[1, 15]]) }),
  ];
  assert.deepEqual(given(decide([waiting({ interactionId: 9, tries: { 1: 1 } })], table, 0)), ['9→2']);
  assert.deepEqual(given(decide([waiting({ interactionId: 9, tries: { 1: 1, 2: 1 } })], table, 0)), ['9→3']);
  assert.deepEqual(given(decide([waiting({ interactionId: 9, tries: { 1: 1, 2: 1, 3: 1 } })], table, 0)), ['9→1']);
});

test('R46 what waits for a team goes to any of its people, whoever has the skill first, and to nobody else', () => {
  const table = [
    seat({ agentId: 1, teamId: 7, levels: new Map() }),
    seat({ agentId: 2, teamId: 7, levels: new Map([[1, 20]]), load: 2 }),
    seat({ agentId: 3, teamId: 8, levels: new Map([[1, 1]]) }),
    seat({ agentId: 4, levels: new Map([[1, 1]]) }),
  ];
  const three = [1, 2, 3, 4, 5].map((n) => waiting({ interactionId: n, teamId: 7 }));
  assert.deepEqual(given(decide(three, table, 0)), ['1→2', '2→1', '3→1', '4→1']);
  assert.deepEqual(given(decide([waiting({ interactionId: 1, teamId: 7, skillId: null })], table, 0)), ['1→1']);
  assert.deepEqual(decide([waiting({ interactionId: 1, skillId: null })], table, 0), []);
});

test('R46 D13 what was handed on never goes straight back, not even to who last served the contact', () => {
  const giver = seat({ agentId: 1, levels: new Map([[1, 1]]) });
  const other = seat({ agentId: 2, levels: new Map([[1, 20]]) });
  const one = waiting({ interactionId: 9, handedOnBy: 1, preferredAgentId: 1 });
  assert.deepEqual(given(decide([one], [giver, other], 0)), ['9→2']);
  assert.deepEqual(decide([one], [giver, { ...other, load: 3 }], 0), []);
});

test('R45 R1 D4 D12 handing on to an agent is refused with the reason; one who is Working takes it', () => {
  const free = { gone: false, has: false, emailEnabled: true, state: 'available', load: 0, limit: 3, weight: 1 };
  assert.equal(refuseAgent(free), null);
  assert.equal(refuseAgent({ ...free, state: 'working' }), null);
  assert.equal(refuseAgent({ ...free, state: 'unavailable' }), 'agent-absent');
  assert.equal(refuseAgent({ ...free, load: 2.5 }), 'agent-full');
  assert.equal(refuseAgent({ ...free, load: 2.5, weight: 0.5 }), null);
  assert.equal(refuseAgent({ ...free, emailEnabled: false, state: 'unavailable' }), 'agent-not-enabled');
  assert.equal(refuseAgent({ ...free, has: true, load: 3 }), 'same-agent');
  assert.equal(refuseAgent({ ...free, gone: true, has: true }), 'target-gone');
});

test('R46 handing on to a skill or team with nobody else in it is refused', () => {
  assert.equal(refuseQueue({ gone: false, others: 1 }), null);
  assert.equal(refuseQueue({ gone: false, others: 0 }), 'nobody-else');
  assert.equal(refuseQueue({ gone: true, others: 3 }), 'target-gone');
});

test('R128 D4 nobody is given more than fits, whatever the weights', () => {
  assert.equal(hasRoom({ load: 2.5, limit: 3 }, 0.5), true);
  assert.equal(hasRoom({ load: 2.5, limit: 3 }, 1), false);
  assert.equal(hasRoom({ load: 3, limit: 3 }, 1), false);
});

test('R32 D4 taking for oneself is refused with the reason', () => {
  const free = { status: 'open', assigneeId: null, emailEnabled: true, load: 0, limit: 3, weight: 1 };
  assert.equal(refuseTake(free), null);
  assert.equal(refuseTake({ ...free, load: 3 }), 'inbox-full');
  assert.equal(refuseTake({ ...free, assigneeId: 4 }), 'already-assigned');
  assert.equal(refuseTake({ ...free, status: 'closed' }), 'closed');
  assert.equal(refuseTake({ ...free, emailEnabled: false }), 'email-not-enabled');
});

/** A small generator with a seed, so that a failing floor can be played again. */
const random = (seed: number) => () => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  return seed / 2_147_483_648;
};

test('R46 D13 on any floor, with teams and what was handed on: limits hold, nothing is given twice or back, and nobody waits while an eligible agent has room', () => {
  for (let seed = 1; seed <= 300; seed++) {
    const next = random(seed);
    const pick = (most: number): number => Math.floor(next() * most);
    const table = Array.from({ length: 1 + pick(8) }, (_unused, n) =>
      seat({
        agentId: n + 1,
        teamId: pick(3) || null,
        load: pick(4),
        limit: 1 + pick(4),
        lastGivenAt: pick(100),
        levels: new Map(Array.from({ length: pick(4) }, () => [1 + pick(4), 1 + pick(20)])),
      }),
    );
    const queue = Array.from({ length: pick(30) }, (_unused, n) =>
      waiting({
        interactionId: n + 1,
        skillId: pick(5) || null,
        teamId: pick(4) === 0 ? 1 + pick(2) : null,
        handedOnBy: pick(3) === 0 ? 1 + pick(8) : null,
        preferredAgentId: 1 + pick(8),
        priority: 1 + pick(10),
        queuedAt: new Date(pick(1_000)),
      }),
    );
    const gifts = decide(queue, table, 1_000);
    assert.equal(new Set(gifts.map((gift) => gift.interactionId)).size, gifts.length, `given twice, seed ${seed}`);
    const loads = new Map(table.map((one) => [one.agentId, one.load]));
    for (const gift of gifts) loads.set(gift.agentId, loads.get(gift.agentId)! + 1);
    for (const one of table)
      assert.ok(loads.get(one.agentId)! <= Math.max(one.limit, one.load), `limit passed, seed ${seed}`);
    for (const gift of gifts)
      assert.ok(
        isEligible(
          queue.find((one) => one.interactionId === gift.interactionId)!,
          table.find((one) => one.agentId === gift.agentId)!,
        ),
        `given to who may not have it, seed ${seed}`,
      );
    const left = queue.filter((one) => !gifts.some((gift) => gift.interactionId === one.interactionId));
    for (const one of left)
      for (const free of table)
        assert.ok(
          !isEligible(one, free) || loads.get(free.agentId)! + 1 > free.limit,
          `somebody waits while an agent has room, seed ${seed}`,
        );
  }
});

test('R49 the wait of a skill: none while somebody is free, by the pace of the last hour, and nothing when nothing tells', () => {
  assert.equal(waitFor({ waiting: 0, given: 0 }, 1), 0);
  assert.equal(waitFor({ waiting: 2, given: 60 }, 3), 0);
  assert.equal(waitFor({ waiting: 0, given: 0 }, 0), null);
  assert.equal(waitFor({ waiting: 0, given: 2 }, 0), null);
  // One a minute: the third in the row waits three minutes.
  assert.equal(waitFor({ waiting: 2, given: 60 }, 0), 3);
  assert.equal(waitFor({ waiting: 0, given: 600 }, 0), 1);
  assert.equal(waitFor({ waiting: 10, given: 60 }, 0), 15);
  assert.equal(waitFor({ waiting: 129, given: 60 }, 0), 150);
  assert.equal(waitFor({ waiting: 10_000, given: 60 }, 0), null);
});

test('R49 the wait never shrinks when more wait, nor grows when more are served', () => {
  for (let waiting = 0; waiting < 300; waiting += 7)
    for (let given = 1; given < 200; given += 9) {
      const [now, longer, faster] = [
        waitFor({ waiting, given }, 0),
        waitFor({ waiting: waiting + 5, given }, 0),
        waitFor({ waiting, given: given + 5 }, 0),
      ].map((one) => one ?? Infinity);
      assert.ok(longer! >= now! && faster! <= now!, `${waiting} waiting, ${given} given`);
    }
});

test('R1 of a channel with a limit of its own an agent has no more at once, and mail behind it goes to them all the same', () => {
  const calls = [1, 2].map((interactionId) => waiting({ interactionId, channel: 'voice', priority: 9 }));
  const mails = [3, 4].map((interactionId) => waiting({ interactionId }));
  const gifts = decide([...calls, ...mails], [seat({ agentId: 1, limit: 5 })], 0, { voice: 1 });
  assert.deepEqual(given(gifts), ['1→1', '3→1', '4→1']);
  assert.deepEqual(
    given(decide(calls, [seat({ agentId: 1, held: { voice: 1 } }), seat({ agentId: 2 })], 0, { voice: 1 })),
    ['1→2'],
  );
  assert.deepEqual(given(decide(calls, [seat({ agentId: 1 })], 0)), ['1→1', '2→1'], 'no limit, no difference');
});
