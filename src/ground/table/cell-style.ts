import { cleanStyle } from '../html/clean-style.ts';

export type Style = Map<string, string>;

const SIDES = ['top', 'right', 'bottom', 'left'] as const;
const LINE_WIDTH = /^(?:thin|medium|thick|[\d.]+(?:px|pt|em|mm|cm|in)?)$/i;
const LINE_STYLE = /^(?:none|hidden|solid|dashed|dotted|double|groove|ridge|inset|outset)$/i;

/** Excel's name for the colour of its lines and letters; read as a colour of the system it could turn white. */
const colour = (value: string): string => {
  const plain = value
    .trim()
    .toLowerCase()
    .replace(/\s*,\s*/g, ',');
  const parts = /^rgb\((\d{1,3}),(\d{1,3}),(\d{1,3})\)$/.exec(plain);
  if (parts)
    return `#${parts
      .slice(1)
      .map((one) => Math.min(255, Number(one)).toString(16).padStart(2, '0'))
      .join('')}`;
  if (plain === 'windowtext' || plain === 'black') return '#000';
  return plain === 'window' || plain === 'white' ? '#fff' : plain;
};
const isColour = (value: string): boolean => /^(?:#[0-9a-f]{3,8}|(?:rgb|hsl)a?\([^()]*\)|[a-z]{3,30})$/.test(value);
const NO_COLOUR = /^(?:transparent|none|auto|initial|inherit|unset|currentcolor|rgba\([^)]*,0\))$/;

/** One word of these, else nothing. */
const oneOf =
  (...words: string[]) =>
  (value: string): string | null => {
    const word = value.trim().toLowerCase();
    return words.includes(word) ? word : null;
  };
const length = (value: string): string | null =>
  /^[\d.]+(?:px|pt|em|rem|%|mm|cm|in)$/i.test(value) ? value.toLowerCase() : null;
const pixels = (value: string): number => Number.parseFloat(value) * (/pt$/i.test(value) ? 4 / 3 : 1);

/** What a declaration becomes: a value kept, '' where it takes an earlier one back, null where it says nothing to us. */
const KEPT: Record<string, (value: string) => string | null> = {
  color: (value) => (NO_COLOUR.test(colour(value)) ? '' : isColour(colour(value)) ? colour(value) : null),
  'background-color': (value) => (NO_COLOUR.test(colour(value)) ? '' : isColour(colour(value)) ? colour(value) : null),
  'font-family': (value) => (/^(?:inherit|initial)$/i.test(value) ? null : value.replaceAll('"', "'")),
  'font-size': (value) =>
    length(value) ?? oneOf('xx-small', 'x-small', 'small', 'medium', 'large', 'x-large', 'xx-large')(value),
  'font-weight': (value) => (/^(?:bold|bolder|[6-9]00)$/i.test(value) ? 'bold' : ''),
  'font-style': (value) => (/italic|oblique/i.test(value) ? 'italic' : ''),
  'text-decoration': (value) =>
    ['underline', 'line-through'].filter((one) => value.toLowerCase().includes(one)).join(' '),
  'text-align': (value) =>
    oneOf('left', 'center', 'right', 'justify')(value.replace(/^-(?:webkit|moz)-/i, '').replace(/^end$/i, 'right')),
  'vertical-align': (value) =>
    oneOf('top', 'middle', 'bottom', 'sub', 'super')(value) ?? (/^baseline$/i.test(value) ? '' : null),
  'white-space': (value) => oneOf('nowrap', 'pre', 'pre-wrap')(value) ?? '',
  direction: oneOf('rtl'),
  // Less is the table's own, more is an indent.
  'padding-left': (value) => (length(value) && pixels(value) >= 5 ? length(value) : ''),
  'padding-right': (value) => (length(value) && pixels(value) >= 5 ? length(value) : ''),
};

