import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import * as inbox from '#desk/inbox/contract.ts';
import * as consult from '#desk/transfer/consult/contract.ts';
import * as transfer from '#desk/transfer/contract.ts';
import * as texts from '#desk/transfer/texts/contract.ts';
import type { Call } from '#ground/api/contract.ts';
import { answeredCalls } from '#ground/api/server/answer.ts';
import { deskFloor, type DeskFloor, type Person } from './desk-floor.ts';

/** An agent who may not see the interaction, one who may, one who was asked about it, whose it is, and the two other roles. */
const WHO = ['stranger', 'blind', 'peer', 'asked', 'owner', 'supervisor', 'administrator'] as const;
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
    asked: await floor.person('Zoé'),
    owner: await floor.person('Nadia', { skills: [skillId], inboxLimit: 900 }),
    supervisor: await floor.person('Sophie', { role: 'supervisor' }),
    administrator: await floor.person('Adam', { role: 'administrator' }),
  };
});
after(() => floor.close());

const all = { blind: 'ok', peer: 'ok', asked: 'ok', owner: 'ok', supervisor: 'ok', administrator: 'ok' };
const everyone = { stranger: 'signed-out', ...all };
const whoSees = { ...everyone, blind: 'not-found' };
const theTwo = { ...whoSees, peer: 'not-found', supervisor: 'not-part', administrator: 'not-part' };

const ROWS: {
  call: Call;
  input: (interactionId: number, consultationId: number) => object;
  hears: Record<Who, string>;
}[] = [
  {
    call: transfer.transfer,
    input: (interactionId) => ({ interactionId, to: { kind: 'skill', id: skillId }, onceKey: randomUUID() }),
    hears: { ...whoSees, peer: 'not-mine', asked: 'not-mine' },
  },
  {
    call: transfer.skillsInstead,
    input: (interactionId) => ({ interactionId, agentId: people.peer.id }),
    hears: whoSees,
  },
  { call: transfer.listHandovers, input: (interactionId) => ({ interactionId }), hears: whoSees },
  {
    call: consult.consult,
    input: (interactionId) => ({ interactionId, colleagueId: people.blind.id, text: 'Vu ?', onceKey: randomUUID() }),
    hears: { ...whoSees, peer: 'not-mine', asked: 'not-mine' },
  },
  { call: consult.listConsultations, input: (interactionId) => ({ interactionId }), hears: whoSees },
  { call: consult.myConsultations, input: () => ({}), hears: everyone },
  {
    call: consult.sayInConsultation,
    input: (_id, consultationId) => ({ consultationId, text: 'Oui', onceKey: randomUUID() }),
    hears: theTwo,
  },
  { call: consult.seeConsultation, input: (_id, consultationId) => ({ consultationId, messageId: 1 }), hears: theTwo },
  {
    call: texts.openText,
    input: (_id, consultationId) => ({ place: { of: 'consultation', consultationId } }),
    hears: { ...whoSees, peer: 'not-found', supervisor: 'not-found', administrator: 'not-found' },
  },
  {
    call: texts.saveText,
    input: (interactionId) => ({ place: { of: 'handover', interactionId }, version: 0, content: { text: 'Bon' } }),
    hears: whoSees,
  },
  { call: consult.closeConsultation, input: (_id, consultationId) => ({ consultationId }), hears: theTwo },
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
      const question = { interactionId, colleagueId: people.asked.id, text: 'Une idée ?', onceKey: randomUUID() };
      const asked = await floor.call(people.owner, consult.consult, question);
      const asking = input(interactionId, Number(asked.body['consultationId']));
      const { status, body } = await floor.call(who === 'stranger' ? null : people[who], call, asking);
      heard[who] = status === 200 ? 'ok' : String(body.refusal);
    }
    assert.deepEqual(heard, hears);
  });
