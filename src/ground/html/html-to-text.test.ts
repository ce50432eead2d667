import assert from 'node:assert/strict';
import { test } from 'node:test';
import { htmlToText } from './html-to-text.ts';

const row = (...cells: string[]): string => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;

test('a table that fits is drawn: numbers to the right, wide letters counted twice, the head underlined', () => {
  const html =
    '<table><tr><th>Produit</th><th>Qté</th><th>Prix</th></tr>' +
    row('東京の本', '2', '1 204,50 $') +
    row('Emballage 🎁', '10', '3,00 $') +
    '</table>';
  assert.equal(
    htmlToText(html),
    [
      'Produit       Qté        Prix',
      '-----------------------------',
      '東京の本        2  1 204,50 $',
      'Emballage 🎁   10      3,00 $',
    ].join('\n'),
  );
});

test('merged cells keep the columns in their places, and a cell of several lines makes several', () => {
  const html =
    '<table><tr><td colspan="2">Ensemble</td><td>c</td></tr><tr><td rowspan="2">haut</td><td>b1<br>b1 bis</td><td>c1</td></tr>' +
    '<tr><td>b2</td><td style="text-align:right">c</td></tr></table>';
  assert.equal(
    htmlToText(html),
    ['Ensemble      c', 'haut  b1      c1', '      b1 bis', '      b2       c'].join('\n'),
  );
});

test('a wider table has a line a row, a very large one a line that a spreadsheet takes', () => {
  const wide = htmlToText(`<table>${row('a'.repeat(60), 'b'.repeat(60))}${row('1<br>2', '3')}</table>`);
  assert.equal(wide, `${'a'.repeat(60)} | ${'b'.repeat(60)}\n1 2 | 3`);
  const large = htmlToText(`<table>${row('x', 'y', 'z').repeat(2_000)}</table>`);
  assert.equal(large.split('\n')[1_999], 'x\ty\tz');
});

test('tables inside tables, of one column, and without rows', () => {
  assert.equal(htmlToText(`<table>${row(`<table>${row('1', '2')}</table>`, 'à côté')}</table>`), '1  2  à côté');
  assert.equal(htmlToText(`<table>${row('<p>un</p><p>deux</p>')}${row('trois')}</table>`), 'un\n\ndeux\ntrois');
  assert.equal(htmlToText('a<table></table>b<td>c</td>'), 'a\nb\nc');
  const deep = `${'<table><tr><td>x'.repeat(5_000)}${'</td></tr></table>'.repeat(5_000)}`;
  assert.ok(htmlToText(deep).includes('x'));
});

test('a report keeps every space, in <pre> and as the editor writes it', () => {
  const line = (text: string): string =>
    `<div style="font-family:Consolas,'Courier New',monospace;white-space:nowrap">${text.replaceAll(' ', '&nbsp;')}</div>`;
  assert.equal(
    htmlToText(`${line('  1 AF 123')}${line('  2 AC  45')}<pre>  YUL   CDG\n\n  fin</pre>`),
    '  1 AF 123\n  2 AC  45\n\n  YUL   CDG\n\n  fin',
  );
});

test('quotations are marked, empty lines between them too, and a hard space before a colon stays one', () => {
  assert.equal(
    htmlToText('<p>Oui&nbsp;:</p><blockquote><p>un</p><p>deux</p><blockquote>trois</blockquote></blockquote>'),
    'Oui\u00a0:\n\n> un\n>\n> deux\n>\n> > trois',
  );
  assert.equal(htmlToText('a &nbsp;&nbsp; b'), 'a    b');
});

test('a signature stands under its line, or is left out', () => {
  const html = '<div>Merci</div><div type="relais-signature"><div>Nadia</div></div><div>PS</div>';
  assert.equal(htmlToText(html), 'Merci\n\n-- \nNadia\nPS');
  assert.equal(htmlToText(html, { signature: false }), 'Merci\nPS');
});
