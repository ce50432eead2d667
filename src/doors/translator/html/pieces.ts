import { escapeHtml } from '#ground/html/clean-html.ts';
import { walkHtml, type Attributes } from '#ground/html/walk-html.ts';
import { MARK, shownMark } from './marks.ts';

/** HTML as a row: start tags, end tags, texts, and what has no content. */
export type Piece =
  | { kind: 'open'; name: string; html: string; close: number }
  | { kind: 'close'; name: string; html: string; open: number }
  | { kind: 'void'; name: string; html: string }
  | { kind: 'text'; name: ''; html: string; text: string };

export type Read = {
  pieces: Piece[];
  /** What carries a mark, in the order of the document. */
  marked: { at: number; mark: string }[];
};

/** A line break that a style keeps; no element has this name. */
export const KEPT_LINE = '\n';
const KEEPS_LINES = /(?:^|;)\s*white-space\s*:\s*(?:pre|break-spaces)/i;

const startTag = (name: string, attributes: Attributes): string => {
  let html = `<${name}`;
  for (const [key, value] of Object.entries(attributes)) {
    const shown = key === MARK ? shownMark(name, value) : value;
    if (shown !== null) html += ` ${key}="${escapeHtml(shown)}"`;
  }
  return `${html}>`;
};

/** Reads clean, marked HTML. Joined again, `html` of the pieces is the same without the marks. */
export const readPieces = (html: string): Read => {
  const pieces: Piece[] = [];
  const marked: Read['marked'] = [];
  const open: { at: number; keepsLines: boolean }[] = [];

  const addText = (text: string): void => {
    const last = pieces.at(-1);
    if (last?.kind === 'text') last.text += text;
    else if (text !== '') pieces.push({ kind: 'text', name: '', html: '', text });
  };
  walkHtml(html, {
    open(name, attributes, empty) {
      const mark = attributes[MARK];
      if (mark !== undefined) marked.push({ at: pieces.length, mark });
      const tag = startTag(name, attributes);
      if (empty) return void pieces.push({ kind: 'void', name, html: tag });
      const keepsLines = KEEPS_LINES.test(attributes['style'] ?? '') || (open.at(-1)?.keepsLines ?? false);
      open.push({ at: pieces.length, keepsLines });
      pieces.push({ kind: 'open', name, html: tag, close: -1 });
    },
    close(name) {
      const { at } = open.pop()!;
      (pieces[at] as Piece & { kind: 'open' }).close = pieces.length;
      pieces.push({ kind: 'close', name, html: `</${name}>`, open: at });
    },
    text(text) {
      if (!open.at(-1)?.keepsLines) return addText(text);
      text.split('\n').forEach((line, index) => {
        if (index > 0) pieces.push({ kind: 'void', name: KEPT_LINE, html: '\n' });
        addText(line);
      });
    },
  });
  for (const piece of pieces) if (piece.kind === 'text') piece.html = escapeHtml(piece.text);
  return { pieces, marked };
};
