import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import * as inbox from '#desk/inbox/contract.ts';
import { merge } from '#desk/merging/contract.ts';
import * as notes from '#desk/notes-and-tags/contract.ts';
import { hideContent, hideAuthor } from '#desk/redaction/contract.ts';
import { deskFloor, type DeskFloor, type Person } from '#desk/testing/desk-floor.ts';
import type { IncomingMail } from '#spine/channels/contract.ts';
import { find, people } from '../contract.ts';
import { beginBacklog } from './documents-store.ts';
import { reindex, searchJobs } from './index-live.ts';

let floor: DeskFloor;
let skillId: number;
let mailboxId: number;
let nadia: Person;
let blind: Person;
before(async () => {
  floor = await deskFloor();
  skillId = await floor.skill('Facturation');
  mailboxId = Number(await floor.mailbox('aide@maison.test', skillId));
  nadia = await floor.person('Nadia', { skills: [skillId], inboxLimit: 900 });
  blind = await floor.person('Bruno');
});
after(() => floor.close());

const from = (name: string, address = `${name.toLowerCase().replaceAll(' ', '.')}@client.test`) => ({ name, address });
const receive = async (mail: Partial<IncomingMail>) => {
  const taken = await floor.receive(mailboxId, skillId, { freshText: '', ...mail });
  await floor.act(({ tx }) => reindex(tx, { messageIds: [taken.messageId], notesOf: [], allOf: [] }));
  return taken;
};
const ask = async (person: Person, text: string, more: object = {}) => {
  const answer = await floor.call(person, find, { text, ...more });
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return find.output.parse(answer.body);
};
const found = async (text: string, person = nadia): Promise<number[]> =>
  (await ask(person, text)).hits.map((hit) => hit.row.id);

test('Chinese, Japanese and Korean are found from the middle of a run, as phrases of their characters', async () => {
  const japanese = await receive({
    subject: '注文番号の確認',
    text: 'お世話になります。先日の注文番号4471を確認してください。',
  });
  const chinese = await receive({ subject: '退款', text: '您好 我想申请退款 谢谢。' });
  const korean = await receive({ subject: '배송', text: '주문하신 상품이 아직 배송되지 않았습니다.' });
  assert.deepEqual(await found('注文'), [japanese.interactionId]);
  assert.deepEqual(await found('番号 4471'), [japanese.interactionId]);
  assert.deepEqual(await found('文注'), [], 'characters in another order are another word');
  assert.deepEqual(await found('申请'), [chinese.interactionId]);
  assert.deepEqual(await found('배송되지'), [korean.interactionId]);
  const marksIn = async (text: string): Promise<string> =>
    (await ask(nadia, text)).hits[0]!.excerpt.map((piece) => (piece.hit ? piece.text : '')).join('');
  assert.equal(await marksIn('注文番号'), '注文番号');
  assert.equal(await marksIn('배송되지'), '배송되지');
  const { hits } = await ask(nadia, '申请');
  assert.equal(hits[0]!.excerpt.map((piece) => piece.text).join(''), '您好 我想申请退款 谢谢。');
  assert.equal(
    hits[0]!.excerpt
      .filter((piece) => piece.hit)
      .map((piece) => piece.text)
      .join(''),
    '申请',
  );
});

test('words are found by their forms in French and English, with accents or without, in whatever case', async () => {
  const { interactionId } = await receive({
    subject: 'Livraison annulée',
    text: 'Je n’ai jamais été remboursée de mes achats. The deliveries were refused.',
  });
  for (const said of [
    'remboursement',
    'rembourser',
    'REMBOURSÉE',
    'rembourses',
    'achat',
    'annulee',
    'annulée',
    'delivery',
    'refuse',
  ])
    assert.deepEqual(await found(said), [interactionId], said);
  assert.deepEqual(await found('remboursement inexistant'), []);
});

test('a phrase is found in its order, and what is excluded is not found', async () => {
  const { interactionId: one } = await receive({ subject: 'Un', text: 'le bordereau rouge est arrivé' });
  const { interactionId: two } = await receive({ subject: 'Deux', text: 'le rouge du bordereau a passé' });
  assert.deepEqual(await found('bordereau rouge'), [two, one]);
  assert.deepEqual(await found('"bordereau rouge"'), [one]);
  assert.deepEqual(await found('bordereau -arrivé'), [two]);
});

