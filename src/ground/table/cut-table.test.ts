import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cutTable, mayBeLargeTabs, mayHoldLargeTable } from './cut-table.ts';

const table = (rows: number, columns: number): string =>
  `<table border=1>${`<tr>${'<td title="</table>">x</td>'.repeat(columns)}</tr>`.repeat(rows)}</table>`;

test('R24 what is around the large table stays, small tables too, and keeps the style sheets', () => {
  const head = '<html><head><style>.a{color:red}</style></head>';
  const cut = cutTable(`${head}<body><p>Avant</p>${table(2, 2)}<!-- <table> -->${table(40, 30)}<p class=a>Après</p>`);
  assert.ok(cut);
  assert.equal(cut.before, `${head}<body><p>Avant</p>${table(2, 2)}<!-- <table> -->`);
  assert.equal(cut.table, table(40, 30));
  assert.equal(cut.after, `${head}<p class=a>Après</p>`);
  assert.equal(cut.css, head);
  assert.equal(cut.cells, 1_200);
});

test('a table is large by its cells, its rows or its columns, alone and with what stands inside it', () => {
  for (const [rows, columns, large] of [
    [20, 50, false],
    [21, 50, true],
    [251, 1, true],
    [1, 251, true],
    [250, 4, false],
  ] as const) {
    assert.equal(cutTable(table(rows, columns)) !== null, large, `${rows} x ${columns}`);
    assert.equal(mayHoldLargeTable(table(rows, columns)), large, `${rows} x ${columns}`);
    const text = Array.from({ length: rows }, () => Array(columns).fill('x').join('\t')).join('\r\n');
    if (columns > 1) assert.equal(mayBeLargeTabs(text), large, `${rows} x ${columns} as text`);
  }
  assert.equal(cutTable(table(20, 40) + table(20, 40)), null);
  assert.equal(cutTable(`<table><tr><td>${table(20, 40)}</td></tr></table>`), null);
  assert.equal(mayBeLargeTabs('a line\n'.repeat(5_000)), false);
});

test('a table that is never closed goes to the end, and broken HTML ends', () => {
  const open = table(40, 30).replace(/<\/table>$/, '');
  assert.equal(cutTable(`<p>a</p>${open}`)?.table, open);
  assert.equal(cutTable('<table '.repeat(200_000)), null);
  assert.equal(cutTable('</table>'.repeat(200_000)), null);
});
