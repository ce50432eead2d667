import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import {
  chromiumMissing,
  goAvailable,
  messagesOf,
  openRow,
  openWindow,
  rowOf,
  spaceOf,
  type Window,
} from './support/browser.ts';
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
  floor = await startFloor({ agents: [{ name: 'Nadia Fortin', login: 'nadia', inboxLimit: 20 }] });
  page = await window.page(floor, 'nadia');
  await goAvailable(page);
});
after(async () => {
  await window?.close();
  await floor?.stop();
});

const askMerge = async () => {
  await spaceOf(page).getByRole('button', { name: 'Options', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Fusionner avec…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Fusionner avec une autre interaction' });
  await dialog.waitFor();
  return dialog;
};

test('« Fusionner avec… » says what moves, brings it all here, and the other one leads here', { skip }, async () => {
  const kept = await sendMail(floor, { subject: 'La première' });
  await rowOf(page, 'La première').waitFor();
  const second = await sendMail(floor, { subject: 'La seconde', text: 'Une précision encore.' });
  await rowOf(page, 'La seconde').waitFor();
  await sendMail(floor, { subject: 'D’un autre', from: 'Luc <luc@client.test>' });
  await rowOf(page, 'D’un autre').waitFor();
  await openRow(page, 'La seconde');
  const secondUrl = page.url();
  await spaceOf(page).getByRole('button', { name: 'Ajouter des notes' }).click();
  await spaceOf(page).getByRole('textbox', { name: 'Note' }).fill('À rappeler lundi.');
  await spaceOf(page).getByRole('button', { name: 'Enregistrer' }).click();
  await spaceOf(page).getByText('À rappeler lundi.').waitFor();

  await openRow(page, 'La première');
  const dialog = await askMerge();
  await dialog.getByRole('radio', { name: 'La seconde' }).waitFor();
  assert.equal(await dialog.getByRole('radio').count(), 1, 'only those of the same contact');
  assert.equal(
    await dialog.getByRole('button', { name: 'Fusionner', exact: true }).getAttribute('aria-description'),
    'Choisissez d’abord l’autre interaction.',
  );
  await dialog.getByRole('radio', { name: 'La seconde' }).check();
  await dialog.getByText(/viennent dans « La première », qui reste ouverte/).waitFor();
  await dialog.getByRole('button', { name: 'Fusionner', exact: true }).click();

  await until('both messages', async () => (await messagesOf(page).filter({ hasText: 'Hélène Gagné' }).count()) >= 2);
  await spaceOf(page).getByText('À rappeler lundi.').waitFor();
  await rowOf(page, 'La seconde').waitFor({ state: 'detached' });

  // What answers the other one comes here too.
  for (const inReplyTo of [kept, second])
    await sendMail(floor, { subject: 'Re', text: `Suite de ${inReplyTo}`, inReplyTo: `<${inReplyTo}>` });
  await until('four messages', async () => (await messagesOf(page).filter({ hasText: 'Hélène Gagné' }).count()) >= 4);

  await page.goto(secondUrl);
  await spaceOf(page).getByRole('link', { name: 'L’ouvrir' }).click();
  await spaceOf(page).getByRole('heading', { name: 'La première' }).waitFor();
});

test('a contact who has nothing else under way leaves nothing to merge', { skip }, async () => {
  await openRow(page, 'D’un autre');
  const dialog = await askMerge();
  await dialog.getByText('Ce contact n’a aucune autre interaction en cours que vous puissiez voir.').waitFor();
  assert.equal(await dialog.getByRole('button', { name: 'Fusionner', exact: true }).count(), 0);
  await dialog.getByRole('button', { name: 'Fermer', exact: true }).last().click();
  await dialog.waitFor({ state: 'detached' });
});
