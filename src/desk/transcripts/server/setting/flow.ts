import type { Style } from './looks.ts';
import { directionOf, printable, softened } from './texts.ts';
import type { Block, Inline, Look, Paragraph, Picture, Run } from './tree.ts';

/** Characters of a word that a line of the page surely holds. */
const LONGEST_WORD = 48;
/** The setter's time grows faster than a paragraph: longer ones are set in pieces. */
const LONGEST_PARAGRAPH = 4_000;
/** Characters of a line of fixed width that fit on the page at full size, and the smallest size still read. */
const FIXED_COLUMNS = 88;
const SMALLEST = 0.55;

const sameLook = (a: Look, b: Look): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

/** Turns text, line ends and the edges of elements into paragraphs, as a browser would show them. */
export class Flow {
  readonly blocks: Block[] = [];
  #line: Inline[] = [];
  #runs: Inline[] = [];
  #length = 0;
  #style: Style | null = null;
  /** Of the last run of the line. */
  #look: Look | null = null;

  /** Text of the mail. Spaces run together unless the style keeps them. */
  text(raw: string, style: Style): void {
    const lines = style.fixed ? printable(raw).split('\n') : [printable(raw).replaceAll(/[ \t\r\n\f]+/g, ' ')];
    lines.forEach((line, index) => {
      if (index > 0) this.lineEnd();
      const spaced = style.fixed ? line.replaceAll('\r', '').replaceAll('\t', '    ') : this.#trimmed(line);
      if (spaced !== '') this.#add({ t: 's', v: softened(spaced, LONGEST_WORD), ...style.look }, style);
    });
  }

  picture(picture: Picture, style: Style): void {
    if (picture.small) this.#add(picture, style);
    else this.push(picture);
  }

