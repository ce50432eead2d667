import { Tokenizer } from 'htmlparser2';
import { GRID_FROM, PASTE_LIMIT } from './limits.ts';

/** A large table and the HTML around it; `css` is where its style sheets stand. */
export type CutTable = { before: string; table: string; after: string; css: string; cells: number };

type Found = { from: number; to: number; cells: number; rows: number; widest: number };

const isLarge = ({ cells, rows, widest }: Omit<Found, 'from' | 'to'>): boolean =>
  cells > GRID_FROM || rows > PASTE_LIMIT || widest > PASTE_LIMIT;

/**
 * Whether an HTML can hold a table too large for a text, at the cost of its first thousand cells: false is certain,
 * true is not (several small tables). `cutTable` knows.
 */
export const mayHoldLargeTable = (html: string): boolean => {
  const tags = /<t([drh])(?=[\s>/])/gi;
  const seen = { cells: 0, rows: 0, widest: 0 };
  let inRow = 0;
  for (let tag = tags.exec(html); tag; tag = tags.exec(html)) {
    if (tag[1] === 'r' || tag[1] === 'R') {
      seen.rows += 1;
      inRow = 0;
    } else {
      seen.cells += 1;
      seen.widest = Math.max(seen.widest, ++inRow);
    }
    if (isLarge(seen)) return true;
  }
  return false;
};

/** The same of a text whose cells stand between tabs. */
export const mayBeLargeTabs = (text: string): boolean => {
  const signs = /[\t\n]/g;
  const seen = { cells: 0, rows: 1, widest: 0 };
  let tabs = 0;
  let inRow = 1;
  for (let sign = signs.exec(text); sign; sign = signs.exec(text)) {
    seen.cells += 1;
    if (sign[0] === '\t') {
      tabs += 1;
      seen.widest = Math.max(seen.widest, ++inRow);
    } else {
      seen.rows += 1;
      inRow = 1;
    }
    // A text of many lines is not a table yet.
    if (tabs >= seen.rows / 2 && isLarge(seen)) return true;
  }
  return false;
};

/** The outermost tables in their order; one that is never closed goes to the end. In time linear in the length. */
const tablesOf = (html: string): Found[] => {
  const found: Found[] = [];
  let depth = 0;
  let inRow = 0;
  const tokens = new Tokenizer(
    { decodeEntities: false },
    {
      onopentagname: (from, to) => {
        if (to - from > 5) return;
        const name = html.slice(from, to).toLowerCase();
        if (name === 'table') {
          depth += 1;
          if (depth === 1) found.push({ from: from - 1, to: html.length, cells: 0, rows: 0, widest: 0 });
        }
        const table = found.at(-1);
        if (depth !== 1 || !table) return;
        if (name === 'tr') {
          table.rows += 1;
          inRow = 0;
        } else if (name === 'td' || name === 'th') {
          table.cells += 1;
          table.widest = Math.max(table.widest, ++inRow);
        }
      },
      onclosetag: (from, to) => {
        if (depth === 0 || html.slice(from, to).trim().toLowerCase() !== 'table') return;
        depth -= 1;
        const end = html.indexOf('>', to);
        if (depth === 0 && end >= 0) found.at(-1)!.to = end + 1;
      },
      onattribname: () => {},
      onattribdata: () => {},
      onattribentity: () => {},
      onattribend: () => {},
      onopentagend: () => {},
      onselfclosingtag: () => {},
      ontext: () => {},
      ontextentity: () => {},
      oncdata: () => {},
      oncomment: () => {},
      ondeclaration: () => {},
      onprocessinginstruction: () => {},
      onend: () => {},
    },
  );
  tokens.write(html);
  tokens.end();
  return found;
};

const headOf = (html: string): string =>
  /^[\s\S]*?<\/head\s*>/i.exec(html)?.[0] ?? (html.match(/<style\b[\s\S]*?<\/style\s*>/gi) ?? []).join('');

/** The first table too large for a text, cut out of its HTML; null when there is none. */
export const cutTable = (html: string): CutTable | null => {
  const large = tablesOf(html).find(isLarge);
  if (!large) return null;
  const before = html.slice(0, large.from);
  const after = html.slice(large.to);
  // What comes after keeps the style sheets and the marks of the program that it was copied from.
  const head = headOf(before);
  return {
    before,
    table: html.slice(large.from, large.to),
    after: `${head}${after}`,
    css: head + (after.match(/<style\b[\s\S]*?<\/style\s*>/gi) ?? []).join(''),
    cells: large.cells,
  };
};
