import { walkHtml, type Attributes } from '../html/walk-html.ts';
import { putAttributes, putStyle, styleText, type Style } from './cell-style.ts';
import { readRules, rulesFor, type CssRules } from './css-rules.ts';
import { InlineHtml, UNSEEN } from './inline-html.ts';
import { READ_LIMIT } from './limits.ts';
import { EMPTY_CELL, type Cell, type Table } from './model.ts';
import { StyleBook } from './style-book.ts';

const MOST_COLUMNS = 16_384;
const PROGRESS_EVERY = 1_000;

/** Thrown for a table of more than READ_LIMIT cells: it is not read further. */
export class TooManyCells extends Error {}

const numberIn = (text: string | undefined, least: number, most: number): number =>
  Math.min(most, Math.max(least, Number.parseInt(text ?? '', 10) || least));

/** CSS pixels of a width or height; null for a share, or none. */
const pixelsOf = (value: string | undefined): number | null => {
  const match = /^\s*([\d.]+)\s*(px|pt|in|cm|mm)?\s*$/i.exec(value ?? '');
  const count = match ? Number(match[1]) : 0;
  const unit = { pt: 4 / 3, in: 96, cm: 37.8, mm: 3.78 }[match?.[2]?.toLowerCase() ?? ''] ?? 1;
  return count > 0 ? Math.min(4_000, Math.max(1, Math.round(count * unit))) : null;
};
/** From the style, which says more exactly, else from the attribute. */
const sizeOf = (which: 'width' | 'height', attributes: Attributes): number | null =>
  pixelsOf(new RegExp(`(?:^|;)\\s*${which}\\s*:([^;]*)`, 'i').exec(attributes['style'] ?? '')?.[1]) ??
  pixelsOf(attributes[which]);

const INHERITED = /^(?:color|font-.*|text-align|white-space|direction)$/;
const inheritedFrom = (style: Style): Style => new Map([...style].filter(([property]) => INHERITED.test(property)));

type DraftRow = { height: number | null; cells: (Cell | null)[] };

class TableReader {
  readonly #rules: CssRules;
  readonly #onCells: ((cells: number) => void) | undefined;
  readonly #book = new StyleBook();
  readonly #inline: InlineHtml;
  readonly #rows: DraftRow[] = [];
  readonly #widths: (number | null)[] = [];
  /** For each column the first row that no cell from above reaches. */
  readonly #free: number[] = [];
  readonly #known = new Map<string, { style: number; pre: boolean }>();
  #table: Style = new Map();
  #group: { width: number | null; span: number } | null = null;
  #columnAt = 0;
  #rowStyle: Style = new Map();
  #rowKey = '';
  #column = 0;
  #cell: { attributes: Attributes; header: boolean } | null = null;
  #style = { style: 0, pre: false };
  #nested = 0;
  #unseen = 0;
  #count = 0;

  constructor(rules: CssRules, onCells?: (cells: number) => void) {
    this.#rules = rules;
    this.#onCells = onCells;
    this.#inline = new InlineHtml(rules);
  }

