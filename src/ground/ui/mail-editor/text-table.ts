import type {
  ContentModelSegmentFormat,
  ContentModelTable,
  IEditor,
  ReadonlyContentModelTable,
  ShallowMutableContentModelTable,
  ShallowMutableContentModelTableCell,
} from 'roosterjs';
import {
  createBr,
  createContentModelDocument,
  createParagraph,
  createSelectionMarker,
  createTable,
  createTableCell,
  deleteSelection,
  editTable,
  formatTableWithContentModel,
  getFirstSelectedTable,
  getSelectedCells,
  mergeModel,
  mutateBlock,
  setSelection,
  setTableCellShade,
} from 'roosterjs';
import { CELL_SIZES, type TableCommand, type TableCommandValue, type TableState } from './table-commands.ts';

type Table = ShallowMutableContentModelTable;
type Area = { firstRow: number; lastRow: number; firstColumn: number; lastColumn: number };
type Side = 'borderTop' | 'borderRight' | 'borderBottom' | 'borderLeft';

/** Only what is written on each cell counts: a format kept for the whole would be drawn over it at every change. */
const LINE_COLOUR = '#ababab';
const LINE = `1px solid ${LINE_COLOUR}`;
/** Of a new column, in pixels: as wide as the text has room for. */
const COLUMN = { min: 48, max: 120 };

const newTable = (
  rows: number,
  columns: number,
  room: number,
  format: ContentModelSegmentFormat,
): ContentModelTable => {
  const width = Math.min(COLUMN.max, Math.max(COLUMN.min, Math.floor(room / columns)));
  const table = createTable(rows, { borderCollapse: true, useBorderBox: true });
  table.widths = Array.from({ length: columns }, () => width);
  for (const row of table.rows)
    for (let column = 0; column < columns; column += 1) {
      const line = { borderTop: LINE, borderRight: LINE, borderBottom: LINE, borderLeft: LINE };
      const padding = { paddingTop: '2px', paddingRight: '5px', paddingBottom: '2px', paddingLeft: '5px' };
      const cell = createTableCell(false, false, false, {
        ...line,
        ...padding,
        verticalAlign: 'top',
        useBorderBox: true,
      });
      const paragraph = createParagraph(false, undefined, format);
      paragraph.segments.push(createBr(format));
      cell.blocks.push(paragraph);
      row.cells.push(cell);
    }
  return table;
};

/** At the caret, which then stands in its first cell. */
export const insertTextTable = (editor: IEditor, rows: number, columns: number): void => {
  editor.focus();
  editor.formatContentModel(
    (model, context) => {
      const { insertPoint } = deleteSelection(model, [], context);
      if (!insertPoint) return false;
      const format = { ...model.format };
      const table = newTable(rows, columns, editor.getDOMHelper().getClientWidth() - 4, format);
      const piece = createContentModelDocument();
      piece.blocks.push(table);
      mergeModel(model, piece, context, { insertPosition: insertPoint });
      const first = table.rows[0]?.cells[0]?.blocks[0];
      if (first?.blockType !== 'Paragraph') return true;
      const caret = createSelectionMarker(format);
      first.segments.unshift(caret);
      setSelection(model, caret);
      return true;
    },
    { apiName: 'insertTable' },
  );
};

/** The selected cells; for borders, all of them when no more than one is selected. */
const areaOf = (table: ReadonlyContentModelTable): Area | null => getSelectedCells(table);
const whole = (table: Table): Area => ({
  firstRow: 0,
  lastRow: table.rows.length - 1,
  firstColumn: 0,
  lastColumn: Math.max(...table.rows.map((row) => row.cells.length)) - 1,
});
const isOne = (area: Area): boolean => area.firstRow === area.lastRow && area.firstColumn === area.lastColumn;

const forCells = (table: Table, area: Area, act: (cell: ShallowMutableContentModelTableCell) => void): void => {
  for (const row of table.rows.slice(area.firstRow, area.lastRow + 1))
    for (const cell of row.cells.slice(area.firstColumn, area.lastColumn + 1)) act(mutateBlock(cell));
};

