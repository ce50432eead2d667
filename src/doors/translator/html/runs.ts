import type { Piece } from './pieces.ts';
import { isForwardLine, type Span } from './spans.ts';

/** Pieces that are one stretch of words: what is sent whole. An inline part that stays is an atom of it. */
export type Run = { from: number; to: number };

const INLINE = new Set(
  `a abbr b bdi bdo big cite code del dfn em font i img ins kbd mark q s samp small span strike strong sub sup time tt u
   var wbr`.split(/\s+/),
);

/** Where programs that write plain text break their lines. */
const WRAPS_AT = { least: 55, most: 110 };

/** A line break in the middle of a sentence: of a mail in plain text, whose lines are as long as its program liked. */
export const isWrapped = (pieces: readonly Piece[], at: number): boolean => {
  const [before, after] = [pieces[at - 1], pieces[at + 1]];
  if (pieces[at]!.name !== 'br' || before?.kind !== 'text' || after?.kind !== 'text') return false;
  const line = before.text.trim();
  const length = line.length;
  return (
    length >= WRAPS_AT.least && length <= WRAPS_AT.most && /[^.!?:;…>]$/u.test(line) && /^\s*\p{Ll}/u.test(after.text)
  );
};

/** What parts one stretch of words from the next: a block, a line break, or an inline element that holds one. */
const partings = (pieces: readonly Piece[]): Uint8Array => {
  const parts = new Uint8Array(pieces.length);
  const open: number[] = [];
  pieces.forEach((piece, at) => {
    if (piece.kind === 'close') {
      open.pop();
      parts[at] = parts[piece.open]!;
      return;
    }
    if (piece.kind !== 'text' && !INLINE.has(piece.name) && !isWrapped(pieces, at)) {
      parts[at] = 1;
      for (let i = open.length - 1; i >= 0 && parts[open[i]!] === 0; i -= 1) parts[open[i]!] = 1;
    }
    if (piece.kind === 'open') open.push(at);
  });
  return parts;
};

const textOf = (pieces: readonly Piece[], { from, to }: Run): string => {
  let text = '';
  for (let i = from; i < to; i += 1) {
    const piece = pieces[i]!;
    if (piece.kind === 'text') text += piece.text;
  }
  return text.replaceAll(/[\s\u00a0]+/g, ' ').trim();
};

const isQuotedLine = (text: string): boolean => text.startsWith('>');
/** « -----Message d'origine----- » and the like, in any language. */
const RULE_WITH_WORDS = /^[-_=–—]{3,}\s*\p{L}[\p{L}\s'’]{3,60}[-_=–—]{3,}$/u;
/** « Le 3 mai 2026, Anne a écrit : » */
const isIntro = (text: string): boolean => text.length < 300 && /\d/.test(text) && /[:：]$/.test(text);

/** The stretches of words of a mail that are its writer's own; `atoms` are the inline parts that stay, by where they begin. */
export const runsOf = (
  pieces: readonly Piece[],
  spans: readonly Span[],
): { runs: Run[]; atoms: Map<number, number> } => {
  const parts = partings(pieces);
  const atoms = new Map<number, number>();
  const found: (Run & { thenQuote: boolean })[] = [];
  let begin = -1;
  let next = 0;
  const end = (at: number, thenQuote = false): void => {
    if (begin >= 0) found.push({ from: begin, to: at, thenQuote });
    begin = -1;
  };
  for (let at = 0; at < pieces.length; at += 1) {
    const span = spans[next];
    if (span && span.from === at) {
      next += 1;
      if (parts[at] === 0 && !span.quoted) {
        atoms.set(at, span.to);
        if (begin < 0) begin = at;
      } else {
        end(at);
        if (span.quoted && found.length > 0) found.at(-1)!.thenQuote = true;
      }
      at = span.to - 1;
    } else if (parts[at] === 1) end(at);
    else if (begin < 0) begin = at;
  }
  end(pieces.length);

  const texts = found.map((run) => textOf(pieces, run));
  const leadsToQuote = (index: number): boolean => {
    for (let i = index; i < Math.min(found.length, index + 3); i += 1) {
      if (i > index && texts[i] !== '') return isQuotedLine(texts[i]!);
      if (found[i]!.thenQuote) return true;
    }
    return false;
  };
  const runs: Run[] = [];
  for (const [index, { from, to }] of found.entries()) {
    const text = texts[index]!;
    if (RULE_WITH_WORDS.test(text) && !isForwardLine(text)) break;
    if (text === '' || isQuotedLine(text) || (isIntro(text) && leadsToQuote(index))) continue;
    runs.push({ from, to });
  }
  return { runs, atoms };
};
