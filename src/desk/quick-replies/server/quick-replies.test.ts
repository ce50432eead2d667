import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { z } from 'zod';
import { deskFloor, type DeskFloor, type Person } from '../../testing/desk-floor.ts';
import * as contract from '../contract.ts';

let floor: DeskFloor;
let writer: Person;
let agent: Person;
let other: Person;
before(async () => {
  floor = await deskFloor();
  writer = await floor.person('Sophie', { role: 'supervisor' });
  agent = await floor.person('Nadia');
  other = await floor.person('Bruno');
});
after(() => floor.close());

type Reply = z.input<typeof contract.saveReply.input>;
const reply = (more: Partial<Reply> = {}): Reply => ({
  ...{ id: null, version: 0, archived: false, name: 'Accusé', language: 'fr', skillIds: [], fields: [] },
  html: '<p>Reçu.</p>',
  ...more,
});
const save = (more: Partial<Reply> = {}) => floor.call(writer, contract.saveReply, reply(more));
const written = async (more: Partial<Reply> = {}): Promise<number> => Number((await save(more)).body['id']);
const whole = async (id: number) =>
  contract.openForWriting.output.parse((await floor.call(writer, contract.openForWriting, { id })).body);
const listed = async (person: Person) =>
  contract.listQuickReplies.output.parse(
    (await floor.call(person, contract.listQuickReplies, { interactionId: null })).body,
  ).replies;

test('what is saved is clean, and keeps its small pictures alone', async () => {
  const small = `data:image/png;base64,${'A'.repeat(40)}`;
  const html = `<p onclick="x()">a<script>x()</script><img src="${small}"><img src="https://x.test/p.png" alt="p"><img src="data:image/svg+xml;base64,AAAA"></p>`;
  const saved = await whole(await written({ html }));
  assert.equal(saved.html, `<p>a<img src="${small}">p</p>`);
});

test('R75 what would leave unfilled is refused by its name', async () => {
  const field = { key: 'nom', label: 'Nom', kind: 'text' as const };
  const refusals = await Promise.all([
    save({ html: '<p>{{nom}} {{dossier}}</p>', fields: [field] }),
    save({ html: '<p>{{Nom}}</p>', fields: [field] }),
    save({ html: '<p>{{nom}}</p>', fields: [field, field] }),
    save({ html: '<p>{{nom}}</p>', fields: [{ ...field, kind: 'choice' }] }),
    save({ html: `<p>${'é'.repeat(200_001)}</p>` }),
  ]);
  assert.deepEqual(
    refusals.map(({ body }) => body.refusal),
    ['unknown-place', 'unknown-place', 'same-key', 'no-choices', 'too-large'],
  );
});

test('the second to save over the same version is told, and what stood there is kept', async () => {
  const id = await written({ html: '<p>un</p>' });
  assert.equal((await save({ id, version: 1, html: '<p>deux</p>' })).status, 200);
  assert.equal((await save({ id, version: 1, html: '<p>trois</p>' })).body.refusal, 'moved');
  assert.equal((await save({ id: 1_000_000, version: 1 })).body.refusal, 'not-found');
  assert.deepEqual([(await whole(id)).html, (await whole(id)).version], ['<p>deux</p>', 2]);
  const { versions } = contract.replyVersions.output.parse(
    (await floor.call(writer, contract.replyVersions, { id })).body,
  );
  assert.deepEqual(
    versions.map(({ version, content, keptBy }) => [version, content.html, keptBy]),
    [[1, '<p>un</p>', 'Sophie']],
  );
});

test('two who save at the same moment: one of them is told', async () => {
  const id = await written();
  const answers = await Promise.all(['a', 'b', 'c'].map((name) => save({ id, version: 1, name })));
  assert.deepEqual(answers.map(({ body }) => body.refusal ?? 'ok').toSorted(), ['moved', 'moved', 'ok']);
});

test('an archived reply is seen by its writers alone', async () => {
  const id = await written({ name: 'Ancienne' });
  await save({ id, version: 1, name: 'Ancienne', archived: true });
  assert.ok(!(await listed(agent)).some((one) => one.id === id));
  assert.equal((await floor.call(agent, contract.readQuickReply, { id })).body.refusal, 'not-found');
  assert.equal((await whole(id)).archived, true);
  await save({ id, version: 2, name: 'Ancienne' });
  assert.ok((await listed(agent)).some((one) => one.id === id));
});

test('R79 D9 a favourite is its agent’s own; a use counts once for everybody', async () => {
  const id = await written({ name: 'Aimée' });
  for (let times = 0; times < 2; times += 1) await floor.call(agent, contract.setFavourite, { id, on: true });
  await floor.call(agent, contract.useQuickReply, { id, interactionId: null });
  const of = async (person: Person) => (await listed(person)).find((one) => one.id === id)!;
  assert.deepEqual([(await of(agent)).favourite, (await of(agent)).uses], [true, 1]);
  assert.deepEqual([(await of(other)).favourite, (await of(other)).uses], [false, 1]);
});
