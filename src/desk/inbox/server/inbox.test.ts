import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { deskFloor, type DeskFloor, type Person } from '#desk/testing/desk-floor.ts';
import * as contract from '../contract.ts';

let floor: DeskFloor;
let skillId: number;
let mailboxId: number;
before(async () => {
  floor = await deskFloor();
  skillId = await floor.skill('Facturation');
  mailboxId = await floor.mailbox('aide@maison.test', skillId);
});
after(() => floor.close());

const listed = async (who: Person) => contract.inbox.output.parse((await floor.call(who, contract.inbox, {})).body);
const take = async (who: Person, interactionId: number) =>
  (await floor.call(who, contract.assignToMe, { interactionId })).body.refusal ?? 'done';

test('R2 R32 what I take is in my menu and makes it Open, and nobody can take it after me', async () => {
  const nadia = await floor.person('Nadia', { skills: [skillId] });
  const other = await floor.person('Olga', { skills: [skillId] });
  const { interactionId } = await floor.receive(mailboxId, skillId);
  assert.deepEqual((await listed(nadia)).rows, []);
  const both = await Promise.all([take(nadia, interactionId), take(other, interactionId)]);
  assert.deepEqual(both.toSorted(), ['already-assigned', 'done']);
  const winner = both[0] === 'done' ? nadia : other;
  const { rows, load } = await listed(winner);
  assert.deepEqual([rows.map((row) => [row.id, row.status]), load], [[[interactionId, 'open']], 1]);
});

test('R127 R128 at the limit nothing more is taken, and the count says so', async () => {
  const full = await floor.person('Fatou', { skills: [skillId], inboxLimit: 2 });
  const ids = [];
  for (let n = 0; n < 3; n += 1) ids.push((await floor.receive(mailboxId, skillId)).interactionId);
  assert.deepEqual(
    [await take(full, ids[0]!), await take(full, ids[1]!), await take(full, ids[2]!)],
    ['done', 'done', 'inbox-full'],
  );
  const { load, limit } = await listed(full);
  assert.deepEqual([load, limit], [2, 2]);
});

test('R1 without email enabled nothing can be taken, and the menu says why', async () => {
  const paul = await floor.person('Paul', { skills: [skillId], emailEnabled: false });
  const { interactionId } = await floor.receive(mailboxId, skillId);
  assert.equal((await listed(paul)).emailEnabled, false);
  assert.equal(await take(paul, interactionId), 'email-not-enabled');
});

test('a closed one is nobody’s to take', async () => {
  const agent = await floor.person('Clara', { skills: [skillId] });
  const { interactionId } = await floor.receive(mailboxId, skillId);
  await sql`update interactions.interactions set status = 'closed' where id = ${interactionId}`.execute(floor.db);
  assert.equal(await take(agent, interactionId), 'closed');
});

test('R34 an offer is accepted once, or rejected, and by nobody else', async () => {
  const agent = await floor.person('Aline', { skills: [skillId] });
  const other = await floor.person('Basile', { skills: [skillId] });
  const offered = async () => {
    const { interactionId } = await floor.receive(mailboxId, skillId);
    const { rows } = await sql<{ id: number }>`
      insert into routing.offers (interaction_id, agent_id, expires_at)
      values (${interactionId}, ${agent.id}, now() + interval '1 minute') returning id
    `.execute(floor.db);
    return { interactionId, offerId: rows[0]!.id };
  };
  const first = await offered();
  assert.deepEqual(
    (await listed(agent)).offers.map((one) => [one.id, one.contactName, one.skillName]),
    [[first.offerId, 'Hélène Gagné', 'Facturation']],
  );
  assert.equal((await floor.call(other, contract.acceptOffer, first)).body.refusal, 'offer-gone');
  assert.deepEqual((await floor.call(agent, contract.acceptOffer, first)).body, { interactionId: first.interactionId });
  assert.equal((await floor.call(agent, contract.acceptOffer, first)).body.refusal, 'offer-gone');
  const second = await offered();
  assert.equal((await floor.call(agent, contract.rejectOffer, second)).status, 200);
  const { offers, rows } = await listed(agent);
  assert.deepEqual([offers, rows.map((row) => row.id)], [[], [first.interactionId]]);
});

test('browsing goes page by page, none left out and none twice', async () => {
  const chief = await floor.person('Sophie', { role: 'supervisor' });
  for (let n = 0; n < 60; n += 1) await floor.receive(mailboxId, skillId);
  const seen: number[] = [];
  let before: number | null = null;
  do {
    const { body } = await floor.call(chief, contract.browse, { view: 'all', before });
    const page = contract.browse.output.parse(body);
    assert.ok(page.rows.length <= 50);
    seen.push(...page.rows.map((row) => row.id));
    before = page.next;
  } while (before !== null);
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from interactions.interactions`.execute(floor.db);
  assert.equal(new Set(seen).size, seen.length);
  assert.equal(seen.length, rows[0]!.n);
});
