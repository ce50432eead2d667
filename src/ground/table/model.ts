/** One cell as it is shown. `html` holds inline elements only, cleaned; `style` is an index into the table's styles. */
export type Cell = {
  readonly html: string;
  readonly style: number;
  readonly colspan: number;
  readonly rowspan: number;
  readonly header: boolean;
};

/** `cells` has one place a column: null where a merged cell that begins above or to the left covers it. */
export type Row = { readonly height: number | null; readonly cells: readonly (Cell | null)[] };

/**
 * A table that never changes: an edit makes another one that shares the rows it left alone, so a step back is the
 * former table. Heights and widths are in CSS pixels, null where the table says nothing.
 */
export type Table = {
  readonly rows: readonly Row[];
  readonly widths: readonly (number | null)[];
  /** Declarations of cells, each once ("color:#333;text-align:right"); the first is the plain one, empty. */
  readonly styles: readonly string[];
  /** What all cells inherit: font, size, colour, wrapping. */
  readonly base: string;
};

export const EMPTY_CELL: Cell = { html: '', style: 0, colspan: 1, rowspan: 1, header: false };

export const columnsOf = (table: Table): number => table.widths.length;

/** Lines around a new table's cells, and its columns' width. */
const NEW_STYLE = 'border:1px solid #ababab';
const NEW_WIDTH = 90;

export const newTable = (rows: number, columns: number): Table => {
  const cell: Cell = { ...EMPTY_CELL, style: 1 };
  return {
    rows: Array.from({ length: rows }, () => ({ height: null, cells: Array<Cell>(columns).fill(cell) })),
    widths: Array<number>(columns).fill(NEW_WIDTH),
    styles: ['', NEW_STYLE],
    base: '',
  };
};

/** Where the cell begins that covers this place. */
export const ownerOf = (table: Table, row: number, column: number): { row: number; column: number } => {
  for (let r = row; r >= 0; r -= 1)
    for (let c = column; c >= 0; c -= 1) {
      const cell = table.rows[r]?.cells[c];
      if (!cell) continue;
      if (r + cell.rowspan > row && c + cell.colspan > column) return { row: r, column: c };
      // What stands to the left of a whole cell of this row cannot reach over it.
      if (cell.rowspan === 1 && r === row) break;
    }
  return { row, column };
};