test('people, subjects, file names and numbers are found by their parts, each where it is asked for', async () => {
  const { interactionId } = await receive({
    from: from('Zacharie Quévillon', 'z.quevillon@acme-nord.test'),
    subject: 'Dossier CMD-2026-0412',
    text: 'voyez le fichier',
    attachments: [
      {
        name: 'releve_bancaire-2025.pdf',
        type: 'application/pdf',
        size: 3,
        sha256: 'a'.repeat(64),
        content: Buffer.from('pdf'),
        contentId: null,
        inline: false,
      },
    ],
  });
  for (const said of [
    'quevillon',
    'acme',
    'de:zacharie',
    'objet:2026',
    '0412',
    'CMD-2026-0412',
    'fichier:bancaire',
    'file:2025',
    'from:z.quevillon@acme-nord.test',
  ])
    assert.deepEqual(await found(said), [interactionId], said);
  for (const said of ['objet:quevillon', 'de:0412', 'objet:bancaire']) assert.deepEqual(await found(said), [], said);
});

test('what is shown is marked where it was found, and never anything but text', async () => {
  await receive({ subject: 'Marque <b>', text: `${'x '.repeat(400)}un étalonnage <script>alert(1)</script> été` });
  const [hit] = (await ask(nadia, 'etalonnage')).hits;
  assert.deepEqual(
    hit!.excerpt.filter((piece) => piece.hit).map((piece) => piece.text),
    ['étalonnage'],
  );
  assert.ok(hit!.excerpt.some((piece) => piece.text.includes('<script>')));
});

test('status, agent, tag, skill and days narrow it down, and a name that nobody bears is told', async () => {
  const { interactionId } = await receive({ subject: 'Filtre', text: 'kaléidoscope un' });
  const { interactionId: other } = await receive({ subject: 'Filtre', text: 'kaléidoscope deux' });
  await floor.call(nadia, inbox.assignToMe, { interactionId });
  assert.deepEqual(await found('kaléidoscope état:ouvert'), [interactionId]);
  assert.deepEqual(await found('kaléidoscope -état:ouvert'), [other]);
  assert.deepEqual(await found('kaléidoscope agent:nadia'), [interactionId]);
  assert.deepEqual((await found('kaléidoscope compétence:factu')).length, 2);
  await sql`update interactions.messages set created_at = '2020-05-05T12:00Z' where interaction_id = ${other}`.execute(
    floor.db,
  );
  assert.deepEqual(await found('kaléidoscope après:2020-06-01'), [interactionId]);
  const told = await ask(nadia, 'kaléidoscope balise:inconnue');
  assert.deepEqual([told.hits.length, told.problems], [0, [{ problem: 'unknown-tag', value: 'inconnue' }]]);
  assert.deepEqual(await found('état:ouvert'), [interactionId]);
});

test('what an agent may not see is not found, nor are the people of it', async () => {
  const { interactionId } = await receive({ from: from('Ulric Désormeaux'), subject: 'Secret', text: 'hippocampe' });
  assert.deepEqual(await found('hippocampe'), [interactionId]);
  assert.deepEqual(await found('hippocampe', blind), []);
  const near = async (person: Person, text: string) =>
    people.output.parse((await floor.call(person, people, { text })).body).people.map((one) => [one.name, one.near]);
  assert.deepEqual(await near(nadia, 'desormeaux'), [['Ulric Désormeaux', false]]);
  assert.deepEqual(await near(nadia, 'ulrik desormaux'), [['Ulric Désormeaux', true]]);
  assert.deepEqual(await near(blind, 'desormeaux'), []);
});

test('D11 what was hidden is not found, not even before the index has heard of it', async () => {
  const { interactionId, messageId } = await receive({
    from: from('Ondine Brisebois'),
    subject: 'Masque',
    text: 'porcelaine',
  });
  await floor.call(nadia, inbox.assignToMe, { interactionId });
  assert.deepEqual(await found('porcelaine'), [interactionId]);
  assert.equal((await floor.call(nadia, hideContent, { messageId })).status, 200);
  assert.deepEqual(await found('porcelaine'), []);
  await floor.act(({ tx }) => reindex(tx, { messageIds: [], notesOf: [], allOf: [interactionId] }));
  assert.deepEqual(await found('porcelaine'), []);
  assert.deepEqual(await found('ondine'), [interactionId]);
  assert.equal((await floor.call(nadia, hideAuthor, { messageId })).status, 200);
  await floor.act(({ tx }) => reindex(tx, { messageIds: [], notesOf: [], allOf: [interactionId] }));
  assert.deepEqual(await found('de:ondine'), []);
  const { rows } = await sql`select 1 from search.documents where words @@ 'porcelain'::tsquery`.execute(floor.db);
  assert.equal(rows.length, 0);
});