  open(name: string, attributes: Attributes, empty: boolean): void {
    if (this.#cell) {
      if (name === 'table' && !empty) this.#nested += 1;
      return this.#inline.open(name, attributes, empty);
    }
    if (UNSEEN.has(name) && !empty) this.#unseen += 1;
    if (this.#unseen > 0) return;
    if (name === 'table') this.#openTable(attributes);
    else if (name === 'colgroup') {
      this.#group = { width: sizeOf('width', attributes), span: numberIn(attributes['span'], 1, MOST_COLUMNS) };
    } else if (name === 'col') {
      const width = sizeOf('width', attributes) ?? this.#group?.width ?? null;
      this.#putWidth(width, numberIn(attributes['span'], 1, MOST_COLUMNS));
      if (this.#group) this.#group.span = 0;
    } else if (name === 'tr') this.#openRow(attributes);
    else if (name === 'td' || name === 'th') this.#openCell(name, attributes);
  }

  close(name: string): void {
    if (this.#cell) {
      if (name === 'table' && this.#nested > 0) this.#nested -= 1;
      else if ((name === 'td' || name === 'th') && this.#nested === 0) return this.#closeCell();
      return this.#inline.close(name);
    }
    if (UNSEEN.has(name)) this.#unseen -= 1;
    else if (name === 'colgroup' && this.#group) {
      if (this.#group.span > 0 && this.#group.width !== null) this.#putWidth(this.#group.width, this.#group.span);
      this.#group = null;
    }
  }

  text(text: string): void {
    if (this.#cell) this.#inline.text(text);
  }

  end(): Table {
    this.#finishRow();
    const rows = this.#rows;
    const columns = rows.reduce((most, row) => Math.max(most, row.cells.length), 0);
    if (rows.length * columns > READ_LIMIT) throw new TooManyCells();
    for (const [at, row] of rows.entries()) {
      for (let column = 0; column < columns; column += 1) {
        const cell = row.cells[column];
        // A cell that says it goes on below the last row ends there.
        if (cell && at + cell.rowspan > rows.length) row.cells[column] = { ...cell, rowspan: rows.length - at };
        else if (cell === undefined) row.cells[column] = EMPTY_CELL;
      }
    }
    const widths = Array.from({ length: columns }, (_, column) => this.#widths[column] ?? null);
    return { rows, widths, ...this.#book.close() };
  }

  #openTable(attributes: Attributes): void {
    const style = putStyle(new Map(), rulesFor(this.#rules, 'table', attributes['class']));
    this.#table = inheritedFrom(putStyle(style, attributes['style'] ?? ''));
    if (attributes['dir'] === 'rtl') this.#table.set('direction', 'rtl');
  }

  #putWidth(width: number | null, span: number): void {
    for (let left = span; left > 0 && this.#columnAt < MOST_COLUMNS; left -= 1) this.#widths[this.#columnAt++] = width;
  }

  #openRow(attributes: Attributes): void {
    this.#finishRow();
    this.#rows.push({ height: sizeOf('height', attributes), cells: [] });
    this.#column = 0;
    const { class: classes, style = '', ...rest } = attributes;
    this.#rowKey = JSON.stringify([
      classes,
      style.replace(/height\s*:[^;]*/i, ''),
      rest['align'],
      rest['valign'],
      rest['bgcolor'],
    ]);
    const own = putAttributes(new Map(), attributes);
    putStyle(own, `${rulesFor(this.#rules, 'tr', classes)};${style}`);
    this.#rowStyle = new Map([
      ...inheritedFrom(own),
      ...[...own].filter(([name]) => /^(?:background-color|vertical-align)$/.test(name)),
    ]);
  }

  #openCell(name: 'td' | 'th', attributes: Attributes): void {
    if (this.#rows.length === 0) this.#openRow({});
    this.#cell = { attributes, header: name === 'th' };
    const { class: classes = '', style = '', align = '', valign = '', bgcolor = '', dir = '' } = attributes;
    const look = style.replace(/(^|;)\s*(?:width|height)\s*:[^;]*/gi, '$1');
    const key = [name, classes, look, align, valign, bgcolor, dir, 'nowrap' in attributes, this.#rowKey].join('\n');
    const known = this.#known.get(key);
    if (known) this.#style = known;
    else {
      const full: Style = new Map([...this.#table, ...this.#rowStyle]);
      putAttributes(full, attributes);
      putStyle(full, `${rulesFor(this.#rules, name, classes)};${look}`);
      this.#style = {
        style: this.#book.indexOf(styleText(full)),
        pre: full.get('white-space')?.startsWith('pre') ?? false,
      };
      this.#known.set(key, this.#style);
    }
    this.#book.count(this.#style.style);
    this.#inline.begin(this.#style.pre);
  }

  #closeCell(): void {
    const { attributes, header } = this.#cell!;
    this.#cell = null;
    const at = this.#rows.length - 1;
    const row = this.#rows[at]!;
    while ((this.#free[this.#column] ?? 0) > at) row.cells[this.#column++] ??= null;
    const column = this.#column;
    if (column >= MOST_COLUMNS) return;
    const rowspan = numberIn(attributes['rowspan'], 1, 65_534);
    const most = Math.min(numberIn(attributes['colspan'], 1, 1_000), MOST_COLUMNS - column);
    let colspan = 1;
    while (colspan < most && (this.#free[column + colspan] ?? 0) <= at) colspan += 1;
    const html = this.#inline.end();
    row.cells[column] = { html, style: this.#style.style, colspan, rowspan, header };
    for (let over = 0; over < colspan; over += 1) {
      if (over > 0) row.cells[column + over] = null;
      this.#free[column + over] = at + rowspan;
    }
    this.#column += colspan;
    const width = colspan === 1 && (this.#widths[column] ?? null) === null ? sizeOf('width', attributes) : null;
    if (width !== null) this.#widths[column] = width;
    if (colspan * rowspan === 1) row.height ??= sizeOf('height', attributes);
    this.#count += colspan;
    if (this.#count > READ_LIMIT) throw new TooManyCells();
    if (this.#onCells && this.#count % PROGRESS_EVERY < colspan) this.#onCells(this.#count);
  }

  /** What no cell of the last row filled is covered where one from above reaches it. */
  #finishRow(): void {
    const at = this.#rows.length - 1;
    if ((at + 2) * this.#free.length > READ_LIMIT) throw new TooManyCells();
    const cells = this.#rows[at]?.cells;
    if (cells) for (const [column, free] of this.#free.entries()) if (free > at) cells[column] ??= null;
  }
}

/**
 * The first table of an HTML (nested ones become text of their cell): Excel's, a Google spreadsheet's, LibreOffice's,
 * or one of ours. Styles are resolved from `<style>` rules, inline only looks that a mail can carry, cells cleaned.
 * @param css where the style sheets stand when `html` is only a part of what was pasted
 * @throws TooManyCells
 */
export const readTable = (html: string, options: { css?: string; onCells?: (cells: number) => void } = {}): Table => {
  const reader = new TableReader(readRules(options.css ?? html), options.onCells);
  walkHtml(html, {
    open: (name, attributes, empty) => reader.open(name, attributes, empty),
    close: (name) => reader.close(name),
    text: (text) => reader.text(text),
  });
  return reader.end();
};
