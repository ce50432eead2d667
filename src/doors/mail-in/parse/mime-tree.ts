import {
  type Header,
  type HeaderBudget,
  type Structured,
  firstRaw,
  newHeaderBudget,
  parseStructured,
  readHeaders,
} from './header-block.ts';
import { MAX_DEPTH, MAX_PARTS } from './limits.ts';
import { decodeTransfer } from './transfer.ts';
import { UnparsableMail } from './unparsable.ts';

/** One node of the mail's tree. Bytes stay where they are in the mail until `content` is asked for. */
export type MimePart = {
  headers: Header[];
  /** `text/plain` unless said otherwise (RFC 2045 section 5.2). */
  type: string;
  typeParams: Map<string, string>;
  disposition: Structured;
  /** Without angle brackets. */
  contentId: string | null;
  location: string | null;
  encoding: string;
  /** Undecoded body, a view into the mail. */
  body: Buffer;
  children: MimePart[];
};

type OpenMultipart = { part: MimePart; boundary: string; bodyAt: number };

const LF = 0x0a;
const DASHES = Buffer.from('\n--');

/** The decoded bytes of a leaf, exactly as sent: no line end is touched. */
export function contentOf(part: MimePart): Buffer {
  return decodeTransfer(part.body, part.encoding);
}

/** Old Macintosh programs and broken gateways end lines with CR alone; nothing else in the reader has to know. */
function withLineFeeds(mail: Buffer): Buffer {
  if (mail.includes(LF) || !mail.includes(0x0d)) return mail;
  const copy = Buffer.from(mail);
  for (let i = 0; i < copy.length; i += 1) if (copy[i] === 0x0d) copy[i] = LF;
  return copy;
}

function newPart(headers: Header[], defaultType: string, hint: string | null): MimePart {
  const content = parseStructured(firstRaw(headers, 'content-type') ?? defaultType, hint);
  const type = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+/.exec(content.value)?.[0] ?? loneType(content.value, defaultType);
  const encoding = /[\w-]+/.exec((firstRaw(headers, 'content-transfer-encoding') ?? '').replace(/\([^)]*\)/g, ''));
  return {
    headers,
    type,
    typeParams: content.params,
    disposition: parseStructured(firstRaw(headers, 'content-disposition') ?? '', hint),
    contentId: /^<?\s*([^<>]*?)\s*>?$/.exec(firstRaw(headers, 'content-id') ?? '')?.[1] || null,
    location: firstRaw(headers, 'content-location'),
    encoding: encoding ? encoding[0].toLowerCase() : '',
    body: Buffer.alloc(0),
    children: [],
  };
}

/** "text" or "html" alone is written by old scripts; anything else unreadable is the default. */
function loneType(value: string, defaultType: string): string {
  if (value === 'html' || value === 'text/html') return 'text/html';
  if (/^(application|image|audio|video)\b/.test(value)) return 'application/octet-stream';
  return defaultType;
}

class TreeReader {
  readonly #mail: Buffer;
  readonly #open: OpenMultipart[] = [];
  readonly #budget: HeaderBudget = newHeaderBudget();
  #parts = 0;
  #longest = 0;
  #shortest = 0;
  /** The innermost open multipart of each boundary. */
  #depths = new Map<string, number>();
  #hint: string | null = null;

  constructor(mail: Buffer) {
    this.#mail = mail;
  }

  read(): MimePart {
    let start = 0;
    const mail = this.#mail;
    while (start < mail.length && (mail[start] === LF || mail[start] === 0x0d)) start += 1;
    if (mail[start] === 0xef && mail[start + 1] === 0xbb && mail[start + 2] === 0xbf) start += 3;
    const root = this.#begin(start, 'text/plain');
    let { part: leaf, bodyAt } = root;
    for (let at = bodyAt; at < mail.length;) {
      const line = this.#nextBoundary(at);
      if (!line) break;
      this.#close(leaf, bodyAt, line.start);
      const { part: parent } = this.#open[line.depth] as OpenMultipart;
      const still = line.depth + (line.last ? 0 : 1);
      if (still !== this.#open.length) {
        this.#open.length = still;
        this.#index();
      }
      if (line.last) {
        // What follows the last boundary is an epilogue: nobody shows it.
        leaf = newPart([], 'text/plain', null);
        bodyAt = line.end;
        at = line.end;
        continue;
      }
      const child = this.#begin(line.end, parent.type === 'multipart/digest' ? 'message/rfc822' : 'text/plain');
      parent.children.push(child.part);
      leaf = child.part;
      bodyAt = child.bodyAt;
      at = bodyAt;
    }
    this.#close(leaf, bodyAt, mail.length);
    return root.part;
  }