test('notes are found, changed as they are, and gone once they are gone', async () => {
  const { interactionId } = await receive({ subject: 'Note', text: 'rien' });
  await floor.call(nadia, inbox.assignToMe, { interactionId });
  const made = await floor.call(nadia, notes.addNote, {
    interactionId,
    text: 'penser au xylophone',
    onceKey: crypto.randomUUID(),
  });
  assert.equal(made.status, 200, JSON.stringify(made.body));
  const index = () => floor.act(({ tx }) => reindex(tx, { messageIds: [], notesOf: [interactionId], allOf: [] }));
  await index();
  const [hit] = (await ask(nadia, 'xylophones')).hits;
  assert.deepEqual([hit!.kind, hit!.row.id, hit!.author], ['note', interactionId, 'Nadia']);
  await floor.call(nadia, notes.removeNote, { noteId: hit!.refId });
  await index();
  assert.deepEqual(await found('xylophone'), []);
});

test('after a merge all of it is found in the one that stays', async () => {
  const { interactionId: into } = await receive({ from: from('Merlin Fusion'), subject: 'A', text: 'amalgame un' });
  const { interactionId: other } = await receive({ from: from('Merlin Fusion'), subject: 'B', text: 'amalgame deux' });
  await floor.call(nadia, inbox.assignToMe, { interactionId: into });
  const merged = await floor.call(nadia, merge, { interactionId: into, otherId: other });
  assert.equal(merged.status, 200, JSON.stringify(merged.body));
  await floor.act(({ tx }) => reindex(tx, { messageIds: [], notesOf: [], allOf: [into, other] }));
  assert.deepEqual(await found('amalgame'), [into]);
  assert.deepEqual(await found('amalgame deux'), [into]);
});

test('page after page comes each once, newest first; best first the one that says it most', async () => {
  const ids: number[] = [];
  for (let n = 0; n < 7; n += 1)
    ids.push(
      (
        await receive({
          subject: `Page ${n}`,
          text: n === 2 ? 'girouette girouette girouette' : `girouette parmi bien d’autres mots ${n}`,
        })
      ).interactionId,
    );
  const pages: number[][] = [];
  for (let after: string | null = null, more = true; more;) {
    const page = await ask(nadia, 'girouette', { limit: 3, after });
    if (page.hits.length > 0) pages.push(page.hits.map((hit) => hit.row.id));
    after = page.next;
    more = after !== null;
  }
  assert.deepEqual(pages.flat(), ids.toReversed());
  const best = await ask(nadia, 'girouette', { order: 'best', limit: 3 });
  assert.equal(best.hits[0]!.row.id, ids[2]);
});

test('what is typed is found before the word is finished; too common words are told and not looked for', async () => {
  const { interactionId } = await receive({ subject: 'Frappe', text: 'une quincaillerie de village' });
  assert.deepEqual(
    (await ask(nadia, 'quinca', { typing: true })).hits.map((hit) => hit.row.id),
    [interactionId],
  );
  assert.deepEqual((await ask(nadia, 'quinca')).hits, []);
  const told = await ask(nadia, 'la quincaillerie');
  assert.deepEqual([told.hits.map((hit) => hit.row.id), told.ignored], [[interactionId], ['la']]);
  const answer = await floor.call(nadia, find, { text: '-quincaillerie' });
  assert.equal(answer.body.refusal, 'only-excluded');
});

test('hostile and odd text is looked for like any other', async () => {
  for (const text of [
    `'; drop table x; --`,
    `a & | ! ( ) : *`,
    `\\ '' "`,
    `${'z'.repeat(390)}`,
    '\u0000\u0001é',
    '返金',
    '"<->"',
    `:*`,
    `'a':*`,
  ])
    await ask(nadia, `${text} quelque`, { typing: true });
});

test('a mail of very many words is found by its beginning', async () => {
  const words = Array.from({ length: 60_000 }, (_, n) => `mot${n.toString(36)}`).join(' ');
  const { interactionId } = await receive({ subject: 'Long', text: `commencement ${words}` });
  assert.deepEqual(await found('commencement'), [interactionId]);
});

test('what was there before the index goes in behind the day’s work', async () => {
  const { interactionId } = await floor.receive(mailboxId, skillId, {
    subject: 'Ancien',
    text: 'palimpseste',
    freshText: '',
  });
  assert.deepEqual(await found('palimpseste'), []);
  await floor.act(({ tx }) => beginBacklog(tx));
  const run = searchJobs(floor.act)['search.backlog']!;
  const left = async () => (await sql`select 1 from search.backlog`.execute(floor.db)).rows.length;
  while ((await left()) > 0) await run({}, {} as never);
  assert.deepEqual(await found('palimpseste'), [interactionId]);
});
