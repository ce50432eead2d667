import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { chromiumMissing, editorOf, replyOf } from './support/browser.ts';
import { until } from './support/until.ts';
import { openDesk, paste, type Clipboard, type Desk } from './support/writing.ts';

const skip = chromiumMissing();
let desk: Desk;
let page: Page;
before(async () => {
  if (skip) return;
  desk = await openDesk();
  page = desk.page;
});
after(() => desk?.close());

/** What a program puts on the clipboard, written for these tests. */
const fixture = (name: string): string => readFileSync(path.join(import.meta.dirname, 'fixtures/paste', name), 'utf8');

/** Pastes, sends, and gives what the customer's server received. */
const mailOf = async (subject: string, clipboard: Clipboard): Promise<string> => {
  await desk.answering(subject);
  await paste(page, clipboard);
  await until('something pasted', async () => (await editorOf(page).innerText()).trim() !== '');
  await desk.send();
  return (await desk.arrived(subject)).parsed.html!;
};

test(
  'R27 a Sabre report keeps every column in a fixed-width font, and the mail cannot wrap its lines',
  { skip },
  async () => {
    const report = fixture('sabre.txt');
    const html = await mailOf('Sabre', { text: report });
    const other = await desk.window.browser.newPage({ viewport: { width: 380, height: 800 } });
    try {
      await other.setContent(html);
      const shown = await other.evaluate(() => ({
        text: document.body.innerText.replaceAll('\u00a0', ' ').trimEnd(),
        pageWidth: document.documentElement.scrollWidth,
        fonts: Array.from(document.querySelectorAll('body *'), (node) => getComputedStyle(node).fontFamily),
        lineHeight: Math.max(
          ...Array.from(document.querySelectorAll('div'), (line) =>
            line.children.length === 0 ? line.clientHeight : 0,
          ),
        ),
      }));
      const lines = (text: string) => text.split('\n').map((line) => line.trimEnd());
      const drawn = lines(report).filter(Boolean);
      // Below it stands the mail that is answered.
      assert.deepEqual(lines(shown.text).filter(Boolean).slice(0, drawn.length), drawn);
      assert.ok(shown.fonts.some((font) => /Consolas|Courier/.test(font)));
      assert.ok(shown.lineHeight < 30, 'no line is wrapped');
      assert.ok(shown.pageWidth <= 380, 'the report scrolls by itself on a phone, not the whole mail');
    } finally {
      await other.close();
    }
  },
);

test(
  'R26 what a PDF gives is taken as well as it can be: its columns of spaces stay, and it can be edited',
  { skip },
  async () => {
    const text = fixture('pdf.txt');
    const html = await mailOf('PDF', { text });
    assert.match(html, /F-2026-118(?:&nbsp;|\u00a0){6}2026-10-03/);
    assert.match(html, /Merci/);
  },
);

test('R26 lines with tabs become a table; the words alone, or a fixed width, are one key away', { skip }, async () => {
  await desk.answering('Tabulations');
  await paste(page, { text: 'Date\tMontant\n2026-10-01\t42,50 $\n2026-10-03\t8,00 $\n' });
  await editorOf(page).locator('td').nth(5).waitFor();
  const options = replyOf(page).getByRole('group', { name: 'Options de collage' });
  const option = (name: string) => options.getByRole('button', { name, exact: true });
  assert.equal(await option('Tableau').getAttribute('aria-pressed'), 'true');
  await option('Texte seul').click();
  await until('words alone', async () => (await editorOf(page).locator('td').count()) === 0);
  assert.match(await editorOf(page).innerText(), /Date\s+Montant/);
  await option('Tableau').click();
  await editorOf(page).locator('td').nth(5).waitFor();
  await editorOf(page).focus();
  await page.keyboard.type('x');
  await options.waitFor({ state: 'detached' });
});

test(
  'R27 after a paste, its formatting, its words alone or a fixed width are chosen by keyboard',
  { skip },
  async () => {
    await desk.answering('Options');
    await page.keyboard.type('Avant ');
    await paste(page, { html: '<p style="color:#c00000"><b>Dossier</b>   12</p>', text: 'Dossier   12' });
    await editorOf(page).locator('b').waitFor();
    const options = replyOf(page).getByRole('group', { name: 'Options de collage' });
    await options.waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    assert.equal(await focused(), 'Texte seul');
    await page.keyboard.press('Enter');
    await until('words alone', async () => (await editorOf(page).locator('b').count()) === 0);
    assert.match((await editorOf(page).innerText()).replaceAll('\u00a0', ' '), /Avant Dossier {3}12/);
    await options.getByRole('button', { name: 'Chasse fixe' }).click();
    await until('fixed width', async () => (await editorOf(page).innerHTML()).includes('Consolas'));
    await options.getByRole('button', { name: 'Mise en forme d’origine' }).click();
    await editorOf(page).locator('b').waitFor();
    await editorOf(page).focus();
    await page.keyboard.press('Escape');
    await options.waitFor({ state: 'detached' });
    assert.equal(await editorOf(page).count(), 1, 'Escape put the options away, not the reply field');
  },
);
