import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import * as inbox from '#desk/inbox/contract.ts';
import * as outcomes from '#desk/outcomes/contract.ts';
import { deskFloor, type DeskFloor, type Person } from '#desk/testing/desk-floor.ts';
import { openThread } from '#desk/thread/contract.ts';
import { changeState } from '#spine/people/server/api.ts';
import { saveRule } from '#spine/permissions/server/api.ts';
import { transfer } from '../contract.ts';
import * as contract from '../consult/contract.ts';

let floor: DeskFloor;
let skillId: number;
let mailboxId: number;
let nadia: Person;
let zoe: Person;
let peer: Person;
let chief: Person;
before(async () => {
  floor = await deskFloor();
  skillId = await floor.skill('Facturation');
  mailboxId = Number(await floor.mailbox('aide@maison.test', skillId));
  nadia = await floor.person('Nadia', { skills: [skillId], inboxLimit: 50 });
  peer = await floor.person('Paule', { skills: [skillId], inboxLimit: 50 });
  zoe = await floor.person('Zoé', { inboxLimit: 50 });
  chief = await floor.person('Sophie', { role: 'supervisor' });
});
after(() => floor.close());

const mine = async (): Promise<number> => {
  const { interactionId } = await floor.receive(mailboxId, skillId);
  await floor.call(nadia, inbox.assignToMe, { interactionId });
  return interactionId;
};
const askZoe = async (interactionId: number, more: { text?: string; onceKey?: string; who?: Person } = {}) =>
  floor.call(more.who ?? nadia, contract.consult, {
    ...{ interactionId, colleagueId: zoe.id, text: more.text ?? 'Une idée ?', onceKey: more.onceKey ?? randomUUID() },
  });
const say = (who: Person, consultationId: number, text: string) =>
  floor.call(who, contract.sayInConsultation, { consultationId, text, onceKey: randomUUID() });
const listed = async (who: Person, interactionId: number) =>
  contract.listConsultations.output.parse((await floor.call(who, contract.listConsultations, { interactionId })).body)
    .consultations;
const concerning = async (who: Person) =>
  contract.myConsultations.output.parse((await floor.call(who, contract.myConsultations, {})).body).consultations;
const told = async (who: Person): Promise<string[]> =>
  (
    await sql<{ kind: string }>`select kind from notices.notices where agent_id = ${who.id} order by id`.execute(
      floor.db,
    )
  ).rows.map((row) => row.kind);

test('who is asked sees the interaction from then on, is told, and it stays where it is', async () => {
  const id = await mine();
  assert.equal((await floor.call(zoe, openThread, { interactionId: id })).body.refusal, 'not-found');
  assert.equal((await askZoe(id)).status, 200);
  const seen = openThread.output.parse((await floor.call(zoe, openThread, { interactionId: id })).body);
  assert.deepEqual([seen.mine, seen.interaction.assigneeId], [false, nadia.id]);
  assert.deepEqual((await told(zoe)).at(-1), 'consult');
  const [one] = await concerning(zoe);
  assert.deepEqual([one?.interactionId, one?.asksMe, one?.otherName, one?.unread], [id, true, 'Nadia', 1]);
});

test('the two talk; what each has not seen is counted for them alone', async () => {
  const id = await mine();
  const consultationId = Number((await askZoe(id)).body['consultationId']);
  await say(zoe, consultationId, 'Offre un rabais.');
  assert.deepEqual((await told(nadia)).at(-1), 'consult-answer');
  const [mineNow] = await listed(nadia, id);
  assert.deepEqual(
    mineNow?.messages.map((one) => [one.agentName, one.text]),
    [
      ['Nadia', 'Une idée ?'],
      ['Zoé', 'Offre un rabais.'],
    ],
  );
  // Zoé answered, hence she has read; Nadia has not.
  assert.deepEqual([mineNow?.unread, (await listed(zoe, id))[0]?.unread], [1, 0]);
  const messageId = mineNow!.messages.at(-1)!.id;
  await floor.call(nadia, contract.seeConsultation, { consultationId, messageId });
  assert.equal((await listed(nadia, id))[0]?.unread, 0);
});

