import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import * as compose from '#desk/compose/contract.ts';
import * as inbox from '#desk/inbox/contract.ts';
import * as outcomes from '#desk/outcomes/contract.ts';
import { deskFloor, type DeskFloor, type Person } from '#desk/testing/desk-floor.ts';
import { saveRule } from '#spine/permissions/server/api.ts';
import * as contract from '../contract.ts';

let floor: DeskFloor;
let skillId: number;
let mailboxId: number;
let nadia: Person;
let paul: Person;
let sofia: Person;
before(async () => {
  floor = await deskFloor();
  skillId = await floor.skill('Facturation');
  mailboxId = Number(await floor.mailbox('aide@maison.test', skillId));
  nadia = await floor.person('Nadia', { skills: [skillId], inboxLimit: 900 });
  paul = await floor.person('Paul', { skills: [skillId], inboxLimit: 900 });
  sofia = await floor.person('Sofia', { role: 'supervisor' });
});
after(() => floor.close());

const fresh = async (domain = 'pub.test') => {
  const from = { name: 'Pub', address: `${randomUUID()}@${domain}` };
  const { interactionId } = await floor.receive(mailboxId, skillId, { from });
  return { interactionId, address: from.address };
};
const stateOf = async (id: number) =>
  (
    await sql<{ status: string; assignee: number | null; trashed: boolean; queued: boolean }>`
      select status, assignee_id as assignee, trashed_at is not null as trashed,
             exists (select from routing.queue q where q.interaction_id = i.id) as queued
      from interactions.interactions i where id = ${id}
    `.execute(floor.db)
  ).rows[0]!;
const blocked = async (): Promise<string[]> =>
  (await sql<{ value: string }>`select value from spam.blocked order by id`.execute(floor.db)).rows.map(
    (row) => row.value,
  );
const mark = (who: Person, interactionId: number, wholeDomain = false) =>
  floor.call(who, contract.markSpam, { interactionId, wholeDomain });
const unmark = (who: Person, interactionId: number) => floor.call(who, contract.unmarkSpam, { interactionId });
const seenIn = async (view: 'unassigned' | 'recent' | 'all' | 'trash', id: number): Promise<boolean> =>
  inbox.browse.output.parse((await floor.call(nadia, inbox.browse, { view })).body).rows.some((row) => row.id === id);
const answer = async (who: Person, interactionId: number, sendAt: string | null = null) => {
  const { content } = compose.openReply.output.parse(
    (await floor.call(who, compose.openReply, { interactionId })).body,
  );
  return floor.call(who, compose.sendReply, {
    interactionId,
    content: { ...content, html: '<p>Oui</p>' },
    onceKey: randomUUID(),
    sendAt,
  });
};

test('D16 it leaves inbox, queue and every list but the Trash, and comes back to whose it was, as it was', async () => {
  const { interactionId, address } = await fresh();
  await floor.call(nadia, inbox.assignToMe, { interactionId });
  await floor.call(nadia, outcomes.setStatus, { interactionId, status: 'escalated' });
  assert.deepEqual((await mark(paul, interactionId)).body, { blocked: [address] });
  assert.deepEqual(await stateOf(interactionId), { status: 'closed', assignee: null, trashed: true, queued: false });
  for (const view of ['unassigned', 'recent', 'all'] as const) assert.equal(await seenIn(view, interactionId), false);
  assert.equal(await seenIn('trash', interactionId), true);
  assert.ok((await blocked()).includes(address));
  assert.equal((await mark(nadia, interactionId)).body.refusal, 'in-trash');
  assert.equal((await floor.call(nadia, inbox.assignToMe, { interactionId })).body.refusal, 'closed');
  assert.equal((await answer(nadia, interactionId)).body.refusal, 'in-trash');

  const back = await unmark(nadia, interactionId);
  assert.deepEqual(back.body, { agentName: 'Nadia', mine: true, broughtBack: 0, stillBlocked: null });
  assert.deepEqual(await stateOf(interactionId), {
    ...{ status: 'escalated', assignee: nadia.id, trashed: false, queued: false },
  });
  assert.ok(!(await blocked()).includes(address));
  assert.equal((await unmark(nadia, interactionId)).body.refusal, 'not-in-trash');
});

