import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { assignToMe, browse } from '#desk/inbox/contract.ts';
import { addTag } from '#desk/notes-and-tags/tags/contract.ts';
import { listTags } from '#spine/tags/contract.ts';
import { chromiumMissing, openWindow, rowOf, type Window } from './support/browser.ts';
import { startFloor, type Caller, type Floor } from './support/floor.ts';
import { sendMail } from './support/mail.ts';
import { until } from './support/until.ts';

const skip = chromiumMissing();
let floor: Floor;
let window: Window;
let page: Page;
let desk: Page;
let nadia: Caller;
let interactionId: number;
before(async () => {
  if (skip) return;
  window = await openWindow();
  floor = await startFloor();
  desk = await window.page(floor, 'nadia');
  nadia = await floor.as('nadia');
  await sendMail(floor, { subject: 'Deux fois trop' });
  interactionId = await until('the mail', async () => (await nadia(browse, { view: 'all' })).rows[0]?.id);
  await nadia(assignToMe, { interactionId });
  for (const name of ['Remboursement', 'Remboursements']) await nadia(addTag, { interactionId, tag: { name } });
  page = await window.page(floor, 'admin');
  await page.goto('/office/tags');
});
after(async () => {
  await window?.close();
  await floor?.stop();
});

const drawer = (): Locator => page.getByRole('dialog').locator('form');
const row = (name: string): Locator => page.getByRole('row').filter({ has: page.getByText(name, { exact: true }) });
const names = async (): Promise<string[]> => (await nadia(listTags, {})).tags.map((tag) => tag.name);

test(
  'tags are listed with their uses; one is renamed and recoloured, and every page shows it at once',
  { skip },
  async () => {
    await row('Remboursement').getByRole('cell', { name: '1', exact: true }).waitFor();
    await rowOf(desk, 'Deux fois trop').locator('.tag').getByText('Remboursement', { exact: true }).waitFor();
    await row('Remboursement').getByRole('button', { name: 'Remboursement', exact: true }).click();
    await drawer().getByLabel('Nom', { exact: true }).fill('REMBOURSEMENTS');
    await drawer().getByRole('button', { name: 'Enregistrer' }).click();
    await drawer().getByText('Une autre balise porte déjà ce nom.').waitFor();
    await drawer().getByLabel('Nom', { exact: true }).fill('À rembourser');
    await drawer().getByRole('radio', { name: 'Vert' }).check();
    await drawer().getByRole('button', { name: 'Enregistrer' }).click();
    await row('À rembourser').waitFor();
    await rowOf(desk, 'Deux fois trop').locator('.tag[data-color=green]').getByText('À rembourser').waitFor();
  },
);

test('two tags become one: what had either has the one that stays', { skip }, async () => {
  await row('Remboursements').getByRole('button', { name: 'Remboursements' }).click();
  await drawer().getByRole('button', { name: 'Réunir à une autre…' }).click();
  const sure = page.getByRole('dialog', { name: 'Réunir « Remboursements » à une autre balise' });
  await sure.getByText('L’interaction qui la porte aura l’autre à sa place.').waitFor();
  await sure.getByRole('button', { name: 'Réunir', exact: true }).click();
  await sure.getByText('Choisissez l’autre balise.').waitFor();
  await sure.getByLabel('Réunir à').click();
  await page.getByRole('option', { name: 'À rembourser' }).click();
  await sure.getByRole('button', { name: 'Réunir', exact: true }).click();
  await row('Remboursements').waitFor({ state: 'detached' });
  await row('À rembourser').getByRole('cell', { name: '1', exact: true }).waitFor();
  assert.deepEqual(await names(), ['À rembourser']);
  await until(
    'one tag on the row',
    async () => (await rowOf(desk, 'Deux fois trop').locator('.tag').allTextContents()).join() === 'À rembourser',
  );
});

test('a tag is made in the office, and archived: it stays where it is and is offered no more', { skip }, async () => {
  await page.getByRole('button', { name: 'Nouvelle balise' }).click();
  await drawer().getByLabel('Nom', { exact: true }).fill('Faite au bureau');
  await drawer().getByRole('button', { name: 'Enregistrer' }).click();
  await row('Faite au bureau').getByText('jamais').waitFor();
  await row('À rembourser').getByRole('button', { name: 'À rembourser' }).click();
  await drawer()
    .getByRole('switch', { name: /Archivée/ })
    .check();
  await drawer().getByRole('button', { name: 'Enregistrer' }).click();
  await row('À rembourser').getByText('Archivée').waitFor();
  await rowOf(desk, 'Deux fois trop').locator('.tag').getByText('À rembourser').waitFor();
  const { tags } = await nadia(listTags, {});
  assert.deepEqual(
    tags.map((tag) => [tag.name, tag.archived]),
    [
      ['À rembourser', true],
      ['Faite au bureau', false],
    ],
  );
  const search = page.getByRole('searchbox', { name: 'Rechercher une balise' });
  await search.fill('BUREAU');
  await row('À rembourser').waitFor({ state: 'detached' });
  await row('Faite au bureau').waitFor();
});
