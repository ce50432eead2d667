import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cellHtml } from './inline-html.ts';
import { EMPTY_CELL, ownerOf, type Cell, type Row, type Table } from './model.ts';
import { readTable, TooManyCells } from './read-table.ts';
import { writeTable } from './write-table.ts';

/** As it is seen: each place with its look written out. */
const seen = (table: Table) => ({
  base: table.base,
  widths: table.widths,
  rows: table.rows.map(({ height, cells }) => ({
    height,
    cells: cells.map((cell) => cell && { ...cell, style: table.styles[cell.style] }),
  })),
});
const textOf = (table: Table) => table.rows.map(({ cells }) => cells.map((cell) => cell?.html ?? null));
const lookOf = (table: Table, row: number, column: number) => table.styles[table.rows[row]!.cells[column]!.style];

/** The same numbers each run, so that a failure can be seen again. */
const dice = (seed: number) => () => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed / 2 ** 32;
};
const LOOKS = [
  '',
  'background-color:#fff2cc;font-weight:bold',
  'border:1px solid #000;text-align:right',
  'border-bottom:3px double #f00;vertical-align:top',
  "font-family:'Times New Roman',serif;white-space:pre-wrap",
];
const HTML = [
  '',
  'a',
  'a &amp; b',
  '<b>x</b> y',
  'un<br>deux',
  '<span style="color:#f00">r</span>',
  '漢字',
  'العربية',
  '👍',
];

const randomTable = (seed: number): Table => {
  const roll = dice(seed);
  const upTo = (most: number): number => Math.floor(roll() * most);
  const [rows, columns] = [1 + upTo(12), 1 + upTo(12)];
  const grid: (Cell | null | undefined)[][] = Array.from({ length: rows }, () =>
    Array<undefined>(columns).fill(undefined),
  );
  for (let r = 0; r < rows; r += 1)
    for (let c = 0; c < columns; c += 1) {
      if (grid[r]![c] !== undefined) continue;
      let [colspan, rowspan] = [1, 1];
      if (roll() < 0.15) {
        while (colspan < 3 && c + colspan < columns && grid[r]![c + colspan] === undefined) colspan += 1;
        rowspan = Math.min(1 + upTo(3), rows - r);
      }
      for (let y = r; y < r + rowspan; y += 1) for (let x = c; x < c + colspan; x += 1) grid[y]![x] = null;
      grid[r]![c] = {
        html: HTML[upTo(HTML.length)]!,
        style: upTo(LOOKS.length),
        colspan,
        rowspan,
        header: roll() < 0.1,
      };
    }
  return {
    rows: grid.map((cells): Row => ({ height: roll() < 0.5 ? null : 10 + upTo(40), cells: cells as (Cell | null)[] })),
    widths: Array.from({ length: columns }, () => (roll() < 0.3 ? null : 20 + upTo(200))),
    styles: LOOKS,
    base: '',
  };
};

test('a table that is written and read again is the same table, whatever is merged in it', () => {
  for (let seed = 1; seed <= 300; seed += 1) {
    const table = randomTable(seed);
    const again = readTable(writeTable(table));
    // Looks that every cell shares move to the table: what is seen stays, and then stands still.
    const [before, after] = [seen(table), seen(again)];
    if (again.base === '') assert.deepEqual(after, before, `seed ${seed}`);
    assert.equal(writeTable(readTable(writeTable(again))), writeTable(again), `seed ${seed}`);
    assert.deepEqual(textOf(again), textOf(table), `seed ${seed}`);
  }
});

const EXCEL = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta name=ProgId content=Excel.Sheet>
<style><!--table {mso-displayed-decimal-separator:"\\."; }
.font5 {color:red; font-size:11.0pt; font-weight:700; font-family:Calibri, sans-serif;}
td {padding-top:1px; padding-left:1px; mso-ignore:padding; color:black; font-size:11.0pt; font-weight:400; text-decoration:none;
 font-family:Calibri, sans-serif; mso-number-format:General; text-align:general; vertical-align:bottom; border:none; white-space:nowrap;}
