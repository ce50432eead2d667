import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readdir, readFile, utimes } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { zstdDecompressSync } from 'node:zlib';
import pg from 'pg';
import type { Page } from 'playwright-core';
import { addContactNote, setField } from '#desk/customer-card/contract.ts';
import { mergeContacts } from '#desk/customer-card/duplicates/contract.ts';
import { aboutErasure, eraseContact } from '#desk/customer-card/erasure/contract.ts';
import { addNote } from '#desk/notes-and-tags/contract.ts';
import { find } from '#desk/search/contract.ts';
import { consult } from '#desk/transfer/consult/contract.ts';
import {
  appSpaceOf,
  chromiumMissing,
  editorOf,
  goAvailable,
  menuOf,
  openReply,
  openRow,
  rowOf,
  spaceOf,
  writeAndSend,
} from './support/browser.ts';
import { placesOf } from './support/every-word.ts';
import { sendMail } from './support/mail.ts';
import { until } from './support/until.ts';
import { openDesk, type Desk } from './support/writing.ts';

const skip = chromiumMissing();
let desk: Desk;
let page: Page;
let office: Page;
let client: pg.Client;
before(async () => {
  if (skip) return;
  desk = await openDesk({
    agents: [
      { name: 'Nadia Fortin', login: 'nadia', inboxLimit: 200 },
      { name: 'Omar Diallo', login: 'omar', inboxLimit: 50 },
    ],
  });
  page = desk.page;
  office = await desk.window.page(desk.floor, 'admin');
  client = new pg.Client(desk.floor.database);
  await client.connect();
});
after(async () => {
  await client?.end();
  await desk?.close();
});

const ZELIE = { from: 'Zélie Kouassi <zelie@marqueur.test>' };
const WORDS = ['zelie', 'Zélie', 'Kouassi', 'MARQUEUR', 'marqueur'];
const one = async <T>(query: string, values: unknown[] = []): Promise<T> =>
  (await client.query(query, values)).rows[0] as T;
const interactionOf = (): number => Number(new URL(page.url()).pathname.split('/').at(-1));

/** The files of the house besides those of the database itself. */
const filesOf = async (folder: string): Promise<string[]> => {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found
    .filter((each) => each.isFile() && !path.relative(folder, each.parentPath).startsWith('database'))
    .map((each) => path.join(each.parentPath, each.name));
};
const inFiles = async (word: string): Promise<string[]> => {
  const found: string[] = [];
  for (const file of await filesOf(desk.floor.dataDir))
    if ((await readFile(file).catch(() => Buffer.alloc(0))).includes(word)) found.push(file);
  return found;
};

