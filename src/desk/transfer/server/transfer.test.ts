import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import * as compose from '#desk/compose/contract.ts';
import * as inbox from '#desk/inbox/contract.ts';
import * as outcomes from '#desk/outcomes/contract.ts';
import { deskFloor, type DeskFloor, type Person } from '#desk/testing/desk-floor.ts';
import { changeState } from '#spine/people/server/api.ts';
import { saveRule } from '#spine/permissions/server/api.ts';
import { setProficiencies } from '#spine/routing/server/api.ts';
import * as contract from '../contract.ts';

let floor: DeskFloor;
let skillId: number;
let otherSkillId: number;
let mailboxId: number;
let nadia: Person;
let zoe: Person;
before(async () => {
  floor = await deskFloor();
  skillId = await floor.skill('Facturation');
  otherSkillId = await floor.skill('Livraison');
  mailboxId = Number(await floor.mailbox('aide@maison.test', skillId));
  nadia = await floor.person('Nadia', { skills: [skillId], inboxLimit: 50 });
  zoe = await floor.person('Zoé', { skills: [skillId, otherSkillId], inboxLimit: 50 });
  await floor.act((one) => changeState(one, zoe.id, 'working', null));
});
after(() => floor.close());

const mine = async (who = nadia): Promise<number> => {
  const { interactionId } = await floor.receive(mailboxId, skillId);
  await floor.call(who, inbox.assignToMe, { interactionId });
  return interactionId;
};
type To = { kind: 'agent' | 'skill' | 'team'; id: number };
const transfer = (who: Person, interactionId: number, to: To, more: { note?: string; onceKey?: string } = {}) =>
  floor.call(who, contract.transfer, { interactionId, to, onceKey: randomUUID(), ...more });
const handovers = async (who: Person, interactionId: number) =>
  contract.listHandovers.output.parse((await floor.call(who, contract.listHandovers, { interactionId })).body)
    .handovers;

test('R45 the next agent reads who handed it on, and what they said of it', async () => {
  const id = await mine();
  const { body } = await transfer(nadia, id, { kind: 'agent', id: zoe.id }, { note: '  Rappeler\u0000 avant midi ' });
  assert.deepEqual(body, { toName: 'Zoé' });
  const [only] = await handovers(zoe, id);
  assert.deepEqual(
    { ...only, id: 0, createdAt: '' },
    {
      ...{ id: 0, createdAt: '', fromName: 'Nadia', byName: null, note: 'Rappeler avant midi' },
      to: { kind: 'agent', id: zoe.id, name: 'Zoé' },
    },
  );
});

test('R45 one click repeated is one handover, even both at once', async () => {
  const id = await mine();
  const onceKey = randomUUID();
  const both = await Promise.all([1, 2].map(() => transfer(nadia, id, { kind: 'agent', id: zoe.id }, { onceKey })));
  assert.deepEqual(
    both.map((one) => one.status),
    [200, 200],
  );
  assert.equal((await handovers(zoe, id)).length, 1);
});

test('R47 any status but New and Open is refused, and it stays where it is', async () => {
  for (const status of ['pending', 'escalated', 'resolved', 'closed'] as const) {
    const id = await mine();
    await floor.call(nadia, outcomes.setStatus, { interactionId: id, status });
    assert.equal((await transfer(nadia, id, { kind: 'agent', id: zoe.id })).body.refusal, 'wrong-status', status);
    assert.deepEqual(await handovers(nadia, id), []);
  }
});

test('R45 a supervisor hands on what somebody else has, and it says so', async () => {
  const chief = await floor.person('Sophie', { role: 'supervisor' });
  const id = await mine();
  assert.equal((await transfer(chief, id, { kind: 'agent', id: zoe.id })).status, 200);
  const [only] = await handovers(chief, id);
  assert.deepEqual([only?.fromName, only?.byName], ['Nadia', 'Sophie']);
});

test('R46 who is away comes with their skills instead, the interaction’s own first', async () => {
  const away = await floor.person('Aline');
  await floor.act((one) =>
    setProficiencies(one, away.id, [
      { skillId: otherSkillId, level: 1 },
      { skillId, level: 12 },
    ]),
  );
  const id = await mine();
  const refused = await transfer(nadia, id, { kind: 'agent', id: away.id });
  assert.deepEqual([refused.body.refusal, refused.body['values']], ['agent-absent', { name: 'Aline', limit: 5 }]);
  const asked = await floor.call(nadia, contract.skillsInstead, { interactionId: id, agentId: away.id });
  assert.deepEqual(asked.body['skills'], [
    { id: skillId, name: 'Facturation' },
    { id: otherSkillId, name: 'Livraison' },
  ]);
});

test('what an administrator does not let one do is refused', async () => {
  const id = await mine();
  const scope = { kind: 'person' as const, agentId: nadia.id };
  const set = (allowed: boolean | null) =>
    floor.act((one) => saveRule(one, { switch: 'transfer', scope, allowed }, nadia.id));
  await set(false);
  assert.equal((await transfer(nadia, id, { kind: 'agent', id: zoe.id })).body.refusal, 'switched-off');
  await set(null);
  assert.equal((await transfer(nadia, id, { kind: 'agent', id: zoe.id })).status, 200);
});

test('R45 a note too long is refused, and nothing is handed on', async () => {
  const id = await mine();
  const note = 'x'.repeat(contract.MOST_HANDOVER_NOTE + 1);
  assert.equal((await transfer(nadia, id, { kind: 'agent', id: zoe.id }, { note })).body.refusal, 'bad-input');
  assert.deepEqual(await handovers(nadia, id), []);
});

test('R45 what the giver was writing stays theirs, skilled or not, and the next agent can read it', async () => {
  const id = await mine();
  await floor.act((one) => setProficiencies(one, nadia.id, []));
  const { content } = compose.openReply.output.parse(
    (await floor.call(nadia, compose.openReply, { interactionId: id })).body,
  );
  await floor.call(nadia, compose.saveDraft, {
    ...{ interactionId: id, version: 0 },
    content: { ...content, html: '<p>Je commençais</p>' },
  });
  await transfer(nadia, id, { kind: 'agent', id: zoe.id });
  const asks = async (who: Person) =>
    compose.openReply.output.parse((await floor.call(who, compose.openReply, { interactionId: id })).body);
  assert.match((await asks(nadia)).content.html, /Je commençais/);
  assert.deepEqual(
    (await asks(zoe)).others.map((one) => one.name),
    ['Nadia'],
  );
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from interactions.messages where interaction_id = ${id} and direction = 'out'
  `.execute(floor.db);
  assert.equal(rows[0]!.n, 0, 'and nothing of it left for the contact');
});
