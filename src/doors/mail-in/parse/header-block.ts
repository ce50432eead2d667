import { decodeUnlabelled, decodeText } from './charset.ts';
import { decodeHeader } from './encoded-words.ts';
import { MAX_HEADER_BYTES, MAX_HEADER_LINES } from './limits.ts';
import { UnparsableMail } from './unparsable.ts';

/** A header line: lower-case name, unfolded value with one character per byte. */
export type Header = { name: string; raw: string };

export type HeaderBlock = {
  headers: Header[];
  /** Where the body starts. */
  bodyAt: number;
};

const LF = 0x0a;
const FIELD = /^([!-9;-~]+)[ \t]*:/;

/** Bytes of header lines one mail may still use, shared by all its parts. */
export type HeaderBudget = { left: number };

export function newHeaderBudget(): HeaderBudget {
  return { left: MAX_HEADER_BYTES };
}

/**
 * Reads header lines from `start`. Ends at the empty line, at `end`, or where `isBoundary` recognises the line (a part
 * without a body). A line that is no header is skipped when header lines follow, otherwise the body begins there.
 */
export function readHeaders(
  mail: Buffer,
  start: number,
  end: number,
  budget: HeaderBudget,
  isBoundary: (lineStart: number, lineEnd: number) => boolean,
): HeaderBlock {
  const headers: { name: string; parts: string[] }[] = [];
  let at = start;
  while (at < end) {
    const feed = mail.indexOf(LF, at);
    const next = feed < 0 || feed >= end ? end : feed + 1;
    let stop = next;
    while (stop > at && (mail[stop - 1] === LF || mail[stop - 1] === 0x0d)) stop -= 1;
    if (stop === at) return finish(headers, next);
    if (isBoundary(at, stop)) return finish(headers, at);
    budget.left -= stop - at;
    if (budget.left < 0 || headers.length > MAX_HEADER_LINES) throw new UnparsableMail('header-too-large');
    const first = mail[at];
    const last = headers.at(-1);
    if (first === 0x20 || first === 0x09) {
      const text = mail.toString('latin1', at, stop);
      // A line of blanks only ends the header for most mail programs when nothing continues after it.
      if (!text.trim() && !continues(mail, next, end)) return finish(headers, next);
      last?.parts.push(text);
    } else {
      const line = mail.toString('latin1', at, stop);
      const field = FIELD.exec(line);
      if (field)
        headers.push({
          name: (field[1] as string).toLowerCase(),
          parts: [line.slice(field[0].length)],
        });
      else if (!isEnvelopeLine(line) && !looksLikeHeader(mail, next, end)) return finish(headers, at);
    }
    at = next;
  }
  return finish(headers, end);
}

function finish(headers: { name: string; parts: string[] }[], bodyAt: number): HeaderBlock {
  return {
    headers: headers.map(({ name, parts }) => ({ name, raw: parts.join('').trim() })),
    bodyAt,
  };
}

/** The separator of mbox files, sometimes quoted, is left in front by careless exports. */
function isEnvelopeLine(line: string): boolean {
  return /^>?From /.test(line);
}

function continues(mail: Buffer, at: number, end: number): boolean {
  return at < end && (mail[at] === 0x20 || mail[at] === 0x09 || looksLikeHeader(mail, at, end));
}

function looksLikeHeader(mail: Buffer, at: number, end: number): boolean {
  return /^[A-Za-z][A-Za-z0-9-]*:[ \t\r\n]/.test(mail.toString('latin1', at, Math.min(end, at + 80)));
}

export function firstRaw(headers: Header[], name: string): string | null {
  for (const header of headers) if (header.name === name) return header.raw;
  return null;
}

export function allRaw(headers: Header[], name: string): string[] {
  return headers.filter((header) => header.name === name).map((header) => header.raw);
}

/** A Content-Type with the longest file name in RFC 2231 form stays below 4 KB. */
const MAX_STRUCTURED_CHARS = 64_000;

/** A value such as `text/plain; charset=utf-8`: the lower-case value and its parameters, names lower-case. */
export type Structured = { value: string; params: Map<string, string> };

/** Splits at semicolons outside quotes; comments in parentheses fall away where they may stand. */
function pieces(raw: string): string[] {
  const out: string[] = [];
  let piece = '';
  let quoted = false;
  let depth = 0;
  const lastClose = raw.lastIndexOf(')');
  for (let i = 0; i < raw.length; i += 1) {
    const char = raw[i] as string;
    if (char === '\\' && quoted && i + 1 < raw.length) {
      piece += char + raw[(i += 1)];
    } else if (depth) {
      if (char === '(') depth += 1;
      else if (char === ')') depth -= 1;
    } else if (char === '"') {
      quoted = !quoted;
      piece += char;
    } else if (!quoted && char === '(' && /(^|\s)$/.test(piece.slice(-1)) && i < lastClose) {
      depth = 1;
    } else if (!quoted && char === ';') {
      out.push(piece);
      piece = '';
    } else {
      piece += char;
    }
  }
  out.push(piece);
  return out;
}

function unquote(text: string): string {
  const value = text.trim();
  if (value[0] !== '"') return value;
  const close = value.length > 1 && value.endsWith('"') ? -1 : value.length;
  const inner = value.slice(1, close);
  // Windows paths are sent with bare backslashes: only quotes and backslashes are escaped in earnest.
  return inner.replace(/\\(["\\])/g, '$1');
}

type Section = { nr: number; value: string; encoded: boolean };

/** RFC 2231: continued and percent-encoded parameters; a character may be split across sections. */
function joinSections(sections: Section[], hint: string | null): string {
  let charset: string | null = null;
  const bytes: Buffer[] = [];
  for (const section of sections.toSorted((a, b) => a.nr - b.nr)) {
    let value = section.value;
    if (section.encoded) {
      const label = section.nr === 0 ? /^([^']*)'[^']*'/.exec(value) : null;
      if (label) {
        charset = label[1] || null;
        value = value.slice(label[0].length);
      }
      value = value.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
    }
    bytes.push(Buffer.from(value, 'latin1'));
  }
  const all = Buffer.concat(bytes);
  if (charset) return decodeText(all, charset);
  return sections.some((section) => section.encoded)
    ? decodeUnlabelled(all, hint)
    : decodeHeader(all.toString('latin1'), hint);
}

/** @param hint charset for raw 8-bit file names */
export function parseStructured(raw: string, hint: string | null = null): Structured {
  const [value = '', ...rest] = pieces(raw.slice(0, MAX_STRUCTURED_CHARS));
  const params = new Map<string, string>();
  const continued = new Map<string, Section[]>();
  for (const piece of rest) {
    const equals = piece.indexOf('=');
    if (equals < 0) continue;
    const name = piece.slice(0, equals).trim().toLowerCase();
    const text = unquote(piece.slice(equals + 1));
    const section = /^([^*]+)\*(\d*)(\*?)$/.exec(name);
    if (!section) {
      // The first of doubled parameters counts, so that no scanner reads another boundary than we do.
      if (!params.has(name)) params.set(name, decodeHeader(text, hint));
      continue;
    }
    const list = continued.get(section[1] as string) ?? [];
    list.push({
      nr: Number(section[2] || 0),
      value: text,
      encoded: section[3] === '*' || section[2] === '',
    });
    continued.set(section[1] as string, list);
  }
  for (const [name, sections] of continued) params.set(name, joinSections(sections, hint));
  return { value: value.trim().toLowerCase(), params };
}
