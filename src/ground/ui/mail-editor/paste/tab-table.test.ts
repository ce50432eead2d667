import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pasteKinds } from './paste-kind.ts';
import { tabTable, tabTableHtml } from './tab-table.ts';

test('R26 lines with the same tabs are a table, its short lines filled up; a letter with a tab in it is none', () => {
  assert.deepEqual(tabTable('Date\tMontant\n2026-10-01\t42,50\n'), [
    ['Date', 'Montant'],
    ['2026-10-01', '42,50'],
  ]);
  assert.deepEqual(tabTable('a\tb\tc\r\nd\te\tf\r\ng\th\ti\r\nj\tk\tl\r\nm')?.at(-1), ['m', '', '']);
  assert.equal(tabTable('Bonjour,\n\n\tVoici la suite.\n\nLise'), null);
  assert.equal(tabTable('une\tseule ligne'), null);
});

test('a field in quotation marks may hold a line break; other quotation marks are signs', () => {
  assert.deepEqual(tabTable('"un\ndeux"\tx\n"il a dit ""non"""\ty'), [
    ['un\ndeux', 'x'],
    ['il a dit "non"', 'y'],
  ]);
  assert.deepEqual(tabTable('"19" mural\t12"\nécran\tmur'), [
    ['"19" mural', '12"'],
    ['écran', 'mur'],
  ]);
});

test('a table of tabs is escaped, and has its numbers on the right', () => {
  const html = tabTableHtml([
    ['<b>', '1 250,50 $'],
    ['a\nb', ''],
  ]);
  assert.match(html, /&lt;b&gt;/);
  assert.match(html, /text-align:right">1 250,50 \$/);
  assert.match(html, />a<br>b<.*><br><\/td>/);
});

test('R27 how a text is pasted follows from what is on the clipboard', () => {
  const report = ' 1 ROY/LISE\n 1  AC 871 Y   1805   0630\n 2  AC 870 Y   1200   1345\n';
  const first = (texts: { html?: string; text?: string }) =>
    pasteKinds({ html: '', text: '', rtf: '', ...texts }).first;
  assert.equal(first({ text: report }), 'fixed');
  assert.equal(first({ text: report, html: '<pre>…</pre>' }), 'fixed');
  assert.equal(first({ text: report, html: '<p>…</p>' }), 'keep');
  assert.equal(first({ text: 'a\tb\nc\td' }), 'table');
  assert.equal(first({ text: 'a\tb\nc\td', html: '<table></table>' }), 'keep');
  assert.equal(first({ text: 'Bonjour' }), 'text');
});
