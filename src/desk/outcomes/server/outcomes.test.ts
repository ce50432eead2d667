import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { inbox as listInbox, assignToMe } from '#desk/inbox/contract.ts';
import { deskFloor, type DeskFloor, type Person } from '#desk/testing/desk-floor.ts';
import { outcome } from '#spine/dispositions/contract.ts';
import { moveChosen, saveDisposition, saveSkillRule } from '#spine/dispositions/server/api.ts';
import type { Status } from '#spine/interactions/contract.ts';
import * as contract from '../contract.ts';

let floor: DeskFloor;
let nadia: Person;
let skillId: number;
let mailboxId: number;
/** A skill that asks for a disposition, and its two. */
let strict: { skillId: number; mailboxId: number; refund: number; other: number };
before(async () => {
  floor = await deskFloor();
  skillId = await floor.skill('Facturation');
  mailboxId = await floor.mailbox('aide@maison.test', skillId);
  const strictSkill = await floor.skill('Retours');
  const dispose = (name: string, skillIds: number[]) =>
    floor.act((one) => saveDisposition(one, { id: null, name, archived: false, skillIds }, null));
  strict = {
    skillId: strictSkill,
    mailboxId: await floor.mailbox('retours@maison.test', strictSkill),
    refund: await dispose('Remboursée', [strictSkill]),
    other: await dispose('Autre', [strictSkill]),
  };
  await floor.act((one) =>
    saveSkillRule(one, { skillId: strictSkill, dispositionRequired: true, statusRequired: true }, null),
  );
  nadia = await floor.person('Nadia', { skills: [skillId, strictSkill], inboxLimit: 100 });
});
after(() => floor.close());

const mine = async (at = { mailboxId, skillId }): Promise<number> => {
  const { interactionId } = await floor.receive(at.mailboxId, at.skillId);
  await floor.call(nadia, assignToMe, { interactionId });
  return interactionId;
};
const set = async (interactionId: number, status: Exclude<Status, 'new'>) =>
  (await floor.call(nadia, contract.setStatus, { interactionId, status })).body.refusal ?? 'done';
const save = async (interactionId: number, status: Exclude<Status, 'new'> | null, dispositionId: number | null) =>
  (await floor.call(nadia, contract.saveOutcome, { interactionId, status, dispositionId })).body.refusal ?? 'done';
const dismiss = async (interactionId: number) =>
  (await floor.call(nadia, contract.dismiss, { interactionId })).body.refusal ?? 'done';
const outcomeOf = async (interactionId: number) =>
  outcome.output.parse((await floor.call(nadia, outcome, { interactionId })).body);
const stateOf = async (id: number) =>
  (
    await sql<{ status: string; assigneeId: number | null }>`
      select status, assignee_id as "assigneeId" from interactions.interactions where id = ${id}
    `.execute(floor.db)
  ).rows[0]!;
const inInbox = async (id: number) =>
  listInbox.output.parse((await floor.call(nadia, listInbox, {})).body).rows.some((row) => row.id === id);

test('R116 Closed is final; every other status may follow another', async () => {
  const id = await mine();
  for (const status of ['pending', 'escalated', 'open', 'resolved', 'open', 'closed'] as const)
    assert.equal(await set(id, status), 'done', status);
  for (const status of ['open', 'resolved', 'closed'] as const) assert.equal(await set(id, status), 'closed-is-final');
  assert.equal((await stateOf(id)).status, 'closed');
});

test('D2 New is the system’s alone to set', async () => {
  const id = await mine();
  const answer = await floor.call(nadia, contract.setStatus, { interactionId: id, status: 'new' as 'open' });
  assert.deepEqual([answer.status, answer.body.refusal], [400, 'bad-input']);
});

test('R126 R130 D3 a finished one leaves the menu by hand, and Resolved stays Resolved', async () => {
  const id = await mine();
  assert.equal(await dismiss(id), 'not-finished');
  await set(id, 'resolved');
  assert.ok(await inInbox(id));
  assert.equal(await dismiss(id), 'done');
  assert.deepEqual(await stateOf(id), { status: 'resolved', assigneeId: null });
  assert.ok(!(await inInbox(id)));
  assert.equal(await dismiss(id), 'not-mine');
  const closed = await mine();
  await set(closed, 'closed');
  assert.equal(await dismiss(closed), 'done');
  assert.deepEqual(await stateOf(closed), { status: 'closed', assigneeId: null });
});

test('D16 where the skill asks for a disposition, Closed and leaving are refused without one', async () => {
  const id = await mine(strict);
  assert.equal(await set(id, 'closed'), 'disposition-required');
  assert.equal(await save(id, 'closed', null), 'disposition-required');
  assert.equal(await set(id, 'resolved'), 'done');
  assert.equal(await dismiss(id), 'disposition-required');
  assert.equal(await save(id, null, strict.refund), 'done');
  assert.equal(await dismiss(id), 'done');
});

