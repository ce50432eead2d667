import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Call } from '#ground/api/contract.ts';
import { answeredCalls } from '#ground/api/server/answer.ts';
import * as notices from '#spine/notices/contract.ts';
import { deskFloor, type DeskFloor, type Person } from './desk-floor.ts';

const WHO = ['stranger', 'agent', 'supervisor', 'administrator'] as const;

let floor: DeskFloor;
let people: Record<Exclude<(typeof WHO)[number], 'stranger'>, Person>;
before(async () => {
  floor = await deskFloor();
  people = {
    agent: await floor.person('Nadia'),
    supervisor: await floor.person('Sophie', { role: 'supervisor' }),
    administrator: await floor.person('Adam', { role: 'administrator' }),
  };
});
after(() => floor.close());

/** One's own alone: there is no other's to be asked for. */
const ROWS: { call: Call; input: object }[] = [
  { call: notices.listNotices, input: {} },
  { call: notices.seeNotices, input: { ids: 'all' } },
  { call: notices.myChoices, input: {} },
  { call: notices.saveChoices, input: { desktop: [], sound: ['notice'] } },
];

test('every call about notices has its row in the table', () => {
  const calls = answeredCalls()
    .map((one) => one.name)
    .filter((name) => name.startsWith('notices.'));
  assert.deepEqual(calls.toSorted(), ROWS.map((row) => row.call.name).toSorted());
});

for (const { call, input } of ROWS)
  test(`who may ask ${call.name}`, async () => {
    const heard: Record<string, string> = {};
    for (const who of WHO) {
      const { status, body } = await floor.call(who === 'stranger' ? null : people[who], call, input);
      heard[who] = status === 200 ? 'ok' : String(body.refusal);
    }
    assert.deepEqual(heard, { stranger: 'signed-out', agent: 'ok', supervisor: 'ok', administrator: 'ok' });
  });
