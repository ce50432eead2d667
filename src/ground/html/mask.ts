import { Tokenizer } from 'htmlparser2';

/** What stands where something was. Always as long, so that it tells nothing of what it was. */
export const MASK = '████';

/** What people put between the groups of a number, and how HTML writes it. */
const BETWEEN = String.raw`(?:[\s\u00a0\u200b-\u200d\u2060\ufeff.\-\u2010-\u2015/]|&nbsp;|&#160;|&#xa0;){0,8}`;
const GAP = String.raw`(?:[\s\u00a0]|&nbsp;|&#160;|&#xa0;){1,40}`;
const escaped = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
/** Letters and digits with at least four digits: a number that may be written in groups. */
const isNumber = (bare: string): boolean => /^[\p{L}\p{N}]{6,}$/u.test(bare) && (bare.match(/\d/g)?.length ?? 0) >= 4;

/** Finds what was asked for however it is spaced; a number also in other groups than those it was given in. */
export const finderOf = (part: string): RegExp => {
  const bare = part.replaceAll(/[\s\u00a0\u200b-\u200d\u2060\ufeff.\-\u2010-\u2015/]/g, '');
  const source = isNumber(bare)
    ? [...bare].map(escaped).join(BETWEEN)
    : part
        .trim()
        .split(/[\s\u00a0]+/)
        .map(escaped)
        .join(GAP);
  return new RegExp(source, 'giu');
};

export const maskText = (text: string, finders: readonly RegExp[]): string =>
  finders.reduce((left, finder) => left.replaceAll(finder, MASK), text);

type Piece = { from: number; to: number; text: string };

/** The text of HTML with where each piece of it stands in the source. */
const piecesOf = (html: string): Piece[] => {
  const pieces: Piece[] = [];
  const tokens = new Tokenizer(
    { decodeEntities: true },
    {
      ontext: (from, to) => pieces.push({ from, to, text: html.slice(from, to) }),
      ontextentity: (code, to) => {
        // The end is told, the beginning is the ampersand before it.
        const from = html.lastIndexOf('&', to - 1);
        pieces.push({ from, to, text: String.fromCodePoint(code) });
      },
      onattribdata: () => {},
      onattribentity: () => {},
      onattribend: () => {},
      onattribname: () => {},
      oncdata: () => {},
      onclosetag: () => {},
      oncomment: () => {},
      ondeclaration: () => {},
      onend: () => {},
      onopentagend: () => {},
      onopentagname: () => {},
      onprocessinginstruction: () => {},
      onselfclosingtag: () => {},
    },
  );
  tokens.write(html);
  tokens.end();
  return pieces;
};

/** Masks one thing wherever its letters stand, tags between them or not. */
const maskPieces = (html: string, finder: RegExp): string => {
  const pieces = piecesOf(html);
  const whole = pieces.map((piece) => piece.text).join('');
  const found = [...whole.matchAll(finder)].map((match) => ({ from: match.index, to: match.index + match[0].length }));
  if (found.length === 0) return html;
  const out: string[] = [];
  let copied = 0;
  let at = 0;
  let next = 0;
  for (const piece of pieces) {
    const end = at + piece.text.length;
    out.push(html.slice(copied, piece.from));
    copied = piece.to;
    let kept = '';
    let here = at;
    while (next < found.length && found[next]!.from < end) {
      const { from, to } = found[next]!;
      kept += piece.text.slice(here - at, Math.max(from, here) - at);
      if (from >= here) kept += MASK;
      here = Math.min(to, end);
      if (to > end) break;
      next += 1;
    }
    // What was not touched stays as it was written, entities and all.
    out.push(here === at && kept === '' ? html.slice(piece.from, piece.to) : kept + piece.text.slice(here - at));
    at = end;
  }
  out.push(html.slice(copied));
  return out.join('');
};

/** HTML without what the finders find, in text and attributes; null when that cannot be promised. */
export const maskHtml = (html: string, finders: readonly RegExp[]): string | null => {
  // An address or a title may hold it too.
  const masked = finders.reduce((left, finder) => maskPieces(left, finder).replaceAll(finder, MASK), html);
  const text = piecesOf(masked)
    .map((piece) => piece.text)
    .join('');
  return finders.some((finder) => new RegExp(finder.source, 'iu').test(text)) ? null : masked;
};

/** Every text in a document of ours; what is HTML as HTML. */
export const maskJson = (value: unknown, finders: readonly RegExp[]): unknown => {
  if (typeof value === 'string')
    return /<[a-z!/]/i.test(value) ? (maskHtml(value, finders) ?? '') : maskText(value, finders);
  if (Array.isArray(value)) return value.map((one) => maskJson(one, finders));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, maskJson(one, finders)]));
};
