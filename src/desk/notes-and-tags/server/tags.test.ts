import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import * as inbox from '#desk/inbox/contract.ts';
import { deskFloor, type DeskFloor, type Person } from '#desk/testing/desk-floor.ts';
import { listTags, MOST_TAG_NAME, MOST_TAGS, TAG_EVENTS } from '#spine/tags/contract.ts';
import { mergeTags, moveTags, tag, tagsOf } from '#spine/tags/server/api.ts';
import * as contract from '../tags/contract.ts';

let floor: DeskFloor;
let nadia: Person;
let zoe: Person;
let sofia: Person;
let skillId: number;
let mailboxId: number;
before(async () => {
  floor = await deskFloor();
  skillId = await floor.skill('Facturation');
  mailboxId = await floor.mailbox('aide@maison.test', skillId);
  nadia = await floor.person('Nadia', { skills: [skillId], inboxLimit: 900 });
  zoe = await floor.person('Zoé', { skills: [skillId] });
  sofia = await floor.person('Sofia', { role: 'supervisor' });
});
after(() => floor.close());

const mine = async (): Promise<number> => {
  const { interactionId } = await floor.receive(mailboxId, skillId);
  await floor.call(nadia, inbox.assignToMe, { interactionId });
  return interactionId;
};
const add = async (interactionId: number, named: { id: number } | { name: string }, who = nadia) => {
  const { body } = await floor.call(who, contract.addTag, { interactionId, tag: named });
  return body.refusal ?? Number(body['tagId']);
};
const on = async (interactionId: number): Promise<number[]> =>
  (await tagsOf(floor.db, [interactionId])).get(interactionId)!;
const all = async () => listTags.output.parse((await floor.call(nadia, listTags, {})).body).tags;

test('R90 a tag is made by its name; written otherwise it is the same one, and adding it twice is once', async () => {
  const id = await mine();
  const made = await add(id, { name: '  Très   urgent ' });
  assert.equal(await add(id, { name: 'TRES URGENT' }), made);
  assert.equal(await add(id, { id: Number(made) }), made);
  assert.deepEqual(await on(id), [made]);
  assert.deepEqual(
    (await all()).map((one) => one.name),
    ['Très urgent'],
  );
});

test('R90 two who make the same tag at once make one', async () => {
  const ids = [await mine(), await mine(), await mine(), await mine()];
  const made = await Promise.all(ids.map((id, n) => add(id, { name: n % 2 ? 'Course' : 'COURSE' })));
  assert.equal(new Set(made).size, 1);
  assert.equal((await all()).filter((one) => one.name.toLowerCase() === 'course').length, 1);
});

test('R117 D6 tags are changed only by whose the interaction is, and read by whoever sees it', async () => {
  const id = await mine();
  const made = Number(await add(id, { name: 'À moi' }));
  assert.equal(await add(id, { name: 'Pas à moi' }, zoe), 'not-mine');
  const { body } = await floor.call(zoe, contract.removeTag, { interactionId: id, tagId: made });
  assert.equal(body.refusal, 'not-mine');
  const rows = inbox.browse.output.parse((await floor.call(zoe, inbox.browse, { view: 'all' })).body).rows;
  assert.deepEqual(rows.find((row) => row.id === id)?.tagIds, [made]);
  assert.equal(
    (await all()).some((one) => one.name === 'Pas à moi'),
    false,
    'a refused name makes no tag',
  );
});

test('at most 20 on an interaction, names of 40 signs at most, and none of nothing', async () => {
  const id = await mine();
  for (let n = 0; n < MOST_TAGS; n += 1) assert.equal(typeof (await add(id, { name: `Lot ${n}` })), 'number');
  assert.equal(await add(id, { name: 'De trop' }), 'tags-full');
  assert.equal(
    (await all()).some((one) => one.name === 'De trop'),
    false,
  );
  assert.equal(await add(id, { name: 'x'.repeat(MOST_TAG_NAME + 1) }), 'bad-input');
  assert.equal(await add(id, { name: ' \n ' }), 'bad-input');
  assert.equal(await add(id, { name: '\u200b\u202e' }), 'bad-input');
  const long = '<b>'.padEnd(MOST_TAG_NAME, '\u{1f600}').slice(0, MOST_TAG_NAME);
  assert.equal(typeof (await add(await mine(), { name: long })), 'number');
});

