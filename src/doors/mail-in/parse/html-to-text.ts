import { Tokenizer } from 'htmlparser2';
import { MAX_HTML_CHARS, MAX_HTML_DEPTH, MAX_TEXT_CHARS } from './limits.ts';
import { type HtmlQuote, startsQuote } from '#ground/html/quote-marks.ts';

const BLOCKS = new Set(
  `address article aside blockquote center dd details dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4
  h5 h6 header hr legend li main menu nav ol option p pre section table tbody tfoot thead tr ul`.split(/\s+/),
);
const APART = new Set('p h1 h2 h3 h4 h5 h6 blockquote ul ol dl table pre'.split(' '));
const UNSEEN = new Set('head style script title template noscript object svg select textarea'.split(' '));
const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));
/** Attributes that say what an element is; the rest (long data: images among them) is not even read. */
const READ_ATTRIBUTES = new Set(['class', 'id', 'type', 'style', 'data-marker', 'data-smartmail', 'name']);

type Open = { name: string; quote: HtmlQuote | null; from: number };

/** Part of the text, by position in it, that an HTML mark says was written earlier. */
export type QuotedSpan = { from: number; to: number; kind: 'quote' | 'signature' };

class TextWriter {
  readonly spans: QuotedSpan[] = [];
  readonly #html: string;
  readonly #open: Open[] = [];
  /** Elements inside one that shows nothing. */
  #unseen = 0;
  #pre = 0;
  readonly #pieces: string[] = [];
  /** Characters so far and the last two of them: asking a growing string for its end copies it each time. */
  #length = 0;
  #tail = '';
  readonly #openByName = new Map<string, number>();
  /** Line ends owed before the next character. */
  #owed = 0;
  #space = false;
  #tag = '';
  #attributes: Record<string, string> = {};
  #attribute = '';
  /** Everything after this position is quoted: the mark names no end. */
  #quotedFrom = -1;

  constructor(html: string) {
    this.#html = html;
  }

