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

const grid = () => editorOf(page).getByRole('grid');
const tool = (name: string) => replyOf(page).getByRole('toolbar').getByRole('button', { name, exact: true });
/** By the numbers that a screen reader says, from 1. */
const cell = (row: number, column: number) => grid().locator(`[aria-rowindex="${row}"] > [aria-colindex="${column}"]`);
const insert = async (rows: number, columns: number): Promise<void> => {
  await tool('Insérer un tableau').click();
  await page.getByLabel('Lignes', { exact: true }).fill(String(rows));
  await page.getByLabel('Colonnes', { exact: true }).fill(String(columns));
  await page.getByRole('button', { name: 'Insérer', exact: true }).click();
  await grid().waitFor();
};
const size = async (): Promise<string> =>
  `${await grid().getAttribute('aria-rowcount')} x ${await grid().getAttribute('aria-colcount')}`;
const rowsIn = (html: string): string[] => html.match(/<tr[\s>].*?<\/tr>/gs) ?? [];
const cellsIn = (html: string): string[] => html.match(/<t[dh][\s>].*?<\/t[dh]>/gs) ?? [];
const focusInGrid = (): Promise<boolean> =>
  page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.getAttribute('role') === 'grid');

test('R23 a table of 50 by 50 is inserted, written in, merged and cut by keyboard alone', { skip }, async () => {
  await desk.answering('Grille-clavier');
  await page.keyboard.type('Avant');
  await insert(50, 50);
  await until('the focus in the grid', focusInGrid);
  assert.equal(await size(), '50 x 50');
  await page.keyboard.type('Un');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Deux & <b>');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+b');
  await page.keyboard.type('gras');
  await page.keyboard.press('Control+b');
  await page.keyboard.press('Alt+Enter');
  await page.keyboard.type('dessous');
  await page.keyboard.press('Enter');
  assert.equal(await cell(1, 1).textContent(), 'Un');
  assert.equal(await cell(1, 2).textContent(), 'Deux & <b>');
  assert.equal(await cell(2, 2).locator('b').textContent(), 'gras');
  // Escape takes back what is being written, not what was there.
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('F2');
  await page.keyboard.type('perdu');
  await page.keyboard.press('Escape');
  assert.match((await cell(2, 2).textContent())!, /^grasdessous$/);
  await page.keyboard.press('Control+End');
  await cell(50, 50).and(page.locator('[aria-selected="true"]')).waitFor();
  await page.keyboard.type('Fin');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Shift+ArrowRight');
  // The tools of the table, and back by Escape.
  await page.keyboard.press('Alt+F10');
  await until('the tools', () =>
    page.evaluate(() => document.activeElement?.getAttribute('data-tool') === 'row-above'),
  );
  for (let step = 0; step < 6; step += 1) await page.keyboard.press('ArrowRight');
  await until('the merge', () => page.evaluate(() => document.activeElement?.getAttribute('data-tool') === 'merge'));
  await page.keyboard.press('Enter');
  await until('a merged cell', async () => (await cell(1, 1).getAttribute('aria-colspan')) === '2');
  await until('the focus back', focusInGrid);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await tool('Supprimer la ligne').click();
  assert.equal(await size(), '49 x 50');
  await page.keyboard.press('Control+z');
  assert.equal(await size(), '50 x 50');
  await page.keyboard.press('Control+y');
  assert.equal(await size(), '49 x 50');
  await page.keyboard.press('Escape');
  await page.keyboard.type('Après');
  await desk.send();
  const { parsed } = await desk.arrived('Grille-clavier');
  const html = parsed.html!;
  assert.match(html.replace(/<[^>]*>/g, ' '), /Avant\s[\s\S]*Un\s[\s\S]*Fin\s[\s\S]*Après/);
  assert.equal(rowsIn(html).length, 49);
  assert.match(html, /<td colspan="2"[^>]*>Un<br>Deux &amp; &lt;b&gt;<\/td>/);
  assert.match(html, /<b>gras<\/b><br>dessous/);
});

test(
  'R24 R25 a pasted table of 250 by 250 is edited, kept over a reload, and arrives whole with its looks',
  { skip },
  async () => {
    await desk.answering('Grille-250');
    await page.keyboard.type('Voici les chiffres.');
    await paste(page, excelClipboard(250, 250));
    await grid().waitFor();
    assert.equal(await size(), '250 x 250');
    const drawn = await editorOf(page).evaluate(
      (text) => text.querySelector('._EType_RelaisTable')!.shadowRoot!.querySelectorAll('.cell').length,
    );
    assert.ok(drawn < 2_000, `${drawn} cells in the page`);
    await cell(1, 1).waitFor();
    assert.equal(await cell(1, 1).textContent(), 'r1c1');
    await grid().focus();
    await page.keyboard.press('Control+End');
    await cell(250, 250).waitFor();
    await page.keyboard.press('F2');
    await page.keyboard.type(' changé');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Delete');
    await page.keyboard.press('Escape');
    await page.keyboard.type('Merci.');
    await desk.draftSaying('relais-table');
    await desk.draftSaying('Merci.');
    await replyOf(page)
      .getByText(/^Brouillon enregistré/)
      .waitFor();
    await page.reload();
    await openRow(page, 'Grille-250');
    await openReply(page);
    await grid().waitFor();
    assert.equal(await size(), '250 x 250');
    await grid().focus();
    await page.keyboard.press('Control+End');
    await until('the edit', async () => (await cell(250, 250).textContent()) === 'r250c250 changé');
    await desk.send();
    const { parsed } = await desk.arrived('Grille-250');
    const html = parsed.html!;
    assert.equal(rowsIn(html).length, 250);
    const cells = cellsIn(html);
    assert.equal(cells.length, 62_500);
    assert.match(cells.at(-1)!, />r250c250 changé</);
    assert.doesNotMatch(cells[0]!, /r1c1/);
    assert.match(cells[1]!, /background-color:#4472c4/i);
    assert.match(cells[1]!, /font-weight:bold/);
    assert.match(html, /Merci\./);
  },
);
