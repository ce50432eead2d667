import { readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { editorOf, openRow, replyOf, rowOf, spaceOf } from '../e2e/support/browser.ts';
import { excelClipboard, sheetsClipboard, type Clipboard } from '../e2e/support/large-table.ts';
import { until } from '../e2e/support/until.ts';
import { openDesk, paste, type Desk } from '../e2e/support/writing.ts';
import { keyTimes, longestFreeze, watchFreezes } from './compose/measure.ts';
import { measurePlain } from './compose/plain.ts';
import { report, type Measured } from './compose/report.ts';

/**
 * A table of 250 by 250 pasted into the reply box of the running product, and into a bare contenteditable in the same
 * browser. RELAIS_CORPUS names a folder with clipboards of the real programs; without it the bench writes like ones.
 */
const KEYS = Number(process.env['KEYS'] ?? 40);
const corpus = process.env['RELAIS_CORPUS'];

const clipboard = (file: string, made: () => Clipboard): Clipboard =>
  corpus ? { ...made(), html: readFileSync(path.join(corpus, 'own-paste/raw', file), 'utf8') } : made();

const grids = (page: Page) => editorOf(page).getByRole('grid');

const measureOurs = async (desk: Desk, subject: string, { html, text }: Clipboard): Promise<Measured> => {
  const { page } = desk;
  await desk.answering(subject);
  await page.keyboard.type('Avant');
  await page.keyboard.press('Enter');
  const reading = replyOf(page).getByRole('progressbar');
  await watchFreezes(page);
  const begun = performance.now();
  await paste(page, { html, text, png: { width: 40, height: 30 } });
  await grids(page).first().waitFor({ timeout: 300_000 });
  await reading.waitFor({ state: 'detached' });
  const ready = performance.now() - begun;
  const freeze = await longestFreeze(page);

  // The table goes up first, then the text that names it.
  const saving = performance.now();
  await until('the draft on the server', async () => (await desk.draftSaying('Avant')).includes('relais-table'));
  const save = performance.now() - saving;
  const saveFreeze = await longestFreeze(page);
  await page.keyboard.press('Control+Home');

  const outside = await keyTimes(page, KEYS);
  await grids(page).locator('[aria-rowindex="3"] > [aria-colindex="2"]').dblclick();
  const inCell = await keyTimes(page, KEYS);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await replyOf(page)
    .getByText(/^Brouillon enregistré/)
    .waitFor();

  await page.reload();
  await rowOf(page, subject).waitFor();
  await openRow(page, subject);
  const opening = performance.now();
  const continued = spaceOf(page).getByRole('button', { name: /^Répondre|^Poursuivre|^Continuer/ });
  if ((await grids(page).count()) === 0 && (await continued.count()) > 0) await continued.first().click();
  await grids(page).first().waitFor({ timeout: 300_000 });
  const reopen = performance.now() - opening;

  const sending = performance.now();
  await desk.send();
  return { ready, freeze, saveFreeze, inCell, outside, save, reopen, send: performance.now() - sending };
};

let held = true;
const [load = 0] = os.loadavg();
if (load > os.cpus().length) console.log(`The machine is busy (load ${load.toFixed(1)}): these times are too long.`);
for (const [name, file, made] of [
  ['Excel 250 x 250', 'excel-250x250.html', () => excelClipboard(250, 250)],
  ['Google Sheets 250 x 250', 'gsheets-250x250.html', () => sheetsClipboard(250, 250)],
] as const) {
  const pasted = clipboard(file, made);
  const desk = await openDesk();
  try {
    const plain = await measurePlain(desk.window.browser, pasted.html, Math.min(KEYS, 10));
    const ours = await measureOurs(desk, name, pasted);
    held = report(name, ours, plain) && held;
  } finally {
    await desk.close();
  }
}
process.exitCode = held ? 0 : 1;
