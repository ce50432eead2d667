import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { chromiumMissing, editorOf, replyOf } from './support/browser.ts';
import { excelClipboard } from './support/large-table.ts';
import { until } from './support/until.ts';
import { openDesk, paste } from './support/writing.ts';

const skip = chromiumMissing();

/** Excel puts a picture of the cells on the clipboard too. */
const excelPaste = (page: Page, rows: number, columns: number, around = { before: '', after: '' }): Promise<void> => {
  const { html, text } = excelClipboard(rows, columns);
  const whole = html.replace('<table', `${around.before}<table`).replace('</table>', `</table>${around.after}`);
  return paste(page, { html: whole, text, png: { width: 40, height: 30 } });
};
const words = async (page: Page): Promise<string> => (await editorOf(page).innerText()).replace(/\s+/g, ' ');
const cellsIn = (html: string): number => html.match(/>r\d+c\d+</g)?.length ?? 0;

test(
  'R24 R25 a large table is read beside the page: what is written meanwhile and what stands around it stay',
  { skip },
  async () => {
    const desk = await openDesk();
    try {
      const { page } = desk;
      await desk.answering('Grand tableau');
      await page.keyboard.type('Avant fin');
      for (const _ of 'fin') await page.keyboard.press('ArrowLeft');
      await excelPaste(page, 250, 250, { before: '<p>Titre collé</p>', after: '<p>Note collée</p>' });
      await page.keyboard.type('pendant ');
      await until('the table in its place', async () => (await words(page)).includes('Note collée'));
      await page.keyboard.type('ensuite ');
      await until('all is read', async () => (await page.getByRole('progressbar').count()) === 0);
      const said = await words(page);
      assert.match(said, /^Avant.*Titre collé.*Note collée.*pendant ensuite fin$/);
      await desk.send();
      const { raw, parsed } = await desk.arrived('Grand tableau');
      assert.ok(raw.length > 0);
      const html = parsed.html ?? '';
      assert.ok(!html.includes('\u200b'));
      assert.equal(cellsIn(html), 62_500);
      assert.ok(html.includes('>r250c250<'));
      assert.match(
        html.replace(/<[^>]*>/g, ' '),
        /Avant[\s\S]*Titre collé[\s\S]*r1c1 [\s\S]*Note collée[\s\S]*pendant ensuite/,
      );
    } finally {
      await desk.close();
    }
  },
);

test(
  'R24 a table of 251 rows is refused with its size, and joined as an Excel file where the agent wishes',
  { skip },
  async () => {
    const desk = await openDesk();
    try {
      const { page } = desk;
      await desk.answering('Trop de lignes');
      await page.keyboard.type('Voici :');
      await excelPaste(page, 251, 60, { before: '<p>Titre collé</p>', after: '' });
      const refusal = replyOf(page).getByRole('alert');
      await refusal.getByText('Ce tableau a 251 lignes et 60 colonnes; la limite est de 250 sur 250.').waitFor();
      assert.equal((await words(page)).trim(), 'Voici :');
      await refusal.getByRole('button', { name: 'Joindre comme fichier Excel' }).click();
      await replyOf(page).getByText('Tableau.xlsx').first().waitFor();
      await desk.send();
      const { parsed } = await desk.arrived('Trop de lignes');
      assert.match(parsed.html ?? '', /Voici :[\s\S]*Titre collé/);
      assert.equal(cellsIn(parsed.html ?? ''), 0);
      const [file] = parsed.attachments;
      assert.equal(file?.filename, 'Tableau.xlsx');
      assert.equal(file.mimeType, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
      const entries = unzipSync(new Uint8Array(file.content as ArrayBuffer));
      const text = (name: string): string => new TextDecoder().decode(entries[name]);
      const sheet = text('xl/worksheets/sheet1.xml');
      assert.equal(sheet.match(/<row /g)?.length, 251);
      assert.equal(sheet.match(/<c /g)?.length, 251 * 60);
      assert.ok(text('xl/sharedStrings.xml').includes('r251c60'));
      assert.match(text('xl/styles.xml'), /4472C4/i);
    } finally {
      await desk.close();
    }
  },
);

test(
  'R24 a paste given up in the middle leaves the text as it was, and the words alone can be had instead',
  { skip },
  async () => {
    const desk = await openDesk();
    try {
      const { page } = desk;
      await desk.answering('Collage annulé');
      await page.keyboard.type('Un texte entier');
      for (const _ of 'entier') await page.keyboard.press('Shift+ArrowLeft');
      const before = await editorOf(page).innerText();
      await excelPaste(page, 250, 250);
      const bar = replyOf(page).getByRole('progressbar', { name: /^Lecture du tableau… \d+ %$/ });
      await bar.waitFor();
      await page.keyboard.press('Escape');
      await bar.waitFor({ state: 'detached' });
      assert.equal(await editorOf(page).innerText(), before);
      assert.doesNotMatch(await desk.draftSaying('Un texte'), /Relais|Lecture|\u200b/);

      await excelPaste(page, 300, 2);
      await replyOf(page).getByRole('button', { name: 'Coller le texte seul' }).click();
      await until('the words', async () => (await words(page)).includes('r300c2'));
      assert.equal(await editorOf(page).locator('table').count(), 0);
    } finally {
      await desk.close();
    }
  },
);
