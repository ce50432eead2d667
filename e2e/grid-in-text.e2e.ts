import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { chromiumMissing, editorOf, openReply, openRow, replyOf } from './support/browser.ts';
import { excelClipboard } from './support/large-table.ts';
import { until } from './support/until.ts';
import { openDesk, paste, type Desk } from './support/writing.ts';

const skip = chromiumMissing();
let desk: Desk;
let page: Page;
before(async () => {
  if (skip) return;
  desk = await openDesk();
  page = desk.page;
});
after(() => desk?.close());

const grids = () => editorOf(page).getByRole('grid');
const grid = () => grids().first();
const cell = (row: number, column: number) => grid().locator(`[aria-rowindex="${row}"] > [aria-colindex="${column}"]`);
const hasText = (row: number, column: number, text: string): Promise<boolean> =>
  until(`${text} in ${row}, ${column}`, async () => (await cell(row, column).textContent()) === text);
const saved = () =>
  replyOf(page)
    .getByText(/^Brouillon enregistré/)
    .waitFor();
/** A reply with a pasted table of 40 by 40, the caret in the line below it. */
const withGrid = async (subject: string): Promise<void> => {
  await desk.answering(subject);
  await page.keyboard.type('Avant');
  await paste(page, excelClipboard(40, 40));
  await grid().waitFor();
  await hasText(1, 1, 'r1c1');
};
/** What a copy or a cut puts on the clipboard. */
const take = (kind: 'copy' | 'cut'): Promise<{ html: string; text: string }> =>
  page.evaluate(async (type) => {
    // The browser tells the editor of a new selection with the next frame: no hand is faster.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const data = new DataTransfer();
    document.activeElement!.dispatchEvent(
      new ClipboardEvent(type, { clipboardData: data, bubbles: true, cancelable: true }),
    );
    return { html: data.getData('text/html'), text: data.getData('text/plain') };
  }, kind);

test('R23 cells are copied, cut and pasted, as a table and as text, and steps are taken back', { skip }, async () => {
  await withGrid('Grille-copie');
  await grid().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowDown');
  const copied = await take('copy');
  assert.equal(copied.text, 'r2c1\tr2c2\r\nr3c1\tr3c2');
  assert.equal(copied.html.match(/<td/g)?.length, 4);
  await page.keyboard.press('Control+End');
  await paste(page, copied);
  // It grows where it must.
  assert.equal(await grid().getAttribute('aria-rowcount'), '41');
  assert.equal(await grid().getAttribute('aria-colcount'), '41');
  await hasText(40, 40, 'r2c1');
  await hasText(41, 41, 'r3c2');
  await page.keyboard.press('Control+z');
  assert.equal(await grid().getAttribute('aria-rowcount'), '40');
  await page.keyboard.press('Control+Home');
  await paste(page, { text: 'a\t"deux\nlignes"\nc\td' });
  await hasText(1, 1, 'a');
  assert.equal(await cell(1, 2).innerHTML(), '<div>deux<br>lignes</div>');
  await hasText(2, 2, 'd');
  await page.keyboard.press('Control+Home');
  const cut = await take('cut');
  assert.equal(cut.text, 'a');
  await hasText(1, 1, '');
  await desk.send();
  const { parsed } = await desk.arrived('Grille-copie');
  assert.match(parsed.html!, />deux<br>lignes</);
});

test(
  'the arrows lead from the text into the grid, Escape out of it, and the Tab key goes past it',
  { skip },
  async () => {
    await withGrid('Grille-touches');
    const inGrid = (): Promise<boolean> =>
      page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.getAttribute('role') === 'grid');
    await page.keyboard.press('ArrowUp');
    await until('the grid from below', inGrid);
    await page.keyboard.press('Escape');
    assert.equal(await inGrid(), false);
    await page.getByText('Retour au texte, après le tableau.').waitFor({ state: 'attached' });
    await page.keyboard.type('x');
    await page.keyboard.press('ArrowLeft');
    assert.equal(await inGrid(), false);
    await page.keyboard.press('ArrowLeft');
    await until('the grid from the right', inGrid);
    await editorOf(page).getByText('Avant').click();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    assert.equal(await inGrid(), false);
    await page.keyboard.press('ArrowDown');
    await until('the grid from above', inGrid);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    assert.equal(await editorOf(page).evaluate((text) => text.contains(document.activeElement)), false);
    await desk.send();
  },
);

