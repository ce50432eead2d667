import { escapeHtml } from './clean-html.ts';
import {
  attributeColour,
  attributeLength,
  cssLength,
  declarationsIn,
  styleOf,
  type Declarations,
} from './mail-style.ts';
import { walkHtml, type Attributes } from './walk-html.ts';

/** What a cell does not inherit in Outlook: the text of a table begins anew there. */
const TEXT = ['font-family', 'font-size', 'color', 'line-height'] as const;
type Text = Partial<Record<(typeof TEXT)[number], string>>;

const CELLS = new Set(['td', 'th']);
const SIZED = new Set(['table', 'td', 'th', 'col', 'img']);
const ALIGNED = new Set(['td', 'th', 'tr']);
/** A paragraph of its own: the direction of its text is its own too. */
const DIRECTED = new Set('p div li td th h1 h2 h3 h4 h5 h6 pre blockquote dt dd caption'.split(' '));
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]|\ud83b[\ude00-\udeff]/;
const FIRST_LETTER = /\p{L}/u;
/** The margins that browsers give: programs that have others would show holes, or none. */
const MARGINS: Record<string, [string, string][]> = {
  p: [['margin', '1em 0']],
  ul: [
    ['margin', '0 0 0 24px'],
    ['padding', '0'],
  ],
  ol: [
    ['margin', '0 0 0 24px'],
    ['padding', '0'],
  ],
  h1: [['margin', '0.67em 0']],
  h2: [['margin', '0.83em 0']],
  h3: [['margin', '1em 0']],
};
const FONT_SIZES = ['', '10px', '13px', '16px', '18px', '24px', '32px', '48px'];

type Open = {
  name: string;
  text: Text;
  /** Where its opening tag stands in the output. */
  at: number;
  /** What its own text said of its direction so far. */
  direction: 'unknown' | 'left' | 'right';
  fixed: boolean;
};
type Made = { head: string; style: Declarations; text: Text };

export type MailSafeOptions = {
  /** What all text is written in where nothing else is said: what the editor showed. */
  text: Text;
};

/** Styles repeat from cell to cell: each is read once. Bounded, since a letter may hold any number of them. */
const REMEMBERED = 5_000;

/**
 * Clean HTML (see cleanHtml) as mail programs show it alike, Outlook's Word engine among them: sizes, colours and
 * alignments as attribute and as style, fonts repeated in every cell, spaces of tables and lists said outright, the
 * direction of right-to-left paragraphs marked. One pass; nothing is added twice when it is run again.
 */
export const mailSafe = (html: string, options: MailSafeOptions): string => {
  const out: string[] = [];
  const open: Open[] = [];
  const memory = new Map<string, Made>();
  const ids = new Map<Text, number>();
  const idOf = (text: Text): number => {
    const known = ids.get(text);
    if (known !== undefined) return known;
    ids.set(text, ids.size);
    return ids.size - 1;
  };

  const begin = (name: string, attributes: Attributes, empty: boolean): void => {
    const around = open.at(-1)?.text ?? options.text;
    const key = `${name} ${idOf(around)} ${JSON.stringify(attributes)}`;
    let made = memory.get(key);
    if (!made) {
      made = tagOf(name, attributes, around);
      if (memory.size < REMEMBERED) memory.set(key, made);
    }
    const style = styleOf(made.style);
    out.push(style ? `${made.head} style="${escapeHtml(style)}">` : `${made.head}>`);
    if (empty) return;
    open.push({ name, text: made.text, at: out.length - 1, direction: 'unknown', fixed: 'dir' in attributes });
  };

  const markDirection = (text: string): void => {
    const block = open.findLast((one) => DIRECTED.has(one.name));
    if (!block || block.fixed || block.direction === 'right') return;
    const right = RIGHT_TO_LEFT.test(text);
    if (!right && block.direction === 'left') return;
    const first = block.direction === 'unknown' ? FIRST_LETTER.exec(text)?.[0] : undefined;
    if (first !== undefined) {
      block.direction = RIGHT_TO_LEFT.test(first) ? 'right' : 'left';
      const inside = open.some((one) => one !== block && one.direction === 'right');
      block.fixed = block.direction === 'right' || inside;
      // Of dir="auto" Word makes nothing; of the style it makes a paragraph from right to left.
      if (block.fixed)
        out[block.at] = directed(out[block.at]!, block.direction === 'right' ? 'direction:rtl' : 'direction:ltr');
    }
    if (right && block.direction === 'left' && !block.fixed) {
      out[block.at] = directed(out[block.at]!, '');
      block.fixed = true;
    }
  };

  walkHtml(html, {
    open: begin,
    close(name) {
      open.pop();
      out.push(`</${name}>`);
    },
    text(text) {
      out.push(escapeHtml(text));
      markDirection(text);
    },
  });
  return out.join('');
};

const directed = (tag: string, style: string): string => {
  const dir = tag.replace(/^<[a-z0-9]+/, (start) => `${start} dir="auto"`);
  if (!style) return dir;
  return / style="/.test(dir) ? dir.replace(/ style="/, ` style="${style};`) : dir.replace(/>$/, ` style="${style}">`);
};

const OF_CELL = ['style', 'width', 'height', 'bgcolor', 'align', 'valign'];
/** Attributes that are said anew, or not at all where they held nothing of use. */
const SAID_ANEW: Record<string, ReadonlySet<string>> = {
  table: new Set([...OF_CELL, 'border', 'cellpadding', 'cellspacing']),
  tr: new Set(OF_CELL),
  td: new Set(OF_CELL),
  th: new Set(OF_CELL),
  col: new Set(['style', 'width', 'height']),
  img: new Set(['style', 'width', 'height']),
};
const ONLY_STYLE: ReadonlySet<string> = new Set(['style']);

