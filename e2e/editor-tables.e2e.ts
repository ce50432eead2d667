import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { chromiumMissing, editorOf, replyOf } from './support/browser.ts';
import { until } from './support/until.ts';
import { openDesk, type Desk } from './support/writing.ts';

const skip = chromiumMissing();
let desk: Desk;
let page: Page;
before(async () => {
  if (skip) return;
  desk = await openDesk();
  page = desk.page;
});
after(() => desk?.close());

const tool = (name: string) => replyOf(page).getByRole('toolbar').getByRole('button', { name, exact: true });
/** Columns of each row in the text. */
const shape = (): Promise<number[]> =>
  editorOf(page)
    .locator('tr')
    .evaluateAll((rows) => rows.map((row) => (row as HTMLTableRowElement).cells.length));

test(
  'R23 a table is inserted from the squares of the picker, by keyboard alone, and written in',
  { skip },
  async () => {
    await desk.answering('Tableau-clavier');
    await page.keyboard.press('Alt+F10');
    await page.keyboard.press('End');
    await until('the last tool', () =>
      page.evaluate(() => document.activeElement?.getAttribute('data-tool') === 'more'),
    );
    for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowLeft');
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('data-tool')), 'table');
    await page.keyboard.press('Enter');
    const squares = page.getByRole('slider', { name: 'Taille du tableau' });
    await squares.waitFor();
    await until('focus', () => squares.evaluate((one) => one === document.activeElement));
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowUp');
    assert.equal(await squares.getAttribute('aria-valuetext'), '2 lignes × 4 colonnes');
    await page.keyboard.press('Enter');
    await squares.waitFor({ state: 'detached' });
    assert.deepEqual(await shape(), [4, 4]);
    await page.keyboard.type('Un');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Deux');
    await desk.send();
    const { parsed } = await desk.arrived('Tableau-clavier');
    assert.equal(parsed.html!.match(/<td/g)?.length, 8);
    assert.match(parsed.text!, /Un\s[^]*Deux/);
  },
);

test('R23 a size is typed too: 50 by 50 is inserted, 51 is refused with the reason', { skip }, async () => {
  await desk.answering('Tableau-tape');
  await tool('Insérer un tableau').click();
  const [rows, columns] = [page.getByLabel('Lignes', { exact: true }), page.getByLabel('Colonnes', { exact: true })];
  await rows.fill('51');
  await columns.fill('2');
  await page.getByRole('button', { name: 'Insérer', exact: true }).click();
  assert.match((await page.getByRole('alert').textContent())!, /au plus 50 lignes et 50 colonnes/);
  assert.deepEqual(await shape(), []);
  await rows.fill('50');
  await columns.fill('50');
  await page.getByRole('button', { name: 'Insérer', exact: true }).click();
  await rows.waitFor({ state: 'detached' });
});

test(
  'R23 rows, columns, merges, heading, shading, borders, alignment and sizes change with the table tools',
  { skip },
  async () => {
    await desk.answering('Tableau-outils');
    await tool('Insérer un tableau').click();
    await page.getByLabel('Lignes', { exact: true }).fill('2');
    await page.getByLabel('Colonnes', { exact: true }).fill('2');
    await page.getByRole('button', { name: 'Insérer', exact: true }).click();
    await until('the table', async () => (await shape()).length === 2);
    await page.keyboard.type('Titre');
    const cell = (row: number, column: number) => editorOf(page).locator('tr').nth(row).locator('td,th').nth(column);
    await tool('Ligne d’en-tête').click();
    await cell(0, 0).and(page.locator('th')).waitFor();
    await cell(1, 0).click();
    await tool('Insérer une ligne au-dessous').click();
    await cell(2, 1).click();
    await tool('Insérer une colonne à droite').click();
    assert.deepEqual(await shape(), [3, 3, 3]);
    await cell(0, 0).click();
    await page.keyboard.press('End');
    // Cells are selected in the frame after the key: a second key in the same frame would reach the row below.
    await page.keyboard.press('Shift+ArrowRight');
    await until(
      'cells selected',
      async () => (await tool('Fusionner les cellules').getAttribute('aria-disabled')) === null,
    );
    await tool('Fusionner les cellules').click();
    await until('a merge', () => cell(0, 0).evaluate((one) => (one as HTMLTableCellElement).colSpan > 1));
    await cell(1, 0).click();
    await tool('Trame de fond').click();
    await page.getByRole('button', { name: 'Jaune', exact: true }).click();
    await tool('Bordures').click();
    await page.getByRole('button', { name: 'Rouge', exact: true }).click();
    await tool('Cellule alignée à droite').click();
    await tool('Largeur et hauteur').click();
    await page.getByLabel('Colonne (px)').fill('180');
    await page.getByRole('button', { name: 'Appliquer' }).click();
    await until('the width', async () => (await cell(1, 0).boundingBox())!.width === 180);
    await desk.send();
    const { parsed } = await desk.arrived('Tableau-outils');
    const html = parsed.html!;
    assert.match(html, /<th[^>]*colspan="[23]"[^>]*>.*?Titre/s);
    assert.match(html, /<td[^>]*background-color:#fff2cc/);
    assert.match(html, /<td[^>]*text-align:right/);
    assert.match(html, /<td[^>]*border-color:#c00000/);
    assert.match(html, /<td[^>]*width:180px/);
  },
);

test('R23 the tools of the table are there only while the caret is in one, and take it away', { skip }, async () => {
  await desk.answering('Tableau-fin');
  const tools = replyOf(page).getByRole('toolbar', { name: 'Tableau' });
  assert.equal(await tools.count(), 0);
  await tool('Insérer un tableau').click();
  await page.getByRole('button', { name: 'Insérer', exact: true }).click();
  await tools.waitFor();
  await page.keyboard.press('Alt+F10');
  await until('the table tools', () => tools.evaluate((one) => one.contains(document.activeElement)));
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await tools.waitFor({ state: 'detached' });
  assert.deepEqual(await shape(), []);
});
