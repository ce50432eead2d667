import { isSignature } from './marks.ts';
import { Lines } from './text-lines.ts';
import { tableLines, type TextCell } from './text-table.ts';
import { walkHtml, type Attributes } from './walk-html.ts';

const BLOCKS = new Set(
  `address article aside blockquote caption center dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header
   hr li main nav ol p pre section ul`.split(/\s+/),
);
const APART = new Set('p h1 h2 h3 h4 h5 h6 blockquote ul ol dl pre'.split(' '));
const UNSEEN = new Set('head script style template title noscript object svg select textarea'.split(' '));
/** Tables inside tables beyond this are read as blocks: each level draws its lines anew. */
const MOST_NESTED = 4;

type Table = {
  rows: TextCell[][];
  cell: Omit<TextCell, 'lines'> | null;
  outside: { lines: Lines; lists: (number | null)[] };
};

const spanIn = (value: string | undefined): number =>
  Math.min(1_000, Math.max(1, Number.parseInt(value ?? '1', 10) || 1));
const alignOf = ({ style = '', align = '' }: Attributes): TextCell['align'] => {
  const said = /(?:^|;)\s*text-align\s*:\s*(left|right|center)/i.exec(style)?.[1] ?? align;
  return (['left', 'right', 'center'] as const).find((one) => one === said.toLowerCase()) ?? null;
};
/** Every space counts: a report drawn with them. */
const isFixed = (name: string, { style = '' }: Attributes): boolean =>
  name === 'pre' ||
  /white-space\s*:\s*(?:pre|break-spaces)/i.test(style) ||
  (/white-space\s*:\s*nowrap/i.test(style) && /monospace/i.test(style));

class TextOf {
  #lines = new Lines();
  #lists: (number | null)[] = [];
  readonly #tables: Table[] = [];
  readonly #links: { href: string; said: string }[] = [];
  readonly #open: { fixed: boolean; hides: boolean }[] = [];
  readonly #signature: boolean;
  #unseen = 0;
  /** Tables too deep to be drawn. */
  #deep = 0;

  constructor(signature: boolean) {
    this.#signature = signature;
  }

