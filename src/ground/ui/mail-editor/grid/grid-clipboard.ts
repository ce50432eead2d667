import type { Area } from '#ground/table/area.ts';
import { changeCells } from '#ground/table/edit-table.ts';
import { PASTE_LIMIT } from '#ground/table/limits.ts';
import { cellHtml } from '#ground/table/inline-html.ts';
import { EMPTY_CELL, type Cell, type Table } from '#ground/table/model.ts';
import { insertColumns, insertRows } from '#ground/table/edit-table.ts';
import { readTable } from '#ground/table/read-table.ts';
import { writeTable } from '#ground/table/write-table.ts';
import { escapeHtml } from '#ground/html/clean-html.ts';
import { textOfCell } from './cell-look.ts';

const cut = (table: Table, { top, left, bottom, right }: Area): Table => ({
  ...table,
  rows: table.rows.slice(top, bottom + 1).map((row) => ({ ...row, cells: row.cells.slice(left, right + 1) })),
  widths: table.widths.slice(left, right + 1),
});

const quoted = (text: string): string => (/[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** A range as other programs take it over: a table, and text between tabs. */
export const copyOf = (table: Table, area: Area): { html: string; text: string } => {
  const part = cut(table, area);
  return {
    html: writeTable(part),
    text: part.rows
      .map(({ cells }) => cells.map((cell) => (cell ? quoted(textOfCell(cell)) : '')).join('\t'))
      .join('\r\n'),
  };
};

/** Lines and tabs; a cell in quotation marks holds them as they are. */
const fieldsOf = (text: string): string[][] => {
  const rows: string[][] = [[]];
  const plain = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  const field = /(?:"((?:[^"]|"")*)"(?=[\t\n]|$)|([^\t\n]*))(\t|\n|$)/gy;
  for (let match = field.exec(plain); match; match = field.exec(plain)) {
    rows.at(-1)!.push(match[1] === undefined ? match[2]! : match[1].replaceAll('""', '"'));
    if (match[3] === '') break;
    if (match[3] === '\n') rows.push([]);
  }
  return rows;
};
const htmlOf = (text: string): string => escapeHtml(text).replace(/\n/g, '<br>');

/** What is pasted, cell by cell; the words alone, and of another table's cells their bold, italics and the like. */
const cellsOf = (clip: { html: string; text: string }): (string | null)[][] => {
  if (/<table[\s>]/i.test(clip.html)) {
    const { rows } = readTable(clip.html);
    if (rows.length > 0) return rows.map(({ cells }) => cells.map((cell) => cell?.html ?? null));
  }
  if (clip.text.includes('\t') || clip.text.includes('\n')) return fieldsOf(clip.text).map((row) => row.map(htmlOf));
  return [[clip.html ? cellHtml(clip.html) : htmlOf(clip.text)]];
};

export type PastedCells = { table: Table; area: Area };
const ends = (area: Area, rows: number, columns: number): Area => ({
  top: area.top,
  left: area.left,
  bottom: area.top + rows - 1,
  right: area.left + columns - 1,
});

/**
 * Puts what was copied into the cells from the first of the area on; one cell fills the whole area. The table grows
 * where it must, up to what a mail's table may have. Null where there is no room.
 */
export const pasteInto = (table: Table, area: Area, clip: { html: string; text: string }): PastedCells | null => {
  const cells = cellsOf(clip);
  const [first = ''] = cells[0] ?? [];
  if (cells.length === 1 && cells[0]!.length === 1)
    return { table: changeCells(table, area, (cell) => withHtml(cell, first ?? '')), area };
  const columns = cells.reduce((most, row) => Math.max(most, row.length), 0);
  const target = ends(area, cells.length, columns);
  if (target.bottom >= PASTE_LIMIT || target.right >= PASTE_LIMIT) return null;
  let grown = table;
  const [rowCount, columnCount] = [grown.rows.length, grown.widths.length];
  if (target.bottom >= rowCount) grown = insertRows(grown, rowCount, target.bottom - rowCount + 1, rowCount - 1);
  if (target.right >= columnCount)
    grown = insertColumns(grown, columnCount, target.right - columnCount + 1, columnCount - 1);
  return {
    table: changeCells(grown, target, (cell, row, column) => {
      const html = cells[row - area.top]?.[column - area.left];
      return html === undefined || html === null ? cell : withHtml(cell, html);
    }),
    area: target,
  };
};
const withHtml = (cell: Cell = EMPTY_CELL, html: string): Cell => (cell.html === html ? cell : { ...cell, html });
