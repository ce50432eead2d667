import { spansIn, type Area } from '#ground/table/area.ts';
import {
  deleteColumns,
  deleteRows,
  insertColumns,
  insertRows,
  mergeCells,
  splitCells,
} from '#ground/table/edit-table.ts';
import { PASTE_LIMIT } from '#ground/table/limits.ts';
import {
  hasHeaderRow,
  setAlign,
  setBorders,
  setHeights,
  setShading,
  setWidths,
  toggleHeaderRow,
} from '#ground/table/look-table.ts';
import { styleOf } from '#ground/table/cell-style.ts';
import type { Table } from '#ground/table/model.ts';
import { CELL_SIZES, type TableCommand, type TableCommandValue, type TableState } from '../table-commands.ts';

const LINE_COLOUR = '#ababab';
/** 'full': it would be larger than a table of a mail may be; null: nothing is left of the table. */
export type Edited = Table | 'full' | null;

const pixels = (value: TableCommandValue | undefined): number =>
  Math.min(CELL_SIZES.max, Math.max(CELL_SIZES.min, Math.round(Number(value)) || CELL_SIZES.min));

type Edit = (table: Table, area: Area, value: TableCommandValue | undefined) => Edited;
const rowsBeside =
  (below: boolean): Edit =>
  (table, { top, bottom }) => {
    const count = bottom - top + 1;
    if (table.rows.length + count > PASTE_LIMIT) return 'full';
    return insertRows(table, below ? bottom + 1 : top, count, below ? bottom : top);
  };
const columnsBeside =
  (right: boolean): Edit =>
  (table, area) => {
    const count = area.right - area.left + 1;
    if (table.widths.length + count > PASTE_LIMIT) return 'full';
    return insertColumns(table, right ? area.right + 1 : area.left, count, right ? area.right : area.left);
  };

const EDITS: Record<TableCommand, Edit> = {
  'row-above': rowsBeside(false),
  'row-below': rowsBeside(true),
  'column-left': columnsBeside(false),
  'column-right': columnsBeside(true),
  'delete-row': (table, { top, bottom }) => deleteRows(table, top, bottom - top + 1),
  'delete-column': (table, { left, right }) => deleteColumns(table, left, right - left + 1),
  'delete-table': () => null,
  merge: mergeCells,
  split: splitCells,
  'header-row': toggleHeaderRow,
  'borders-all': (table, area, colour) => setBorders(table, area, String(colour ?? '') || LINE_COLOUR),
  'borders-none': (table, area) => setBorders(table, area, ''),
  shading: (table, area, colour) => setShading(table, area, String(colour ?? '')),
  'align-left': (table, area) => setAlign(table, area, 'left'),
  'align-center': (table, area) => setAlign(table, area, 'center'),
  'align-right': (table, area) => setAlign(table, area, 'right'),
  width: (table, area, value) => setWidths(table, area, pixels(value)),
  height: (table, area, value) => setHeights(table, area, pixels(value)),
};

export const editGrid = (table: Table, area: Area, command: TableCommand, value?: TableCommandValue): Edited =>
  EDITS[command](table, area, value);

/** Looking further through a whole table at every move of the caret would be felt. */
const MOST_LOOKED_AT = 400;
/** What all cells of the area say of it; '' where they differ. */
const shared = (table: Table, area: Area, property: string): string => {
  const seen = new Set<number>();
  let looked = 0;
  for (let row = area.top; row <= area.bottom && looked < MOST_LOOKED_AT; row += 1)
    for (let column = area.left; column <= area.right && looked < MOST_LOOKED_AT; column += 1, looked += 1) {
      const cell = table.rows[row]?.cells[column];
      if (cell) seen.add(cell.style);
    }
  const values = new Set([...seen].map((style) => styleOf(table.styles[style] ?? '').get(property) ?? ''));
  const [value = ''] = values.size === 1 ? values : [];
  return value;
};

export const gridState = (table: Table, area: Area): TableState => {
  const { top, left, bottom, right } = area;
  const spans = spansIn(table, area);
  const whole = spans.some(
    (span) => span.row === top && span.column === left && span.rowspan > bottom - top && span.colspan > right - left,
  );
  const align = shared(table, area, 'text-align');
  return {
    rows: table.rows.length,
    columns: table.widths.length,
    row: top,
    column: left,
    selectedRows: bottom - top + 1,
    selectedColumns: right - left + 1,
    headerRow: hasHeaderRow(table),
    canMerge: !whole && (bottom > top || right > left),
    canSplit: spans.length > 0,
    shading: shared(table, area, 'background-color'),
    align: align === 'left' || align === 'center' || align === 'right' ? align : '',
    width: table.widths[left] ?? null,
    height: table.rows[top]?.height ?? null,
  };
};