.xl65 {color:white; font-weight:700; text-align:center; border:.5pt solid windowtext; background:#4472C4; mso-pattern:black none;}
.xl66 {mso-number-format:"\\#\\,\\#\\#0\\.00\\\\ \\0022$\\0022"; border:.5pt solid windowtext;}
.xl67 {text-decoration:line-through; border-bottom:2.0pt double windowtext; white-space:normal; padding-left:18px;}
--></style></head><body link="#0563C1"><table border=0 cellpadding=0 cellspacing=0 width=192 style='border-collapse: collapse;width:144pt'>
<!--StartFragment-->
 <col width=64 span=2 style='width:48pt'><col width=100 style='mso-width-source:userset;width:75pt'>
 <tr height=20 style='height:15.0pt'>
  <td colspan=2 height=20 class=xl65 width=128 style='height:15.0pt;width:96pt'>Titre &amp;
  suite</td>
  <td class=xl66 align=right style='border-left:none'>1 234,50 $</td>
 </tr>
 <tr height=40 style='height:30.0pt'>
  <td rowspan=2 class=xl67><font class="font5">rouge</font> noir<br>
    deuxième</td><td>&nbsp;</td><td style="background:url(http://t.test/x)" onclick="x()"><script>alert(1)</script>x</td>
 </tr>
 <tr><td>b</td><td>c</td></tr>
<!--EndFragment-->
</table></body></html>`;

test('R25 a table of Excel keeps what its classes say, its merged cells, its numbers as shown, its rich text', () => {
  const table = readTable(EXCEL);
  assert.deepEqual(textOf(table), [
    ['Titre &amp; suite', null, '1 234,50 $'],
    [
      '<span style="color:red;font-family:Calibri, sans-serif;font-size:11.0pt;font-weight:bold">rouge</span> noir<br>deuxième',
      '',
      'x',
    ],
    [null, 'b', 'c'],
  ]);
  assert.deepEqual(table.widths, [64, 64, 100]);
  assert.deepEqual(
    table.rows.map(({ height }) => height),
    [20, 40, null],
  );
  assert.equal(table.base, 'color:#000;font-family:Calibri, sans-serif;font-size:11.0pt');
  assert.equal(
    lookOf(table, 0, 0),
    'background-color:#4472c4;border:.5pt solid #000;color:#fff;font-weight:bold;text-align:center;vertical-align:bottom;white-space:nowrap',
  );
  assert.match(lookOf(table, 0, 2)!, /^border:\.5pt solid #000;border-left:none;text-align:right/);
  assert.match(lookOf(table, 1, 0)!, /border-bottom:2\.0pt double #000;padding-left:18px;text-decoration:line-through/);
  assert.equal(table.rows[1]!.cells[0]!.rowspan, 2);
  const mail = writeTable(table);
  assert.doesNotMatch(mail, /class|script|onclick|url\(|mso-|<style/i);
  assert.match(mail, /<td colspan="2" align="center" style="background-color:#4472c4/);
});

test('R25 a Google spreadsheet and LibreOffice Calc keep theirs', () => {
  const sheets = readTable(
    '<google-sheets-html-origin><style><!--td {border: 1px solid #cccccc;}--></style><table dir="ltr" border="1" style="table-layout:fixed;font-size:10pt;font-family:Arial;width:0px;border-collapse:collapse;border:none"><colgroup><col width="100"/><col width="214"/></colgroup><tbody><tr style="height:21px;"><td style="overflow:hidden;padding:2px 3px 2px 3px;vertical-align:bottom;background-color:#4a86e8;font-weight:bold;color:#ffffff;" data-sheets-value="{&quot;1&quot;:2}">A</td><td style="text-align:right;"><a href="https://a.test/" target="_blank">lien</a></td></tr></tbody></table>',
  );
  assert.deepEqual(sheets.widths, [100, 214]);
  assert.equal(sheets.base, 'font-family:Arial;font-size:10pt');
  assert.equal(
    lookOf(sheets, 0, 0),
    'background-color:#4a86e8;border:1px solid #cccccc;color:#ffffff;font-weight:bold;vertical-align:bottom',
  );
  assert.equal(sheets.rows[0]!.cells[1]!.html, '<a href="https://a.test/">lien</a>');
  const calc = readTable(
    '<style type="text/css">body,div,table,tr,th,td,p { font-family:"Liberation Sans"; font-size:x-small }</style><table cellspacing="0" border="0"><colgroup span="2" width="85"></colgroup><tr><td height="17" align="left" valign=bottom bgcolor="#FFFF00" style="border-top: 1px solid #000000"><b><font face="Arial" size=4 color="#FF0000">Gras</font></b></td><td sdval="12" sdnum="3084;">12</td></tr></table>',
  );
  assert.deepEqual(calc.widths, [85, 85]);
  assert.equal(calc.rows[0]!.height, 17);
  assert.equal(calc.base, "font-family:'Liberation Sans';font-size:x-small");
  assert.equal(
    lookOf(calc, 0, 0),
    'background-color:#ffff00;border-top:1px solid #000000;text-align:left;vertical-align:bottom',
  );
  assert.equal(
    calc.rows[0]!.cells[0]!.html,
    '<b><span style="color:#ff0000;font-family:Arial;font-size:14pt">Gras</span></b>',
  );
});

test('rows of different lengths, spans that go too far and cells left out make a whole table', () => {
  const table = readTable('<table><tr><td rowspan=9>a<td colspan=3>b<tr><td>c<tr></table>');
  assert.deepEqual(textOf(table), [
    ['a', 'b', null, null],
    [null, 'c', '', ''],
    [null, '', '', ''],
  ]);
  assert.deepEqual(ownerOf(table, 2, 0), { row: 0, column: 0 });
  assert.deepEqual(ownerOf(table, 0, 3), { row: 0, column: 1 });
  assert.deepEqual(ownerOf(table, 2, 2), { row: 2, column: 2 });
});

test('a table made to fill the memory is given up, in time', () => {
  const wide = `<table>${'<tr><td colspan=1000>a<td colspan=1000>b</tr>'.repeat(2_000)}</table>`;
  assert.throws(() => readTable(wide), TooManyCells);
  const tall = `<table><tr><td rowspan=65000 colspan=1000>a</tr>${'<tr>'.repeat(20_000)}</table>`;
  assert.throws(() => readTable(tall), TooManyCells);
});

test('what is written in a cell has one spelling, and lines of its own are breaks', () => {
  assert.equal(cellHtml('  <strong>a </strong> b<div>c</div><div><br></div>'), '<b>a</b> b<br>c');
  assert.equal(
    cellHtml('<span style="position:fixed;color:RED" onclick=x>r</span><img src=x onerror=y alt=image>'),
    '<span style="color:red">r</span>image',
  );
  assert.equal(cellHtml('<a href="javascript:x">a</a><b></b>'), 'a');
  assert.equal(cellHtml('a  b\nc', true), 'a \u00a0b<br>c'.replace('a \u00a0b', 'a\u00a0 b'));
  assert.equal(cellHtml('<br><br>'), '');
  assert.deepEqual(EMPTY_CELL.html, '');
});
