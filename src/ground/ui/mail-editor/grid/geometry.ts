import { ownerAt, type Area } from '#ground/table/area.ts';
import type { Row, Table } from '#ground/table/model.ts';

/** CSS pixels of what says nothing of its size. */
const ROW = 20;
const LINE = 17;
const COLUMN = 90;

export type Place = { readonly row: number; readonly column: number };
/** Where each row and column begins, in CSS pixels; one more for the end. */
export type Geometry = { readonly tops: readonly number[]; readonly lefts: readonly number[] };

const heights = new WeakMap<Row, number>();
const heightOf = (row: Row): number => {
  if (row.height !== null) return Math.max(8, row.height);
  let height = heights.get(row);
  if (height === undefined) {
    // What was written on lines of its own is seen.
    const lines = row.cells.reduce(
      (most, cell) => (cell?.html.includes('<br>') ? Math.max(most, cell.html.split('<br>').length) : most),
      1,
    );
    heights.set(row, (height = ROW + (lines - 1) * LINE));
  }
  return height;
};

const offsets = (sizes: readonly number[]): number[] => {
  const all = [0];
  for (const size of sizes) all.push(all.at(-1)! + size);
  return all;
};

export const geometryOf = (table: Table): Geometry => ({
  tops: offsets(table.rows.map(heightOf)),
  lefts: offsets(table.widths.map((width) => Math.max(8, width ?? COLUMN))),
});

/** Which row or column is at this pixel. */
export const indexAt = (starts: readonly number[], pixel: number): number => {
  let [low, high] = [0, starts.length - 2];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (starts[middle]! <= pixel) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
};

export type Box = { left: number; top: number; width: number; height: number };
export const boxOf = ({ tops, lefts }: Geometry, { top, left, bottom, right }: Area): Box => ({
  left: lefts[left]!,
  top: tops[top]!,
  width: lefts[Math.min(right + 1, lefts.length - 1)]! - lefts[left]!,
  height: tops[Math.min(bottom + 1, tops.length - 1)]! - tops[top]!,
});

const clamp = (value: number, most: number): number => Math.min(most, Math.max(0, value));

/** @param page rows that are seen at once. */
type Step = (table: Table, at: Place, page: number) => Place;
const lastOf = (table: Table): Place => ({ row: table.rows.length - 1, column: table.widths.length - 1 });
const spanAt = (table: Table, { row, column }: Place): { rowspan: number; colspan: number } =>
  table.rows[row]?.cells[column] ?? { rowspan: 1, colspan: 1 };

const STEPS: Record<string, Step> = {
  ArrowUp: (_table, { row, column }) => ({ row: row - 1, column }),
  ArrowDown: (table, at) => ({ row: at.row + spanAt(table, at).rowspan, column: at.column }),
  ArrowLeft: (_table, { row, column }) => ({ row, column: column - 1 }),
  ArrowRight: (table, at) => ({ row: at.row, column: at.column + spanAt(table, at).colspan }),
  Home: (_table, { row }) => ({ row, column: 0 }),
  End: (table, { row }) => ({ row, column: lastOf(table).column }),
  PageUp: (_table, { row, column }, page) => ({ row: row - page, column }),
  PageDown: (_table, { row, column }, page) => ({ row: row + page, column }),
};
const FAR: Record<string, Step> = {
  Home: () => ({ row: 0, column: 0 }),
  End: lastOf,
  ArrowUp: (_table, { column }) => ({ row: 0, column }),
  ArrowDown: (table, { column }) => ({ row: lastOf(table).row, column }),
  ArrowLeft: STEPS['Home']!,
  ArrowRight: STEPS['End']!,
};

/** Where a key leads, to the cell seen there; null for a key that leads nowhere. */
export const placeAfter = (table: Table, at: Place, key: string, far: boolean, page: number): Place | null => {
  const step = (far ? FAR : STEPS)[key];
  if (!step) return null;
  const { row, column } = step(table, at, Math.max(1, page));
  const last = lastOf(table);
  return ownerAt(table, clamp(row, last.row), clamp(column, last.column));
};

/** The next cell in reading order, or the one before; null past the ends. */
export const placeBeside = (table: Table, at: Place, back: boolean): Place | null => {
  const columns = table.widths.length;
  const step = back ? -1 : 1;
  for (
    let index = at.row * columns + at.column + step;
    index >= 0 && index < table.rows.length * columns;
    index += step
  ) {
    const [row, column] = [Math.floor(index / columns), index % columns];
    if (table.rows[row]!.cells[column]) return { row, column };
  }
  return null;
};
