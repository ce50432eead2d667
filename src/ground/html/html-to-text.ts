import { walkHtml } from './walk-html.ts';

const BLOCKS = new Set(
  `address article aside blockquote center dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li
   main nav ol p pre section table tr ul`.split(/\s+/),
);
const APART = new Set('p h1 h2 h3 h4 h5 h6 blockquote ul ol dl table pre'.split(' '));
const UNSEEN = new Set('head script style template title noscript object svg select textarea'.split(' '));

/** Lines collected one by one, each under as many ">" as the blockquotes around it. */
class Lines {
  readonly #lines: string[] = [];
  #line = '';
  #depth = 0;
  #owed = 0;
  /** Depth of the line that ended last: an empty line between two depths belongs to the shallower. */
  #endedAt = 0;

  write(text: string, isSpace: boolean): void {
    if (isSpace && (this.#line === '' || this.#line.endsWith(' '))) return;
    if (this.#owed > 1 && this.#lines.length > 0)
      this.#lines.push(this.#prefix(Math.min(this.#depth, this.#endedAt)).trimEnd());
    this.#owed = 0;
    this.#line += isSpace ? ' ' : text;
  }

  /** `lines`: 1 starts a new line, 2 leaves an empty one before what follows. */
  end(lines: 1 | 2, always = false): void {
    if (this.#line.trim() !== '' || always) {
      this.#lines.push(this.#prefix(this.#depth) + this.#line.trimEnd());
      this.#endedAt = this.#depth;
    }
    this.#line = '';
    this.#owed = Math.max(this.#owed, lines);
  }

  quote(step: 1 | -1): void {
    this.#depth += step;
  }

  #prefix(depth: number): string {
    return '> '.repeat(Math.min(depth, 20));
  }

  all(): string {
    this.end(1);
    return this.#lines.join('\n').trim();
  }
}

/** HTML as the text part of a mail: links followed by their address, lists by their marks, cells between bars. */
export const htmlToText = (html: string): string => {
  const lines = new Lines();
  const lists: (number | null)[] = [];
  const links: { href: string; said: string }[] = [];
  let unseen = 0;
  let pre = 0;
  let cells = 0;

  const words = (text: string): void => {
    for (const link of links) link.said += text.slice(0, 500);
    if (pre > 0) {
      const rows = text.split('\n');
      rows.forEach((row, index) => {
        if (index > 0) lines.end(1, true);
        if (row) lines.write(row, false);
      });
      return;
    }
    for (const piece of text.split(/([ \t\r\n\f]+)/)) if (piece) lines.write(piece, /^[ \t\r\n\f]/.test(piece));
  };

  walkHtml(html, {
    open(name, attributes, empty) {
      if (UNSEEN.has(name) && !empty) unseen += 1;
      if (unseen > 0) return;
      if (name === 'br') return lines.end(1, true);
      if (name === 'img') return attributes['alt'] ? words(`[${attributes['alt']}]`) : undefined;
      if (BLOCKS.has(name)) lines.end(APART.has(name) && lists.length === 0 ? 2 : 1);
      if (name === 'hr') return words('---');
      if (name === 'blockquote') lines.quote(1);
      if (name === 'pre') pre += 1;
      if (name === 'tr') cells = 0;
      if ((name === 'td' || name === 'th') && cells++ > 0) words(' | ');
      if (name === 'ul') lists.push(null);
      if (name === 'ol') lists.push(Number.parseInt(attributes['start'] ?? '1', 10) || 1);
      if (name === 'li') {
        const number = lists.at(-1);
        words(`${'  '.repeat(Math.max(0, lists.length - 1))}${number ? `${number}.` : '-'} `);
        if (number) lists[lists.length - 1] = number + 1;
      }
      if (name === 'a') links.push({ href: attributes['href'] ?? '', said: '' });
    },
    close(name) {
      if (UNSEEN.has(name)) {
        unseen -= 1;
        return;
      }
      if (unseen > 0) return;
      if (name === 'a') {
        const link = links.pop();
        const shown = link?.said.trim() ?? '';
        const bare = link?.href.replace(/^(?:mailto:|tel:)/i, '') ?? '';
        if (link && /^(?:https?:|mailto:|tel:)/i.test(link.href) && shown !== bare && shown !== link.href)
          words(shown ? ` <${bare}>` : bare);
      }
      if (name === 'ul' || name === 'ol') lists.pop();
      if (name === 'pre') pre -= 1;
      if (BLOCKS.has(name)) lines.end(APART.has(name) && lists.length === 0 ? 2 : 1);
      if (name === 'blockquote') lines.quote(-1);
    },
    text(text) {
      if (unseen === 0) words(text);
    },
  });
  return lines.all();
};