const setBorders = (table: Table, line: string): void => {
  const selected = areaOf(table);
  if (!selected) return;
  const area = isOne(selected) ? whole(table) : selected;
  const paint = (row: number, column: number, sides: Side[]): void => {
    const found = table.rows[row]?.cells[column];
    if (!found) return;
    const cell = mutateBlock(found);
    for (const side of sides) cell.format[side] = line;
  };
  for (let row = area.firstRow; row <= area.lastRow; row += 1) {
    for (let column = area.firstColumn; column <= area.lastColumn; column += 1)
      paint(row, column, ['borderTop', 'borderRight', 'borderBottom', 'borderLeft']);
    // A line between two cells belongs to both.
    paint(row, area.firstColumn - 1, ['borderRight']);
    paint(row, area.lastColumn + 1, ['borderLeft']);
  }
  for (let column = area.firstColumn; column <= area.lastColumn; column += 1) {
    paint(area.firstRow - 1, column, ['borderBottom']);
    paint(area.lastRow + 1, column, ['borderTop']);
  }
};

const isSpanned = (table: ReadonlyContentModelTable, row: number, column: number): boolean =>
  (table.rows[row]?.cells[column + 1]?.spanLeft || table.rows[row + 1]?.cells[column]?.spanAbove) ?? false;
/** The cells merged into the one at that place. */
const mergedInto = (table: ReadonlyContentModelTable, row: number, column: number): Area => {
  let lastRow = row;
  let lastColumn = column;
  while (table.rows[row]?.cells[lastColumn + 1]?.spanLeft) lastColumn += 1;
  while (table.rows[lastRow + 1]?.cells[column]?.spanAbove) lastRow += 1;
  return { firstRow: row, lastRow, firstColumn: column, lastColumn };
};

/** Undoes merges in the selection; true when there was one. */
const unmerge = (table: Table): boolean => {
  const area = areaOf(table);
  let found = false;
  if (!area) return false;
  for (let row = area.firstRow; row <= area.lastRow; row += 1)
    for (let column = area.firstColumn; column <= area.lastColumn; column += 1) {
      if (!isSpanned(table, row, column)) continue;
      found = true;
      forCells(table, mergedInto(table, row, column), (cell) => {
        cell.spanLeft = false;
        cell.spanAbove = false;
        delete cell.format.width;
        delete cell.format.height;
      });
    }
  return found;
};

const toggleHeader = (table: Table): void => {
  const first = table.rows[0];
  if (!first) return;
  const on = !first.cells.every(({ isHeader }) => isHeader);
  for (const found of first.cells) {
    const cell = mutateBlock(found);
    cell.isHeader = on;
    // A browser centres a header cell of its own accord.
    if (on) cell.format.textAlign ??= 'start';
    for (const block of cell.blocks) {
      if (block.blockType !== 'Paragraph') continue;
      for (const segment of mutateBlock(block).segments) {
        if (on) segment.format.fontWeight = 'bold';
        else delete segment.format.fontWeight;
      }
    }
  }
};

const setWidth = (table: Table, pixels: number): void => {
  const area = areaOf(table);
  if (!area) return;
  // The width of the whole, as pasted, would share the new one out among all columns.
  delete table.format.width;
  for (let column = area.firstColumn; column <= area.lastColumn; column += 1) table.widths[column] = pixels;
  forCells(table, { ...whole(table), ...{ firstColumn: area.firstColumn, lastColumn: area.lastColumn } }, (cell) => {
    delete cell.format.width;
  });
};

const setHeight = (table: Table, pixels: number): void => {
  const area = areaOf(table);
  if (!area) return;
  for (const row of table.rows.slice(area.firstRow, area.lastRow + 1)) {
    row.height = pixels;
    delete row.cachedElement;
    for (const cell of row.cells) delete mutateBlock(cell).format.height;
  }
};

const own = (editor: IEditor, change: (table: Table) => void): void =>
  formatTableWithContentModel(editor, 'relaisTable', (table) => {
    delete table.dataset['editingInfo'];
    change(table);
  });

