import { attributeColour, declarationsIn } from '#ground/html/mail-style.ts';
import type { Attributes } from '#ground/html/walk-html.ts';
import type { Align, Look } from './tree.ts';

/** How the text inside an element looks, as far as paper needs it. */
export type Style = {
  look: Look;
  align?: Align;
  dir?: 'ltr' | 'rtl';
  /** Inside a heading. */
  heading: boolean;
  /** Every space and line end counts. */
  fixed: boolean;
  /** What the text stands on. */
  on: string;
};
export const PLAIN: Style = { look: {}, heading: false, fixed: false, on: '#ffffff' };

const NAMED: Record<string, string> = {
  black: '#000000',
  white: '#ffffff',
  red: '#ff0000',
  darkred: '#8b0000',
  crimson: '#dc143c',
  maroon: '#800000',
  orange: '#ffa500',
  darkorange: '#ff8c00',
  yellow: '#ffff00',
  lightyellow: '#ffffe0',
  gold: '#ffd700',
  green: '#008000',
  darkgreen: '#006400',
  lime: '#00ff00',
  lightgreen: '#90ee90',
  olive: '#808000',
  teal: '#008080',
  aqua: '#00ffff',
  cyan: '#00ffff',
  blue: '#0000ff',
  navy: '#000080',
  darkblue: '#00008b',
  lightblue: '#add8e6',
  royalblue: '#4169e1',
  purple: '#800080',
  fuchsia: '#ff00ff',
  magenta: '#ff00ff',
  pink: '#ffc0cb',
  brown: '#a52a2a',
  gray: '#808080',
  grey: '#808080',
  silver: '#c0c0c0',
  lightgray: '#d3d3d3',
  lightgrey: '#d3d3d3',
  whitesmoke: '#f5f5f5',
};

/** `#rrggbb`; null for what is no colour, or one that paper has no use for. */
export const colourIn = (value: string | undefined): string | null => {
  const colour = attributeColour(value);
  return colour === null ? null : colour.startsWith('#') ? colour : (NAMED[colour] ?? null);
};

/** WCAG 2.2: relative luminance, 0 black to 1 white. */
const luminance = (colour: string): number => {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
};
export const contrast = (one: string, other: string): number => {
  const [light, dark] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light! + 0.05) / (dark! + 0.05);
};
/** Text paler than this on its ground cannot be read: it gets a colour that can. */
const READABLE = 3;
/** Near black is black: every mail program has another. */
const NEAR_BLACK = 0.04;

const BOLD = new Set(['b', 'strong', 'th', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'dt']);
const ITALIC = new Set(['i', 'em', 'cite', 'dfn', 'var', 'address']);
const UNDER = new Set(['u', 'ins']);
const STRUCK = new Set(['s', 'strike', 'del']);
const FIXED_WIDTH = new Set(['code', 'kbd', 'samp', 'tt', 'pre']);
const SIZES: Record<string, number> = { h1: 1.35, h2: 1.2, h3: 1.1, small: 0.88, big: 1.12 };
const CELLS = new Set(['td', 'th']);

/** Sizes in CSS pixels, to few steps: mails differ by two pixels for no reason. */
const sizeOf = (value: string | undefined): number | null => {
  const match = /^\s*([\d.]{1,8})\s*(px|pt|em|rem|%)\s*$/i.exec(value ?? '');
  if (!match) return null;
  const unit = { px: 1, pt: 4 / 3, em: 14, rem: 14, '%': 0.14 }[match[2]!.toLowerCase()]!;
  const pixels = Number(match[1]) * unit;
  return pixels >= 26 ? 1.35 : pixels >= 20 ? 1.15 : pixels <= 11 ? 0.88 : 1;
};

/** The style inside an element, from that around it. The same object where nothing changes. */
export const styleInside = (name: string, attributes: Attributes, around: Style): Style => {
  const said = declarationsIn(attributes['style'] ?? '');
  const look: Look = { ...around.look };
  const weight = said.get('font-weight');
  if (BOLD.has(name) || /^(?:bold(?:er)?|[6-9]00)$/i.test(weight ?? '')) look.b = 1;
  else if (/^(?:normal|[1-5]00)$/i.test(weight ?? '')) delete look.b;
  if (ITALIC.has(name) || /^(?:italic|oblique)/i.test(said.get('font-style') ?? '')) look.i = 1;
  const lines = `${said.get('text-decoration') ?? ''} ${said.get('text-decoration-line') ?? ''}`;
  if (UNDER.has(name) || /underline/i.test(lines)) look.u = 1;
  if (STRUCK.has(name) || /line-through/i.test(lines)) look.s = 1;
  if (FIXED_WIDTH.has(name) || /monospace|courier|consolas|menlo/i.test(said.get('font-family') ?? '')) look.m = 1;
  if (name === 'sup' || said.get('vertical-align') === 'super') look.p = 1;
  if (name === 'sub' || said.get('vertical-align') === 'sub') look.p = -1;
  const size = SIZES[name] ?? sizeOf(said.get('font-size'));
  if (size !== null && size !== undefined) look.z = size;
  if (look.z === 1) delete look.z;
  const link = name === 'a' && attributes['href'];
  if (link && link.length <= 2_000) Object.assign(look, { l: link, u: 1 });

  let { on } = around;
  const ground = colourIn(said.get('background-color')) ?? colourIn(attributes['bgcolor']);
  if (ground !== null && CELLS.has(name)) on = ground;
  else if (ground !== null && /^(?:span|mark|font|b|strong|em|i|u|a)$/.test(name)) {
    if (ground === '#ffffff') delete look.g;
    else look.g = ground;
    on = ground;
  } else if (name === 'mark') on = look.g = '#fff3a3';
  const colour = colourIn(said.get('color')) ?? colourIn(name === 'font' ? attributes['color'] : undefined) ?? look.c;
  delete look.c;
  const dark = luminance(on) < 0.18;
  if (colour !== undefined && contrast(colour, on) >= READABLE && (dark || luminance(colour) > NEAR_BLACK))
    look.c = colour;
  else if (dark) look.c = '#ffffff';

  const align = said.get('text-align') ?? attributes['align'] ?? (name === 'center' ? 'center' : '');
  const dir = said.get('direction') ?? attributes['dir'];
  const space = said.get('white-space');
  const style: Style = {
    look,
    heading: around.heading || /^h[1-6]$/.test(name),
    fixed: name === 'pre' || (space === undefined ? around.fixed : /^(?:pre|break-spaces)/i.test(space)),
    on,
  };
  const aligned = (['left', 'center', 'right'] as const).find((one) => one === align.toLowerCase()) ?? around.align;
  if (aligned) style.align = aligned;
  const directed = dir === 'auto' ? undefined : dir === 'rtl' || dir === 'ltr' ? dir : around.dir;
  if (directed) style.dir = directed;
  return style;
};
