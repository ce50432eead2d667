import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import * as mailboxes from '#office/mailboxes/contract.ts';
import * as settings from '#office/settings/contract.ts';
import { chromiumMissing, editorOf, openReply, replyOf } from './support/browser.ts';
import { DESK } from './support/floor.ts';
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

/** The mailbox that mail comes to, in another language. */
const speaks = async (language: 'fr' | 'en'): Promise<void> => {
  const list = await desk.floor.admin(mailboxes.listMailboxes, {});
  const mailbox = list.mailboxes.find((one) => one.address === DESK)!;
  await desk.floor.admin(mailboxes.saveMailbox, { ...mailbox, language, secrets: {} });
};

test(
  'R19 the spelling is checked in the language of the mailbox, until the agent chooses another',
  { skip },
  async () => {
    await speaks('en');
    await desk.answering('Langue-anglaise');
    const language = () => editorOf(page).getAttribute('lang');
    assert.equal(await language(), 'en-CA');
    assert.equal(await page.evaluate(() => document.documentElement.lang.slice(0, 2)), 'fr');
    await replyOf(page).getByRole('button', { name: 'Plus d’outils' }).click();
    await page.getByLabel('Langue du texte').selectOption('es');
    assert.equal(await language(), 'es');
    await page.keyboard.press('Escape');
    await speaks('fr');
    await desk.answering('Langue-francaise');
    assert.equal(await language(), 'fr-CA');
  },
);

const resizing = (resizeImages: boolean): Promise<unknown> =>
  desk.floor.admin(settings.saveSettings, { companyName: 'Maison', undoSeconds: 0, requeueMinutes: 0, resizeImages });
const tool = (name: string) => replyOf(page).getByRole('toolbar').getByRole('button', { name, exact: true });

/** A pasted picture, selected; with its tools. */
const selectedPicture = async (subject: string) => {
  await desk.answering(subject);
  await paste(page, { png: { width: 120, height: 80 } });
  const image = editorOf(page).locator('img');
  await image.click();
  await tool('Texte de remplacement').waitFor();
  return image;
};

test('R21 a pasted picture keeps its size: no handle, no key and no tool resizes it', { skip }, async () => {
  const image = await selectedPicture('Image-fixe');
  assert.equal(await tool('Taille de l’image').count(), 0);
  for (const key of ['Shift+ArrowRight', 'Control+ArrowUp', 'Alt+ArrowRight']) await page.keyboard.press(key);
  const { width, height } = (await image.boundingBox())!;
  assert.deepEqual({ width, height }, { width: 120, height: 80 });
});

test(
  'R21 where the house allows it, a picture is given another width by keyboard, and leaves with it',
  { skip },
  async () => {
    await resizing(true);
    const image = await selectedPicture('Image-elargie');
    await until('its tools', async () => {
      await page.keyboard.press('Alt+F10');
      return page.evaluate(() => document.activeElement?.getAttribute('data-tool') === 'describe');
    });
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    const field = page.getByLabel('Largeur (px)');
    await field.waitFor();
    await field.fill('60');
    await page.keyboard.press('Enter');
    await until('half as wide', async () => (await image.boundingBox())!.width === 60);
    assert.equal((await image.boundingBox())!.height, 40);
    await desk.send();
    assert.match((await desk.arrived('Image-elargie')).parsed.html!, /<img[^>]*width="60"/);
    await resizing(false);
  },
);

test('R23 rows and columns are resized with the mouse, by their edges', { skip }, async () => {
  await desk.answering('Tableau-souris');
  await tool('Insérer un tableau').click();
  await page.getByLabel('Lignes', { exact: true }).fill('2');
  await page.getByLabel('Colonnes', { exact: true }).fill('2');
  await page.getByRole('button', { name: 'Insérer', exact: true }).click();
  await page.keyboard.type('Coin');
  const cell = editorOf(page).locator('td,th').first();
  const size = async () => (await cell.boundingBox())!;
  const drag = async (edge: 'right' | 'bottom', by: number): Promise<void> => {
    const { x, y, width, height } = await size();
    const from = edge === 'right' ? [x + width - 1, y + height / 2] : [x + width / 2, y + height - 2];
    await page.mouse.move(x + width / 2, y + height / 2);
    await page.mouse.move(from[0]!, from[1]!);
    const cursor = edge === 'right' ? 'col-resize' : 'row-resize';
    await until(cursor, () =>
      page
        .evaluate(([px, py]) => getComputedStyle(document.elementFromPoint(px!, py!)!).cursor, from)
        .then((is) => is === cursor),
    );
    await page.mouse.down();
    await page.mouse.move(from[0]! + (edge === 'right' ? by : 0), from[1]! + (edge === 'bottom' ? by : 0), {
      steps: 4,
    });
    await page.mouse.up();
  };
  const before = await size();
  await drag('right', 40);
  await until('wider', async () => Math.abs((await size()).width - before.width - 40) <= 2);
  await drag('bottom', 30);
  await until('higher', async () => Math.abs((await size()).height - before.height - 30) <= 2);
  const { width, height } = await size();
  // Undone in one step, and the caret is where it was.
  await page.keyboard.press('Control+z');
  await until('as high as before', async () => Math.abs((await size()).height - before.height) <= 2);
  await page.keyboard.press('Control+y');
  await until('higher again', async () => Math.abs((await size()).height - height) <= 2);
  await editorOf(page).getByText('Coin').click();
  await desk.send();
  const html = (await desk.arrived('Tableau-souris')).parsed.html!;
  const style = /<t[dh][^>]*style="([^"]*)"[^>]*>(?:(?!<t[dh]).)*Coin/s.exec(html)![1]!;
  assert.ok(Math.abs(Number(/(?<!-)width:([\d.]+)px/.exec(style)![1]) - width) <= 2, style);
  assert.ok(Math.abs(Number(/(?<!-)height:([\d.]+)px/.exec(style)![1]) - height) <= 2, style);
  assert.doesNotMatch(html, /Resizer/);
});

test('R23 cells without borders are seen while they are written, and leave without a line', { skip }, async () => {
  await desk.answering('Sans-bordures');
  await paste(page, {
    html: '<table style="border-collapse:collapse"><tr><td>Nue</td><td style="border:1px solid #000">Bordée</td></tr></table>',
  });
  const outline = (text: string) =>
    editorOf(page)
      .locator('td', { hasText: text })
      .evaluate((one) => getComputedStyle(one).outlineStyle);
  await editorOf(page).getByText('Bordée').waitFor();
  assert.deepEqual([await outline('Nue'), await outline('Bordée')], ['dotted', 'none']);
  await desk.send();
  assert.doesNotMatch((await desk.arrived('Sans-bordures')).parsed.html!, /outline|dotted/);
});

test('R36 a draft that is thrown away says where it can be had back, and is there', { skip }, async () => {
  await desk.answering('Jeter');
  await page.keyboard.type('À garder quand même');
  await desk.draftSaying('À garder');
  await replyOf(page).getByRole('button', { name: 'Supprimer le brouillon' }).click();
  const dialog = page.getByRole('dialog', { name: 'Supprimer ce brouillon ?' });
  await dialog.getByText('pendant 30 jours sous « Versions »').waitFor();
  await dialog.getByRole('button', { name: 'Supprimer le brouillon' }).click();
  await replyOf(page).waitFor({ state: 'detached' });
  await openReply(page);
  await replyOf(page).getByRole('button', { name: 'Versions' }).click();
  await page.getByRole('dialog', { name: 'Versions du brouillon' }).getByText('À garder quand même').first().waitFor();
  await page.keyboard.press('Escape');
});
