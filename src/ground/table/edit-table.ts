import { spansOf, type Area, type Span } from './area.ts';
import { EMPTY_CELL, type Cell, type Row, type Table } from './model.ts';

/** Each edit answers with another table that shares the rows it left alone. */

/** The cells that begin within the area, changed; the table itself when none is. */
export const changeCells = (
  table: Table,
  area: Area,
  change: (cell: Cell, row: number, column: number) => Cell,
): Table => {
  let changed = false;
  const rows = table.rows.map((row, at) => {
    if (at < area.top || at > area.bottom) return row;
    let cells: (Cell | null)[] | null = null;
    for (let column = area.left; column <= Math.min(area.right, row.cells.length - 1); column += 1) {
      const cell = row.cells[column];
      if (!cell) continue;
      const next = change(cell, at, column);
      if (next !== cell) (cells ??= [...row.cells])[column] = next;
    }
    if (!cells) return row;
    changed = true;
    return { ...row, cells };
  });
  return changed ? { ...table, rows } : table;
};

/** @param html inline and clean, as `cellHtml` makes it. */
export const setCell = (table: Table, row: number, column: number, html: string): Table =>
  changeCells(table, { top: row, left: column, bottom: row, right: column }, (cell) =>
    cell.html === html ? cell : { ...cell, html },
  );

export const clearCells = (table: Table, area: Area): Table =>
  changeCells(table, area, (cell) => (cell.html === '' ? cell : { ...cell, html: '' }));

/** Rows that can be written into, for an edit that touches many. */
const openRows = (table: Table): { height: number | null; cells: (Cell | null)[] }[] =>
  table.rows.map((row) => ({ ...row, cells: [...row.cells] }));
type OpenRows = ReturnType<typeof openRows>;

const resize = (rows: OpenRows, span: Span, rowspan: number, colspan: number): void => {
  const cell = rows[span.row]!.cells[span.column]!;
  rows[span.row]!.cells[span.column] = { ...cell, rowspan, colspan };
};

/** As a neighbour looks, with nothing in it. */
const likeness = (table: Table, row: number, column: number): Cell => {
  const cell = table.rows[row]?.cells[column];
  if (cell) return { ...EMPTY_CELL, style: cell.style };
  const span = spansOf(table).find(
    (one) => row >= one.row && row < one.row + one.rowspan && column >= one.column && column < one.column + one.colspan,
  );
  return { ...EMPTY_CELL, style: span ? table.rows[span.row]!.cells[span.column]!.style : 0 };
};

/** New rows above row `at`, as the row `like` looks; a merged cell across the place goes on through them. */
export const insertRows = (table: Table, at: number, count: number, like: number): Table => {
  const crossing = spansOf(table).filter(({ row, rowspan }) => row < at && row + rowspan > at);
  const rows: Row[] = [...table.rows];
  for (const span of crossing) {
    const cells = [...rows[span.row]!.cells];
    cells[span.column] = { ...cells[span.column]!, rowspan: span.rowspan + count };
    rows[span.row] = { ...rows[span.row]!, cells };
  }
  const cells = table.widths.map((_, column) =>
    crossing.some((span) => column >= span.column && column < span.column + span.colspan)
      ? null
      : likeness(table, like, column),
  );
  const height = table.rows[like]?.height ?? null;
  rows.splice(at, 0, ...Array.from({ length: count }, () => ({ height, cells })));
  return { ...table, rows };
};

/** New columns to the left of column `at`, as the column `like` looks. */
export const insertColumns = (table: Table, at: number, count: number, like: number): Table => {
  const crossing = spansOf(table).filter(({ column, colspan }) => column < at && column + colspan > at);
  const rows = openRows(table);
  for (const span of crossing) resize(rows, span, span.rowspan, span.colspan + count);
  rows.forEach(({ cells }, row) => {
    const covered = crossing.some((span) => row >= span.row && row < span.row + span.rowspan);
    cells.splice(at, 0, ...Array<Cell | null>(count).fill(covered ? null : likeness(table, row, like)));
  });
  const widths = [...table.widths];
  widths.splice(at, 0, ...Array<number | null>(count).fill(table.widths[like] ?? null));
  return { ...table, rows, widths };
};

