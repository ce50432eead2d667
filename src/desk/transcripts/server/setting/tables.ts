import { displayWidth } from '#ground/html/text-width.ts';
import { softened } from './texts.ts';
import type { Block, Cell, Inline, Paragraph } from './tree.ts';

export type ReadCell = { blocks: Block[]; across: number; down: number; head: boolean; fill: string | null };
export type ReadTable = { rows: ReadCell[][]; nested: boolean };

/** The columns that one table shows beside each other on a page; a wider one goes on below with the next. */
export const MOST_COLUMNS = 12;
const TOGETHER = 10;
/** Every cell costs the setter time and memory; what goes beyond is set as lines of text. */
export const MOST_CELLS = 4_000;
/** What the cells left to set in a document are taken from. */
export type Budget = { cells: number };

const PAGE_POINTS = 476;
const CHARACTER_POINTS = 4.75;
const INSET_POINTS = 9;
const MOST_SPAN = 250;

type Placed = ReadCell & { row: number; column: number };

/** Each cell at its place: what hangs down from rows above takes its room first. */
const placed = (rows: readonly ReadCell[][]): { cells: Placed[]; columns: number } => {
  const cells: Placed[] = [];
  const hanging: number[] = [];
  let columns = 0;
  rows.forEach((row, at) => {
    let column = 0;
    for (const cell of row) {
      while ((hanging[column] ?? 0) > at) column += 1;
      let across = 1;
      while (across < cell.across && !((hanging[column + across] ?? 0) > at)) across += 1;
      const down = Math.min(cell.down, rows.length - at);
      for (let one = 0; one < across; one += 1) hanging[column + one] = at + down;
      cells.push({ ...cell, across, down, row: at, column });
      column += across;
      columns = Math.max(columns, column);
    }
  });
  return { cells, columns };
};

const linesOf = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) => {
    if (block.t === 'p') return lines(block.k);
    if (block.t === 'list') return block.k.flatMap((item) => linesOf(item));
    if (block.t === 'quote') return linesOf(block.k);
    if (block.t === 'pic') return ['█'.repeat(24)];
    return block.t === 'table' ? block.k.flatMap((cell) => linesOf(cell.k)) : [];
  });
const lines = (runs: readonly Inline[]): string[] => {
  const all = [''];
  for (const one of runs)
    if (one.t === 'br') all.push('');
    else all[all.length - 1] += one.t === 's' ? one.v : '███';
  return all;
};
export const textOf = (blocks: readonly Block[]): string => linesOf(blocks).join(' ').replaceAll(/█+/g, '').trim();

/** What a column would like, and what it cannot do without, in points. */
const wishes = (cells: readonly Placed[], columns: number): { want: number[]; need: number[] } => {
  const want = Array.from({ length: columns }, () => 2);
  const need = Array.from({ length: columns }, () => 2);
  for (const cell of cells) {
    if (cell.across > 1) continue;
    for (const line of linesOf(cell.blocks)) {
      const width = displayWidth(line) * (cell.head ? 1.1 : 1);
      want[cell.column] = Math.max(want[cell.column]!, Math.min(60, width));
      const word = Math.max(0, ...line.split(/[\s\u200b-]+/).map((one) => one.length)) * (cell.head ? 1.1 : 1);
      need[cell.column] = Math.max(need[cell.column]!, Math.min(18, word));
    }
  }
  const points = (characters: number): number => Math.ceil(characters * CHARACTER_POINTS + INSET_POINTS);
  return { want: want.map(points), need: need.map(points) };
};

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** Widths in points where the table fits as it is; else shares of the page, none below what its words need. */
const widthsOf = (cells: readonly Placed[], columns: number): { w: number[]; fr: boolean } => {
  const { want, need } = wishes(cells, columns);
  if (sum(want) <= PAGE_POINTS * 0.92) return { w: want, fr: false };
  const spare = Math.max(0, PAGE_POINTS - sum(need));
  const wish = sum(want.map((one, at) => Math.max(0, one - need[at]!)));
  return { w: need.map((one, at) => one + (wish > 0 ? (Math.max(0, want[at]! - one) / wish) * spare : 0)), fr: true };
};

const soften = (blocks: Block[], most: number): Block[] =>
  blocks.map((block) =>
    block.t === 'p'
      ? {
          ...block,
          k: block.k.map((one) =>
            one.t === 's' ? { ...one, v: softened(one.v, most, Math.max(3, Math.floor(most * 0.8))) } : one,
          ),
        }
      : block,
  );

/** Some of the columns as a table of their own. */
const part = (all: readonly Placed[], from: number, to: number, leftward: boolean): Block => {
  const cells = all
    .filter((cell) => cell.column < to && cell.column + cell.across > from)
    .map((cell) => {
      const start = Math.max(cell.column, from);
      const end = Math.min(cell.column + cell.across, to);
      // What began before this part is said there; here it only takes its room.
      return { ...cell, column: start - from, across: end - start, blocks: cell.column < from ? [] : cell.blocks };
    });
  const { w, fr } = widthsOf(cells, to - from);
  const scale = fr ? Math.min(1, PAGE_POINTS / sum(w)) : 1;
  const rows = Map.groupBy(cells, (cell) => cell.row);
  const first = rows.get(0) ?? [];
  const head = first.length > 0 && rows.size > 1 && first.every((cell) => cell.head && cell.down === 1) ? 1 : 0;
  const k = cells.map((cell): Cell => {
    const room = sum(w.slice(cell.column, cell.column + cell.across)) * scale - INSET_POINTS;
    const made: Cell = { k: soften(cell.blocks, Math.max(3, Math.ceil(room / CHARACTER_POINTS))) };
    if (cell.across > 1) made.x = cell.across;
    if (cell.down > 1) made.y = cell.down;
    if (cell.fill !== null && cell.fill !== '#ffffff') made.f = cell.fill;
    return made;
  });
  const table: Block = { t: 'table', w: w.map((one) => Math.round(one * 10) / 10), head, k };
  if (fr) table.fr = 1;
  if (leftward) table.d = 'rtl';
  return table;
};

const asLines = (rows: readonly ReadCell[][]): Block[] =>
  rows.flatMap((row): Paragraph[] => {
    const text = row.map((cell) => textOf(cell.blocks)).join(' │ ');
    return /[^\s│]/.test(text) ? [{ t: 'p', k: [{ t: 's', v: text, z: 0.88 }] }] : [];
  });

/** A table as it is set: a layout of one column, or around other tables, is its content; a huge one is lines of text. */
export const tableBlocks = ({ rows, nested }: ReadTable, budget: Budget, leftward: boolean): Block[] => {
  const { cells, columns } = placed(rows);
  if (nested || columns <= 1) return rows.flatMap((row) => row.flatMap((cell) => cell.blocks));
  if (cells.every((cell) => cell.blocks.length === 0)) return [];
  if (cells.length > budget.cells || columns > MOST_SPAN) return asLines(rows);
  budget.cells -= cells.length;
  if (columns <= MOST_COLUMNS) return [part(cells, 0, columns, leftward)];
  const parts: Block[] = [];
  for (let from = 0; from < columns; from += TOGETHER)
    parts.push(part(cells, from, Math.min(columns, from + TOGETHER), leftward));
  return parts;
};