  run(): string {
    const tokens = new Tokenizer(
      { decodeEntities: true },
      {
        onattribdata: (from, to) => this.#attributeText(this.#html.slice(from, Math.min(to, from + 1000))),
        onattribentity: (code) => this.#attributeText(String.fromCodePoint(code)),
        onattribend: () => {},
        onattribname: (from, to) => {
          const name = this.#html.slice(from, Math.min(to, from + 20)).toLowerCase();
          this.#attribute = READ_ATTRIBUTES.has(name) ? name : '';
        },
        oncdata: (from, to) => this.#write(this.#html.slice(from, to)),
        onclosetag: (from, to) =>
          this.#close(
            this.#html
              .slice(from, Math.min(to, from + 40))
              .trim()
              .toLowerCase(),
          ),
        oncomment: () => {},
        ondeclaration: () => {},
        onend: () => {},
        onopentagend: () => this.#begin(false),
        onopentagname: (from, to) => {
          this.#tag = this.#html.slice(from, Math.min(to, from + 40)).toLowerCase();
          this.#attributes = {};
        },
        onprocessinginstruction: () => {},
        onselfclosingtag: () => this.#begin(false),
        ontext: (from, to) => this.#write(this.#html.slice(from, to)),
        ontextentity: (code) => this.#write(String.fromCodePoint(code)),
      },
    );
    tokens.write(this.#html);
    tokens.end();
    while (this.#open.length) this.#pop();
    if (this.#quotedFrom >= 0) this.spans.push({ from: this.#quotedFrom, to: this.#length, kind: 'quote' });
    return this.#pieces.join('').trimEnd();
  }

  #attributeText(text: string): void {
    const before = this.#attributes[this.#attribute] ?? '';
    if (this.#attribute && before.length < 2000) this.#attributes[this.#attribute] = before + text;
  }

  #begin(empty: boolean): void {
    const name = this.#tag;
    if (name === 'br') return this.#lineEnd();
    if (BLOCKS.has(name)) this.#owe(APART.has(name) ? 2 : 1);
    if (name === 'hr' || name === 'body') return;
    if (name === 'li') this.#write('- ');
    if (name === 'td' || name === 'th') this.#space = true;
    if (VOID.has(name) || empty) return;
    // Beyond the depth nothing is remembered of an element: its text still shows.
    if (this.#open.length >= MAX_HTML_DEPTH) return;
    if (UNSEEN.has(name)) this.#unseen += 1;
    if (name === 'pre') this.#pre += 1;
    const quote = this.#unseen ? null : startsQuote(name, this.#attributes);
    if (quote === 'rest' && this.#quotedFrom < 0) this.#quotedFrom = this.#length;
    this.#openByName.set(name, (this.#openByName.get(name) ?? 0) + 1);
    this.#open.push({ name, quote, from: this.#length });
  }

  #close(name: string): void {
    if (name === 'p' || BLOCKS.has(name)) this.#owe(APART.has(name) ? 2 : 1);
    if (name === 'br') return this.#lineEnd();
    if (!this.#openByName.get(name)) return;
    let at = this.#open.length - 1;
    // A table cell may not close what was opened around the table: mail HTML is often unbalanced.
    while (at >= 0 && this.#open[at]?.name !== name) at -= 1;
    if (at < 0) return;
    while (this.#open.length > at) this.#pop();
  }

  #pop(): void {
    const { name, quote, from } = this.#open.pop() as Open;
    this.#openByName.set(name, (this.#openByName.get(name) ?? 1) - 1);
    if (UNSEEN.has(name)) this.#unseen -= 1;
    if (name === 'pre') this.#pre -= 1;
    if (quote === 'quote' || quote === 'signature') this.spans.push({ from, to: this.#length, kind: quote });
  }

  #owe(lines: number): void {
    if (this.#length) this.#owed = Math.max(this.#owed, lines);
    this.#space = false;
  }

  #lineEnd(): void {
    if (this.#unseen) return;
    this.#pay();
    if (this.#length < MAX_TEXT_CHARS) this.#add('\n');
    this.#space = false;
  }

  #add(text: string): void {
    this.#pieces.push(text);
    this.#length += text.length;
    this.#tail = text.length > 1 ? text.slice(-2) : (this.#tail + text).slice(-2);
  }

  #pay(): void {
    if (!this.#owed) return;
    const have = this.#tail === '\n\n' ? 2 : this.#tail.endsWith('\n') ? 1 : 0;
    if (this.#owed > have) this.#add('\n'.repeat(this.#owed - have));
    this.#owed = 0;
  }

  #write(raw: string): void {
    if (this.#unseen || !raw || this.#length > MAX_TEXT_CHARS) return;
    if (this.#pre) {
      this.#pay();
      return this.#add(raw.replace(/\r\n?/g, '\n'));
    }
    const body = raw.replace(/[ \t\r\n\f]+/g, ' ').replace(/^ | $/g, '');
    if (isBlank(raw.charCodeAt(0))) this.#space = true;
    if (!body) return;
    this.#pay();
    if (this.#space && this.#length && !/[\n ]$/.test(this.#tail)) this.#add(' ');
    this.#add(body);
    this.#space = isBlank(raw.charCodeAt(raw.length - 1));
  }
}

function isBlank(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d && code !== 0x0b);
}

export type HtmlReading = { text: string; spans: QuotedSpan[] };

/**
 * HTML as the text a reader sees, one pass, bounded in depth and length. Links show their text only, images nothing.
 * The spans say which parts an HTML mark shows to be quoted or signed.
 */
export function readHtml(html: string): HtmlReading {
  const writer = new TextWriter(html.slice(0, MAX_HTML_CHARS));
  const text = writer.run().replaceAll('\u0000', '');
  return { text, spans: writer.spans };
}

export function htmlToText(html: string): string {
  return readHtml(html).text;
}