test('a further question to the same colleague goes into the thread that is open', async () => {
  const id = await mine();
  const first = await askZoe(id);
  assert.deepEqual((await askZoe(id, { text: 'Et encore ?' })).body, first.body);
  assert.equal((await listed(nadia, id))[0]?.messages.length, 2);
});

test('one click repeated says it once, even both at once', async () => {
  const id = await mine();
  const onceKey = randomUUID();
  const both = await Promise.all([askZoe(id, { onceKey }), askZoe(id, { onceKey })]);
  assert.deepEqual(
    both.map((one) => one.status),
    [200, 200],
  );
  assert.equal((await listed(nadia, id))[0]?.messages.length, 1);
});

test('nobody but the two, whoever has it and supervisors reads a consultation', async () => {
  const id = await mine();
  await askZoe(id);
  const count = async (who: Person) => (await listed(who, id)).length;
  assert.deepEqual(await Promise.all([nadia, zoe, peer, chief].map(count)), [1, 1, 0, 1]);
  // The next one who has it reads it; the two still do.
  await floor.act((one) => changeState(one, peer.id, 'working', null));
  await floor.call(nadia, transfer, { interactionId: id, to: { kind: 'agent', id: peer.id }, onceKey: randomUUID() });
  assert.deepEqual(await Promise.all([nadia, zoe, peer].map(count)), [1, 1, 1]);
  const [one] = await listed(peer, id);
  assert.equal((await say(peer, one!.id, 'Je peux ?')).body.refusal, 'not-part');
});

test('it is closed by either, and nothing more is said in it', async () => {
  const id = await mine();
  const consultationId = Number((await askZoe(id)).body['consultationId']);
  assert.equal((await floor.call(zoe, contract.closeConsultation, { consultationId })).status, 200);
  assert.equal((await floor.call(nadia, contract.closeConsultation, { consultationId })).status, 200);
  assert.equal((await listed(nadia, id))[0]?.closedByName, 'Zoé');
  assert.equal((await say(nadia, consultationId, 'Merci')).body.refusal, 'consultation-closed');
  const next = await askZoe(id);
  assert.notEqual(next.body['consultationId'], consultationId);
});

test('handing it on to who was asked closes the consultation', async () => {
  const id = await mine();
  await askZoe(id);
  await floor.act((one) => changeState(one, zoe.id, 'working', null));
  await floor.call(nadia, transfer, { interactionId: id, to: { kind: 'agent', id: zoe.id }, onceKey: randomUUID() });
  assert.notEqual((await listed(zoe, id))[0]?.closedAt, null);
});

test('asking is refused for what is not mine, finished, switched off, of oneself or of who is gone', async () => {
  const id = await mine();
  assert.equal((await askZoe(id, { who: peer })).body.refusal, 'not-mine');
  const scope = { kind: 'person' as const, agentId: nadia.id };
  await floor.act((one) => saveRule(one, { switch: 'consult', scope, allowed: false }, chief.id));
  assert.equal((await askZoe(id)).body.refusal, 'switched-off');
  await floor.act((one) => saveRule(one, { switch: 'consult', scope, allowed: null }, chief.id));
  const of = (colleagueId: number) =>
    floor.call(nadia, contract.consult, { interactionId: id, colleagueId, text: 'x', onceKey: randomUUID() });
  assert.equal((await of(nadia.id)).body.refusal, 'same-agent');
  assert.equal((await of(999_999)).body.refusal, 'target-gone');
  await floor.call(nadia, outcomes.setStatus, { interactionId: id, status: 'resolved' });
  assert.equal((await askZoe(id)).body.refusal, 'finished');
});
