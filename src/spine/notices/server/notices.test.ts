import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { deskFloor, type DeskFloor, type Person } from '#desk/testing/desk-floor.ts';
import * as contract from '../contract.ts';
import { noticesWords } from '../words.ts';
import { forgetNotices, notify } from './api.ts';

let floor: DeskFloor;
let nadia: Person;
let zoe: Person;
let interactionId: number;
before(async () => {
  floor = await deskFloor();
  const skillId = await floor.skill('Facturation');
  const mailboxId = await floor.mailbox('aide@maison.test', skillId);
  nadia = await floor.person('Nadia', { skills: [skillId] });
  zoe = await floor.person('Zoé');
  ({ interactionId } = await floor.receive(mailboxId, skillId));
});
after(() => floor.close());

const listed = async (person: Person, before: number | null = null) =>
  contract.listNotices.output.parse((await floor.call(person, contract.listNotices, { before })).body);
const tell = (to: Person, by: Person | null, about: number | null = interactionId) =>
  floor.act((act) => notify(act, { agentId: to.id, kind: 'mention', interactionId: about, byAgentId: by?.id ?? null }));

test('a notice is told to one person, says who and about what, and is unread until it is seen', async () => {
  assert.equal(await tell(nadia, zoe), true);
  const { notices, unseen } = await listed(nadia);
  assert.equal(unseen, 1);
  const [notice] = notices;
  assert.deepEqual(
    [notice?.kind, notice?.byName, notice?.seen, notice?.interaction],
    ['mention', 'Zoé', false, { id: interactionId, subject: 'Facture en double', contactName: 'Hélène Gagné' }],
  );
  assert.deepEqual((await listed(zoe)).notices, []);
  await floor.call(zoe, contract.seeNotices, { ids: [notice!.id] });
  await floor.call(zoe, contract.seeNotices, { ids: 'all' });
  assert.equal((await listed(nadia)).unseen, 1, 'another person’s stays as it is');
  await floor.call(nadia, contract.seeNotices, { ids: [notice!.id] });
  assert.equal((await listed(nadia)).unseen, 0);
});

test('one’s own act is no news, nor is anything to who works here no more', async () => {
  assert.equal(await tell(nadia, nadia), false);
  const gone = await floor.person('Éloi');
  await sql`update people.agents set disabled_at = now() where id = ${gone.id}`.execute(floor.db);
  assert.equal(await tell(gone, nadia), false);
});

test('what is not for these eyes is named in no notice', async () => {
  await tell(zoe, nadia);
  const [notice] = (await listed(zoe)).notices;
  assert.equal(notice?.interaction, null);
  assert.equal(JSON.stringify(notice).includes('Facture'), false);
});

test('a page follows the other without a gap, and the count is of all', async () => {
  await floor.act(async (act) => {
    for (let n = 0; n < 64; n += 1)
      await notify(act, { agentId: zoe.id, kind: 'timer-due', interactionId, byAgentId: null });
  });
  const ids: number[] = [];
  let before: number | null = null;
  do {
    const page: Awaited<ReturnType<typeof listed>> = await listed(zoe, before);
    assert.equal(page.unseen, 65);
    ids.push(...page.notices.map((one) => one.id));
    before = page.next;
  } while (before !== null);
  assert.equal(ids.length, 65);
  assert.deepEqual(
    ids,
    ids.toSorted((a, b) => b - a),
  );
  assert.equal(new Set(ids).size, 65);
});

test('a told person’s browsers hear of it by numbers alone', async () => {
  await tell(nadia, zoe);
  const { rows } = await sql<{ agent: number; data: object }>`
    select agent_id as agent, data from events.journal where kind = ${contract.NOTICE_EVENTS.told} order by xid desc, id desc limit 1
  `.execute(floor.db);
  assert.equal(rows[0]?.agent, nadia.id);
  assert.deepEqual(Object.keys(rows[0].data).toSorted(), ['kind', 'noticeId']);
});

test('how one wants to be told is kept with one’s account', async () => {
  const read = async (person: Person) => (await floor.call(person, contract.myChoices, {})).body;
  assert.deepEqual(await read(nadia), contract.FIRST_CHOICES);
  const wanted: contract.Choices = { desktop: ['arrival'], sound: [] };
  await floor.call(nadia, contract.saveChoices, wanted);
  assert.deepEqual(await read(nadia), wanted);
  assert.deepEqual(await read(zoe), contract.FIRST_CHOICES);
});

test('old news is forgotten', async () => {
  await sql`update notices.notices set at = now() - interval '91 days' where agent_id = ${zoe.id}`.execute(floor.db);
  const kept = (await listed(nadia)).notices.length;
  assert.equal(await floor.act(({ tx }) => forgetNotices(tx)), 65);
  assert.deepEqual((await listed(zoe)).notices, []);
  assert.equal((await listed(nadia)).notices.length, kept);
});

test('every kind has its sentence, in both languages', () => {
  for (const kind of contract.NOTICE_KINDS) {
    const { fr, en } = noticesWords[`kind.${kind}`];
    assert.ok(fr.length > 10 && en.length > 10 && fr !== en);
  }
});