test('what waited waits again; D4 what its agent has no room for is queued', async () => {
  const waiting = await fresh();
  assert.equal((await stateOf(waiting.interactionId)).queued, true);
  await mark(nadia, waiting.interactionId);
  assert.equal((await stateOf(waiting.interactionId)).queued, false);
  await unmark(nadia, waiting.interactionId);
  assert.deepEqual(await stateOf(waiting.interactionId), {
    ...{ status: 'new', assignee: null, trashed: false, queued: true },
  });

  const lea = await floor.person('Léa', { skills: [skillId], inboxLimit: 1 });
  const { interactionId } = await fresh();
  await floor.call(lea, inbox.assignToMe, { interactionId });
  await mark(lea, interactionId);
  const other = await fresh();
  await floor.call(lea, inbox.assignToMe, { interactionId: other.interactionId });
  assert.equal((await unmark(lea, interactionId)).body['agentName'], null);
  assert.deepEqual(await stateOf(interactionId), { status: 'open', assignee: null, trashed: false, queued: true });
});

test('R116 a Closed one comes back Closed, and nobody is given it', async () => {
  const { interactionId } = await fresh();
  await floor.call(nadia, inbox.assignToMe, { interactionId });
  await floor.call(nadia, outcomes.setStatus, { interactionId, status: 'closed' });
  await mark(nadia, interactionId);
  await unmark(nadia, interactionId);
  assert.deepEqual(await stateOf(interactionId), { status: 'closed', assignee: null, trashed: false, queued: false });
});

test('a whole domain is for those above; an agent who takes it back leaves it blocked, and is told', async () => {
  const { interactionId } = await fresh('promo.test');
  assert.equal((await mark(nadia, interactionId, true)).body.refusal, 'by-supervisors');
  assert.deepEqual((await mark(sofia, interactionId, true)).body, { blocked: ['promo.test'] });
  assert.equal((await unmark(nadia, interactionId)).body['stillBlocked'], 'promo.test');
  const publicOne = await fresh('gmail.com');
  assert.equal((await mark(sofia, publicOne.interactionId, true)).body.refusal, 'public-domain');
  const own = await fresh('maison.test');
  assert.equal((await mark(sofia, own.interactionId, true)).body.refusal, 'our-own');
});

test('what was blocked in the office is not unblocked from the desk', async () => {
  const { interactionId, address } = await fresh();
  await floor.call(sofia, contract.blockSender, { value: address.toUpperCase() });
  assert.equal((await floor.call(sofia, contract.blockSender, { value: address })).body.refusal, 'blocked-already');
  await mark(nadia, interactionId);
  assert.equal((await unmark(nadia, interactionId)).body['stillBlocked'], address);
  assert.ok((await blocked()).includes(address));
});

test('while an answer can be undone or is leaving it is refused; a planned one is no hindrance', async () => {
  const { interactionId } = await fresh();
  await answer(nadia, interactionId);
  assert.equal((await mark(paul, interactionId)).body.refusal, 'being-sent');
  await sql`update interactions.messages set delivery = 'sent' where interaction_id = ${interactionId} and direction = 'out'`.execute(
    floor.db,
  );
  await answer(nadia, interactionId, new Date(Date.now() + 86_400_000).toISOString());
  const { planned } = contract.about.output.parse((await floor.call(paul, contract.about, { interactionId })).body);
  assert.equal(planned, 1);
  assert.equal((await mark(paul, interactionId)).status, 200);
});

test('an answer and a mark at once: one of the two is refused, never both done', async () => {
  const outcomesSeen = new Set<string>();
  for (let round = 0; round < 8; round += 1) {
    const { interactionId } = await fresh();
    const [marked, answered] = await Promise.all([mark(paul, interactionId), answer(nadia, interactionId)]);
    const heard = `${marked.body.refusal ?? 'ok'} ${answered.body.refusal ?? 'ok'}`;
    outcomesSeen.add(heard);
    assert.ok(['ok in-trash', 'being-sent ok'].includes(heard), heard);
    const { trashed } = await stateOf(interactionId);
    assert.equal(trashed, marked.status === 200);
  }
  assert.ok(outcomesSeen.size > 0);
});

test('an administrator may take it from somebody', async () => {
  const { interactionId } = await fresh();
  const scope = { kind: 'person', agentId: paul.id } as const;
  await floor.act((one) => saveRule(one, { switch: 'spam', scope, allowed: false }, sofia.id));
  assert.equal((await mark(paul, interactionId)).body.refusal, 'switched-off');
  await mark(nadia, interactionId);
  assert.equal((await unmark(paul, interactionId)).body.refusal, 'switched-off');
});
