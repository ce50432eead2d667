import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { readTranslator } from '#doors/translator/contract.ts';
import { addPerson } from '#office/staff/contract.ts';
import { startApertium, withoutApertium, type Apertium } from './support/apertium.ts';
import { chromiumMissing, openWindow, type Window } from './support/browser.ts';
import { startFloor, type Floor } from './support/floor.ts';
import { startTranslationService, type TranslationService } from './support/translation-service.ts';

const skip = chromiumMissing();
const KEY = 'a-key-that-nobody-may-read';
let floor: Floor;
let window: Window;
let page: Page;
let apertium: Apertium | null = null;
let service: TranslationService;
/** Everything that the house answered this browser. */
const answers: string[] = [];
before(async () => {
  if (skip) return;
  window = await openWindow();
  floor = await startFloor({ agents: [{ name: 'Nadia Fortin', login: 'nadia' }] });
  service = await startTranslationService(() => ({ status: 403, body: { message: `Authorization failed ${KEY}` } }));
  if (!withoutApertium()) apertium = await startApertium();
  page = await window.page(floor, 'admin');
  page.on('response', async (response) => {
    if (response.url().includes('/api/')) answers.push(await response.text().catch(() => ''));
  });
  await page.goto('/office/translator');
  await page.getByRole('main').getByRole('heading', { level: 1, name: 'Traduction' }).waitFor();
});
after(async () => {
  await window?.close();
  await apertium?.stop();
  await service?.close();
  await floor?.stop();
});

const choose = async (label: string, option: string): Promise<void> => {
  await page.getByRole('combobox', { name: label, exact: true }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
};
const part = (name: string): Locator => page.getByRole('region', { name });
const trying = (): Locator => part('Essayer');
const tried = (): Locator => trying().getByRole('status');
const save = async (): Promise<void> => {
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByText('C’est enregistré.').last().waitFor();
};

test('R109 a wrong address and a wrong key are told in words, and no answer holds the key', { skip }, async () => {
  await page.getByLabel('Adresse', { exact: true }).fill('http://127.0.0.1:9');
  await trying().getByRole('button', { name: 'Essayer' }).click();
  await tried().getByText('Rien ne répond à cette adresse').waitFor();
  await tried().getByText('ECONNREFUSED').waitFor();

  // A house that answers, but is no translator.
  await page.getByLabel('Adresse', { exact: true }).fill(floor.url);
  await tried().getByText('Vous avez changé quelque chose depuis cet essai.').waitFor();
  await trying().getByRole('button', { name: 'Essayer' }).click();
  await tried().getByText('Ce qui répond à cette adresse n’est pas ce service.').waitFor();

  await choose('Service', 'DeepL');
  await trying().getByRole('button', { name: 'Essayer' }).click();
  await trying().getByText('Ce service demande une clé').waitFor();
  await page.getByLabel('Adresse', { exact: true }).fill(service.address);
  await page.getByLabel('Clé', { exact: true }).fill(KEY);
  await trying().getByRole('button', { name: 'Essayer' }).click();
  await tried().getByText('Le service refuse la clé').waitFor();
  await tried().getByText('403 Authorization failed …').waitFor();
  assert.equal(service.received.at(-1)!.headers.authorization, `DeepL-Auth-Key ${KEY}`);

  await save();
  assert.equal(await page.getByLabel('Clé', { exact: true }).inputValue(), '');
  assert.equal(
    await page.getByLabel('Clé', { exact: true }).getAttribute('placeholder'),
    'Enregistrée ; jamais montrée',
  );
  await page.reload();
  await page.getByPlaceholder('Enregistrée ; jamais montrée').waitFor();
  assert.ok(answers.length > 10);
  for (const answer of answers) assert.ok(!answer.includes(KEY), answer);

  await page.getByLabel('Retirer la clé enregistrée').check();
  await save();
  assert.deepEqual((await floor.admin(readTranslator, {})).keys, []);
});

test(
  'R109 an administrator sets up Apertium, tries a sentence and turns translation on',
  { skip: skip || withoutApertium() },
  async () => {
    await choose('Service', 'Apertium');
    await page.getByLabel('Adresse', { exact: true }).fill(apertium!.address);
    await page.getByLabel('Mots, un par ligne').fill('Casa Blanca\n\nCasa Blanca\nRelais');
    await choose('De', 'espagnol');
    await choose('Vers', 'français');
    await trying().getByLabel('Phrase').fill('La camisa de Casa Blanca es azul.');
    await trying().getByRole('button', { name: 'Essayer' }).click();
    await tried()
      .getByText(/^Traduit en .+ s \(espagnol → français\)$/)
      .waitFor();
    await tried().getByText('La chemise de Casa Blanca est bleue.').waitFor();

    await choose('Vers', 'japonais');
    await trying().getByRole('button', { name: 'Essayer' }).click();
    await tried().getByText('Le service ne va pas de cette langue à l’autre').waitFor();

    await page.getByLabel('Caractères par mois, au plus').fill('100000');
    await page.getByLabel('Prix du million de caractères').fill('20');
    await page.getByLabel('Les messages peuvent être traduits').check({ force: true });
    await save();
    const saved = await floor.admin(readTranslator, {});
    assert.deepEqual(
      [saved.on, saved.provider, saved.neverTranslate, saved.monthlyCharacters, saved.pricePerMillion],
      [true, 'apertium', ['Casa Blanca', 'Relais'], 100_000, 20],
    );
    await part('Ce mois-ci')
      .getByText(/caractères envoyés/)
      .waitFor();
    await part('Ce mois-ci')
      .getByRole('row', { name: /Apertium/ })
      .waitFor();
  },
);

test('R109 a supervisor reads it and is told why nothing can be changed', { skip }, async () => {
  await floor.admin(addPerson, {
    ...{ name: 'Sophie Roy', login: 'sophie', email: 'sophie@maison.test', password: 'une phrase de passe' },
    ...{ role: 'supervisor', language: 'fr', teamId: null, emailEnabled: false, inboxLimit: null, skills: [] },
  });
  const supervisor = await window.page(floor, 'sophie');
  await supervisor.goto('/office/translator');
  const button = supervisor.getByRole('button', { name: 'Enregistrer' });
  await button.waitFor();
  assert.equal(await button.getAttribute('aria-disabled'), 'true');
  assert.match((await button.getAttribute('aria-description'))!, /Seul un administrateur/);
  assert.ok(await supervisor.getByLabel('Adresse', { exact: true }).isDisabled());
});
