import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { changePerson } from '#office/staff/contract.ts';
import {
  chromiumMissing,
  goAvailable,
  menuOf,
  openRow,
  openWindow,
  rowOf,
  rowsOf,
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
  floor = await startFloor({ teamLimit: 3 });
  page = await window.page(floor, 'nadia');
});
after(async () => {
  await window?.close();
  await floor?.stop();
});

const choose = async (status: string): Promise<void> => {
  await spaceOf(page)
    .getByRole('button', { name: /^État : / })
    .click();
  await spaceOf(page).getByRole('menuitem', { name: status, exact: true }).click();
};
const dismissItem = async () => {
  await spaceOf(page).getByRole('button', { name: 'Options', exact: true }).click();
  return spaceOf(page).getByRole('menuitem', { name: /^Annuler l[’']assignation et rejeter/ });
};

test('R127 R128 at the limit of the inbox nothing more comes in, and the count says so', { skip }, async () => {
  await menuOf(page).getByText('0 / 3 courriels').waitFor();
  await goAvailable(page);
  for (let n = 1; n <= 3; n += 1) await sendMail(floor, { subject: `Demande ${n}` });
  await menuOf(page).getByText('3 / 3 courriels').waitFor();
  await menuOf(page).getByText('Boîte pleine').waitFor();
  await sendMail(floor, { subject: 'Demande 4' });
  const waiting = menuOf(page).getByRole('tab', { name: /^Non attribuées\s*1$/ });
  await waiting.waitFor();
  assert.deepEqual(
    (await rowsOf(page).allTextContents()).filter((text) => text.includes('Demande 4')),
    [],
  );
  await waiting.click();
  await openRow(page, 'Demande 4');
  const take = spaceOf(page).getByRole('button', { name: 'M’attribuer' });
  assert.equal(
    await take.getAttribute('aria-description'),
    'Votre boîte est pleine. Terminez une interaction d’abord.',
  );
  await menuOf(page).getByRole('tab', { name: 'À moi' }).click();
  await until('three rows', async () => (await rowsOf(page).count()) === 3);
});

test(
  'R115 R125 R126 R130 a resolved interaction shows a green check and leaves the menu by « Annuler l’assignation et rejeter »; the next comes at once',
  { skip },
  async () => {
    await openRow(page, 'Demande 2');
    const item = await dismissItem();
    assert.equal(await item.getAttribute('aria-disabled'), 'true');
    await item.getByText('Il faut d’abord la marquer Résolu ou Fermé.').waitFor();
    await page.keyboard.press('Escape');
    await choose('Résolu');
    const check = rowOf(page, 'Demande 2').getByRole('img', { name: 'Résolu' });
    await check.waitFor();
    const [red, green, blue] = (await check.evaluate((icon) => getComputedStyle(icon).color))
      .match(/\d+/g)!
      .map(Number);
    assert.ok(green! > red! && green! > blue!, 'a green check');
    assert.equal(await rowOf(page, 'Demande 4').count(), 0);
    await (await dismissItem()).click();
    await rowOf(page, 'Demande 2').waitFor({ state: 'detached' });
    // Nothing waits while there is room.
    await rowOf(page, 'Demande 4').waitFor();
    await menuOf(page).getByText('3 / 3 courriels').waitFor();
  },
);

test(
  'R116 R126 R130 a closed interaction is final, counts no more, and leaves the menu the same way',
  { skip },
  async () => {
    await openRow(page, 'Demande 1');
    await choose('Fermé');
    const sure = page.getByRole('dialog', { name: 'Fermer l’interaction ?' });
    await sure.getByRole('button', { name: 'Fermer l’interaction' }).click();
    await spaceOf(page)
      .getByLabel(/^État : Fermé\. Fermé est définitif/)
      .waitFor();
    assert.equal(
      await spaceOf(page)
        .getByRole('button', { name: /^État : / })
        .count(),
      0,
    );
    await menuOf(page).getByText('2 / 3 courriels').waitFor();
    await (await dismissItem()).click();
    await rowOf(page, 'Demande 1').waitFor({ state: 'detached' });
  },
);

test('R127 the limit of the team gives way to the agent’s own', { skip }, async () => {
  const id = floor.agents.get('nadia')!;
  await floor.admin(changePerson, {
    id,
    name: 'Nadia Fortin',
    login: 'nadia',
    email: 'nadia@maison.test',
    role: 'agent',
    language: 'fr',
    teamId: null,
    emailEnabled: true,
    inboxLimit: 4,
    skills: [{ skillId: floor.skillId, level: 1 }],
  });
  for (let n = 5; n <= 7; n += 1) await sendMail(floor, { subject: `Demande ${n}` });
  await menuOf(page).getByText('4 / 4 courriels').waitFor();
  await menuOf(page)
    .getByRole('tab', { name: /^Non attribuées\s*1$/ })
    .waitFor();
  assert.equal(await rowsOf(page).count(), 4);
});