const tagOf = (name: string, attributes: Attributes, around: Text): Made => {
  const style = declarationsIn(attributes['style'] ?? '');
  const said: Record<string, string> = {};
  const size = SIZED.has(name) || name === 'tr';
  for (const side of size ? (['width', 'height'] as const) : []) {
    const fromStyle = attributeLength(style.get(side));
    const fromAttribute = cssLength(attributes[side]);
    if (fromStyle !== null && name !== 'tr') said[side] = fromStyle;
    else if (fromAttribute !== null) {
      said[side] = attributes[side]!.trim();
      if (!style.has(side) && name !== 'img') style.set(side, fromAttribute);
    }
  }
  if (name === 'table' || name === 'tr' || CELLS.has(name)) {
    const colour = attributeColour(style.get('background-color')) ?? attributeColour(attributes['bgcolor']);
    if (colour) {
      said['bgcolor'] = colour;
      if (!style.has('background-color')) style.set('background-color', colour);
    }
  }
  if (name === 'table') table(attributes, said, style);
  else if (ALIGNED.has(name)) aligned(name, attributes, said, style);
  else if (name === 'img') image(said, style);
  for (const [property, value] of MARGINS[name] ?? []) {
    const has = [...style.keys()].some((one) => one === property || one.startsWith(`${property}-`));
    if (!has && !(property === 'padding' && style.has('padding-left'))) style.set(property, value);
  }
  // A list whose place says nothing of its left side: without the browser's padding its marks would stand outside.
  if (
    (name === 'ul' || name === 'ol') &&
    !style.has('margin') &&
    !style.has('margin-left') &&
    style.get('padding') === '0'
  )
    style.set('margin-left', '24px');
  const text = textOf(name, attributes, style, around);
  if (CELLS.has(name))
    for (const one of TEXT) if (text[one] !== undefined && !style.has(one)) style.set(one, text[one]);
  // Word makes a line higher than said unless told not to.
  if (/^\d[\d.]*(?:px|pt)$/.test(style.get('line-height') ?? '') && !style.has('mso-line-height-rule'))
    style.set('mso-line-height-rule', 'exactly');

  let head = `<${name}`;
  for (const [key, value] of Object.entries(said)) head += ` ${key}="${escapeHtml(value)}"`;
  const anew = SAID_ANEW[name] ?? ONLY_STYLE;
  for (const [key, value] of Object.entries(attributes)) if (!anew.has(key)) head += ` ${key}="${escapeHtml(value)}"`;
  return { head, style, text };
};

const table = (attributes: Attributes, said: Record<string, string>, style: Declarations): void => {
  const border = /^\s*(\d{1,3})/.exec(attributes['border'] ?? '')?.[1];
  said['border'] = border ?? '0';
  said['cellpadding'] = /^\d{1,3}$/.exec(attributes['cellpadding'] ?? '')?.[0] ?? '1';
  const apart = style.get('border-collapse') === 'separate' || Number(attributes['cellspacing'] ?? 0) > 0;
  said['cellspacing'] = apart ? (/^\d{1,3}$/.exec(attributes['cellspacing'] ?? '')?.[0] ?? '2') : '0';
  if (!style.has('border-collapse') && !apart) style.set('border-collapse', 'collapse');
  style.set('mso-table-lspace', '0pt');
  style.set('mso-table-rspace', '0pt');
  if (/^(?:left|center|right)$/i.test(attributes['align'] ?? '')) said['align'] = attributes['align']!;
};

const aligned = (name: string, attributes: Attributes, said: Record<string, string>, style: Declarations): void => {
  const across = style.get('text-align') ?? attributes['align'];
  const known: Record<string, string> = { start: 'left', end: 'right' };
  const align = /^(?:left|center|right|justify)$/i.exec(known[across ?? ''] ?? across ?? '')?.[0];
  if (align) said['align'] = align.toLowerCase();
  const down = style.get('vertical-align') ?? attributes['valign'];
  const valign = /^(?:top|middle|bottom|baseline)$/i.exec(down ?? '')?.[0];
  if (valign) said['valign'] = valign.toLowerCase();
  if (name === 'th' && !style.has('font-weight')) style.set('font-weight', 'bold');
};

/** In its own size, and no wider than a telephone. */
const image = (said: Record<string, string>, style: Declarations): void => {
  if (said['width'] === undefined) return;
  if (!style.has('max-width')) style.set('max-width', '100%');
  if (!said['width'].endsWith('%')) {
    if (!style.has('width') || attributeLength(style.get('width')) === said['width'])
      style.set('width', `${said['width']}px`);
    style.set('height', 'auto');
  }
};

const textOf = (name: string, attributes: Attributes, style: Declarations, around: Text): Text => {
  let own: Text | null = null;
  for (const one of TEXT) {
    const value = style.get(one);
    if (
      value !== undefined &&
      value !== around[one] &&
      !/^(?:inherit|initial|unset|[\d.]+(?:em|%)|smaller|larger)$/.test(value)
    )
      (own ??= { ...around })[one] = value;
  }
  if (name === 'font') {
    const { face, color, size } = attributes;
    if (face) (own ??= { ...around })['font-family'] = face.replace(/[;:{}<>"]/g, '');
    if (attributeColour(color)) (own ??= { ...around }).color = attributeColour(color)!;
    if (size && FONT_SIZES[Number(size)]) (own ??= { ...around })['font-size'] = FONT_SIZES[Number(size)]!;
  }
  // A link's own colour is no colour of the text after it, and a heading's size none of a table's.
  return own ?? around;
};
