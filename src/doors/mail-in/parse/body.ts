import { decodeText } from './charset.ts';
import { type HtmlReading, htmlToText, readHtml } from './html-to-text.ts';
import { MAX_HTML_CHARS, MAX_TEXT_CHARS } from './limits.ts';
import { type MimePart, contentOf } from './mime-tree.ts';

/** The mail's leaves, sorted into what is read and what is kept beside it. */
export type Body = {
  text: string;
  html: string | null;
  /** When no text part was sent: `text` with what the marks of the HTML say of it. */
  reading: HtmlReading | null;
  attachments: MimePart[];
};

type Piece = { html: boolean; value: string };
type Pieces = { text: Piece[]; html: Piece[] };

const NOTHING: Pieces = { text: [], html: [] };

/** RFC 3676: soft line ends are joined; the signature mark is none. One pass, no string grown by itself. */
export function unflow(text: string, delSp: boolean): string {
  const out: string[] = [];
  let paragraph: string[] = [];
  let depth = -1;
  const flush = () => {
    if (depth >= 0) out.push((depth ? `${'>'.repeat(depth)} ` : '') + paragraph.join(''));
    paragraph = [];
    depth = -1;
  };
  for (const raw of text.split('\n')) {
    const quotes = /^>*/.exec(raw)?.[0].length ?? 0;
    const line = raw.slice(quotes).replace(/^ /, '');
    if (depth >= 0 && depth !== quotes) flush();
    const signature = line === '-- ';
    if (signature) flush();
    depth = quotes;
    const soft = line.endsWith(' ') && !signature;
    paragraph.push(soft && delSp ? line.slice(0, -1) : line);
    if (!soft) flush();
  }
  flush();
  return out.join('\n');
}

function metaCharset(html: Buffer): string | null {
  const head = html.toString('latin1', 0, 2048);
  return /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w.:-]{2,40})/i.exec(head)?.[1] ?? null;
}

/** The text of a text part as Unicode with LF line ends, without NUL. */
export function textOf(part: MimePart, hint: string | null): string {
  const content = contentOf(part);
  const limit = part.type === 'text/html' ? MAX_HTML_CHARS : MAX_TEXT_CHARS;
  // Four bytes a character at most in any charset that mail uses.
  const bytes = content.length > limit * 4 ? content.subarray(0, limit * 4) : content;
  const label = part.typeParams.get('charset') ?? (part.type === 'text/html' ? metaCharset(bytes) : null);
  let text = decodeText(bytes, label, hint)
    .replace(/^\ufeff/, '')
    .replaceAll('\u0000', '')
    .replaceAll('\r\r\n', '\n')
    .replace(/\r\n?/g, '\n');
  if (/^flowed$/i.test(part.typeParams.get('format') ?? ''))
    text = unflow(text, /^yes$/i.test(part.typeParams.get('delsp') ?? ''));
  return text.slice(0, limit);
}

function isNamed(part: MimePart): boolean {
  return Boolean(part.disposition.params.get('filename') || part.typeParams.get('name'));
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function isReadable(part: MimePart): boolean {
  return part.type === 'text/plain' && part.disposition.value !== 'attachment';
}

class BodyReader {
  readonly attachments: MimePart[] = [];
  readonly #hint: string | null;

  constructor(hint: string | null) {
    this.#hint = hint;
  }

  read(part: MimePart, parent: MimePart | null): Pieces {
    if (part.children.length) return this.#readMultipart(part);
    if (part.type.startsWith('multipart/')) {
      // Boundary missing, wrong or never used: what is there is shown rather than lost.
      return part.body.length ? this.#leaf({ ...part, type: 'text/plain' }) : NOTHING;
    }
    if (!this.#isBody(part, parent)) {
      this.attachments.push(part);
      return NOTHING;
    }
    return this.#leaf(part);
  }

  #leaf(part: MimePart): Pieces {
    const piece = { html: part.type === 'text/html', value: textOf(part, this.#hint) };
    return { text: [piece], html: [piece] };
  }

  #isBody(part: MimePart, parent: MimePart | null): boolean {
    if (part.type !== 'text/plain' && part.type !== 'text/html') return false;
    if (part.disposition.value === 'attachment') return false;
    // A lone named part is the mail itself, as is one form of an alternative; elsewhere a name makes it a file.
    return parent === null || parent.type === 'multipart/alternative' || !isNamed(part);
  }

  #readMultipart(part: MimePart): Pieces {
    const pieces = part.children.map((child) => this.read(child, part));
    if (part.type !== 'multipart/alternative') {
      return {
        text: pieces.flatMap((piece) => piece.text),
        html: pieces.flatMap((piece) => piece.html),
      };
    }
    const plain = pieces.filter(({ text }) => text.some((piece) => !piece.html));
    const rich = pieces.filter(({ html }) => html.some((piece) => piece.html));
    const filled = pieces.filter(({ text }) => text.length > 0);
    return {
      text: (plain.length ? plain : filled.slice(0, 1)).flatMap((piece) => piece.text),
      html: (rich.length ? rich : plain).flatMap((piece) => piece.html),
    };
  }
}

function blankOnly(pieces: Piece[]): boolean {
  return pieces.every((piece) => !piece.value.trim());
}

/** @param hint charset named anywhere in the mail, for parts without one */
export function readBody(root: MimePart, hint: string | null): Body {
  const reader = new BodyReader(hint);
  let { text, html } = reader.read(root, null);
  const rich = html.some((piece) => piece.html);
  // Some programs send an empty text part beside the HTML that has everything.
  if (blankOnly(text.filter((piece) => !piece.html)) && rich) text = html;
  // All text in named parts: the files are kept as files, and the reader sees what they say.
  if (blankOnly(text))
    text = reader.attachments.filter(isReadable).map((part) => ({ html: false, value: textOf(part, hint) }));
  const textFromHtml = rich && text.every((piece) => piece.html || !piece.value.trim());
  const joined = rich ? joinHtml(html) : null;
  const reading = textFromHtml && joined !== null ? readHtml(joined) : null;
  const shown = reading?.text ?? text.map((piece) => (piece.html ? htmlToText(piece.value) : piece.value)).join('\n');
  return { text: shown.slice(0, MAX_TEXT_CHARS), html: joined, reading, attachments: reader.attachments };
}

function joinHtml(pieces: Piece[]): string {
  const parts = pieces.filter((piece) => piece.value.trim());
  return parts
    .map((piece) => (piece.html ? piece.value : `<pre style="white-space:pre-wrap">${escapeHtml(piece.value)}</pre>`))
    .join('\n')
    .slice(0, MAX_HTML_CHARS);
}
