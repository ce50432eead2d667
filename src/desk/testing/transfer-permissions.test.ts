import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import * as inbox from '#desk/inbox/contract.ts';
import * as transfer from '#desk/transfer/contract.ts';
import type { Call } from '#ground/api/contract.ts';
import { answeredCalls } from '#ground/api/server/answer.ts';
import { deskFloor, type DeskFloor, type Person } from './desk-floor.ts';

/** An agent who may not see the interaction, one who may, whose it is, and the two other roles. */
const WHO = ['stranger', 'blind', 'peer', 'owner', 'supervisor', 'administrator'] as const;
type Who = (typeof WHO)[number];

let floor: DeskFloor;
let people: Record<Exclude<Who, 'stranger'>, Person>;
let skillId: number;
let mailboxId: number;
before(async () => {
  floor = await deskFloor();
  skillId = await floor.skill('Facturation');
  mailboxId = Number(await floor.mailbox('aide@maison.test', skillId));
  people = {
    blind: await floor.person('Bruno'),
    peer: await floor.person('Paule', { skills: [skillId] }),
    owner: await floor.person('Nadia', { skills: [skillId], inboxLimit: 900 }),
    supervisor: await floor.person('Sophie', { role: 'supervisor' }),
    administrator: await floor.person('Adam', { role: 'administrator' }),
  };
});
after(() => floor.close());

const everyone = {
  ...{ stranger: 'signed-out', blind: 'ok', peer: 'ok', owner: 'ok', supervisor: 'ok', administrator: 'ok' },
};
const whoSees = { ...everyone, blind: 'not-found' };

const ROWS: { call: Call; input: (interactionId: number) => object; hears: Record<Who, string> }[] = [
  {
    call: transfer.transfer,
    input: (interactionId) => ({ interactionId, to: { kind: 'skill', id: skillId }, onceKey: randomUUID() }),
    hears: { ...whoSees, peer: 'not-mine' },
  },
  {
    call: transfer.skillsInstead,
    input: (interactionId) => ({ interactionId, agentId: people.peer.id }),
    hears: whoSees,
  },
  { call: transfer.listHandovers, input: (interactionId) => ({ interactionId }), hears: whoSees },
];

test('every call about transfers has its row in the table', () => {
  const calls = answeredCalls()
    .map((one) => one.name)
    .filter((name) => name.startsWith('transfer.'));
  assert.deepEqual(calls.toSorted(), ROWS.map((row) => row.call.name).toSorted());
});

for (const { call, input, hears } of ROWS)
  test(`who may ask ${call.name}`, async () => {
    const heard: Record<string, string> = {};
    for (const who of WHO) {
      const { interactionId } = await floor.receive(mailboxId, skillId);
      await floor.call(people.owner, inbox.assignToMe, { interactionId });
      const { status, body } = await floor.call(who === 'stranger' ? null : people[who], call, input(interactionId));
      heard[who] = status === 200 ? 'ok' : String(body.refusal);
    }
    assert.deepEqual(heard, hears);
  });
