import { escapeHtml } from '#ground/html/clean-html.ts';
import type { Piece } from './pieces.ts';
import type { Protect } from './protect.ts';
import type { Run } from './runs.ts';

/**
 * One stretch of words as it is sent: an inline element is `<g id="1">…</g>`; of what stays, something that stands for a
 * word is `<w id="2"></w>`, and a picture or the like is `<x id="3"></x>`.
 */
export type Part =
  | { kind: 'text'; text: string }
  | { kind: 'open'; id: number; html: string }
  | { kind: 'close'; id: number; html: string }
  | { kind: 'atom'; id: number; html: string; tag: 'w' | 'x' };

export type Template = {
  /** What stands before and after the words: it is not sent. */
  before: string;
  after: string;
  parts: Part[];
  source: string;
};

const hasWords = (text: string): boolean => /\p{L}/u.test(text);

/** Line ends and indents of the source are one space in what is seen; a no-break space is meant. */
const asSeen = (text: string): string => text.replaceAll(/[ \t\r\n\f]+/g, ' ');

const partsOf = (
  pieces: readonly Piece[],
  { from, to }: Run,
  atoms: ReadonlyMap<number, number>,
  protect: Protect,
): Part[] => {
  const parts: Part[] = [];
  for (let at = from; at < to; at += 1) {
    const piece = pieces[at]!;
    const end = atoms.get(at);
    if (end !== undefined) {
      const inside = pieces.slice(at, end).map((one) => one.html);
      parts.push({ kind: 'atom', id: 0, html: inside.join(''), tag: 'w' });
      at = end - 1;
    } else if (piece.kind === 'void') {
      // Two lines of one sentence: their words must not run together on the way.
      if (piece.name === 'br') parts.push({ kind: 'text', text: ' ' });
      parts.push({ kind: 'atom', id: 0, html: piece.html, tag: 'x' });
    } else if (piece.kind === 'open') parts.push({ kind: 'open', id: at, html: piece.html });
    else if (piece.kind === 'close') parts.push({ kind: 'close', id: piece.open, html: piece.html });
    else
      for (const { text, kept } of protect(asSeen(piece.text)))
        parts.push(kept ? { kind: 'atom', id: 0, html: escapeHtml(text), tag: 'w' } : { kind: 'text', text });
  }
  return parts;
};

/** What begins or ends it without being part of a sentence need not travel; nor an element around all of it. */
const peel = (parts: readonly Part[]): { before: string; inner: Part[]; after: string } => {
  let [from, to] = [0, parts.length];
  let [before, after] = ['', ''];
  const isOutside = (part: Part): boolean => part.kind === 'atom' || (part.kind === 'text' && !/\S/.test(part.text));
  const htmlOf = (part: Part): string => (part.kind === 'text' ? escapeHtml(part.text) : part.html);
  for (let moved = true; moved && from < to;) {
    const [first, last] = [parts[from]!, parts[to - 1]!];
    moved = true;
    if (isOutside(first)) {
      before += htmlOf(first);
      from += 1;
    } else if (isOutside(last)) {
      after = htmlOf(last) + after;
      to -= 1;
    } else if (first.kind === 'open' && last.kind === 'close' && first.id === last.id) {
      before += first.html;
      after = last.html + after;
      from += 1;
      to -= 1;
    } else moved = false;
  }
  const inner = parts.slice(from, to).map((part) => ({ ...part }));
  const [first, last] = [inner[0], inner.at(-1)];
  if (first?.kind === 'text') {
    const trimmed = first.text.trimStart();
    before += first.text.slice(0, first.text.length - trimmed.length);
    first.text = trimmed;
  }
  if (last?.kind === 'text') {
    const trimmed = last.text.trimEnd();
    after = last.text.slice(trimmed.length) + after;
    last.text = trimmed;
  }
  return { before, inner, after };
};

/** Null when there are no words in it. */
export const templateOf = (
  pieces: readonly Piece[],
  run: Run,
  atoms: ReadonlyMap<number, number>,
  protect: Protect,
): Template | null => {
  const { before, inner, after } = peel(partsOf(pieces, run, atoms, protect));
  if (!inner.some((part) => part.kind === 'text' && hasWords(part.text))) return null;
  // Numbered anew from 1: the same words elsewhere are the same text to send.
  const numbers = new Map<number, number>();
  let count = 0;
  let source = '';
  for (const part of inner) {
    if (part.kind === 'text') source += escapeHtml(part.text);
    else if (part.kind === 'open') {
      numbers.set(part.id, (count += 1));
      part.id = count;
      source += `<g id="${count}">`;
    } else if (part.kind === 'close') {
      part.id = numbers.get(part.id)!;
      source += '</g>';
    } else {
      part.id = count += 1;
      source += `<${part.tag} id="${count}"></${part.tag}>`;
    }
  }
  return { before, after, parts: inner, source };
};

/** Texts of it that can be sent one by one, where the whole did not come back whole. */
export const textsOf = ({ parts }: Template): string[] =>
  parts.flatMap((part) => (part.kind === 'text' && hasWords(part.text) ? [escapeHtml(part.text.trim())] : []));
