import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { deskFloor, type DeskFloor, type Person } from '#desk/testing/desk-floor.ts';
import * as contract from '../contract.ts';
import { MOST_VERSIONS } from '../rules.ts';
import { deleteDraft, putBackDraft, readDraft, saveDraftRow, takeOver, endSentDraft, reopenSentDraft } from './api.ts';

let floor: DeskFloor;
let nadia: Person;
let olga: Person;
before(async () => {
  floor = await deskFloor();
  nadia = await floor.person('Nadia');
  olga = await floor.person('Olga');
});
after(() => floor.close());

let count = 0;
const place = (who = nadia) => ({ agentId: who.id, key: `outbound:${(count += 1)}` });
const html = (text: string) => ({ html: text });
const save = (
  at: ReturnType<typeof place>,
  version: number,
  text: string,
  more: { writer?: string; over?: boolean } = {},
) => floor.act((one) => saveDraftRow(one, at, { version, content: html(text), interactionId: null, ...more }));
const versions = async (key: string, who = nadia) =>
  contract.listVersions.output.parse((await floor.call(who, contract.listVersions, { key })).body).versions;
const textAt = async (at: ReturnType<typeof place>) =>
  ((await readDraft(floor.db, at))?.content as { html: string } | undefined)?.html;

test('a save over a version not seen is refused, but not over one’s own whose answer was lost', async () => {
  const at = place();
  const writer = randomUUID();
  const first = (await save(at, 0, 'un', { writer }))!;
  assert.equal(await save(at, 0, 'autre'), null);
  assert.equal(await save(at, 0, 'autre', { writer: randomUUID() }), null);
  const second = (await save(at, 0, 'un, encore', { writer }))!;
  assert.ok(second.version > first.version);
  assert.equal(await save(at, first.version, 'vieux'), null);
  assert.equal(await textAt(at), 'un, encore');
});

test('a version number is never given twice, so that a stale tab cannot match a new draft', async () => {
  const at = place();
  const first = (await save(at, 0, 'un'))!;
  await floor.act((one) => deleteDraft(one, at, null));
  const again = (await save(at, 0, 'deux'))!;
  assert.notEqual(again.version, first.version);
  assert.equal(await save(at, first.version, 'vieux'), null);
});

test('two first saves at once make one draft', async () => {
  const at = place();
  const both = await Promise.all([save(at, 0, 'a'), save(at, 0, 'b')]);
  assert.equal(both.filter(Boolean).length, 1);
});

test('a large deletion, an overwrite and a discard leave the text among the versions, to be read and restored', async () => {
  const at = place();
  const long = `<p>${'Bonjour Madame, '.repeat(20)}</p>`;
  const first = (await save(at, 0, long))!;
  const second = (await save(at, first.version, '<p>B</p>'))!;
  const third = (await save(at, second.version, '<p>De l’autre onglet</p>', { over: true }))!;
  assert.deepEqual(
    (await versions(at.key)).map((one) => [one.reason, one.firstWords.slice(0, 15)]),
    [
      ['overwritten', 'B'],
      ['deletion', 'Bonjour Madame,'],
    ],
  );
  const wanted = (await versions(at.key))[1]!;
  const read = await floor.call(nadia, contract.readVersion, { key: at.key, versionId: wanted.id });
  assert.deepEqual(read.body, { content: html(long) });
  const restored = await floor.call(nadia, contract.restoreVersion, { key: at.key, versionId: wanted.id });
  assert.ok(Number(restored.body['version']) > third.version);
  assert.equal(await textAt(at), long);
  assert.equal((await versions(at.key))[0]!.reason, 'restored');
  assert.equal((await versions(at.key))[0]!.firstWords, 'De l’autre onglet');
  await floor.act((one) => deleteDraft(one, at, null));
  assert.equal(await textAt(at), undefined);
  assert.equal((await versions(at.key))[0]!.reason, 'discarded');
});

test('versions are their writer’s alone', async () => {
  const at = place();
  await save(at, 0, 'secret de Nadia');
  await floor.act((one) => deleteDraft(one, at, null));
  const [one] = await versions(at.key);
  assert.deepEqual(await versions(at.key, olga), []);
  const asked = { key: at.key, versionId: one!.id };
  assert.equal((await floor.call(olga, contract.readVersion, asked)).body.refusal, 'version-gone');
  assert.equal((await floor.call(olga, contract.restoreVersion, asked)).body.refusal, 'version-gone');
});

test('no more than so many versions are kept, and none older than a month', async () => {
  const at = place();
  let version = (await save(at, 0, 'x0'))!.version;
  for (let nth = 1; nth <= MOST_VERSIONS + 5; nth += 1)
    version = (await save(at, version, `x${nth}`, { over: true }))!.version;
  const kept = await versions(at.key);
  assert.equal(kept.length, MOST_VERSIONS);
  assert.equal(kept[0]!.firstWords, `x${MOST_VERSIONS + 4}`);
  await sql`update drafts.versions set kept_at = now() - interval '31 days' where key = ${at.key}`.execute(floor.db);
  await save(at, version, 'enfin', { over: true });
  assert.equal((await versions(at.key)).length, 1);
});

test('the versions of what was sent are out of sight, and back when it is taken back', async () => {
  const at = place();
  const { version } = (await save(at, 0, 'avant'))!;
  await save(at, version, 'après', { over: true });
  await floor.act((one) => endSentDraft(one, at, 1, 4711));
  assert.deepEqual([await versions(at.key), await textAt(at)], [[], undefined]);
  await floor.act(async (one) => {
    await reopenSentDraft(one, 4711);
    await putBackDraft(one, at, { content: html('après'), interactionId: null });
  });
  assert.deepEqual(
    (await versions(at.key)).map((one) => one.firstWords),
    ['avant'],
  );
});

test('what is taken over is a version of whoever began it, and what the taker had is one of theirs', async () => {
  const at = place(nadia);
  const theirs = { agentId: olga.id, key: at.key };
  await save(at, 0, 'de Nadia');
  await save(theirs, 0, 'd’Olga');
  const draft = { key: at.key, from: nadia.id, to: olga.id, interactionId: null };
  const taken = await Promise.all(
    [1, 2].map(() => floor.act((one) => takeOver(one, draft, async (content) => content))),
  );
  assert.equal(taken.filter(Boolean).length, 1);
  assert.deepEqual([await textAt(at), await textAt(theirs)], [undefined, 'de Nadia']);
  assert.deepEqual(
    (await versions(at.key)).map((one) => [one.reason, one.byName, one.firstWords]),
    [['taken', 'Olga', 'de Nadia']],
  );
  assert.deepEqual(
    (await versions(at.key, olga)).map((one) => one.firstWords),
    ['d’Olga'],
  );
});
