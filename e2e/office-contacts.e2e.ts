import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import * as files from '#office/contact-files/contract.ts';
import { saveField } from '#office/contact-fields/contract.ts';
import { saveRule } from '#office/permissions/contract.ts';
import { chromiumMissing, openWindow, type Window } from './support/browser.ts';
import { startFloor, type Floor } from './support/floor.ts';
import { until } from './support/until.ts';

const skip = chromiumMissing();
let floor: Floor;
let window: Window;
let page: Page;
before(async () => {
  if (skip) return;
  window = await openWindow();
  floor = await startFloor();
  await floor.admin(saveField, {
    ...{
      id: null,
      name: 'Niveau',
      type: 'choice',
      choices: ['Or', 'Argent'],
      shown: true,
      required: false,
      archived: false,
    },
  });
  page = await window.page(floor, 'admin');
  await page.goto('/office/contacts');
});
after(async () => {
  await window?.close();
  await floor?.stop();
});

const choose = (name: string, text: string | Buffer): Promise<void> =>
  page.getByLabel('Fichier CSV à importer').setInputFiles({
    ...{ name, mimeType: 'text/csv', buffer: Buffer.from(text) },
  });
const drawer = (): Locator => page.getByRole('dialog');
const lineOf = (name: string): Locator => page.getByRole('listitem').filter({ hasText: name });
const row = (text: string): Locator => page.getByRole('row').filter({ hasText: text });

test(
  'R112 a CSV is previewed, its columns mapped, and brought in; what is refused comes back as a CSV with the reasons',
  { skip },
  async () => {
    await choose('classeur.xlsx', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0]));
    await page.getByText('Ce n’est pas un fichier CSV.').waitFor();
    // As a French Excel writes it: Windows-1252 and semicolons.
    const windows = Buffer.from(
      'Prénom;Nom;Adresse;Palier\r\nHélène;Gagné;helene@fleuve.test;Or\r\nBruno;Caron;bruno@;Or\r\nZoé;Roy;zoe@fleuve.test;Bronze\r\n',
      'latin1',
    );
    await choose('clients.csv', windows);
    await drawer()
      .getByText(/3 lignes, Windows-1252, colonnes séparées par des points-virgules/)
      .waitFor();
    const target = (header: string): Locator => drawer().getByLabel(`Ce que devient ${header}`, { exact: true });
    assert.equal(await target('Prénom').inputValue(), 'given-name');
    assert.equal(await target('Nom').inputValue(), 'family-name');
    await drawer()
      .getByRole('status')
      .getByText(/Il faut au moins une colonne de courriel/)
      .waitFor();
    await target('Adresse').selectOption({ label: 'Courriel' });
    await target('Palier').selectOption({ label: 'Niveau' });
    const preview = drawer().getByRole('region', { name: /^Aperçu des 3 premières lignes/ });
    await preview.getByRole('row', { name: /2 Hélène Gagné · helene@fleuve.test Créé/ }).waitFor();
    await preview.getByRole('row', { name: /Refusé Adresse : Ce n’est pas une adresse courriel\./ }).waitFor();
    await preview.getByRole('row', { name: /Refusé Palier : Ce n’est pas un des choix\./ }).waitFor();
    await drawer().getByRole('button', { name: 'Importer 3 lignes' }).click();
    const line = lineOf('clients.csv');
    await line.getByText(/3 sur 3 lignes · 1 créé · 2 refusés/).waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      line.getByRole('link', { name: 'Lignes refusées (CSV)' }).click(),
    ]);
    const refused = await readFile((await download.path())!, 'utf8');
    assert.match(refused, /Bruno;Caron;bruno@;Or;Adresse : Ce n’est pas une adresse courriel\./);
    // The card of the desk is one click away.
    await row('Hélène Gagné').getByRole('button').click();
    await drawer()
      .getByRole('button', { name: /^Niveau : Or/ })
      .waitFor();
    await page.keyboard.press('Escape');
  },
);

test(
  'R112 20,000 lines go in with progress; killed in the middle, the house goes on where it was and does nothing twice',
  { skip },
  async () => {
    const total = 20_000;
    const lines = Array.from(
      { length: total },
      (_, n) => `Client ${n};c${n}@mille.test;+1 418 ${String(5_550_000 + n)}`,
    );
    await choose('mille.csv', ['Nom;Courriel;Téléphone', ...lines].join('\n'));
    await drawer()
      .getByRole('button', { name: /^Importer 20\s000 lignes/ })
      .click();
    const line = lineOf('mille.csv');
    await line.getByRole('progressbar').waitFor();
    const state = async () =>
      (await floor.admin(files.listImports, {})).imports.find((one) => one.fileName === 'mille.csv')!;
    await until('some of it', async () => (await state()).done >= 1_000);
    await floor.killAndRestart();
    const half = await state();
    assert.ok(half.state === 'running' && half.done < total, `${half.done} lines were done`);
    await until('all of it', async () => (await state()).state === 'done', 120_000);
    const done = await state();
    assert.deepEqual([done.done, done.created, done.updated, done.unchanged, done.refused], [total, total, 0, 0, 0]);
    assert.equal((await floor.admin(files.listContacts, { query: 'mille.test' })).total, total);
    // The page came back by itself.
    await line.getByText('Terminé').waitFor();
  },
);

test('R112 what is found is exported with progress, and what could be a formula is none', { skip }, async () => {
  await choose('piege.csv', 'Nom,Courriel\n"=HYPERLINK(""http://x"",""y"")",piege@fleuve.test\n');
  await drawer().getByRole('button', { name: 'Importer 1 ligne' }).click();
  await lineOf('piege.csv')
    .getByText(/1 créé/)
    .waitFor();
  const exported = async (button: string): Promise<string> => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: button }).click(),
    ]);
    return readFile((await download.path())!, 'utf8');
  };
  const all = await exported('Exporter en CSV');
  assert.equal(all.trimEnd().split('\r\n').length, 20_003);
  await page.getByText(/20\s002 contacts sont exportés\./).waitFor();
  await page.getByLabel('Nom, entreprise ou adresse').fill('piege');
  await page.getByText('1 contact', { exact: true }).waitFor();
  const some = await exported('Exporter ce qui est trouvé');
  assert.match(
    some,
    /^\uFEFFNom;Langue;.*Niveau\r\n"'=HYPERLINK\(""http:\/\/x"",""y""\)";;;;piege@fleuve\.test;;;\r\n$/,
  );
});

test(
  'R112 without the administrator’s leave nothing goes in or out, and the reason is at the buttons',
  { skip },
  async () => {
    await floor.admin(saveRule, {
      switch: 'contact-files',
      scope: { kind: 'role', role: 'administrator' },
      allowed: false,
    });
    for (const name of ['Importer un CSV', /^Exporter/]) {
      const button = page.getByRole('button', { name });
      await until('the reason', async () =>
        /ne vous permet pas d’importer ni d’exporter/.test((await button.getAttribute('aria-description')) ?? ''),
      );
    }
    await page.goto('/office/permissions');
    const permissions = page.getByRole('row').filter({ hasText: 'Importer et exporter des contacts' });
    await permissions.getByText('Pas pour ce rôle').waitFor({ state: 'attached' });
    assert.equal(await permissions.getByRole('switch').count(), 2);
  },
);
