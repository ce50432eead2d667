import type { Row, Table } from './model.ts';

/** Rows and columns from 0, the last ones included. */
export type Area = { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number };

/** A merged cell: where it begins, and how far it goes. */
export type Span = {
  readonly row: number;
  readonly column: number;
  readonly rowspan: number;
  readonly colspan: number;
};

type RowSpan = Omit<Span, 'row'>;
const NONE: readonly RowSpan[] = [];
const known = new WeakMap<Row, readonly RowSpan[]>();
const spansOfRow = (row: Row): readonly RowSpan[] => {
  let spans = known.get(row);
  if (!spans) {
    const found: RowSpan[] = [];
    row.cells.forEach((cell, column) => {
      if (cell && (cell.colspan > 1 || cell.rowspan > 1))
        found.push({ column, rowspan: cell.rowspan, colspan: cell.colspan });
    });
    known.set(row, (spans = found.length > 0 ? found : NONE));
  }
  return spans;
};

const tables = new WeakMap<Table, readonly Span[]>();
/** All merged cells; rows that an edit left alone are not looked through a second time. */
export const spansOf = (table: Table): readonly Span[] => {
  let spans = tables.get(table);
  if (!spans)
    tables.set(table, (spans = table.rows.flatMap((each, row) => spansOfRow(each).map((span) => ({ row, ...span })))));
  return spans;
};

export const covers = (span: Span, row: number, column: number): boolean =>
  row >= span.row && row < span.row + span.rowspan && column >= span.column && column < span.column + span.colspan;

const touches = (span: Span, area: Area): boolean =>
  span.row <= area.bottom &&
  span.row + span.rowspan > area.top &&
  span.column <= area.right &&
  span.column + span.colspan > area.left;

export const spansIn = (table: Table, area: Area): Span[] => spansOf(table).filter((span) => touches(span, area));

/** Where the cell begins that is seen at this place. */
export const ownerAt = (table: Table, row: number, column: number): { row: number; column: number } => {
  if (table.rows[row]?.cells[column]) return { row, column };
  const span = spansOf(table).find((one) => covers(one, row, column));
  return span ? { row: span.row, column: span.column } : { row, column };
};

/** From one corner to the other, grown until no merged cell is cut. */
export const areaBetween = (
  table: Table,
  from: { row: number; column: number },
  to: { row: number; column: number },
): Area => {
  let area: Area = {
    top: Math.min(from.row, to.row),
    left: Math.min(from.column, to.column),
    bottom: Math.max(from.row, to.row),
    right: Math.max(from.column, to.column),
  };
  for (;;) {
    let { top, left, bottom, right } = area;
    for (const span of spansIn(table, area)) {
      top = Math.min(top, span.row);
      left = Math.min(left, span.column);
      bottom = Math.max(bottom, span.row + span.rowspan - 1);
      right = Math.max(right, span.column + span.colspan - 1);
    }
    if (top === area.top && left === area.left && bottom === area.bottom && right === area.right) return area;
    area = { top, left, bottom, right };
  }
};
