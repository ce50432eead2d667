import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { officeReplies, saveReply } from '#desk/quick-replies/contract.ts';
import { chromiumMissing, editorOf, goAvailable } from './support/browser.ts';
import { emailAtOnce, pick } from './support/outbound.ts';
import { until } from './support/until.ts';
import { openDesk, type Desk } from './support/writing.ts';

const skip = chromiumMissing();
const DOT = `data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==`;
let desk: Desk;
let page: Page;
before(async () => {
  if (skip) return;
  desk = await openDesk();
  page = desk.page;
  const common = { id: null, version: 0, archived: false, language: 'fr' as const, skillIds: [], fields: [] };
  await desk.floor.admin(saveReply, { ...common, name: 'Accusé', html: '<p>Bien reçu.</p>' });
  await desk.floor.admin(saveReply, {
    ...common,
    name: 'Délai',
    html: `<p>Cinq jours.</p><p><img src="${DOT}" alt="Calendrier"></p>`,
  });
  await desk.floor.admin(saveReply, {
    ...{ ...common, name: 'Salutation', html: '<p>Bonjour {{nom}}!</p>' },
    fields: [{ key: 'nom', label: 'Nom', kind: 'text', prefill: 'contact-name' }],
  });
});
after(() => desk?.close());

const menu = (): Locator => page.getByRole('listbox', { name: 'Réponses rapides' });
const option = (name: string): Locator => menu().getByRole('option', { name });
const text = async (): Promise<string> => (await editorOf(page).innerText()).replace(/[\s\u200b]+/g, ' ').trim();

test('a slash opens the replies at the caret; Enter puts one in the place of what was typed', { skip }, async () => {
  await desk.answering('Barre');
  await page.keyboard.type('Bonjour, /del');
  await option('Délai').waitFor();
  assert.equal(await menu().getByRole('option').count(), 1);
  const [list, caret] = [(await menu().boundingBox())!, (await editorOf(page).boundingBox())!];
  assert.ok(list.x >= caret.x && list.x < caret.x + 300, 'at the caret');
  assert.equal(
    await editorOf(page).getAttribute('aria-activedescendant'),
    await option('Délai').getAttribute('id'),
    'said to who does not see it',
  );
  await page.keyboard.press('Enter');
  await until('inserted', async () => (await text()).includes('Cinq jours.'));
  assert.equal(await menu().count(), 0);
  await page.keyboard.type('Fin');
  assert.match(await text(), /^Bonjour, ?Cinq jours\. ?Fin$/);
  // Its picture is one of the mail's own.
  assert.match(await desk.draftSaying('/api/files/upload/'), /alt="Calendrier"/);
  // D12: asking as the agent was a sign-in.
  await goAvailable(page);
  const { replies } = await desk.floor.admin(officeReplies, {});
  assert.equal(replies.find((one) => one.name === 'Délai')!.uses, 1);
});

test('arrows move, Tab inserts, and Escape leaves the text as it was typed', { skip }, async () => {
  await desk.answering('Touches');
  await page.keyboard.type('/');
  await option('Accusé').waitFor();
  const selected = (): Promise<string> => menu().getByRole('option', { selected: true }).locator('b').innerText();
  assert.equal(await selected(), 'Délai', 'the most used first');
  await page.keyboard.press('ArrowDown');
  await until('the next one', async () => (await selected()) === 'Accusé');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Escape');
  await menu().waitFor({ state: 'detached' });
  await page.keyboard.type('acc');
  assert.equal(await text(), '/acc');
  assert.equal(await menu().count(), 0, 'the same slash does not come back');
  await page.keyboard.press('Enter');
  await page.keyboard.type('/acc');
  await option('Accusé').waitFor();
  await page.keyboard.press('Tab');
  await until('inserted', async () => (await text()).includes('Bien reçu.'));
  assert.match(await text(), /^\/acc ?Bien reçu\.$/);
});

test('no slash in a word, an address or a date is answered', { skip }, async () => {
  await desk.answering('Silence');
  for (const typed of ['et/ou ', '12/05/2026 ', 'https://exemple.test/a ', 'oui / non ']) {
    await page.keyboard.type(typed);
    assert.equal(await menu().count(), 0, typed);
  }
  await page.keyboard.type('/zzz');
  assert.equal(await menu().count(), 0);
  await page.keyboard.press('Enter');
  await page.keyboard.type('suite');
  assert.match(await text(), /\/zzz suite$/);
});

test('one with fields asks for them in a dialog, and left there the slash is still a slash', { skip }, async () => {
  await desk.answering('Dialogue');
  await page.keyboard.type('/salut');
  await option('Salutation').click();
  const dialog = page.getByRole('dialog', { name: 'Réponses rapides' });
  await dialog.getByLabel('Nom').waitFor();
  assert.equal(await dialog.getByLabel('Nom').inputValue(), 'Hélène Gagné');
  await until('the first field', () => dialog.getByLabel('Nom').evaluate((field) => field === document.activeElement));
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  assert.equal(await text(), '/salut');
  const focused = (): Promise<boolean> => editorOf(page).evaluate((one) => one.contains(document.activeElement));
  await until('the focus', focused);
  await page.keyboard.press('Enter');
  await page.keyboard.type('/salut');
  await option('Salutation').waitFor();
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Insérer' }).click();
  await until('inserted', async () => (await text()).includes('Bonjour Hélène Gagné!'));
  await until('the focus', focused);
  await page.keyboard.type(' Merci.');
  assert.match(await text(), /^\/salut ?Bonjour Hélène Gagné! ?Merci\.$/);
});

test('in a new mail too: its fields are there to be filled in, for nobody is known yet', { skip }, async () => {
  await pick(page, 'Hélène');
  await emailAtOnce(page);
  await editorOf(page).click();
  await page.keyboard.type('/salut');
  await option('Salutation').waitFor();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Réponses rapides' });
  await dialog.getByLabel('Nom').fill('Hélène');
  await dialog.getByRole('button', { name: 'Insérer' }).click();
  await until('inserted', async () => (await text()) === 'Bonjour Hélène!');
});
