import { areaBetween, ownerAt, type Area } from '#ground/table/area.ts';
import { clearCells, setCell } from '#ground/table/edit-table.ts';
import { PASTE_LIMIT } from '#ground/table/limits.ts';
import { toggleSwitch, type Switch } from '#ground/table/look-table.ts';
import type { Table } from '#ground/table/model.ts';
import { announce } from '#ground/web/announce.tsx';
import type { Say } from '#ground/web/words.tsx';
import type { TableCommand, TableCommandValue, TableState } from '../table-commands.ts';
import type { editorWords } from '../words.ts';
import { editCell, type CellEdit } from './cell-editor.ts';
import type { Tint } from './cell-look.ts';
import { boxOf, geometryOf, indexAt, placeAfter, placeBeside, type Geometry, type Place } from './geometry.ts';
import { copyOf, pasteInto } from './grid-clipboard.ts';
import { editGrid, gridState, type Edited } from './grid-commands.ts';
import { drawFrame, fitFrame, type GridFrame } from './grid-frame.ts';
import { createHistory } from './grid-history.ts';
import { listenToGrid } from './grid-input.ts';
import { cellId, createPainter, type Painter } from './grid-painter.ts';

export type GridOptions = {
  say: Say<typeof editorWords>;
  tint: Tint | null;
  /** It is another table now. */
  onTable: (table: Table) => void;
  /** Another cell is chosen, or the focus came or went. */
  onState: () => void;
  /** The focus goes back to the text. */
  onLeave: () => void;
  /** Nothing is left of it. */
  onDelete: () => void;
};

/** A table of any size: only the cells that are seen are in the page, and one is written in at a time. */
export class GridView {
  readonly root: ShadowRoot;
  readonly #options: GridOptions;
  readonly #parts: GridFrame;
  readonly #paint: Painter;
  readonly #history = createHistory();
  readonly #stop: () => void;
  #table: Table;
  #geometry: Geometry;
  #tint: Tint | null;
  #anchor: Place = { row: 0, column: 0 };
  #at: Place = { row: 0, column: 0 };
  #edit: CellEdit | null = null;