  #begin(start: number, defaultType: string): { part: MimePart; bodyAt: number } {
    this.#parts += 1;
    if (this.#parts > MAX_PARTS) throw new UnparsableMail('too-many-parts');
    const isBoundary = (from: number, to: number) => this.#match(from, to) !== null;
    const { headers, bodyAt } = readHeaders(this.#mail, start, this.#mail.length, this.#budget, isBoundary);
    const part = newPart(headers, defaultType, this.#hint);
    this.#hint ??= part.typeParams.get('charset') ?? null;
    // Compared with raw lines, so back to one character per byte.
    const boundary = Buffer.from(part.typeParams.get('boundary') ?? '').toString('latin1');
    if (part.type.startsWith('multipart/') && boundary) {
      if (this.#open.length >= MAX_DEPTH) throw new UnparsableMail('nested-too-deeply');
      this.#open.push({ part, boundary, bodyAt });
      this.#index();
    }
    return { part, bodyAt };
  }

  #index(): void {
    this.#depths = new Map(this.#open.map(({ boundary }, depth) => [boundary, depth]));
    const lengths = this.#open.map(({ boundary }) => boundary.length);
    this.#longest = Math.max(0, ...lengths);
    this.#shortest = Math.min(...lengths);
  }

  #close(part: MimePart, from: number, to: number): void {
    part.body = this.#mail.subarray(from, Math.max(from, to));
  }

  /** The next line that opens or closes a part, and the end of the body before it. */
  #nextBoundary(from: number): { start: number; end: number; depth: number; last: boolean } | null {
    if (this.#open.length === 0) return null;
    const mail = this.#mail;
    for (
      let at = this.#isDashes(from) ? from - 1 : mail.indexOf(DASHES, from);
      at >= 0;
      at = mail.indexOf(DASHES, at + 1)
    ) {
      const lineStart = at + 1;
      const feed = mail.indexOf(LF, lineStart);
      const lineEnd = feed < 0 ? mail.length : feed;
      const match = this.#match(lineStart, lineEnd);
      if (!match) continue;
      const start = at >= 0 && mail[at - 1] === 0x0d ? at - 1 : at;
      return { start: Math.max(from, start), end: feed < 0 ? mail.length : feed + 1, ...match };
    }
    return null;
  }

  #isDashes(at: number): boolean {
    return this.#mail[at] === 0x2d && this.#mail[at + 1] === 0x2d;
  }

  /** Which open multipart a line belongs to, the innermost first; whole lines only, blanks at the end forgiven. */
  #match(lineStart: number, lineEnd: number): { depth: number; last: boolean } | null {
    const length = lineEnd - lineStart - 2;
    if (length < this.#shortest || length > this.#longest + 80 || !this.#isDashes(lineStart)) return null;
    const line = this.#mail.toString('latin1', lineStart + 2, lineEnd);
    const trimmed = line.trimEnd();
    const opens = this.#depths.get(line) ?? this.#depths.get(trimmed);
    if (opens !== undefined) return { depth: opens, last: false };
    const closes = trimmed.endsWith('--') ? this.#depths.get(trimmed.slice(0, -2)) : undefined;
    return closes === undefined ? null : { depth: closes, last: true };
  }
}

/**
 * Takes a mail apart without decoding or copying its bodies. Own reader rather than a library's, because every
 * correction above it (raw 8-bit headers, charset lies, attachments byte for byte) needs the bytes as sent, which
 * parsers that split into decoded lines no longer have.
 * @throws UnparsableMail beyond the limits
 */
export function readMimeTree(raw: Uint8Array): MimePart {
  const mail = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  return new TreeReader(withLineFeeds(mail)).read();
}
