import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as inbox from '#desk/inbox/contract.ts';
import { readWhyHere } from '#desk/why-here/contract.ts';
import { answeredCalls } from '#ground/api/server/answer.ts';
import { deskFloor, type DeskFloor, type Person } from './desk-floor.ts';

/** An agent who may not see the interaction, whose it is, a colleague of the same skill, and the two above. */
const HEARS = {
  stranger: 'signed-out',
  blind: 'not-found',
  owner: 'ok',
  colleague: 'ok',
  supervisor: 'ok',
  administrator: 'ok',
};
type Who = keyof typeof HEARS;

let floor: DeskFloor;
let people: Record<Exclude<Who, 'stranger'>, Person>;
let interactionId: number;
before(async () => {
  floor = await deskFloor();
  const skillId = await floor.skill('Facturation');
  const mailboxId = await floor.mailbox('aide@maison.test', skillId);
  people = {
    blind: await floor.person('Bruno'),
    owner: await floor.person('Nadia', { skills: [skillId] }),
    colleague: await floor.person('Paul', { skills: [skillId] }),
    supervisor: await floor.person('Sophie', { role: 'supervisor' }),
    administrator: await floor.person('Adam', { role: 'administrator' }),
  };
  ({ interactionId } = await floor.receive(mailboxId, skillId));
  await floor.call(people.owner, inbox.assignToMe, { interactionId });
});
after(() => floor.close());

test('every call of « Pourquoi ici ? » has its row in the table', () => {
  const calls = answeredCalls().filter((one) => one.name.startsWith('whyHere.'));
  assert.deepEqual(
    calls.map((one) => one.name),
    [readWhyHere.name],
  );
});

test(`who may ask ${readWhyHere.name}`, async () => {
  const heard: Record<string, string> = {};
  for (const who of Object.keys(HEARS) as Who[]) {
    const { status, body } = await floor.call(who === 'stranger' ? null : people[who], readWhyHere, { interactionId });
    heard[who] = status === 200 ? 'ok' : String(body.refusal);
  }
  assert.deepEqual(heard, HEARS);
});

test('what came, waited and was taken by hand is told in that order', async () => {
  const { steps, now, assignee } = readWhyHere.output.parse(
    (await floor.call(people.owner, readWhyHere, { interactionId })).body,
  );
  assert.deepEqual([now, assignee], [null, 'Nadia']);
  assert.deepEqual(
    steps.map((step) => step.kind),
    ['came', 'queued', 'assigned'],
  );
  const assigned = steps.at(-1)!;
  assert.deepEqual(assigned.kind === 'assigned' && [assigned.to, assigned.how], ['Nadia', 'taken']);
});