  constructor(root: ShadowRoot, table: Table, options: GridOptions) {
    this.root = root;
    this.#options = options;
    this.#table = table;
    this.#geometry = geometryOf(table);
    this.#tint = options.tint;
    this.#parts = drawFrame(root, options.say('grid.hint'));
    const { grid, sheet } = this.#parts;
    this.#paint = createPainter(grid, sheet);
    grid.addEventListener('scroll', () => this.#draw(), { passive: true });
    const unfit = fitFrame(root, grid, () => this.#draw());
    const deaf = listenToGrid(this, grid);
    this.#stop = () => {
      unfit();
      deaf();
    };
    this.#refresh();
  }

  get table(): Table {
    return this.#table;
  }
  get area(): Area {
    return areaBetween(this.#table, this.#anchor, this.#at);
  }
  get editing(): boolean {
    return this.#edit !== null;
  }
  state(): TableState {
    return gridState(this.#table, this.area);
  }
  hasFocus(): boolean {
    return this.root.activeElement !== null;
  }
  focus(): void {
    this.#parts.grid.focus({ preventScroll: true });
    this.root.host.scrollIntoView({ block: 'nearest' });
  }
  setTint(tint: Tint | null): void {
    if (tint === this.#tint) return;
    this.#tint = tint;
    this.#draw();
  }
  destroy(): void {
    this.#stop();
  }
  changed(): void {
    this.#options.onState();
  }
  leave(): void {
    this.commit();
    this.#options.onLeave();
    announce(this.#options.say('grid.left'));
  }

  /** From the cell it was at, or from where a range began. */
  goTo(place: Place, extend = false): void {
    this.commit();
    this.#at = ownerAt(this.#table, place.row, place.column);
    if (!extend) this.#anchor = this.#at;
    this.#parts.note.textContent = '';
    this.#reveal();
    this.#draw();
    if (extend) {
      const { top, left, bottom, right } = this.area;
      announce(this.#options.say('grid.selected', { rows: bottom - top + 1, columns: right - left + 1 }));
    }
    this.#options.onState();
  }
  goByKey(key: string, far: boolean, extend: boolean): boolean {
    const page = Math.floor(this.#parts.grid.clientHeight / 20) - 1;
    const place = placeAfter(this.#table, this.#at, key, far, page);
    if (place) this.goTo(place, extend);
    return place !== null;
  }
  /** False past the last cell, or before the first. */
  goBeside(back: boolean): boolean {
    const place = placeBeside(this.#table, this.#at, back);
    if (place) this.goTo(place);
    return place !== null;
  }
  selectAll(): void {
    this.#anchor = { row: 0, column: 0 };
    this.#at = ownerAt(this.#table, this.#table.rows.length - 1, this.#table.widths.length - 1);
    this.#draw();
    this.#options.onState();
  }
  placeAt(clientX: number, clientY: number): Place {
    const { left, top } = this.#parts.sheet.getBoundingClientRect();
    return {
      row: indexAt(this.#geometry.tops, clientY - top),
      column: indexAt(this.#geometry.lefts, clientX - left),
    };
  }

  /** @param replace writing begins: what stood in the cell goes. */
  startEdit(replace: boolean): void {
    const { row, column } = this.#at;
    const cell = this.#table.rows[row]?.cells[column];
    if (!cell || this.#edit) return;
    this.#anchor = this.#at;
    this.#reveal();
    this.#draw();
    const label = this.#options.say('grid.cell', { row: row + 1, column: column + 1 });
    const css = `${this.#table.base};${this.#table.styles[cell.style] ?? ''}`;
    const box = boxOf(this.#geometry, this.area);
    this.#edit = editCell(this.#parts.sheet, { html: cell.html, css, box, label }, replace);
  }
  /** Takes in what is being written. */
  commit(): void {
    const edit = this.#edit;
    if (!edit) return;
    this.#edit = null;
    const html = edit.html();
    const focused = this.hasFocus();
    edit.end();
    if (focused) this.focus();
    this.#put(setCell(this.#table, this.#at.row, this.#at.column, html));
  }
  cancelEdit(): void {
    const edit = this.#edit;
    this.#edit = null;
    edit?.end();
    this.focus();
  }
  lineBreak(): void {
    this.#edit?.lineBreak();
  }

  clear(): void {
    this.#put(clearCells(this.#table, this.area));
  }
  toggle(name: Switch): void {
    this.#put(toggleSwitch(this.#table, this.area, name));
  }
  run(command: TableCommand, value?: TableCommandValue): void {
    this.commit();
    this.#putEdited(editGrid(this.#table, this.area, command, value));
  }
  undo(): void {
    this.#goBack(this.#history.undo(this.#table));
  }
  redo(): void {
    this.#goBack(this.#history.redo(this.#table));
  }
  copy(): { html: string; text: string } {
    return copyOf(this.#table, this.area);
  }
  paste(clip: { html: string; text: string }): void {
    if (this.#edit) return this.#edit.insertText(clip.text);
    const pasted = pasteInto(this.#table, this.area, clip);
    if (!pasted) return this.#putEdited('full');
    this.#put(pasted.table);
    this.#anchor = { row: pasted.area.top, column: pasted.area.left };
    this.#at = ownerAt(this.#table, pasted.area.bottom, pasted.area.right);
    this.#draw();
  }

  #putEdited(edited: Edited): void {
    if (edited === null) this.#options.onDelete();
    else if (edited === 'full') this.#parts.note.textContent = this.#options.say('grid.full', { max: PASTE_LIMIT });
    else this.#put(edited);
  }
  #put(table: Table): void {
    if (table === this.#table) return;
    this.#history.keep(this.#table);
    this.#set(table);
  }
  #goBack(table: Table | null): void {
    if (table) this.#set(table);
  }
  #set(table: Table): void {
    this.#table = table;
    this.#geometry = geometryOf(table);
    const inside = ({ row, column }: Place): Place =>
      ownerAt(table, Math.min(row, table.rows.length - 1), Math.min(column, table.widths.length - 1));
    this.#anchor = inside(this.#anchor);
    this.#at = inside(this.#at);
    this.#parts.note.textContent = '';
    this.#refresh();
    this.#options.onTable(table);
    this.#options.onState();
  }

  #reveal(): void {
    const { row, column } = this.#at;
    const cell = this.#table.rows[row]?.cells[column];
    const at = {
      top: row,
      left: column,
      bottom: row + (cell?.rowspan ?? 1) - 1,
      right: column + (cell?.colspan ?? 1) - 1,
    };
    const { left, top, width, height } = boxOf(this.#geometry, at);
    const grid = this.#parts.grid;
    if (top < grid.scrollTop) grid.scrollTop = top;
    else if (top + height > grid.scrollTop + grid.clientHeight) grid.scrollTop = top + height - grid.clientHeight + 2;
    if (left < grid.scrollLeft) grid.scrollLeft = left;
    else if (left + width > grid.scrollLeft + grid.clientWidth) grid.scrollLeft = left + width - grid.clientWidth + 2;
  }
  /** What is said of the whole table. */
  #refresh(): void {
    const size = { rows: this.#table.rows.length, columns: this.#table.widths.length };
    this.#parts.grid.setAttribute('aria-rowcount', String(size.rows));
    this.#parts.grid.setAttribute('aria-colcount', String(size.columns));
    this.#parts.grid.setAttribute('aria-label', this.#options.say('grid.label', size));
    this.#parts.size.textContent = this.#options.say('table.size', size);
    this.#draw();
  }
  #draw(): void {
    const { area } = this;
    this.#paint({ table: this.#table, geometry: this.#geometry, tint: this.#tint, area });
    const put = (element: HTMLElement, place: Area): void => {
      const { left, top, width, height } = boxOf(this.#geometry, place);
      element.style.cssText = `left:${left}px;top:${top}px;width:${width + 1}px;height:${height + 1}px`;
    };
    put(this.#parts.range, area);
    this.#parts.range.hidden = area.top === area.bottom && area.left === area.right;
    put(this.#parts.active, areaBetween(this.#table, this.#at, this.#at));
    this.#parts.grid.setAttribute('aria-activedescendant', cellId(this.#at.row, this.#at.column));
    this.#parts.place.textContent = this.#options.say('grid.place', {
      row: this.#at.row + 1,
      column: this.#at.column + 1,
    });
  }
}