  get #fixed(): boolean {
    return this.#open.at(-1)?.fixed ?? false;
  }

  open(name: string, attributes: Attributes, empty: boolean): void {
    const signed = isSignature(attributes);
    if (!empty) {
      const hides = UNSEEN.has(name) || (signed && !this.#signature);
      this.#open.push({ fixed: this.#fixed || isFixed(name, attributes), hides });
      if (hides) this.#unseen += 1;
    }
    if (this.#unseen > 0) return;
    if (name === 'br') return this.#lines.end(1, true);
    if (name === 'img') return attributes['alt'] ? this.#words(`[${attributes['alt']}]`) : undefined;
    if (signed) this.#sign();
    if (BLOCKS.has(name)) this.#block(name);
    if (name === 'hr') return this.#words('---');
    if (name === 'blockquote') this.#lines.quote(1);
    if (name === 'table') this.#beginTable();
    if (name === 'tr' && this.#deep === 0) this.#tables.at(-1)?.rows.push([]);
    if (name === 'td' || name === 'th') this.#beginCell(name, attributes);
    if (name === 'ul') this.#lists.push(null);
    if (name === 'ol') this.#lists.push(Number.parseInt(attributes['start'] ?? '1', 10) || 1);
    if (name === 'li') this.#item();
    if (name === 'a') this.#links.push({ href: attributes['href'] ?? '', said: '' });
  }

  close(name: string): void {
    if (this.#open.pop()?.hides) this.#unseen -= 1;
    else if (this.#unseen === 0) this.#closed(name);
  }

  #closed(name: string): void {
    if (name === 'a') this.#endLink();
    if (name === 'ul' || name === 'ol') this.#lists.pop();
    if (name === 'td' || name === 'th') this.#endCell();
    if (name === 'table') this.#endTable();
    if (BLOCKS.has(name)) this.#block(name);
    if (name === 'blockquote') this.#lines.quote(-1);
  }

  text(text: string): void {
    if (this.#unseen > 0) return;
    // Between the cells of a table there is nothing to be read.
    if (this.#tables.length > 0 && this.#deep === 0 && this.#tables.at(-1)!.cell === null && text.trim() === '') return;
    this.#words(text);
  }

  all(): string[] {
    return this.#lines.all();
  }

  #words(text: string): void {
    for (const link of this.#links) if (link.said.length < 2_000) link.said += text.slice(0, 500);
    if (this.#fixed) {
      text
        .replaceAll('\u00a0', ' ')
        .split(/\r?\n/)
        .forEach((row, index) => {
          if (index > 0) this.#lines.end(1, true);
          if (row) this.#lines.write(row, false);
        });
      return;
    }
    for (const piece of text.split(/([ \t\r\n\f]+)/)) if (piece) this.#lines.write(piece, /^[ \t\r\n\f]/.test(piece));
  }

  #block(name: string): void {
    this.#lines.end(APART.has(name) && this.#lists.length === 0 ? 2 : 1);
  }

  #sign(): void {
    this.#lines.end(2);
    this.#lines.verbatim(['-- ']);
  }

  #item(): void {
    const number = this.#lists.at(-1);
    this.#words(`${'  '.repeat(Math.max(0, this.#lists.length - 1))}${number ? `${number}.` : '-'} `);
    if (number) this.#lists[this.#lists.length - 1] = number + 1;
  }

  #endLink(): void {
    const link = this.#links.pop();
    const shown = link?.said.trim() ?? '';
    const bare = link?.href.replace(/^(?:mailto:|tel:)/i, '') ?? '';
    if (link && /^(?:https?:|mailto:|tel:)/i.test(link.href) && shown !== bare && shown !== link.href)
      this.#words(shown ? ` <${bare}>` : bare);
  }

  #beginTable(): void {
    this.#lines.end(1);
    if (this.#tables.length >= MOST_NESTED || this.#deep > 0) {
      this.#deep += 1;
      return;
    }
    this.#tables.push({ rows: [], cell: null, outside: { lines: this.#lines, lists: this.#lists } });
  }

  #beginCell(name: string, attributes: Attributes): void {
    const table = this.#tables.at(-1);
    if (!table || this.#deep > 0) return this.#lines.end(1);
    this.#endCell();
    const spans = { colspan: spanIn(attributes['colspan']), rowspan: spanIn(attributes['rowspan']) };
    table.cell = { ...spans, header: name === 'th', align: alignOf(attributes) };
    this.#lines = new Lines();
    this.#lists = [];
  }

  #endCell(): void {
    const table = this.#tables.at(-1);
    if (!table?.cell || this.#deep > 0) return;
    if (table.rows.length === 0) table.rows.push([]);
    table.rows.at(-1)!.push({ ...table.cell, lines: this.#lines.all() });
    table.cell = null;
    this.#lines = table.outside.lines;
    this.#lists = table.outside.lists;
  }

  #endTable(): void {
    if (this.#deep > 0) {
      this.#deep -= 1;
      return this.#lines.end(1);
    }
    this.#endCell();
    const table = this.#tables.pop();
    if (!table) return;
    const lines = tableLines(table.rows.filter((row) => row.length > 0));
    if (lines.every((line) => line.trim() === '')) return;
    this.#lines.end(2);
    this.#lines.verbatim(lines);
    this.#lines.end(2);
  }
}

/** Spaces that were written hard to keep two apart; a single one, as before a French colon, stays as it is. */
const HARD_SPACES = /[ \u00a0]*(?: \u00a0|\u00a0 |\u00a0\u00a0)[ \u00a0]*/g;

/**
 * HTML as the text part of a mail: links followed by their address, lists by their marks, tables drawn with spaces
 * where they fit, reports as they stand, quotations under ">", a signature under its "-- " unless it is left out.
 */
export const htmlToText = (html: string, { signature = true }: { signature?: boolean } = {}): string => {
  const text = new TextOf(signature);
  walkHtml(html, {
    open: (name, attributes, empty) => text.open(name, attributes, empty),
    close: (name) => text.close(name),
    text: (words) => text.text(words),
  });
  return text
    .all()
    .map((line) => line.replace(HARD_SPACES, (spaces) => ' '.repeat(spaces.length)))
    .join('\n');
};
