import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as inbox from '#desk/inbox/contract.ts';
import * as quick from '#desk/quick-replies/contract.ts';
import type { Call } from '#ground/api/contract.ts';
import { answeredCalls } from '#ground/api/server/answer.ts';
import { deskFloor, type DeskFloor, type Person } from './desk-floor.ts';

/** An agent who may not see the interaction, whose it is, and the two who write quick replies. */
const WHO = ['stranger', 'blind', 'owner', 'supervisor', 'administrator'] as const;
type Who = (typeof WHO)[number];

let floor: DeskFloor;
let people: Record<Exclude<Who, 'stranger'>, Person>;
let interactionId: number;
let id: number;

const reply = {
  ...{ id: null, version: 0, archived: false, name: 'Accusé', language: 'fr' as const, skillIds: [], fields: [] },
  html: '<p>Reçu.</p>',
};
before(async () => {
  floor = await deskFloor();
  const skillId = await floor.skill('Facturation');
  const mailboxId = await floor.mailbox('aide@maison.test', skillId);
  people = {
    blind: await floor.person('Bruno'),
    owner: await floor.person('Nadia', { skills: [skillId] }),
    supervisor: await floor.person('Sophie', { role: 'supervisor' }),
    administrator: await floor.person('Adam', { role: 'administrator' }),
  };
  ({ interactionId } = await floor.receive(mailboxId, skillId));
  await floor.call(people.owner, inbox.assignToMe, { interactionId });
  id = Number((await floor.call(people.supervisor, quick.saveReply, reply)).body['id']);
});
after(() => floor.close());

const everyone = { stranger: 'signed-out', blind: 'ok', owner: 'ok', supervisor: 'ok', administrator: 'ok' };
const whoSees = { ...everyone, blind: 'not-found' };
const writers = { ...everyone, blind: 'not-allowed', owner: 'not-allowed' };

const ROWS: { call: Call; input: () => object; hears: Record<Who, string> }[] = [
  { call: quick.listQuickReplies, input: () => ({ interactionId }), hears: whoSees },
  { call: quick.readQuickReply, input: () => ({ id }), hears: everyone },
  { call: quick.useQuickReply, input: () => ({ id, interactionId }), hears: whoSees },
  { call: quick.setFavourite, input: () => ({ id, on: true }), hears: everyone },
  { call: quick.officeReplies, input: () => ({}), hears: writers },
  { call: quick.openForWriting, input: () => ({ id }), hears: writers },
  { call: quick.replyVersions, input: () => ({ id }), hears: writers },
  { call: quick.saveReply, input: () => reply, hears: writers },
];

test('every call about quick replies has its row in the table', () => {
  const calls = answeredCalls()
    .map((one) => one.name)
    .filter((name) => name.startsWith('quickReplies.'));
  assert.deepEqual(calls.toSorted(), ROWS.map((row) => row.call.name).toSorted());
});

for (const { call, input, hears } of ROWS)
  test(`who may ask ${call.name}`, async () => {
    const heard: Record<string, string> = {};
    for (const who of WHO) {
      const { status, body } = await floor.call(who === 'stranger' ? null : people[who], call, input());
      heard[who] = status === 200 ? 'ok' : String(body.refusal);
    }
    assert.deepEqual(heard, hears);
  });
