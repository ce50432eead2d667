import type { Area } from './area.ts';
import { styleOf, styleText, type Style } from './cell-style.ts';
import { changeCells } from './edit-table.ts';
import type { Table } from './model.ts';

/** Changes the look of the area's cells; looks are kept once each. */
export const restyle = (table: Table, area: Area, change: (style: Style) => void): Table => {
  const styles = [...table.styles];
  const index = new Map(styles.map((text, at) => [text, at]));
  const fresh = new Map<number, number>();
  const next = changeCells(table, area, (cell) => {
    let style = fresh.get(cell.style);
    if (style === undefined) {
      const now = styleOf(table.styles[cell.style] ?? '');
      change(now);
      const text = styleText(now);
      style = index.get(text);
      if (style === undefined) {
        style = styles.push(text) - 1;
        index.set(text, style);
      }
      fresh.set(cell.style, style);
    }
    return style === cell.style ? cell : { ...cell, style };
  });
  if (next === table) return table;
  return styles.length === table.styles.length ? next : { ...next, styles };
};

const SIDES = ['border-top', 'border-right', 'border-bottom', 'border-left'] as const;

/** Lines around every cell; '' takes them away. @param colour "#ababab" */
export const setBorders = (table: Table, area: Area, colour: string): Table =>
  restyle(table, area, (style) => {
    for (const side of SIDES) style.set(side, colour ? `1px solid ${colour}` : '');
  });

/** @param colour '' for none. */
export const setShading = (table: Table, area: Area, colour: string): Table =>
  restyle(table, area, (style) => style.set('background-color', colour));

export const setAlign = (table: Table, area: Area, align: 'left' | 'center' | 'right'): Table =>
  restyle(table, area, (style) => style.set('text-align', align));

/** What the toolbar switches for whole cells. */
export const SWITCHES = {
  bold: ['font-weight', 'bold'],
  italic: ['font-style', 'italic'],
  underline: ['text-decoration', 'underline'],
} as const;
export type Switch = keyof typeof SWITCHES;

/** Whether all cells of the area have it. */
export const hasSwitch = (table: Table, area: Area, name: Switch): boolean => {
  const [property, value] = SWITCHES[name];
  const styles = new Set<number>();
  changeCells(table, area, (cell) => {
    styles.add(cell.style);
    return cell;
  });
  return [...styles].every((style) => (styleOf(table.styles[style] ?? '').get(property) ?? '').includes(value));
};
/** On for all of them, or off where all have it. */
export const toggleSwitch = (table: Table, area: Area, name: Switch): Table => {
  const [property, value] = SWITCHES[name];
  const on = !hasSwitch(table, area, name);
  return restyle(table, area, (style) => style.set(property, on ? value : ''));
};

/** Of the first row: its cells are headings, or no longer. */
export const toggleHeaderRow = (table: Table): Table => {
  const header = !hasHeaderRow(table);
  const top = { top: 0, left: 0, bottom: 0, right: table.widths.length - 1 };
  return changeCells(table, top, (cell) => ({ ...cell, header }));
};
export const hasHeaderRow = (table: Table): boolean =>
  table.rows[0]?.cells.every((cell) => cell === null || cell.header) ?? false;

/** @param pixels CSS pixels. */
export const setWidths = (table: Table, { left, right }: Area, pixels: number): Table => ({
  ...table,
  widths: table.widths.map((width, column) => (column >= left && column <= right ? pixels : width)),
});
/** @param pixels CSS pixels. */
export const setHeights = (table: Table, { top, bottom }: Area, pixels: number): Table => ({
  ...table,
  rows: table.rows.map((row, at) => (at >= top && at <= bottom ? { ...row, height: pixels } : row)),
});