  #trimmed(text: string): string {
    const last = this.#line.at(-1);
    const open = last !== undefined && !(last.t === 's' && last.v.endsWith(' '));
    return open ? text : text.replace(/^ /, '');
  }

  #add(one: Run | Picture, style: Style): void {
    const before = this.#style;
    if (before && (before.align !== style.align || before.dir !== style.dir || before.heading !== style.heading))
      this.paragraph();
    this.#style = style;
    const last = this.#line.at(-1);
    if (one.t === 's' && last?.t === 's' && this.#look && sameLook(this.#look, style.look)) last.v += one.v;
    else this.#line.push(one);
    this.#look = style.look;
  }

  /** `<br>`: ends the line; on an empty one it makes the blank line that parts paragraphs. */
  lineEnd(): void {
    if (this.#line.length === 0) this.paragraph();
    else this.edge();
  }

  /** The edge of an element that stands on lines of its own. */
  edge(): void {
    if (this.#line.length === 0) return;
    this.#length += this.#line.reduce((sum, one) => sum + (one.t === 's' ? one.v.length : 1), 0);
    if (this.#runs.length > 0) this.#runs.push({ t: 'br' });
    this.#runs.push(...this.#line);
    this.#line = [];
    if (this.#length > LONGEST_PARAGRAPH) this.paragraph();
  }

  /** Ends the paragraph. */
  paragraph(): void {
    this.edge();
    const style = this.#style;
    const runs = this.#runs;
    this.#runs = [];
    this.#length = 0;
    this.#style = null;
    if (!style) return;
    for (const { lines, direction } of byDirection(runs, style.dir)) {
      const kept = trimmedEnds(lines);
      if (kept.every((one) => one.t === 's' && one.v.trim() === '')) continue;
      for (const piece of inPieces(kept)) {
        const made: Paragraph = { t: 'p', k: fitted(piece) };
        if (direction === 'rtl') made.d = 'rtl';
        if (style.heading) made.h = 1;
        if (style.align && style.align !== (direction === 'rtl' ? 'right' : 'left')) made.a = style.align;
        this.blocks.push(made);
      }
    }
  }

  push(block: Block): void {
    this.paragraph();
    this.blocks.push(block);
  }

  done(): Block[] {
    this.paragraph();
    return this.blocks;
  }
}

/** Lines that read the same way stay together; one of no letters goes with those before. */
const byDirection = (
  runs: readonly Inline[],
  said: 'ltr' | 'rtl' | undefined,
): { lines: Inline[]; direction: 'ltr' | 'rtl' }[] => {
  const groups: { lines: Inline[]; direction: 'ltr' | 'rtl' | null }[] = [];
  let line: Inline[] = [];
  const end = (): void => {
    const text = line.map((one) => (one.t === 's' ? one.v : '')).join('');
    const direction = said ?? directionOf(text);
    const last = groups.at(-1);
    if (last && (direction === null || last.direction === null || direction === last.direction)) {
      last.lines.push({ t: 'br' }, ...line);
      last.direction ??= direction;
    } else groups.push({ lines: line, direction });
    line = [];
  };
  for (const one of runs)
    if (one.t === 'br') end();
    else line.push(one);
  if (line.length > 0) end();
  return groups.map(({ lines, direction }) => ({ lines, direction: direction ?? 'ltr' }));
};

const isBlank = (one: Inline | undefined): boolean => one?.t === 'br' || (one?.t === 's' && one.v.trim() === '');
const trimmedEnds = (runs: readonly Inline[]): Inline[] => {
  let [from, to] = [0, runs.length];
  while (from < to && isBlank(runs[from])) from += 1;
  while (to > from && isBlank(runs[to - 1])) to -= 1;
  return runs.slice(from, to);
};

/** Cuts what is too long for one paragraph, at the spaces of its text. */
const inPieces = (runs: readonly Inline[]): Inline[][] => {
  const pieces: Inline[][] = [[]];
  let length = 0;
  for (const one of runs) {
    if (one.t !== 's' || one.v.length <= LONGEST_PARAGRAPH) {
      length += one.t === 's' ? one.v.length : 1;
      pieces.at(-1)!.push(one);
    } else {
      for (let at = 0; at < one.v.length;) {
        const end = at + LONGEST_PARAGRAPH;
        const cut = end >= one.v.length ? one.v.length : Math.max(at + 1, cutBefore(one.v, end));
        pieces.at(-1)!.push({ ...one, v: one.v.slice(at, cut) });
        at = cut;
        if (at < one.v.length) pieces.push([]);
      }
      length = pieces.at(-1)!.reduce((sum, each) => sum + (each.t === 's' ? each.v.length : 1), 0);
    }
    if (length > LONGEST_PARAGRAPH) {
      pieces.push([]);
      length = 0;
    }
  }
  return pieces.filter((piece) => piece.length > 0);
};
const cutBefore = (text: string, end: number): number => {
  const near = text.slice(Math.max(0, end - 200), end);
  const space = Math.max(near.lastIndexOf(' '), near.lastIndexOf('\u200b'));
  if (space >= 0) return end - near.length + space + 1;
  return /[\udc00-\udfff]/.test(text[end]!) ? end - 1 : end;
};

/** What is drawn with spaces keeps its columns, made smaller where it is wide; elsewhere two spaces stay two. */
const fitted = (runs: Inline[]): Inline[] => {
  const texts = runs.filter((one) => one.t === 's');
  if (texts.length === 0 || !texts.every((one) => one.m)) {
    for (const one of texts) one.v = one.v.replaceAll(/ {2,}/g, (spaces) => '\u00a0'.repeat(spaces.length - 1) + ' ');
    return runs;
  }
  let [width, widest] = [0, 0];
  for (const one of runs) {
    width = one.t === 'br' ? 0 : width + (one.t === 's' ? one.v.length : 0);
    widest = Math.max(widest, width);
  }
  const columns = runs.some((one) => one.t === 'br') || texts.some((one) => one.v.includes('  '));
  const size = Math.max(SMALLEST, Math.min(0.9, (FIXED_COLUMNS / widest) * 0.9));
  for (const one of texts) {
    one.z = Math.floor(size * 100) / 100;
    if (columns && size > SMALLEST) one.v = one.v.replaceAll(' ', '\u00a0');
  }
  return runs;
};
