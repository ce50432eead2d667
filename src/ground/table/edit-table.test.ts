import assert from 'node:assert/strict';
import { test } from 'node:test';
import { areaBetween, ownerAt } from './area.ts';
import {
  clearCells,
  deleteColumns,
  deleteRows,
  insertColumns,
  insertRows,
  mergeCells,
  setCell,
  splitCells,
} from './edit-table.ts';
import {
  setAlign,
  setBorders,
  setHeights,
  setShading,
  setWidths,
  toggleHeaderRow,
  toggleSwitch,
} from './look-table.ts';
import { newTable, type Table } from './model.ts';
import { readTable } from './read-table.ts';
import { writeTable } from './write-table.ts';

const numbered = (rows: number, columns: number): Table => {
  let table = newTable(rows, columns);
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1) table = setCell(table, row, column, `${row}${column}`);
  return table;
};
/** One line a row; a covered place is a dot, an empty cell an underscore. */
const drawn = (table: Table | null): string[] =>
  table?.rows.map(({ cells }) =>
    cells
      .map((cell) =>
        cell === null
          ? '.'
          : (cell.html || '_') + (cell.colspan * cell.rowspan > 1 ? `(${cell.rowspan}x${cell.colspan})` : ''),
      )
      .join(' '),
  ) ?? [];
const area = (top: number, left: number, bottom: number, right: number) => ({ top, left, bottom, right });

test('one cell changes, and the rows beside it are the same ones', () => {
  const before = numbered(3, 3);
  const after = setCell(before, 1, 1, 'x');
  assert.deepEqual(drawn(after), ['00 01 02', '10 x 12', '20 21 22']);
  assert.equal(after.rows[0], before.rows[0]);
  assert.equal(setCell(after, 1, 1, 'x'), after);
  assert.deepEqual(drawn(clearCells(before, area(0, 1, 2, 2))), ['00 _ _', '10 _ _', '20 _ _']);
});

test('merged cells hold what stood in them, and come apart again', () => {
  const merged = mergeCells(numbered(3, 3), area(0, 0, 1, 1));
  assert.deepEqual(drawn(merged), ['00<br>01<br>10<br>11(2x2) . 02', '. . 12', '20 21 22']);
  assert.deepEqual(ownerAt(merged, 1, 1), { row: 0, column: 0 });
  assert.deepEqual(areaBetween(merged, { row: 1, column: 1 }, { row: 2, column: 2 }), area(0, 0, 2, 2));
  assert.deepEqual(drawn(splitCells(merged, area(0, 0, 0, 0))), ['00<br>01<br>10<br>11 _ 02', '_ _ 12', '20 21 22']);
});

test('rows and columns come in with the look of their neighbour; a merged cell across the place goes on', () => {
  const merged = mergeCells(numbered(3, 3), area(0, 0, 1, 1));
  const rows = insertRows(merged, 1, 2, 0);
  assert.deepEqual(drawn(rows), ['00<br>01<br>10<br>11(4x2) . 02', '. . _', '. . _', '. . 12', '20 21 22']);
  assert.equal(rows.rows[1]!.cells[2]!.style, 1);
  assert.deepEqual(drawn(insertRows(merged, 3, 1, 2)).at(-1), '_ _ _');
  const columns = insertColumns(merged, 1, 1, 0);
  assert.deepEqual(drawn(columns), ['00<br>01<br>10<br>11(2x3) . . 02', '. . . 12', '20 _ 21 22']);
  assert.equal(columns.widths.length, 4);
  assert.deepEqual(drawn(insertColumns(merged, 0, 1, 0))[2], '_ 20 21 22');
});

test('rows and columns go; a merged cell keeps what it holds while any of it is left', () => {
  const merged = mergeCells(numbered(3, 3), area(0, 0, 1, 1));
  assert.deepEqual(drawn(deleteRows(merged, 0, 1)), ['00<br>01<br>10<br>11(1x2) . 12', '20 21 22']);
  assert.deepEqual(drawn(deleteRows(merged, 1, 1)), ['00<br>01<br>10<br>11(1x2) . 02', '20 21 22']);
  assert.deepEqual(drawn(deleteRows(merged, 0, 2)), ['20 21 22']);
  assert.deepEqual(drawn(deleteColumns(merged, 0, 1)), ['00<br>01<br>10<br>11(2x1) 02', '. 12', '21 22']);
  assert.deepEqual(drawn(deleteColumns(merged, 1, 2)), ['00<br>01<br>10<br>11(2x1)', '.', '20']);
  assert.equal(deleteRows(merged, 0, 3), null);
  assert.equal(deleteColumns(merged, 0, 3), null);
});

test('looks of cells change, and are kept once each', () => {
  let table = numbered(2, 2);
  table = setShading(table, area(0, 0, 0, 1), '#fff2cc');
  table = setAlign(table, area(0, 0, 0, 1), 'right');
  table = toggleSwitch(table, area(0, 0, 0, 0), 'bold');
  table = toggleSwitch(table, area(0, 0, 0, 1), 'bold');
  const look = (row: number, column: number) => table.styles[table.rows[row]!.cells[column]!.style];
  assert.equal(look(0, 0), look(0, 1));
  assert.equal(look(0, 0), 'background-color:#fff2cc;border:1px solid #ababab;font-weight:bold;text-align:right');
  table = toggleSwitch(table, area(0, 0, 0, 1), 'bold');
  table = setBorders(table, area(0, 0, 1, 1), '');
  assert.equal(look(0, 0), 'background-color:#fff2cc;text-align:right');
  assert.equal(look(1, 1), '');
  table = setBorders(table, area(1, 1, 1, 1), '#c00000');
  assert.equal(look(1, 1), 'border:1px solid #c00000');
  table = setHeights(setWidths(toggleHeaderRow(table), area(0, 1, 0, 1), 180), area(1, 0, 1, 0), 40);
  assert.deepEqual(table.widths, [90, 180]);
  assert.equal(table.rows[1]!.height, 40);
  assert.ok(table.rows[0]!.cells.every((cell) => cell!.header));
  assert.ok(toggleHeaderRow(table).rows[0]!.cells.every((cell) => !cell!.header));
});

test('whatever was done to it, a table written is read as the same', () => {
  let table = numbered(6, 6);
  table = mergeCells(table, area(1, 1, 3, 2));
  table = insertRows(table, 2, 1, 2);
  table = insertColumns(table, 2, 2, 1);
  table = deleteRows(table, 1, 1)!;
  table = deleteColumns(table, 1, 1)!;
  table = setShading(table, area(0, 0, 2, 2), '#fff2cc');
  const back = readTable(writeTable(table));
  assert.deepEqual(drawn(back), drawn(table));
  assert.equal(writeTable(back), writeTable(readTable(writeTable(back))));
});