test('R87 what has a tag, or all of several, is found again by them', async () => {
  const [first, second] = [await mine(), await mine()];
  const [a, b] = [Number(await add(first, { name: 'Retrouver A' })), Number(await add(first, { name: 'Retrouver B' }))];
  await add(second, { id: a });
  const found = async (tagIds: number[], view: 'all' | 'recent' | 'unassigned' = 'all') =>
    inbox.browse.output.parse((await floor.call(nadia, inbox.browse, { view, tagIds })).body).rows.map((row) => row.id);
  assert.deepEqual(await found([a]), [second, first]);
  assert.deepEqual(await found([a, b]), [first]);
  assert.deepEqual(await found([a, a]), [second, first]);
  assert.deepEqual(await found([a], 'unassigned'), []);
});

test('two tags become one: whoever names the first means the second, wherever it was', async () => {
  const [first, both] = [await mine(), await mine()];
  const old = Number(await add(first, { name: 'Remboursements' }));
  const kept = Number(await add(both, { name: 'Remboursement' }));
  await add(both, { id: old });
  assert.equal((await floor.call(sofia, contract.mergeTags, { fromId: old, intoId: kept })).status, 200);
  assert.deepEqual([await on(first), await on(both)], [[kept], [kept]]);
  assert.equal(
    (await all()).some((one) => one.id === old),
    false,
  );
  const third = await mine();
  const held = { id: third, contactId: 1, assigneeId: nadia.id };
  assert.equal(await floor.act((act) => tag(act, held, old, null)), 'done');
  assert.deepEqual(await on(third), [kept]);
  assert.equal(await floor.act((act) => mergeTags(act, old, kept)), false, 'it is no more');
  assert.equal(await floor.act((act) => mergeTags(act, kept, kept)), false);
});

test('a tag that is archived stays where it is, is offered no more, and leaves its name free', async () => {
  const id = await mine();
  const old = Number(await add(id, { name: 'Ancienne' }));
  const save = async (more: Partial<{ id: number | null; name: string; archived: boolean }>) => {
    const wanted = { id: old, name: 'Ancienne', color: 'grey' as const, archived: false, ...more };
    const { body } = await floor.call(sofia, contract.saveTag, wanted);
    return body.refusal ?? 'ok';
  };
  assert.equal(await save({ archived: true }), 'ok');
  assert.deepEqual(await on(id), [old]);
  assert.equal(await add(await mine(), { id: old }), 'tag-gone');
  assert.notEqual(await add(await mine(), { name: 'ancienne' }), old);
  assert.equal(await save({ archived: false }), 'name-taken', 'it cannot come back beside the new one');
  assert.equal(await save({ name: 'Revenue', archived: false }), 'ok');
  assert.equal(await save({ id: null, name: 'REVENUE' }), 'name-taken');
  assert.equal(await save({ id: 999_999 }), 'tag-gone');
  const { body } = await floor.call(sofia, contract.officeTags, {});
  const row = contract.officeTags.output.parse(body).tags.find((one) => one.id === old);
  assert.deepEqual([row?.name, row?.uses, row?.color], ['Revenue', 1, 'grey']);
});

test('of two interactions that prove to be one, the tags of both are on what stays', async () => {
  const [gone, stays] = [await mine(), await mine()];
  const a = Number(await add(gone, { name: 'D’avant' }));
  const b = Number(await add(stays, { name: 'De toujours' }));
  await floor.act(({ tx }) => moveTags(tx, gone, stays));
  assert.deepEqual(new Set(await on(stays)), new Set([a, b]));
});

test('whoever has the interaction open hears of a tag by numbers alone', async () => {
  const id = await mine();
  const made = Number(await add(id, { name: 'Entendue' }));
  const { rows } = await sql<{ agent: number; data: object }>`
    select agent_id as agent, data from events.journal where kind = ${TAG_EVENTS.tagged} and interaction_id = ${id}
  `.execute(floor.db);
  assert.deepEqual(rows, [{ agent: nadia.id, data: { tagId: made, on: true } }]);
});
