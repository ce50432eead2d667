import { cleanHtml } from '#ground/html/clean-html.ts';
import { walkHtml, type Attributes } from '#ground/html/walk-html.ts';
import { Flow } from './flow.ts';
import { PLAIN, styleInside, type Style } from './looks.ts';
import { tableBlocks, type Budget, type ReadCell, type ReadTable } from './tables.ts';
import type { Block } from './tree.ts';

/** Lists, quotations and tables inside each other beyond this are set one after the other: the setter's own depth ends. */
export const MOST_NESTED = 6;
/** A quotation in a quotation is another message of the same transcript. */
const MOST_QUOTES = 1;
const MOST_SPAN = 250;

const APART = new Set('p h1 h2 h3 h4 h5 h6 blockquote ul ol dl pre table figure fieldset form details'.split(' '));
const EDGED = new Set(
  `address article aside caption center dd div dt figcaption footer header li main nav section summary td th tr`.split(
    /\s+/,
  ),
);

type Frame = { name: string; style: Style; closes?: () => void };
type Holder =
  | { kind: 'flow'; flow: Flow }
  | { kind: 'list'; items: Block[][]; from: number | null }
  | { kind: 'table'; table: ReadTable };

const spanIn = (value: string | undefined): number =>
  Math.min(MOST_SPAN, Math.max(1, Number.parseInt(value ?? '1', 10) || 1));
const pixelsIn = (value: string | undefined): number | null => {
  const match = /^\s*(\d{1,5})(?:\.\d+)?\s*(?:px)?\s*$/i.exec(value ?? '');
  return match && Number(match[1]) > 0 ? Number(match[1]) : null;
};

/** Its marks stand on the side where it begins. */
const readsLeft = (first: Block | undefined): boolean =>
  (first?.t === 'p' || first?.t === 'list' || first?.t === 'table') && first.d === 'rtl';

class Reading {
  readonly #root = new Flow();
  readonly #holders: Holder[] = [{ kind: 'flow', flow: this.#root }];
  readonly #frames: Frame[] = [];
  #nested = 0;
  readonly #budget: Budget;

  constructor(budget: Budget) {
    this.#budget = budget;
  }