test('R36 nothing of what is pasted into a cell runs', { skip }, async () => {
  await withGrid('Grille-hostile');
  await grid().focus();
  const hostile =
    '<img src=x onerror="window.ran=1"><svg onload="window.ran=1"></svg><a href="javascript:window.ran=1">x</a>';
  await paste(page, {
    html: `<table><tr><td>${hostile}</td><td><b onclick="window.ran=1">gras</b></td></tr></table>`,
    text: 'x',
  });
  await hasText(1, 2, 'gras');
  await cell(1, 2).click();
  await cell(1, 1).click();
  await page.keyboard.press('F2');
  await page.keyboard.press('Enter');
  assert.equal(await cell(1, 1).locator('img,svg,[href^="java"]').count(), 0);
  assert.equal(await cell(1, 2).locator('[onclick]').count(), 0);
  assert.equal(await page.evaluate(() => 'ran' in window), false);
  await desk.send();
});

test('a grid is taken out and brought back with the text around it, and moves with a cut', { skip }, async () => {
  await withGrid('Grille-defaire');
  await grid().focus();
  await page.keyboard.type('gardé');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.keyboard.type('Après');
  await page.keyboard.press('Control+z');
  await hasText(1, 1, 'gardé');
  await page.keyboard.press('Control+y');
  // Deleted by the tool, from the keyboard.
  await grid().focus();
  await replyOf(page).getByRole('button', { name: 'Supprimer le tableau' }).click();
  await grid().waitFor({ state: 'detached' });
  await page.getByText('Tableau supprimé. Ctrl+Z le rétablit.').waitFor({ state: 'attached' });
  await page.keyboard.press('Control+z');
  await hasText(1, 1, 'gardé');
  await editorOf(page).getByText('Avant').click();
  await page.keyboard.press('Control+a');
  const all = await take('cut');
  assert.match(all.html, /<img[^>]*class="relais-table"/);
  await grid().waitFor({ state: 'detached' });
  await paste(page, all);
  await hasText(1, 1, 'gardé');
  assert.equal(await grids().count(), 1);
  await desk.send();
  const { parsed } = await desk.arrived('Grille-defaire');
  assert.match(parsed.html!, /Avant[\s\S]*>gardé</);
  assert.equal(parsed.html!.match(/>r\d+c\d+</g)?.length, 1_599);
});

test('a grid that is moved before its last change was carried to the server leaves with it', { skip }, async () => {
  await withGrid('Grille-en-route');
  await saved();
  const uploads = '**/api/files/upload';
  const carried = Promise.withResolvers<void>();
  await page.route(uploads, async (route) => {
    await carried.promise;
    await route.continue();
  });
  await grid().focus();
  await page.keyboard.type('tout frais');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await editorOf(page).getByText('Avant').click();
  await page.keyboard.press('Control+a');
  const all = await take('cut');
  await grid().waitFor({ state: 'detached' });
  await paste(page, all);
  await hasText(1, 1, 'tout frais');
  carried.resolve();
  await desk.send();
  assert.match((await desk.arrived('Grille-en-route')).parsed.html!, /Avant[\s\S]*>tout frais</);
});

test('a table that cannot be uploaded stops the sending, and one that cannot be read says so', { skip }, async () => {
  const uploads = '**/api/files/upload';
  await page.route(uploads, (route) => route.abort());
  await withGrid('Grille-panne');
  const retry = replyOf(page).getByRole('button', { name: /^Réessayer/ });
  await retry.waitFor();
  await page.unroute(uploads);
  await retry.click();
  await desk.draftSaying('relais-table');
  await saved();
  const reads = '**/api/files/upload/*';
  await page.route(reads, (route) => route.abort());
  await page.reload();
  await openRow(page, 'Grille-panne');
  await openReply(page);
  await editorOf(page).getByRole('alert').getByText('Le tableau n’a pas pu être chargé.').waitFor();
  // What is not seen is not lost: it is in the text all the same.
  assert.match(await desk.draftSaying('relais-table'), /<img[^>]*relais-table/);
  await page.unroute(reads);
  await editorOf(page).getByRole('button', { name: 'Réessayer' }).click();
  await hasText(1, 1, 'r1c1');
  await desk.send();
  const { parsed } = await desk.arrived('Grille-panne');
  assert.equal(parsed.html!.match(/>r\d+c\d+</g)?.length, 1_600);
});