/** "1px solid red" in any order; null for no line. */
const lineOf = (value: string): string | null => {
  let [width, style, ink] = ['', '', ''];
  for (const word of value.match(/[^\s(]+(?:\([^)]*\))?/g) ?? []) {
    if (LINE_STYLE.test(word)) style = word.toLowerCase();
    else if (LINE_WIDTH.test(word)) width = word.toLowerCase();
    else if (isColour(colour(word))) ink = colour(word);
  }
  if (!style || style === 'none' || style === 'hidden' || /^0(?:\D|$)/.test(width)) return null;
  return `${width || '1px'} ${style} ${ink || '#000'}`;
};

const putBorder = (style: Style, property: string, value: string): void => {
  const [, side, part] = property.split('-') as [string, string?, string?];
  const sides = SIDES.filter((one) => side === undefined || side === one);
  if (part === undefined && (side === undefined || sides.length > 0)) {
    const line = lineOf(value);
    for (const one of sides) style.set(`border-${one}`, line ?? '');
    return;
  }
  // border-width, border-top-color…: the one part replaced.
  const what = part ?? side!;
  for (const one of part === undefined ? SIDES : sides) {
    const [width = '', kind = '', ...ink] = (style.get(`border-${one}`) ?? '').split(' ');
    const values = value.trim().split(/\s+(?![^(]*\))/);
    const at = SIDES.indexOf(one);
    const own = part === undefined ? (values[at] ?? values[at - 2] ?? values[0]!) : value;
    const line = what === 'width' ? [own, kind, ...ink] : what === 'style' ? [width, own, ...ink] : [width, kind, own];
    style.set(`border-${one}`, what === 'style' || kind ? (lineOf(line.join(' ')) ?? '') : '');
  }
};

/** Puts the declarations of a `style`, the later over the earlier, onto what held before. */
export const putStyle = (style: Style, text: string): Style => {
  for (const declaration of cleanStyle(text).split(/;(?![^(]*\))/)) {
    const colon = declaration.indexOf(':');
    const property = declaration.slice(0, colon);
    const value = declaration
      .slice(colon + 1)
      .replace(/\s*!important$/i, '')
      .trim();
    if (colon < 1 || !value) continue;
    if (/^border(?:-(?:top|right|bottom|left|width|style|color))?(?:-(?:width|style|color))?$/.test(property))
      putBorder(style, property, value);
    else if (property === 'background') {
      const first = value.match(/^[^\s(]+(?:\([^)]*\))?/)?.[0] ?? '';
      const kept = KEPT['background-color']!(first);
      if (kept !== null) style.set('background-color', kept);
    } else {
      const known = property === 'text-decoration-line' ? 'text-decoration' : property;
      const kept = KEPT[known]?.(value);
      if (kept !== null && kept !== undefined) style.set(known, kept);
    }
  }
  return style;
};

/** The attributes that HTML had for looks before there were styles. */
export const putAttributes = (style: Style, attributes: Readonly<Record<string, string>>): Style => {
  const { align, valign, bgcolor, nowrap, dir } = attributes;
  if (align) putStyle(style, `text-align:${align}`);
  if (valign) putStyle(style, `vertical-align:${valign}`);
  if (bgcolor) putStyle(style, `background-color:${/^[0-9a-f]{6}$/i.test(bgcolor) ? `#${bgcolor}` : bgcolor}`);
  if (nowrap !== undefined) style.set('white-space', 'nowrap');
  if (dir === 'rtl') style.set('direction', 'rtl');
  return style;
};

/** As text, the same for styles that look the same: properties in order, equal lines said once. */
export const styleText = (style: Style): string => {
  const lines = SIDES.map((side) => style.get(`border-${side}`) ?? '');
  const all = new Map([...style].filter(([property, value]) => value !== '' && !property.startsWith('border')));
  // Excel leaves out the side that a neighbour draws: three equal lines are the usual cell.
  const common = lines.find((line) => line !== '' && lines.filter((one) => one === line).length >= 3);
  if (common) all.set('border', common);
  SIDES.forEach((side, at) => {
    if (lines[at] !== (common ?? '')) all.set(`border-${side}`, lines[at] || 'none');
  });
  return [...all]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([property, value]) => `${property}:${value}`)
    .join(';');
};

export const styleOf = (text: string): Style => putStyle(new Map(), text);
