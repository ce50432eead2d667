import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { find } from '#desk/search/contract.ts';
import { chromiumMissing, menuOf, openWindow, spaceOf, type Window } from './support/browser.ts';
import { startFloor, type Floor } from './support/floor.ts';
import { sendMail } from './support/mail.ts';
import { until } from './support/until.ts';

const skip = chromiumMissing();
let floor: Floor;
let window: Window;
let page: Page;
before(async () => {
  if (skip) return;
  window = await openWindow();
  floor = await startFloor({ agents: [{ name: 'Nadia Fortin', login: 'nadia', inboxLimit: 50 }] });
  page = await window.page(floor, 'nadia');
});
after(async () => {
  await window?.close();
  await floor?.stop();
});

const palette = (): Locator => page.getByRole('dialog', { name: 'Rechercher ou agir' });
const field = (): Locator => palette().getByRole('combobox', { name: 'Rechercher ou agir' });
const options = (): Locator => palette().getByRole('option');
/** Pressed again where the page was not listening yet. */
const openPalette = (): Promise<true> =>
  until('the palette is open', async () => {
    if (await field().isVisible()) return true;
    await page.keyboard.press('Control+k');
    return field()
      .waitFor({ timeout: 2_000 })
      .then(
        () => true,
        () => false,
      );
  });
const results = (): Locator => page.getByRole('list', { name: 'Résultats' }).getByRole('link');
/** Until what was sent can be found. */
const indexed = async (text: string, count = 1): Promise<void> => {
  const asking = await floor.as('nadia');
  await until(`${text} can be found`, async () => (await asking(find, { text })).hits.length === count);
};

test(
  'a mail that has just come is found with the keyboard alone, by another form of its word, and opens',
  { skip },
  async () => {
    await sendMail(floor, { subject: 'Colis abîmé', text: 'Bonjour, je demande le remboursement de mon colis.' });
    await sendMail(floor, { subject: 'Autre chose', text: 'Rien à voir.' });
    await indexed('remboursement');
    await openPalette();
    await page.keyboard.type('rembourse');
    const hit = options().filter({ hasText: 'Colis abîmé' });
    await hit.waitFor();
    assert.equal(await hit.locator('mark').first().textContent(), 'remboursement');
    while ((await hit.getAttribute('aria-selected')) !== 'true') await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await palette().waitFor({ state: 'detached' });
    await spaceOf(page).getByRole('heading', { name: 'Colis abîmé' }).waitFor();
  },
);

test(
  'all results stand on a page of their own, in an address; arrows walk them, and the words are marked',
  { skip },
  async () => {
    for (const n of [1, 2, 3])
      await sendMail(floor, { subject: `Girouette ${n}`, text: `La girouette numéro ${n} grince.` });
    await indexed('girouette', 3);
    await openPalette();
    await page.keyboard.type('girouettes');
    await page.keyboard.press('Control+Enter');
    await page.waitForURL(/\/search\?q=girouettes/);
    await until('three are there', async () => (await results().count()) === 3);
    assert.deepEqual(await results().locator('.hit-subject').allTextContents(), [
      'Girouette 3',
      'Girouette 2',
      'Girouette 1',
    ]);
    await page.getByRole('searchbox', { name: 'Ce que vous cherchez' }).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await spaceOf(page).getByRole('heading', { name: 'Girouette 2' }).waitFor();
    await page.goBack();
    await until('they are there again', async () => (await results().count()) === 3);
  },
);

test(
  'a search is narrowed by what is chosen, told what it cannot understand, and kept under a name',
  { skip },
  async () => {
    await page.goto(`${floor.url}/search`);
    await page.getByText('Cherchez dans tout ce que vous pouvez voir').waitFor();
    const asked = page.getByRole('searchbox', { name: 'Ce que vous cherchez' });
    await asked.fill('girouette');
    await page.getByRole('button', { name: 'Préciser' }).click();
    await page.getByRole('menuitem', { name: /^Un état/ }).click();
    await page.keyboard.type('bleu');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').filter({ hasText: 'Aucun état ne s’appelle « bleu ».' }).waitFor();
    await asked.fill('girouette état:nouveau');
    await page.keyboard.press('Enter');
    await until('they are there', async () => (await results().count()) === 3);
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByLabel('Nom de cette recherche').fill('Girouettes neuves');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Girouettes neuves', exact: true }).waitFor();
    await page.goto(floor.url);
    await openPalette();
    await page.keyboard.type('girouettes neu');
    await options().filter({ hasText: 'Girouettes neuves' }).first().waitFor();
    await page.keyboard.press('Enter');
    await until('asked again', async () => (await results().count()) === 3);
    await page.getByRole('button', { name: 'Oublier « Girouettes neuves »' }).click();
    await page.getByRole('button', { name: 'Girouettes neuves', exact: true }).waitFor({ state: 'detached' });
  },
);

test('Japanese is found from the middle of a run of characters, and marked there', { skip }, async () => {
  await sendMail(floor, { subject: '確認のお願い', text: 'お世話になります。先日の注文番号を確認してください。' });
  await indexed('注文');
  await page.goto('/search?q=注文');
  const hit = results().filter({ hasText: '確認のお願い' });
  await hit.waitFor();
  assert.equal((await hit.locator('mark').allTextContents()).join(''), '注文');
});

test('a misspelt name leads to the person; nothing found says so and proposes', { skip }, async () => {
  await sendMail(floor, { from: 'Ulric Désormeaux <ulric@client.test>', subject: 'Bonjour', text: 'Un mot.' });
  await indexed('de:désormeaux');
  await openPalette();
  await page.keyboard.type('ulrik desormaux');
  const person = options().filter({ hasText: 'Ulric Désormeaux' });
  await person.getByText('nom voisin').waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByText('Rien n’a été trouvé').waitFor();
  await page.getByRole('button', { name: 'Ulric Désormeaux' }).click();
  await until('found by the proposal', async () => (await results().count()) === 1);
});

test('actions are found by their names, in a dialog that says what is chosen', { skip }, async () => {
  await page.goto(floor.url);
  await menuOf(page).waitFor();
  await openPalette();
  await page.keyboard.type('disponible');
  await options().filter({ hasText: 'Me mettre Disponible' }).waitFor();
  const id = await field().getAttribute('aria-activedescendant');
  assert.match((await page.locator(`[id="${id}"]`).textContent()) ?? '', /Me mettre Disponible/);
  await page.keyboard.press('Enter');
  await page
    .getByRole('button', { name: /Disponible/ })
    .first()
    .waitFor();
  await openPalette();
  await page.keyboard.press('Escape');
  await palette().waitFor({ state: 'detached' });
});