test('R122 R124 the disposition and the status are kept in one go, or neither', async () => {
  const id = await mine(strict);
  assert.equal(await save(id, 'closed', 1_000_000), 'not-offered');
  assert.deepEqual((await outcomeOf(id)).disposition, null);
  assert.equal((await stateOf(id)).status, 'open');
  assert.equal(await save(id, 'closed', strict.refund), 'done');
  const { disposition, status, choices } = await outcomeOf(id);
  assert.deepEqual([disposition?.name, status], ['Remboursée', 'closed']);
  assert.deepEqual(
    choices.map(({ name }) => name),
    ['Remboursée', 'Autre'],
  );
  assert.equal(await save(id, null, strict.other), 'closed-is-final');
  // Of another skill, none is offered.
  const plain = await mine();
  assert.deepEqual((await outcomeOf(plain)).choices, []);
  assert.equal(await save(plain, null, strict.refund), 'not-offered');
});

test('D16 one that was closed before its skill asked for a disposition may still be given one, and leaves', async () => {
  const late = await floor.skill('Comptes');
  const lateMailbox = await floor.mailbox('comptes@maison.test', late);
  const id = await mine({ mailboxId: lateMailbox, skillId: late });
  assert.equal(await set(id, 'closed'), 'done');
  const lost = await floor.act((one) =>
    saveDisposition(one, { id: null, name: 'Perdue', archived: false, skillIds: [late] }, null),
  );
  await floor.act((one) =>
    saveSkillRule(one, { skillId: late, dispositionRequired: true, statusRequired: true }, null),
  );
  assert.equal(await dismiss(id), 'disposition-required');
  assert.equal(await save(id, null, lost), 'done');
  assert.equal(await save(id, null, null), 'closed-is-final');
  assert.equal(await dismiss(id), 'done');
});

test('D16 a skill that requires a disposition and offers none asks for none; a retired one stays good where it was chosen', async () => {
  const bare = await floor.skill('Divers');
  const bareMailbox = await floor.mailbox('divers@maison.test', bare);
  await floor.act((one) =>
    saveSkillRule(one, { skillId: bare, dispositionRequired: true, statusRequired: true }, null),
  );
  const id = await mine({ mailboxId: bareMailbox, skillId: bare });
  assert.equal(await set(id, 'resolved'), 'done');
  const shape = { id: null, name: 'Réglée', archived: false, skillIds: [bare] };
  const made = await floor.act((one) => saveDisposition(one, shape, null));
  assert.equal(await dismiss(id), 'disposition-required');
  assert.equal(await save(id, null, made), 'done');
  await floor.act((one) => saveDisposition(one, { ...shape, id: made, archived: true }, null));
  await floor.act((one) =>
    saveDisposition(one, { id: null, name: 'Réglée autrement', archived: false, skillIds: [bare] }, null),
  );
  assert.equal((await outcomeOf(id)).disposition?.name, 'Réglée');
  assert.equal(await dismiss(id), 'done');
});

test('R118 a skill may let go of what is unfinished: it waits again, and whoever let it go has it last', async () => {
  const loose = await floor.skill('Clavardage');
  const looseMailbox = await floor.mailbox('loose@maison.test', loose);
  await floor.act((one) =>
    saveSkillRule(one, { skillId: loose, dispositionRequired: false, statusRequired: false }, null),
  );
  const id = await mine({ mailboxId: looseMailbox, skillId: loose });
  assert.equal(await dismiss(id), 'done');
  assert.deepEqual(await stateOf(id), { status: 'open', assigneeId: null });
  const queued = await sql<{ skill: number; tries: number }>`
    select q.skill_id as skill,
           (select count(*)::int from routing.offers o
            where o.interaction_id = q.interaction_id and o.agent_id = ${nadia.id} and o.outcome = 'rejected') as tries
    from routing.queue q where q.interaction_id = ${id}
  `.execute(floor.db);
  assert.deepEqual(queued.rows, [{ skill: loose, tries: 1 }]);
});

test('dispositions keep the office’s order, and names are taken whatever their case', async () => {
  const names = async () => (await outcomeOf(await mine(strict))).choices.map(({ name }) => name);
  assert.deepEqual(await names(), ['Remboursée', 'Autre']);
  const admin = await floor.person('Adam', { role: 'administrator' });
  await floor.call(admin, contract.moveDisposition, { id: strict.other, down: false });
  assert.deepEqual(await names(), ['Autre', 'Remboursée']);
  // At the top already.
  await floor.call(admin, contract.moveDisposition, { id: strict.other, down: false });
  assert.deepEqual(await names(), ['Autre', 'Remboursée']);
  const again = { id: null, name: 'REMBOURSÉE', archived: false, skillIds: [] };
  assert.equal((await floor.call(admin, contract.saveDisposition, again)).body.refusal, 'name-taken');
});

test('what was chosen comes along into the interaction that stays, unless something was chosen there', async () => {
  const names = async (id: number) => (await outcomeOf(id)).disposition?.name ?? null;
  const [gone, stays, decided] = [await mine(strict), await mine(strict), await mine(strict)];
  await save(gone, null, strict.refund);
  await save(decided, null, strict.other);
  await floor.act(({ tx }) => moveChosen(tx, gone, stays));
  await floor.act(({ tx }) => moveChosen(tx, gone, decided));
  assert.deepEqual([await names(stays), await names(decided)], ['Remboursée', 'Autre']);
  const elsewhere = await mine();
  await floor.act(({ tx }) => moveChosen(tx, gone, elsewhere));
  assert.equal(await names(elsewhere), null);
});