const pixelsOf = (value: TableCommandValue | undefined): number | null => {
  const pixels = Number(value);
  return pixels > 0 ? Math.min(CELL_SIZES.max, Math.max(CELL_SIZES.min, Math.round(pixels))) : null;
};
const withPixels =
  (change: (table: Table, pixels: number) => void) =>
  (editor: IEditor, value?: TableCommandValue): void => {
    const pixels = pixelsOf(value);
    if (pixels !== null) own(editor, (table) => change(table, pixels));
  };

const RUN: Record<TableCommand, (editor: IEditor, value?: TableCommandValue) => void> = {
  'row-above': (editor) => editTable(editor, 'insertAbove'),
  'row-below': (editor) => editTable(editor, 'insertBelow'),
  'column-left': (editor) => editTable(editor, 'insertLeft'),
  'column-right': (editor) => editTable(editor, 'insertRight'),
  'delete-row': (editor) => editTable(editor, 'deleteRow'),
  'delete-column': (editor) => editTable(editor, 'deleteColumn'),
  'delete-table': (editor) => editTable(editor, 'deleteTable'),
  merge: (editor) => editTable(editor, 'mergeCells'),
  split: (editor) => {
    let merged = false;
    own(editor, (table) => {
      merged = unmerge(table);
    });
    if (!merged) editTable(editor, 'splitHorizontally');
  },
  'header-row': (editor) => own(editor, toggleHeader),
  'borders-all': (editor, colour = LINE_COLOUR) => own(editor, (table) => setBorders(table, `1px solid ${colour}`)),
  'borders-none': (editor) => own(editor, (table) => setBorders(table, 'none')),
  shading: (editor, colour) => setTableCellShade(editor, colour ? `${colour}` : null),
  'align-left': (editor) => editTable(editor, 'alignCellLeft'),
  'align-center': (editor) => editTable(editor, 'alignCellCenter'),
  'align-right': (editor) => editTable(editor, 'alignCellRight'),
  width: withPixels(setWidth),
  height: withPixels(setHeight),
};

/** Does it to the table of the text where the caret is; nothing when it is in none. */
export const runTextTable = (editor: IEditor, command: TableCommand, value?: TableCommandValue): void =>
  RUN[command](editor, value);

const cellAt = (editor: IEditor): Element | null => {
  const selection = editor.getDOMSelection();
  if (selection?.type === 'table')
    return selection.table.rows[selection.firstRow]?.cells[selection.firstColumn] ?? null;
  const node = selection?.type === 'range' ? selection.range.startContainer : null;
  return node && editor.getDOMHelper().findClosestElementAncestor(node, 'td,th');
};

const SIDES: Record<string, TableState['align']> = {
  start: 'left',
  left: 'left',
  center: 'center',
  end: 'right',
  right: 'right',
};

/** null while the caret is in no table of the text. */
export const textTableState = (editor: IEditor, canMerge: boolean): TableState | null => {
  const [table] = getFirstSelectedTable(editor.getContentModelCopy('connected'));
  const area = table && areaOf(table);
  if (!table || !area) return null;
  const first = table.rows[area.firstRow]?.cells[area.firstColumn];
  const size = cellAt(editor)?.getBoundingClientRect();
  return {
    rows: table.rows.length,
    columns: Math.max(...table.rows.map((row) => row.cells.length)),
    row: area.firstRow,
    column: area.firstColumn,
    selectedRows: area.lastRow - area.firstRow + 1,
    selectedColumns: area.lastColumn - area.firstColumn + 1,
    headerRow: table.rows[0]?.cells.every(({ isHeader }) => isHeader) ?? false,
    canMerge: canMerge && !isOne(area),
    canSplit: isOne(area) || isSpanned(table, area.firstRow, area.firstColumn),
    shading: first?.format.backgroundColor ?? '',
    align: SIDES[first?.format.textAlign ?? ''] ?? '',
    width: size ? Math.round(size.width) : null,
    height: size ? Math.round(size.height) : null,
  };
};
