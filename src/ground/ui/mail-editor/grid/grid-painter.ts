import { spansIn, type Area } from '#ground/table/area.ts';
import type { Cell, Table } from '#ground/table/model.ts';
import { baseCss, createLooks, fillCell, type Tint } from './cell-look.ts';
import { boxOf, indexAt, type Geometry } from './geometry.ts';

/** Rows and columns drawn beyond what is seen. */
const BEYOND = { rows: 6, columns: 2 };

type Drawn = { element: HTMLElement; cell: Cell; css: string };
export type Scene = { table: Table; geometry: Geometry; tint: Tint | null; area: Area };

/** Id of the element of a cell, once in each grid. */
export const cellId = (row: number, column: number): string => `c${row}-${column}`;

const cssOfBox = (geometry: Geometry, row: number, column: number, cell: Cell): string => {
  const box = boxOf(geometry, {
    top: row,
    left: column,
    bottom: row + cell.rowspan - 1,
    right: column + cell.colspan - 1,
  });
  // One pixel over the next: two lines side by side are one.
  return `left:${box.left}px;top:${box.top}px;width:${box.width + 1}px;height:${box.height + 1}px`;
};

/** Draws the cells that are seen, and no others: what scrolls away leaves the page. */
export const createPainter = (scroller: HTMLElement, sheet: HTMLElement) => {
  const looks = createLooks();
  const rows = new Map<number, { element: HTMLElement; cells: Map<number, Drawn> }>();
  let last: Scene | null = null;

  const seen = (geometry: Geometry): Area => {
    const { scrollTop, scrollLeft, clientHeight, clientWidth } = scroller;
    const [lastRow, lastColumn] = [geometry.tops.length - 2, geometry.lefts.length - 2];
    return {
      top: Math.max(0, indexAt(geometry.tops, scrollTop) - BEYOND.rows),
      left: Math.max(0, indexAt(geometry.lefts, scrollLeft) - BEYOND.columns),
      bottom: Math.min(lastRow, indexAt(geometry.tops, scrollTop + clientHeight) + BEYOND.rows),
      right: Math.min(lastColumn, indexAt(geometry.lefts, scrollLeft + clientWidth) + BEYOND.columns),
    };
  };

  const rowAt = (row: number): { element: HTMLElement; cells: Map<number, Drawn> } => {
    let drawn = rows.get(row);
    if (!drawn) {
      const element = document.createElement('div');
      element.setAttribute('role', 'row');
      element.setAttribute('aria-rowindex', String(row + 1));
      drawn = { element, cells: new Map() };
      rows.set(row, drawn);
      // In the order of the table, which is the order of reading.
      const next = [...rows.keys()].filter((one) => one > row).toSorted((a, b) => a - b)[0];
      sheet.insertBefore(
        element,
        next === undefined ? (sheet.querySelector('.range') ?? null) : rows.get(next)!.element,
      );
    }
    return drawn;
  };

  const drawCell = (scene: Scene, row: number, column: number, cell: Cell): void => {
    const { table, geometry, tint, area } = scene;
    const line = rowAt(row);
    const css = `${cssOfBox(geometry, row, column, cell)};${looks(table.styles, tint, cell.style)}`;
    let drawn = line.cells.get(column);
    if (!drawn) {
      const element = document.createElement('div');
      element.className = 'cell';
      element.id = cellId(row, column);
      element.append(document.createElement('div'));
      element.setAttribute('aria-colindex', String(column + 1));
      const next = [...line.cells.keys()].filter((one) => one > column).toSorted((a, b) => a - b)[0];
      line.element.insertBefore(element, next === undefined ? null : line.cells.get(next)!.element);
      drawn = { element, cell: { ...cell, html: '\u0000' }, css: '' };
      line.cells.set(column, drawn);
    }
    const { element } = drawn;
    if (drawn.css !== css) element.style.cssText = css;
    if (drawn.cell !== cell || last?.tint !== tint) {
      if (drawn.cell.html !== cell.html || last?.tint !== tint)
        fillCell(element.firstElementChild as HTMLElement, cell.html, tint);
      element.setAttribute('role', cell.header ? 'columnheader' : 'gridcell');
      for (const name of ['rowspan', 'colspan'] as const)
        if (cell[name] > 1) element.setAttribute(`aria-${name}`, String(cell[name]));
        else element.removeAttribute(`aria-${name}`);
    }
    const selected = row >= area.top && row <= area.bottom && column >= area.left && column <= area.right;
    if ((element.getAttribute('aria-selected') === 'true') !== selected || !element.hasAttribute('aria-selected'))
      element.setAttribute('aria-selected', String(selected));
    Object.assign(drawn, { cell, css });
  };

  return (scene: Scene): void => {
    const { table, geometry, tint } = scene;
    const view = seen(geometry);
    if (last?.tint !== tint || last.table.base !== table.base || !last)
      sheet.style.cssText = `${baseCss(table, tint)};width:${geometry.lefts.at(-1)! + 1}px;height:${geometry.tops.at(-1)! + 1}px`;
    else if (last.geometry !== geometry) {
      sheet.style.width = `${geometry.lefts.at(-1)! + 1}px`;
      sheet.style.height = `${geometry.tops.at(-1)! + 1}px`;
    }
    const wanted = new Map<number, Map<number, Cell>>();
    const want = (row: number, column: number): void => {
      const cell = table.rows[row]?.cells[column];
      if (!cell) return;
      let line = wanted.get(row);
      if (!line) wanted.set(row, (line = new Map()));
      line.set(column, cell);
    };
    for (let row = view.top; row <= view.bottom; row += 1)
      for (let column = view.left; column <= view.right; column += 1) want(row, column);
    // What begins outside and reaches in.
    for (const span of spansIn(table, view)) want(span.row, span.column);
    for (const [row, line] of rows) {
      const keep = wanted.get(row);
      if (!keep) {
        line.element.remove();
        rows.delete(row);
        continue;
      }
      for (const [column, { element }] of line.cells)
        if (!keep.has(column)) {
          element.remove();
          line.cells.delete(column);
        }
    }
    for (const [row, line] of wanted) for (const [column, cell] of line) drawCell(scene, row, column, cell);
    last = scene;
  };
};
export type Painter = ReturnType<typeof createPainter>;