  get #flow(): Flow {
    return (this.#holders.findLast((one) => one.kind === 'flow') as { flow: Flow }).flow;
  }
  get #style(): Style {
    return this.#frames.at(-1)?.style ?? PLAIN;
  }

  open(name: string, attributes: Attributes, empty: boolean): void {
    const around = this.#style;
    if (name === 'br') return this.#flow.lineEnd();
    if (name === 'hr') return this.#flow.push({ t: 'hr' });
    if (name === 'img') return this.#picture(attributes, around);
    if (empty) return;
    if (APART.has(name)) this.#flow.paragraph();
    else if (EDGED.has(name)) this.#flow.edge();
    const frame: Frame = { name, style: styleInside(name, attributes, around) };
    this.#frames.push(frame);
    if (name === 'blockquote') this.#open(frame, { kind: 'flow', flow: new Flow() }, (inside) => this.#quote(inside));
    else if (name === 'ul' || name === 'ol') {
      const from = name === 'ol' ? Number.parseInt(attributes['start'] ?? '1', 10) : null;
      this.#open(frame, {
        kind: 'list',
        items: [],
        from: Number.isSafeInteger(from) ? from : from === null ? null : 1,
      });
    } else if (name === 'li') this.#item(frame);
    else if (name === 'table') {
      for (const one of this.#holders) if (one.kind === 'table') one.table.nested = true;
      this.#open(frame, { kind: 'table', table: { rows: [], nested: false } });
    } else if (name === 'tr') this.#table()?.rows.push([]);
    else if (name === 'td' || name === 'th') this.#cell(frame, attributes);
    else if (name === 'q') this.#flow.text('« ', frame.style);
  }

  close(name: string): void {
    const frame = this.#frames.pop();
    if (name === 'q' && frame) this.#flow.text(' »', frame.style);
    frame?.closes?.();
    if (APART.has(name)) this.#flow.paragraph();
    else if (EDGED.has(name)) this.#flow.edge();
  }

  text(text: string): void {
    this.#flow.text(text, this.#style);
  }

  done(): Block[] {
    return this.#root.done();
  }

  /** Begins a holder, unless they are too deep already: then what is inside goes where it stands. */
  #open(frame: Frame, holder: Holder, then: (flow: Flow) => void = () => undefined): void {
    if (this.#nested >= MOST_NESTED) return;
    this.#nested += 1;
    this.#holders.push(holder);
    frame.closes = () => {
      this.#nested -= 1;
      while (this.#holders.pop() !== holder);
      if (holder.kind === 'flow') then(holder.flow);
      if (holder.kind === 'list') this.#list(holder.items, holder.from);
      if (holder.kind === 'table') {
        this.#flow.paragraph();
        this.#flow.blocks.push(...tableBlocks(holder.table, this.#budget, frame.style.dir === 'rtl'));
      }
    };
  }

  #quote(inside: Flow): void {
    const k = inside.done();
    if (k.length > 0) this.#flow.push({ t: 'quote', k });
  }

  #list(items: Block[][], from: number | null): void {
    const k = items.filter((item) => item.length > 0);
    if (k.length === 0) return;
    const list: Block = {
      t: 'list',
      k,
      ...(from === null ? {} : { from }),
      ...(readsLeft(k[0]![0]) ? { d: 'rtl' } : {}),
    };
    // A list straight inside a list belongs to the item before it.
    const outer = this.#holders.at(-1);
    if (outer?.kind !== 'list') return this.#flow.push(list);
    const before = outer.items.at(-1);
    if (before) before.push(list);
    else outer.items.push([list]);
  }

  #item(frame: Frame): void {
    const list = this.#holders.at(-1);
    if (list?.kind !== 'list') return this.#flow.text('• ', frame.style);
    const flow = new Flow();
    this.#holders.push({ kind: 'flow', flow });
    const mine = this.#holders.at(-1);
    frame.closes = () => {
      while (this.#holders.pop() !== mine);
      list.items.push(flow.done());
    };
  }

  /** The table whose row or cell this would be: nothing else stands between. */
  #table(): ReadTable | null {
    const last = this.#holders.at(-1);
    return last?.kind === 'table' ? last.table : null;
  }

  #cell(frame: Frame, attributes: Attributes): void {
    const table = this.#table();
    if (!table) return;
    const row = table.rows.at(-1) ?? (table.rows.push([]), table.rows[0]!);
    const flow = new Flow();
    this.#holders.push({ kind: 'flow', flow });
    const mine = this.#holders.at(-1);
    frame.closes = () => {
      while (this.#holders.pop() !== mine);
      const cell: ReadCell = {
        blocks: flow.done(),
        across: spanIn(attributes['colspan']),
        down: spanIn(attributes['rowspan']),
        head: frame.name === 'th',
        fill: frame.style.on,
      };
      row.push(cell);
    };
  }

  #picture(attributes: Attributes, style: Style): void {
    const key = attributes['src'] ?? '';
    const [w, h] = [pixelsIn(attributes['width']), pixelsIn(attributes['height'])];
    // A point of one pixel only told its sender that it was looked at.
    if (w !== null && h !== null && w <= 2 && h <= 2) return;
    const small = h !== null && h <= 32;
    this.#flow.picture(
      {
        t: 'pic',
        key,
        alt: (attributes['alt'] ?? '').slice(0, 300),
        ...(w === null ? {} : { w }),
        ...(small ? { small: 1 } : {}),
      },
      style,
    );
  }
}

/**
 * The HTML of a mail as blocks for paper. Clean by its own list of elements first, whatever it was.
 * @param pictureOf the key of the picture at that address; null where the transcript has none: its words stand there.
 */
export const blocksFromHtml = (html: string, pictureOf: (source: string) => string | null, budget: Budget): Block[] => {
  const reading = new Reading(budget);
  walkHtml(cleanHtml(html, { image: pictureOf, mostQuotes: MOST_QUOTES }), {
    open: (name, attributes, empty) => reading.open(name, attributes, empty),
    close: (name) => reading.close(name),
    text: (text) => reading.text(text),
  });
  return reading.done();
};
