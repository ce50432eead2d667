import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { chromiumMissing, editorOf, replyOf } from './support/browser.ts';
import { until } from './support/until.ts';
import { openDesk, paste } from './support/writing.ts';

const corpus = process.env['RELAIS_CORPUS'];
const skip = corpus ? chromiumMissing() : 'RELAIS_CORPUS is not set: no collection of real clipboards to paste';

type Row = { id: string; source: string; html_path?: string; rtf_path?: string; expect: { grid?: [number, number] } };
const rows = (): Row[] =>
  readFileSync(path.join(corpus!, 'score/expect/paste.dev.jsonl'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Row);
/** Shown as a grid of its own. */
const isLarge = ({ expect }: Row): boolean => expect.grid !== undefined && expect.grid[0] * expect.grid[1] > 1_000;

/** Least share of the cases, by the scorer's name of what it looks at; all of them for any other. */
const LEAST: Record<string, number> = { lists: 90 };

/** The scorer stands in a folder that is not ours and needs parse5, which is in ours. Gives its table. */
const score = (folder: string): string => {
  for (const file of ['score_html.mjs', 'html_describe.mjs'])
    copyFileSync(path.join(corpus!, 'score', file), path.join(folder, file));
  symlinkSync(path.resolve(import.meta.dirname, '../node_modules'), path.join(folder, 'node_modules'));
  const files = ['--expect', 'expect.jsonl', '--got', 'got.jsonl', '--fails', 'fails.jsonl'];
  const done = spawnSync(process.execPath, ['score_html.mjs', 'paste', ...files], { cwd: folder, encoding: 'utf8' });
  assert.equal(done.status, 0, done.stderr);
  return done.stdout;
};

/** Without what the house itself says to Outlook: the scorer counts the marks that a pasted text brought along. */
const bodyOf = (html: string): string =>
  html
    .replace(/^[\s\S]*?<body[^>]*>/i, '')
    .replace(/mso-(?:line-height-rule:\s*exactly|table-[lr]space:\s*0pt)(?:;|(?="))/gi, '');

/** Fails where the scorer is content with fewer than it should be. */
const judge = (folder: string, cases: Row[], got: { id: string; html: string }[]): void => {
  const lines = (list: object[]): string => list.map((one) => `${JSON.stringify(one)}\n`).join('');
  writeFileSync(path.join(folder, 'expect.jsonl'), lines(cases));
  writeFileSync(path.join(folder, 'got.jsonl'), lines(got));
  const table = score(folder);
  const fields = [...table.matchAll(/^ {2}(\w+)\s+([\d.]+)%/gm)].map(([, name, share]) => ({
    name: name!,
    share: Number(share),
  }));
  assert.ok(fields.length > 3, table);
  const bad = fields.filter(({ name, share }) => share < (LEAST[name] ?? 100));
  assert.deepEqual(bad, [], `${table}\n${readFileSync(path.join(folder, 'fails.jsonl'), 'utf8').slice(0, 4_000)}`);
};

/** By keyboard alone: a click would land in whatever table the case before left there. */
const empty = (page: Page): Promise<unknown> =>
  until('an empty text', async () => {
    await editorOf(page).focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    return (await editorOf(page).innerText()).trim() === '' && (await editorOf(page).locator('table').count()) === 0;
  });

test('R25 R27 R37 what real programs put on the clipboard is kept as the scorer expects it', { skip }, async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'relais-paste-'));
  const desk = await openDesk();
  try {
    const { page } = desk;
    const cases = rows().filter((row) => !isLarge(row));
    const got: { id: string; html: string }[] = [];
    await desk.answering('Collage');
    const read = (file: string | undefined) =>
      file ? { value: readFileSync(path.join(corpus!, file), 'utf8') } : null;
    for (const { id, html_path, rtf_path } of cases) {
      await empty(page);
      // The case's own words come last, so that the draft that says them is the one with all that was pasted.
      const mark = `fin${got.length}fin`;
      const [html, rtf] = [read(html_path), read(rtf_path)];
      await paste(page, { text: 'x', ...(html && { html: html.value }), ...(rtf && { rtf: rtf.value }) });
      await page.keyboard.press('Control+End');
      await page.keyboard.type(mark);
      await until('pictures on the server', async () => !(await editorOf(page).innerHTML()).includes('data:image'));
      const saved = await desk.draftSaying(mark);
      got.push({ id, html: saved.replace(mark, '').replaceAll('/api/files/upload/', 'cid:') });
    }
    judge(folder, cases, got);
  } finally {
    await desk.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

test(
  'R24 R25 the large tables of real spreadsheets arrive at the customer as the scorer expects them',
  { skip },
  async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'relais-paste-'));
    const desk = await openDesk();
    try {
      const { page } = desk;
      const cases = rows().filter(isLarge);
      const got: { id: string; html: string }[] = [];
      for (const { id, html_path } of cases) {
        await desk.answering(id);
        // The customer's own words below are no part of what was pasted.
        await replyOf(page).getByRole('button', { name: 'Retirer', exact: true }).click();
        await editorOf(page).click();
        await paste(page, { text: 'x', html: readFileSync(path.join(corpus!, html_path!), 'utf8') });
        await editorOf(page).getByRole('grid').waitFor();
        await desk.send();
        const { parsed } = await desk.arrived(id);
        got.push({ id, html: bodyOf(parsed.html ?? '') });
      }
      judge(folder, cases, got);
    } finally {
      await desk.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
