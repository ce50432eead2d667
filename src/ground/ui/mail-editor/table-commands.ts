/** What a table's menu can ask for, of a table in the text and of a large one in its grid alike. */
export const TABLE_COMMANDS = [
  'row-above',
  'row-below',
  'column-left',
  'column-right',
  'delete-row',
  'delete-column',
  'delete-table',
  'merge',
  'split',
  'header-row',
  'borders-all',
  'borders-none',
  'shading',
  'align-left',
  'align-center',
  'align-right',
  'width',
  'height',
] as const;
export type TableCommand = (typeof TABLE_COMMANDS)[number];

/** Of 'shading' a colour ("#fff2cc", '' for none), of 'borders-all' too (missing: grey); of 'width' and 'height' CSS pixels. */
export type TableCommandValue = string | number;

/** The table the caret or the selection is in. Counts are of the selected cells' rows and columns. */
export type TableState = {
  rows: number;
  columns: number;
  /** First selected cell, from 0. */
  row: number;
  column: number;
  selectedRows: number;
  selectedColumns: number;
  headerRow: boolean;
  canMerge: boolean;
  canSplit: boolean;
  /** '' where none is set, or several differ. */
  shading: string;
  align: 'left' | 'center' | 'right' | '';
  /** Of the first selected cell's column and row, in CSS pixels; null: by themselves. */
  width: number | null;
  height: number | null;
};

/** Of a column or a row, in CSS pixels. */
export const CELL_SIZES = { min: 20, max: 1_000 };
