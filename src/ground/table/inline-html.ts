import { escapeHtml } from '../html/clean-html.ts';
import { walkHtml, type Attributes } from '../html/walk-html.ts';
import { rulesFor, type CssRules } from './css-rules.ts';
import { putStyle, styleText, type Style } from './cell-style.ts';

const PLAIN: Record<string, string> = {
  b: 'b',
  strong: 'b',
  i: 'i',
  em: 'i',
  u: 'u',
  ins: 'u',
  s: 's',
  strike: 's',
  del: 's',
  sub: 'sub',
  sup: 'sup',
};
/** Each begins a line of its own. */
const LINES = new Set('p div li tr h1 h2 h3 h4 h5 h6 pre blockquote dd dt hr ul ol table'.split(' '));
/** What stands in these is not text. */
export const UNSEEN = new Set('style script title head template xml svg math select object noscript'.split(' '));
const LINK = /^(?:https?:|mailto:|tel:)/i;
// oxlint-disable-next-line no-control-regex
const UNSEEN_IN_ADDRESS = /[\u0000-\u0020\u007f]/g;
/** <font size>: of 1 to 7. */
const FONT_SIZES = ['8pt', '8pt', '10pt', '12pt', '14pt', '18pt', '24pt', '36pt'];
const TEXT_PROPERTIES =
  /^(?:color|background-color|font-family|font-size|font-weight|font-style|text-decoration|vertical-align|direction)$/;

type Open = { name: string; start: string; end: string; written: boolean; hidden: boolean };

const spanOf = (element: string, attributes: Attributes, rules: CssRules): string => {
  const style: Style = new Map();
  if (element === 'font') {
    if (attributes['face']) putStyle(style, `font-family:${attributes['face'].replace(/[;:]/g, '')}`);
    if (attributes['size'])
      putStyle(style, `font-size:${FONT_SIZES[Number.parseInt(attributes['size'], 10)] ?? '12pt'}`);
    if (attributes['color']) putStyle(style, `color:${attributes['color'].replace(/[;:]/g, '')}`);
  }
  putStyle(style, `${rulesFor(rules, element, attributes['class'])};${attributes['style'] ?? ''}`);
  for (const property of style.keys()) if (!TEXT_PROPERTIES.test(property)) style.delete(property);
  const text = styleText(style);
  return text ? `<span style="${escapeHtml(text)}">` : '';
};

/** Collects what stands in a cell as inline HTML in one spelling: read again, it comes out the same. */
export class InlineHtml {
  readonly #rules: CssRules;
  #out = '';
  #open: Open[] = [];
  #space = false;
  #lines = 0;
  #hidden = 0;
  /** Every space and line break counts. */
  #pre = false;

  constructor(rules: CssRules) {
    this.#rules = rules;
  }

  begin(pre: boolean): void {
    this.#out = '';
    this.#open = [];
    this.#space = false;
    this.#lines = 0;
    this.#hidden = 0;
    this.#pre = pre;
  }

  open(name: string, attributes: Attributes, empty: boolean): void {
    if (name === 'br') this.#lines += 1;
    else if (name === 'img' && attributes['alt']) this.text(attributes['alt']);
    if (empty) return;
    if (LINES.has(name)) this.#newLine();
    if (name === 'td' || name === 'th') this.text(' ');
    const hidden = UNSEEN.has(name) || /display\s*:\s*none/i.test(attributes['style'] ?? '');
    if (hidden) this.#hidden += 1;
    const plain = PLAIN[name];
    let start = plain ? `<${plain}>` : '';
    let end = plain ? `</${plain}>` : '';
    if (name === 'a') {
      const href = (attributes['href'] ?? '').replace(UNSEEN_IN_ADDRESS, '');
      if (LINK.test(href)) [start, end] = [`<a href="${escapeHtml(href.slice(0, 2_000))}">`, '</a>'];
    }
    const span =
      attributes['style'] || attributes['class'] || name === 'font' ? spanOf(name, attributes, this.#rules) : '';
    if (span) [start, end] = [start + span, `</span>${end}`];
    this.#open.push({ name, start, end, written: false, hidden });
  }

  close(name: string): void {
    const at = this.#open.findLastIndex((one) => one.name === name);
    if (at < 0) return;
    for (const one of this.#open.splice(at).toReversed()) {
      if (one.written) this.#out += one.end;
      if (one.hidden) this.#hidden -= 1;
    }
    if (LINES.has(name)) this.#newLine();
  }

  text(text: string): void {
    if (this.#hidden > 0) return;
    if (this.#pre) {
      text.split(/\r?\n/).forEach((line, at) => {
        if (at > 0) this.#lines += 1;
        if (!line) return;
        const atStart = this.#out === '' || this.#lines > 0;
        this.#put(line.replace(/\t/g, '    ').replace(atStart ? /^ | (?= )/g : / (?= )/g, '\u00a0'));
      });
      return;
    }
    const trimmed = text.replace(/[ \t\r\n\f]+/g, ' ');
    if (trimmed === ' ' || trimmed === '') {
      this.#space ||= trimmed === ' ';
      return;
    }
    if (trimmed.startsWith(' ')) this.#space = true;
    this.#put(trimmed.trim() === trimmed ? trimmed : trimmed.replace(/^ | $/g, ''));
    if (trimmed.endsWith(' ')) this.#space = true;
  }

  /** '' for a cell in which nothing is to be seen. */
  end(): string {
    for (const one of this.#open.toReversed()) if (one.written) this.#out += one.end;
    this.#open = [];
    return /[^\u00a0\s]/.test(this.#out) ? this.#out : '';
  }

  #newLine(): void {
    if (this.#out !== '') this.#lines = Math.max(this.#lines, 1);
  }

  #put(text: string): void {
    const space = this.#space && this.#lines === 0 && this.#out !== '' && !this.#out.endsWith('<br>');
    for (let line = 0; line < this.#lines; line += 1) this.#out += '<br>';
    this.#lines = 0;
    this.#space = false;
    if (space) this.#out += ' ';
    for (const one of this.#open)
      if (!one.written) {
        this.#out += one.start;
        one.written = true;
      }
    this.#out += escapeHtml(text);
  }
}

const NO_RULES: CssRules = new Map();

/** What was written into one cell, in the spelling of a table's cells. */
export const cellHtml = (html: string, pre = false): string => {
  const inline = new InlineHtml(NO_RULES);
  inline.begin(pre);
  walkHtml(html, {
    open: (name, attributes, empty) => inline.open(name, attributes, empty),
    close: (name) => inline.close(name),
    text: (text) => inline.text(text),
  });
  return inline.end();
};
