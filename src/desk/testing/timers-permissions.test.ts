import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as inbox from '#desk/inbox/contract.ts';
import * as timers from '#desk/timers/contract.ts';
import type { Call } from '#ground/api/contract.ts';
import { answeredCalls } from '#ground/api/server/answer.ts';
import { deskFloor, type DeskFloor, type Person } from './desk-floor.ts';

/** An agent who may not see the interaction; one who may; whose it is; and those who run the house. */
const WHO = ['stranger', 'blind', 'peer', 'owner', 'supervisor', 'administrator'] as const;
type Who = (typeof WHO)[number];

let floor: DeskFloor;
let people: Record<Exclude<Who, 'stranger'>, Person>;
let interactionId: number;
let skillId: number;

before(async () => {
  floor = await deskFloor();
  skillId = await floor.skill('Facturation');
  const mailboxId = await floor.mailbox('aide@maison.test', skillId);
  people = {
    blind: await floor.person('Bruno'),
    peer: await floor.person('Paule', { skills: [skillId] }),
    owner: await floor.person('Nadia', { skills: [skillId] }),
    supervisor: await floor.person('Sophie', { role: 'supervisor' }),
    administrator: await floor.person('Adam', { role: 'administrator' }),
  };
  ({ interactionId } = await floor.receive(mailboxId, skillId));
  await floor.call(people.owner, inbox.assignToMe, { interactionId });
});
after(() => floor.close());

const everyone = {
  stranger: 'signed-out',
  blind: 'ok',
  peer: 'ok',
  owner: 'ok',
  supervisor: 'ok',
  administrator: 'ok',
};
const whoSees = { ...everyone, blind: 'not-found' };
const fromSupervisor = { ...everyone, blind: 'not-allowed', peer: 'not-allowed', owner: 'not-allowed' };
const administratorAlone = { ...fromSupervisor, supervisor: 'not-allowed' };
const plan = timers.defaultPlan('America/Toronto');

const ROWS: { call: Call; input: () => object; hears: Record<Who, string> }[] = [
  { call: timers.listTimers, input: () => ({}), hears: everyone },
  { call: timers.readTimer, input: () => ({ interactionId }), hears: whoSees },
  {
    // Nothing runs for the contact here: whoever may see it gets as far as that.
    call: timers.addTime,
    input: () => ({ interactionId }),
    hears: {
      ...everyone,
      ...Object.fromEntries(WHO.slice(2).map((who) => [who, 'no-customer-timer'])),
      blind: 'not-found',
    },
  },
  { call: timers.readPlans, input: () => ({}), hears: fromSupervisor },
  { call: timers.savePlan, input: () => ({ skillId, plan }), hears: administratorAlone },
  { call: timers.dropPlan, input: () => ({ skillId }), hears: administratorAlone },
  { call: timers.turnTimers, input: () => ({ on: true }), hears: administratorAlone },
];

test('every call about timers has its row in the table', () => {
  const calls = answeredCalls()
    .map((one) => one.name)
    .filter((name) => name.startsWith('timers.'));
  assert.deepEqual(calls.toSorted(), ROWS.map((row) => row.call.name).toSorted());
});

for (const { call, input, hears } of ROWS)
  test(`R96 who may ask ${call.name}`, async () => {
    const heard: Record<string, string> = {};
    for (const who of WHO) {
      const { status, body } = await floor.call(who === 'stranger' ? null : people[who], call, input());
      heard[who] = status === 200 ? 'ok' : String(body.refusal);
    }
    assert.deepEqual(heard, hears);
  });