/** How much of `from`..`from + length` is cut by `at`..`at + count`. */
const overlap = (from: number, length: number, at: number, count: number): number =>
  Math.max(0, Math.min(from + length, at + count) - Math.max(from, at));

/** Null when no row is left. What a merged cell holds stays while any part of it does. */
export const deleteRows = (table: Table, at: number, count: number): Table | null => {
  if (count >= table.rows.length) return null;
  const rows = openRows(table);
  for (const span of spansOf(table)) {
    const cut = overlap(span.row, span.rowspan, at, count);
    if (cut === 0 || cut === span.rowspan) continue;
    resize(rows, span, span.rowspan - cut, span.colspan);
    if (span.row < at) continue;
    rows[at + count]!.cells[span.column] = rows[span.row]!.cells[span.column]!;
  }
  const kept = rows.map((row, index) => (sameCells(row, table.rows[index]!) ? table.rows[index]! : row));
  kept.splice(at, count);
  return { ...table, rows: kept };
};
const sameCells = (one: Row, other: Row): boolean => one.cells.every((cell, column) => cell === other.cells[column]);

/** Null when no column is left. */
export const deleteColumns = (table: Table, at: number, count: number): Table | null => {
  if (count >= table.widths.length) return null;
  const rows = openRows(table);
  for (const span of spansOf(table)) {
    const cut = overlap(span.column, span.colspan, at, count);
    if (cut === 0 || cut === span.colspan) continue;
    resize(rows, span, span.rowspan, span.colspan - cut);
    if (span.column < at) continue;
    rows[span.row]!.cells[at + count] = rows[span.row]!.cells[span.column]!;
  }
  for (const { cells } of rows) cells.splice(at, count);
  const widths = [...table.widths];
  widths.splice(at, count);
  return { ...table, rows, widths };
};

/** One cell of the whole area, which cuts no merged cell: what stood in several stands on lines below each other. */
export const mergeCells = (table: Table, { top, left, bottom, right }: Area): Table => {
  const first = table.rows[top]?.cells[left];
  if (!first || (top === bottom && left === right)) return table;
  const rows = [...table.rows];
  const texts: string[] = [];
  for (let row = top; row <= bottom; row += 1) {
    const cells = [...rows[row]!.cells];
    for (let column = left; column <= right; column += 1) {
      if (cells[column]?.html) texts.push(cells[column]!.html);
      cells[column] = null;
    }
    rows[row] = { ...rows[row]!, cells };
  }
  (rows[top]!.cells as (Cell | null)[])[left] = {
    ...first,
    html: texts.join('<br>'),
    colspan: right - left + 1,
    rowspan: bottom - top + 1,
  };
  return { ...table, rows };
};

/** The merged cells of the area become single ones again; what they held stays in the first. */
export const splitCells = (table: Table, area: Area): Table => {
  const rows = openRows(table);
  let changed = false;
  for (const span of spansOf(table)) {
    if (span.row < area.top || span.row > area.bottom || span.column < area.left || span.column > area.right) continue;
    changed = true;
    const cell = rows[span.row]!.cells[span.column]!;
    for (let row = span.row; row < span.row + span.rowspan; row += 1)
      for (let column = span.column; column < span.column + span.colspan; column += 1)
        rows[row]!.cells[column] = { ...EMPTY_CELL, style: cell.style, header: cell.header };
    resize(rows, span, 1, 1);
    rows[span.row]!.cells[span.column] = { ...cell, colspan: 1, rowspan: 1 };
  }
  return changed ? { ...table, rows } : table;
};
