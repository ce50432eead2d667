import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { z } from 'zod';
import type { Locator, Page } from 'playwright-core';
import { officeReplies, saveReply } from '#desk/quick-replies/contract.ts';
import { appSpaceOf, chromiumMissing, editorOf, goAvailable, openRow, rowOf, signIn } from './support/browser.ts';
import { sendMail } from './support/mail.ts';
import { until } from './support/until.ts';
import { openDesk, type Desk } from './support/writing.ts';

const skip = chromiumMissing();
let desk: Desk;
let page: Page;
const write = (reply: Partial<z.input<typeof saveReply.input>> & { name: string; html: string }) =>
  desk.floor.admin(saveReply, {
    ...{ id: null, version: 0, archived: false, language: 'fr', skillIds: [], fields: [] },
    ...reply,
  });
before(async () => {
  if (skip) return;
  desk = await openDesk();
  page = desk.page;
  await write({ name: 'Accusé de réception', html: '<p>Nous avons <b>bien reçu</b> votre message.</p>' });
  await write({ name: 'Délai de livraison', html: '<p>Comptez cinq jours ouvrables.</p>' });
  await write({ name: 'Shipping delay', html: '<p>Please allow five days.</p>', language: 'en' });
  await write({
    name: 'Remboursement accordé',
    html: '<p>Bonjour {{prenom}},</p><p>Votre dossier {{dossier}} est réglé par {{mode}} le {{jour}}. — {{agent}}</p>',
    fields: [
      { key: 'prenom', label: 'Prénom', kind: 'text', prefill: 'contact-first-name' },
      { key: 'dossier', label: 'Numéro de dossier', kind: 'text' },
      { key: 'mode', label: 'Mode', kind: 'choice', choices: ['virement', 'chèque'] },
      { key: 'jour', label: 'Date du versement', kind: 'date', prefill: 'today' },
      { key: 'agent', label: 'Signé', kind: 'text', prefill: 'agent-name', required: false },
    ],
  });
});
after(() => desk?.close());

const panel = (): Locator => appSpaceOf(page).getByRole('tabpanel').first();
const bolt = (): Locator => appSpaceOf(page).getByRole('tab', { name: 'Réponses rapides' });
const tab = (name: string): Locator => panel().getByRole('tab', { name, exact: true });
const search = (): Locator => panel().getByRole('searchbox', { name: 'Rechercher une réponse rapide' });
const names = (): Promise<string[]> => panel().locator('.quick-name b').allTextContents();
const reply = (name: string): Locator => panel().getByRole('button', { name: new RegExp(`^${name}`) });
const star = (name: string): Locator => panel().getByRole('button', { name: `Favori : ${name}` });
const usesOf = async (name: string): Promise<number> =>
  (await desk.floor.admin(officeReplies, {})).replies.find((one) => one.name === name)!.uses;
const received = async (subject: string): Promise<void> => {
  await sendMail(desk.floor, { subject, from: 'Hélène Gagné <helene@client.test>' });
  await rowOf(page, subject).waitFor();
  await openRow(page, subject);
};

test('R76 R77 R74 the lightning bolt opens them; one without fields goes where the caret is', { skip }, async () => {
  await desk.answering('Eclair');
  await page.keyboard.type('Avant. Après.');
  for (let back = 0; back < ' Après.'.length; back += 1) await page.keyboard.press('ArrowLeft');
  await bolt().locator('svg.tabler-icon-bolt').waitFor();
  await bolt().click();
  await tab('Afficher tout').waitFor();
  await tab('Favoris').waitFor();
  await reply('Accusé de réception').waitFor();
  await reply('Accusé de réception').click();
  await until('the reply in the text', async () => (await editorOf(page).innerText()).includes('bien reçu'));
  await page.keyboard.type('Merci!');
  const text = (await editorOf(page).innerText()).replace(/\s+/g, ' ');
  assert.match(text, /^Avant\. ?Nous avons bien reçu votre message\. ?Merci! ?Après\./);
  assert.equal(await editorOf(page).locator('b').innerText(), 'bien reçu');
  await until('one use', async () => (await usesOf('Accusé de réception')) === 1);
});

test('R77 the search bar looks as one types, accents aside, into names and texts', { skip }, async () => {
  await search().fill('DELAI');
  await until('by name', async () => (await names()).join() === 'Délai de livraison');
  await search().fill('ouvrables');
  await until('by text', async () => (await names()).join() === 'Délai de livraison');
  await search().fill('rien de tel');
  await panel().getByText('Aucune réponse ne correspond').waitFor();
  await page.keyboard.press('Escape');
  assert.equal(await search().inputValue(), '');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  assert.equal(
    await panel()
      .locator('.quick-name')
      .nth(1)
      .evaluate((row) => row === document.activeElement),
    true,
  );
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  assert.equal(await search().evaluate((field) => field === document.activeElement), true);
});