test(
  'R112 D11 a person is erased on request: nothing of them stands in any column or file, and that there were interactions does',
  { skip },
  async () => {
    await sendMail(desk.floor, {
      ...ZELIE,
      subject: 'Objet MARQUEUR',
      text: 'Bonjour, MARQUEUR-TEXTE.',
      html: '<p>Bonjour, MARQUEUR-TEXTE.</p><img src="cid:photo">',
      attachments: [
        { filename: 'marqueur-piece.txt', content: 'MARQUEUR-FICHIER', contentType: 'text/plain' },
        { filename: 'photo.png', content: Buffer.from('MARQUEUR-IMAGE'), cid: 'photo', contentType: 'image/png' },
      ],
    });
    await rowOf(page, 'Objet MARQUEUR').waitFor();
    await openRow(page, 'Objet MARQUEUR');
    const id = interactionOf();
    await writeAndSend(page, 'Bonjour Zélie, MARQUEUR-REPONSE.');
    await desk.arrived('Re: Objet MARQUEUR');
    const { contact_id: contactId } = await one<{ contact_id: string }>(
      'select contact_id from interactions.interactions where id = $1',
      [id],
    );
    const about = { contactId: Number(contactId) };
    // Another card of theirs, merged into this one.
    await sendMail(desk.floor, { from: 'Zélie Kouassi <z.kouassi@marqueur.test>', subject: 'Second MARQUEUR' });
    await rowOf(page, 'Second MARQUEUR').waitFor();
    const other = await one<{ contact_id: string }>(
      `select contact_id from contacts.addresses where address = 'z.kouassi@marqueur.test'`,
    );
    await desk.floor.admin(mergeContacts, { ...about, otherId: Number(other.contact_id) });
    await desk.floor.admin(setField, { ...about, field: 'company', was: '', value: 'MARQUEUR-SOCIETE' });
    await desk.floor.admin(addContactNote, { ...about, text: 'MARQUEUR-FICHE', onceKey: randomUUID() });
    // A draft, a note and a question to a colleague.
    await openReply(page);
    await editorOf(page).click();
    await page.keyboard.type('MARQUEUR-BROUILLON');
    await spaceOf(page)
      .getByText(/^Brouillon enregistré/)
      .first()
      .waitFor();
    const nadia = await desk.floor.as('nadia');
    await nadia(addNote, { interactionId: id, text: 'MARQUEUR-NOTE', onceKey: randomUUID() });
    await nadia(consult, {
      ...{ interactionId: id, colleagueId: desk.floor.agents.get('omar')!, text: 'MARQUEUR-QUESTION' },
      onceKey: randomUUID(),
    });
    await office.goto('/office/contacts');
    await office.getByLabel('Fichier CSV à importer').setInputFiles({
      name: 'clients.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('Nom;Courriel\r\nZélie Kouassi;zelie@marqueur.test\r\nAutre;autre@ailleurs.test\r\n'),
    });
    await until(
      'the file is staged',
      async () => (await client.query('select 1 from contact_files.lines')).rows.length === 2,
    );
    await until('it is found', async () => (await nadia(find, { text: 'MARQUEUR-TEXTE' })).hits.length === 1);
    assert.ok(
      (await placesOf(desk.floor, 'MARQUEUR', zstdDecompressSync)).length > 8,
      'it stands in many places before',
    );

    await office.goto(`/i/${id}`);
    await appSpaceOf(office).getByRole('button', { name: 'Effacer cette personne…' }).click();
    const dialog = office.getByRole('dialog', { name: 'Effacer cette personne ?' });
    await dialog.getByText(/2 interactions : 3 messages, 3 fichiers/).waitFor();
    await dialog.getByLabel('Pourquoi').fill('Demande reçue le 3 mars');
    const begin = dialog.getByRole('button', { name: 'Effacer pour toujours' });
    assert.equal(await begin.getAttribute('aria-disabled'), 'true', 'not before the name is typed');
    await dialog.getByLabel('Pour confirmer, écrivez : Zélie Kouassi').fill('Zélie Kouassi');
    await begin.click();
    await appSpaceOf(office).getByText('Contact effacé').waitFor();
    // Whose page it was sees it go.
    await spaceOf(page).getByText('Contact effacé').first().waitFor();
    await until(
      'all is done',
      async () =>
        (await client.query('select 1 from contacts.erasures where finished_at is not null')).rows.length === 1,
    );
    await menuOf(page).getByText('Votre boîte est vide').waitFor();

    // The files follow a little later: whoever was putting one at that moment has written it down by then.
    for (const file of await filesOf(desk.floor.dataDir)) await utimes(file, 0, 0);
    await client.query(`update jobs.jobs set run_at = now() where kind = 'contacts.erase-files'`);
    await until(
      'the files are gone',
      async () => (await client.query(`select 1 from jobs.jobs where kind = 'contacts.erase-files'`)).rows.length === 0,
    );
    for (const word of WORDS) {
      assert.deepEqual(await placesOf(desk.floor, word, zstdDecompressSync), [], word);
      assert.deepEqual(await inFiles(word), [], word);
    }
    const { n, closed } = await one<{ n: number; closed: number }>(
      `select count(*)::int as n, count(*) filter (where status = 'closed' and assignee_id is null)::int as closed
       from interactions.interactions where contact_id = $1`,
      [contactId],
    );
    assert.deepEqual([n, closed], [2, 2], 'that they took place stays');
    const { data } = await one<{ data: { reason: string } }>(
      `select data from events.journal where kind = 'contacts.erased' order by id limit 1`,
    );
    assert.equal(data.reason, 'Demande reçue le 3 mars');
    assert.equal((await client.query('select 1 from contact_files.lines')).rows.length, 1, 'others’ lines stay');

    // Who writes again is somebody new.
    await goAvailable(page);
    await sendMail(desk.floor, { ...ZELIE, subject: 'De nouveau' });
    await rowOf(page, 'De nouveau').waitFor();
    const again = await one<{ contact_id: string }>(
      `select contact_id from contacts.addresses where address = 'zelie@marqueur.test'`,
    );
    assert.notEqual(again.contact_id, contactId);
  },
);

test(
  'R112 killed in the middle of it, the house goes on and finishes; what is not the name erases nothing',
  { skip },
  async () => {
    const from = 'Piotr Zawada <piotr@zawada.test>';
    for (let n = 0; n < 40; n += 1)
      await sendMail(desk.floor, { from, subject: `Lot ${n}`, text: `ZAWADA-TEXTE ${n}` });
    const { contact_id: id } = await one<{ contact_id: string }>(
      `select contact_id from contacts.addresses where address = 'piotr@zawada.test'`,
    );
    const contactId = Number(id);
    await until(
      'all are there',
      async () =>
        (await client.query('select 1 from interactions.interactions where contact_id = $1', [contactId])).rows
          .length === 40,
    );
    await assert.rejects(
      desk.floor.admin(eraseContact, { contactId, typed: 'piotr zawada', reason: 'Demande' }),
      /not-the-name/,
    );
    const { typed, messages } = await desk.floor.admin(aboutErasure, { contactId });
    assert.deepEqual([typed, messages], ['Piotr Zawada', 40]);
    await desk.floor.admin(eraseContact, { contactId, typed, reason: 'Demande' });
    await client.end();
    await desk.floor.killAndRestart();
    client = new pg.Client(desk.floor.database);
    await client.connect();
    await until(
      'it is finished',
      async () =>
        (
          await client.query('select 1 from contacts.erasures where contact_id = $1 and finished_at is not null', [
            contactId,
          ])
        ).rows.length === 1,
      180_000,
    );
    const { done, total } = await one<{ done: number; total: number }>(
      'select done, total from contacts.erasures where contact_id = $1',
      [contactId],
    );
    assert.deepEqual([done, total], [40, 40]);
    for (const word of ['piotr', 'Zawada', 'ZAWADA'])
      assert.deepEqual(await placesOf(desk.floor, word, zstdDecompressSync), [], word);
  },
);
