import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import * as inbox from '#desk/inbox/contract.ts';
import { openThread } from '#desk/thread/contract.ts';
import { deskFloor, type DeskFloor, type Person } from '#desk/testing/desk-floor.ts';
import { listNotices } from '#spine/notices/contract.ts';
import * as contract from '../contract.ts';
import type { Mention } from '../mentions/rules.ts';

let floor: DeskFloor;
let nadia: Person;
let zoe: Person;
let omar: Person;
let interactionId: number;
before(async () => {
  floor = await deskFloor();
  const skillId = await floor.skill('Facturation');
  const mailboxId = await floor.mailbox('aide@maison.test', skillId);
  nadia = await floor.person('Nadia', { skills: [skillId] });
  zoe = await floor.person('Zoé');
  omar = await floor.person('Omar');
  ({ interactionId } = await floor.receive(mailboxId, skillId));
  await floor.call(nadia, inbox.assignToMe, { interactionId });
});
after(() => floor.close());

const of = ({ id, name }: Person): Mention => ({ id, name });
const add = async (text: string, mentions: Mention[], onceKey = randomUUID()): Promise<number> => {
  const answer = await floor.call(nadia, contract.addNote, { interactionId, text, mentions, onceKey });
  return Number(answer.body['id']);
};
const edit = (noteId: number, text: string, mentions: Mention[]) =>
  floor.call(nadia, contract.editNote, { noteId, text, mentions });
const told = async (person: Person): Promise<number> =>
  listNotices.output.parse((await floor.call(person, listNotices, {})).body).notices.length;
const noteAt = async (noteId: number) => {
  const { body } = await floor.call(nadia, contract.listNotes, { interactionId });
  return contract.listNotes.output.parse(body).notes.find((note) => note.id === noteId)!;
};

test('who is mentioned is told once, and sees from then on what they could not', async () => {
  assert.equal((await floor.call(zoe, openThread, { interactionId })).body.refusal, 'not-found');
  const key = randomUUID();
  await add('Qu’en penses-tu, @Zoé ?', [of(zoe)], key);
  await add('Qu’en penses-tu, @Zoé ?', [of(zoe)], key);
  assert.equal(await told(zoe), 1);
  assert.equal((await floor.call(zoe, openThread, { interactionId })).status, 200);
  const { notices } = listNotices.output.parse((await floor.call(zoe, listNotices, {})).body);
  assert.deepEqual(
    [notices[0]?.kind, notices[0]?.byName, notices[0]?.interaction?.id],
    ['mention', 'Nadia', interactionId],
  );
});

test('an edit tells only who is new, and never the same person twice', async () => {
  const noteId = await add('Pour @Omar', [of(omar)]);
  assert.equal(await told(omar), 1);
  await edit(noteId, 'Pour @Omar et @Zoé', [of(omar), of(zoe)]);
  assert.deepEqual([await told(omar), await told(zoe)], [1, 2]);
  await edit(noteId, 'Pour personne', [of(omar)]);
  assert.deepEqual((await noteAt(noteId)).mentions, []);
  await edit(noteId, 'Pour @Omar encore', [of(omar)]);
  assert.equal(await told(omar), 1);
  assert.deepEqual((await noteAt(noteId)).mentions, [of(omar)]);
});

test('only who stands in the text, works here and is another is told', async () => {
  const before = await told(omar);
  const gone = await floor.person('Éloi');
  await sql`update people.agents set disabled_at = now() where id = ${gone.id}`.execute(floor.db);
  const picked = [of(omar), of(nadia), of(gone), { id: 999_999, name: 'Nadia' }];
  const noteId = await add('Note à moi, @Nadia, pas à @Éloi, ni à Omar', picked);
  assert.equal(await told(omar), before);
  assert.equal(await told(nadia), 0);
  assert.deepEqual((await noteAt(noteId)).mentions, [of(nadia)]);
});

test('a person who is renamed stands in old notes by the new name', async () => {
  const noteId = await add('Vu avec @Omar, @Omarine aussi', [of(omar)]);
  await sql`update people.agents set name = 'Omar <b>Diallo</b>' where id = ${omar.id}`.execute(floor.db);
  const note = await noteAt(noteId);
  assert.equal(note.text, 'Vu avec @Omar <b>Diallo</b>, @Omarine aussi');
  assert.deepEqual(note.mentions, [{ id: omar.id, name: 'Omar <b>Diallo</b>' }]);
});

test('whom I was mentioning is kept with the draft, and a draft from before there were mentions opens', async () => {
  const save = (content: { text: string; mentions?: Mention[] }, version: number) =>
    floor.call(nadia, contract.saveNoteDraft, { interactionId, version, content });
  const open = async () =>
    contract.openNoteDraft.output.parse((await floor.call(nadia, contract.openNoteDraft, { interactionId })).body);
  await save({ text: 'Pour @Zoé', mentions: [of(zoe)] }, 0);
  assert.deepEqual((await open()).content, { text: 'Pour @Zoé', mentions: [of(zoe)] });
  await sql`update drafts.drafts set content = '{"text":"ancien"}'::jsonb where agent_id = ${nadia.id}`.execute(
    floor.db,
  );
  assert.deepEqual((await open()).content, { text: 'ancien', mentions: [] });
});