test('R78 R79 D9 a star makes a favourite, which is mine, and outlives the browser’s cache', { skip }, async () => {
  await tab('Favoris').click();
  await panel().getByText('Aucun favori').waitFor();
  await tab('Afficher tout').click();
  const row = panel().getByRole('listitem').filter({ hasText: 'Délai de livraison' });
  const [line, at] = [(await row.boundingBox())!, (await star('Délai de livraison').boundingBox())!];
  assert.ok(at.x > line.x + line.width * 0.8, 'at the right of the name');
  assert.equal(await star('Délai de livraison').getAttribute('aria-pressed'), 'false');
  await star('Délai de livraison').click();
  await until('a favourite', async () => (await star('Délai de livraison').getAttribute('aria-pressed')) === 'true');
  await tab('Favoris').click();
  await until('alone among the favourites', async () => (await names()).join() === 'Délai de livraison');

  // Another browser, in which nothing was ever kept.
  const elsewhere = await (await desk.window.profile(desk.floor)).newPage();
  await signIn(elsewhere, 'nadia');
  await openRow(elsewhere, 'Eclair');
  await appSpaceOf(elsewhere).getByRole('tab', { name: 'Réponses rapides' }).click();
  await appSpaceOf(elsewhere).getByRole('tab', { name: 'Favoris', exact: true }).click();
  await appSpaceOf(elsewhere).locator('.quick-name', { hasText: 'Délai de livraison' }).waitFor();
  // Taken back there, it goes here too.
  await appSpaceOf(elsewhere).getByRole('button', { name: 'Favori : Délai de livraison' }).click();
  await panel().getByText('Aucun favori').waitFor();
  await elsewhere.context().close();
  // D12: signing in had made them Unavailable.
  await goAvailable(page);
});

test(
  'R75 R80 R81 a form asks for every field; what it inserts is text, is edited, and arrives so',
  { skip },
  async () => {
    await received('Formulaire');
    await bolt().click();
    await reply('Remboursement accordé').click();
    const field = (label: string): Locator => panel().getByLabel(label);
    await field('Prénom').waitFor();
    assert.equal(await field('Prénom').inputValue(), 'Hélène');
    assert.equal(await field('Signé').inputValue(), 'Nadia Fortin');
    assert.match(await field('Date du versement').inputValue(), /^\d{4}-\d\d-\d\d$/);
    await field('Prénom').fill('<img src=x onerror="document.title=1">');
    await panel().getByRole('button', { name: 'Insérer' }).click();
    assert.equal(await panel().getByText('Remplissez ce champ.').count(), 2);
    assert.equal(await field('Numéro de dossier').evaluate((input) => input === document.activeElement), true);
    await field('Numéro de dossier').fill('4417');
    await field('Mode').selectOption('virement');
    await field('Date du versement').fill('2026-12-01');
    await panel().getByRole('button', { name: 'Insérer' }).click();

    // The field was closed: it opens, and the caret is in it.
    await editorOf(page).waitFor();
    await until('the reply in the text', async () => (await editorOf(page).innerText()).includes('4417'));
    await until('the focus', () => editorOf(page).evaluate((text) => text.contains(document.activeElement)));
    assert.equal(await editorOf(page).locator('img').count(), 0);
    await page.keyboard.type(' À bientôt!');
    await desk.send();
    const { parsed } = await desk.arrived('Formulaire');
    assert.match(parsed.text!, /Bonjour <img src=x onerror="document.title=1">,/);
    assert.match(parsed.text!, /dossier 4417 est réglé par virement le 1 décembre 2026\. — Nadia Fortin\s+À bientôt!/);
    assert.doesNotMatch(parsed.html!, /<img src=x/);
    assert.equal(await usesOf('Remboursement accordé'), 1);
  },
);

test('a reply in another language, or for another skill, is shown when all are asked for', { skip }, async () => {
  const { id: skillId } = await desk.floor.admin((await import('#office/skills/contract.ts')).saveSkill, {
    ...{ id: null, name: 'Ventes', priority: 5, offers: false, offerSeconds: 60 },
  });
  await write({ name: 'Soumission', html: '<p>Voici.</p>', skillIds: [skillId] });
  await received('Filtre');
  await bolt().click();
  await reply('Accusé de réception').waitFor();
  assert.ok(!(await names()).includes('Soumission'));
  await panel().getByRole('switch', { name: 'Toutes les compétences et langues' }).click();
  await reply('Soumission').waitFor();
});

test('R80 filled in beside an open reply, it goes where the caret was left', { skip }, async () => {
  await desk.answering('Curseur');
  await page.keyboard.type('AB');
  await page.keyboard.press('ArrowLeft');
  await bolt().click();
  await reply('Remboursement accordé').click();
  await panel().getByLabel('Numéro de dossier').fill('99');
  await panel().getByLabel('Mode').selectOption('chèque');
  await panel().getByRole('button', { name: 'Insérer' }).click();
  await until('the reply in the text', async () => (await editorOf(page).innerText()).includes('dossier 99'));
  assert.match((await editorOf(page).innerText()).replace(/\s+/g, ' '), /^A ?Bonjour Hélène, .* — Nadia Fortin ?B/);
});
