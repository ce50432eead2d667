import { displayWidth, padded } from './text-width.ts';

export type TextCell = {
  lines: readonly string[];
  colspan: number;
  rowspan: number;
  header: boolean;
  align: 'left' | 'right' | 'center' | null;
};

/** A table that fits is drawn with spaces; wider, each row is a line; larger still, a line that a spreadsheet takes. */
const WIDEST = 100;
const MOST_DRAWN_CELLS = 5_000;
const MOST_COLUMNS = 1_000;
const GAP = 2;
const NUMBER = /^[-−+(]?\s?[$€£¥]?\s?\d[\d\s\u00a0\u202f.,’']*\)?\s?[%$€£¥]?(?:\s?[A-Z]{3})?$/u;

/** `at`: its first column. */
type Placed = TextCell & { at: number };

/** Each cell in its column, beside those that reach down from above. */
const placedIn = (rows: readonly (readonly TextCell[])[]): { rows: Placed[][]; columns: number } => {
  const reach: number[] = [];
  let columns = 0;
  const placed = rows.map((row, line) => {
    let at = 0;
    return row.map((cell) => {
      while ((reach[at] ?? 0) > line) at += 1;
      const mine = { ...cell, at };
      for (let column = at; column < Math.min(at + cell.colspan, MOST_COLUMNS); column += 1)
        reach[column] = line + cell.rowspan;
      at += cell.colspan;
      columns = Math.max(columns, Math.min(at, MOST_COLUMNS));
      return mine;
    });
  });
  return { rows: placed, columns };
};

const widthsOf = (rows: readonly Placed[][], columns: number): number[] => {
  const widths = Array<number>(columns).fill(0);
  const widest = (cell: TextCell): number => cell.lines.reduce((most, line) => Math.max(most, displayWidth(line)), 0);
  for (const row of rows)
    for (const cell of row) if (cell.colspan === 1) widths[cell.at] = Math.max(widths[cell.at] ?? 0, widest(cell));
  for (const row of rows)
    for (const cell of row) {
      if (cell.colspan === 1) continue;
      const last = Math.min(cell.at + cell.colspan, columns) - 1;
      const has = widths.slice(cell.at, last + 1).reduce((sum, width) => sum + width + GAP, -GAP);
      widths[last] = (widths[last] ?? 0) + Math.max(0, widest(cell) - has);
    }
  return widths;
};

/** Columns whose every cell under the head is a number: they stand to the right, their head too. */
const numberColumns = (rows: readonly Placed[][], columns: number): boolean[] => {
  const seen = Array<boolean>(columns).fill(false);
  const only = Array<boolean>(columns).fill(true);
  rows.forEach((row, line) => {
    for (const { at, lines, colspan, header } of row) {
      const text = lines.join(' ').trim();
      if (header || colspan > 1 || text === '') continue;
      if (NUMBER.test(text)) seen[at] = true;
      // A head that is not marked as one says nothing against its column.
      else if (line > 0) only[at] = false;
    }
  });
  return only.map((one, at) => one && seen[at]!);
};

const drawn = (rows: readonly Placed[][], widths: readonly number[]): string[] => {
  const numbers = numberColumns(rows, widths.length);
  const total = widths.reduce((sum, width) => sum + width + GAP, -GAP);
  return rows.flatMap((row, line) => {
    const height = row.reduce((most, cell) => Math.max(most, cell.lines.length), 1);
    const text = Array.from({ length: height }, (_, part) => {
      let out = '';
      for (const cell of row) {
        const start = widths.slice(0, cell.at).reduce((sum, width) => sum + width + GAP, 0);
        const span = widths.slice(cell.at, cell.at + cell.colspan).reduce((sum, width) => sum + width + GAP, -GAP);
        out = padded(out, start, 'left');
        out += padded(
          cell.lines[part] ?? '',
          span,
          cell.align ?? (numbers[cell.at] && cell.colspan === 1 ? 'right' : 'left'),
        );
      }
      return out.trimEnd();
    });
    const isHead = line === 0 && rows.length > 1 && row.length > 0 && row.every((cell) => cell.header);
    return isHead ? [...text, '-'.repeat(total)] : text;
  });
};

/**
 * A table as lines of text. Empty rows above and below are left out, and a table of one column is its cells.
 * @param rows cells as they were written: what a merged cell covers is not there
 */
export const tableLines = (rows: readonly (readonly TextCell[])[]): string[] => {
  const { rows: placed, columns } = placedIn(rows);
  if (columns <= 1) return placed.flatMap((row) => row.flatMap((cell) => [...cell.lines]));
  const cells = placed.reduce((sum, row) => sum + row.length, 0);
  // Blocks side by side, as newsletters lay them out, are read one after the other.
  const isLayout = placed.some((row) => row.some((cell) => cell.lines.length > 6)) && cells <= 50;
  if (isLayout)
    return placed.flatMap((row) => row.flatMap((cell) => (cell.lines.length > 0 ? [...cell.lines, ''] : [])));
  if (cells <= MOST_DRAWN_CELLS) {
    const widths = widthsOf(placed, columns);
    if (widths.reduce((sum, width) => sum + width + GAP, -GAP) <= WIDEST) return drawn(placed, widths);
  }
  const between = cells <= MOST_DRAWN_CELLS ? ' | ' : '\t';
  return placed.map((row) => {
    const line: string[] = [];
    for (const cell of row) {
      while (line.length < cell.at) line.push('');
      line.push(cell.lines.join(' ').replaceAll('\t', ' '));
      for (let more = 1; more < cell.colspan && line.length < columns; more += 1) line.push('');
    }
    return line.join(between).trimEnd();
  });
};
