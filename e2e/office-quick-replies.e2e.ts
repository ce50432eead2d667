import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { officeReplies, openForWriting, saveReply } from '#desk/quick-replies/contract.ts';
import { chromiumMissing, openWindow, signIn, type Window } from './support/browser.ts';
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
  page = await window.page(floor, 'admin');
  await page.goto('/office/quick-replies');
});
after(async () => {
  await window?.close();
  await floor?.stop();
});

const drawer = (): Locator => page.getByRole('dialog').locator('form');
const save = (): Promise<void> => drawer().getByRole('button', { name: 'Enregistrer' }).click();
const text = (): Locator => drawer().getByRole('textbox', { name: 'Texte', exact: true });
const row = (name: string): Locator => page.getByRole('row').filter({ hasText: name });
const kept = async (name: string) => {
  const { replies } = await floor.admin(officeReplies, {});
  const found = replies.find((one) => one.name === name);
  return found ? floor.admin(openForWriting, { id: found.id }) : null;
};

test(
  'a reply is written with the mail’s editor, and a place that no field fills is refused by name',
  { skip },
  async () => {
    await page.getByText('Aucune réponse rapide').waitFor();
    await page.getByRole('button', { name: 'Nouvelle réponse' }).click();
    await drawer().getByLabel('Nom', { exact: true }).fill('Remboursement');
    await text().click();
    await page.keyboard.type('Bonjour ');
    await drawer().getByRole('button', { name: 'Ajouter un champ' }).click();
    await drawer().getByLabel('Libellé').fill('Prénom du client');
    assert.equal(await drawer().getByLabel('Nom dans le texte').inputValue(), 'prenom_du_client');
    await text().click();
    await page.keyboard.press('End');
    await drawer().getByRole('button', { name: 'Insérer dans le texte' }).click();
    await page.getByRole('menuitem', { name: 'Prénom du client' }).click();
    await until('the place in the text', async () => (await text().innerText()).includes('{{prenom_du_client}}'));
    await page.keyboard.type(' {{Autre}}');
    await save();
    await drawer()
      .getByText(/« \{\{Autre\}\} », qu’aucun champ ne remplit/)
      .waitFor();
    for (let back = 0; back < ' {{Autre}}'.length; back += 1) {
      if (back === 0) await text().click();
      if (back === 0) await page.keyboard.press('Control+End');
      await page.keyboard.press('Backspace');
    }
    await save();
    await drawer().waitFor({ state: 'detached' });
    await row('Remboursement').waitFor();
    const { html, fields } = (await kept('Remboursement'))!;
    assert.match(html, /Bonjour \{\{prenom_du_client\}\}/);
    assert.deepEqual(
      fields.map(({ key, required }) => [key, required]),
      [['prenom_du_client', true]],
    );
  },
);

test('what it was before can be taken back', { skip }, async () => {
  await row('Remboursement').getByRole('button').click();
  await text().click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' Seconde version.');
  await save();
  await drawer().waitFor({ state: 'detached' });
  await row('Remboursement').getByRole('button').click();
  await until('the second version', async () => (await text().innerText()).includes('Seconde version.'));
  await drawer()
    .getByText(/^Version 1 · Alix Admin/)
    .click();
  await drawer().getByRole('button', { name: 'Reprendre cette version' }).click();
  await until('the first text', async () => !(await text().innerText()).includes('Seconde version.'));
  await save();
  await drawer().waitFor({ state: 'detached' });
  const { html, version } = (await kept('Remboursement'))!;
  assert.doesNotMatch(html, /Seconde version/);
  assert.equal(version, 3);
});

test('who saves over another’s change is told, and what they typed is still there', { skip }, async () => {
  await row('Remboursement').getByRole('button').click();
  await text().waitFor();
  await floor.admin(saveReply, { ...(await kept('Remboursement'))!, html: '<p>D’une autre main</p>' });
  await text().click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' De la mienne.');
  await save();
  await drawer()
    .getByText(/vient de la modifier/)
    .waitFor();
  assert.match(await text().innerText(), /De la mienne\./);
  assert.match((await kept('Remboursement'))!.html, /D’une autre main/);
  await drawer().getByRole('button', { name: 'Annuler', exact: true }).click();
  await page.getByRole('button', { name: 'Abandonner' }).click();
  await drawer().waitFor({ state: 'detached' });
});

test('one is duplicated, put away and brought back; a search finds it', { skip }, async () => {
  await row('Remboursement').getByRole('button').click();
  await drawer().getByRole('button', { name: 'Dupliquer' }).click();
  await until('a copy', async () =>
    (await drawer().getByLabel('Nom', { exact: true }).inputValue()).endsWith('(copie)'),
  );
  await drawer().getByLabel('Nom', { exact: true }).fill('Échange');
  await save();
  await drawer().waitFor({ state: 'detached' });
  await row('Échange').getByRole('button').click();
  await drawer().getByRole('switch', { name: 'Archivée' }).click();
  await save();
  await drawer().waitFor({ state: 'detached' });
  await row('Échange').getByText('Archivée').waitFor();
  await page.getByRole('searchbox').fill('echange');
  await row('Remboursement').waitFor({ state: 'detached' });
  await row('Échange').waitFor();
});

test('an agent does not write them', { skip }, async () => {
  const agent = await (await window.profile(floor)).newPage();
  await signIn(agent, 'nadia');
  await agent.goto('/office/quick-replies');
  await agent.getByText('Réservé aux superviseurs').waitFor();
});
