import { declarationsOf } from './clean-style.ts';

/** The declarations of a style by property, in their order; the last of two of one name holds, as in a browser. */
export type Declarations = Map<string, string>;

const RGB = /rgba?\(\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*(?:[,/]\s*([\d.]+%?)\s*)?\)/gi;
const hexOf = (red: string, green: string, blue: string): string =>
  `#${[red, green, blue].map((one) => Math.min(255, Number(one)).toString(16).padStart(2, '0')).join('')}`;
/** Word knows no rgba(), and not every mail program rgb(). */
const plainColours = (value: string): string =>
  value.replace(RGB, (_all, red: string, green: string, blue: string, alpha: string | undefined) =>
    alpha !== undefined && Number.parseFloat(alpha) === 0 ? 'transparent' : hexOf(red, green, blue),
  );

export const declarationsIn = (style: string): Declarations => {
  const found: Declarations = new Map();
  for (const [property, value] of declarationsOf(style)) {
    found.delete(property);
    found.set(property, plainColours(value));
  }
  // Word and older programs read the long name only.
  const background = found.get('background');
  if (background !== undefined && !found.has('background-color') && attributeColour(background)) {
    found.delete('background');
    found.set('background-color', background);
  }
  return found;
};

export const styleOf = (declarations: Declarations): string =>
  [...declarations].map(([property, value]) => `${property}:${value}`).join(';');

const PX_OF: Record<string, number> = {
  px: 1,
  pt: 4 / 3,
  pc: 16,
  in: 96,
  cm: 96 / 2.54,
  mm: 9.6 / 2.54,
  em: 16,
  rem: 16,
};
/** A length as the attributes of HTML have it: pixels or a share ("120", "50%"); null for any other. */
export const attributeLength = (value: string | undefined): string | null => {
  const match = /^\s*([\d.]{1,12})(px|pt|pc|in|cm|mm|em|rem|%)\s*$/i.exec(value ?? '');
  if (!match) return null;
  const number = Number(match[1]);
  if (!Number.isFinite(number) || number <= 0) return null;
  return match[2] === '%' ? `${number}%` : String(Math.max(1, Math.round(number * PX_OF[match[2]!.toLowerCase()]!)));
};
/** The same the other way: what `width="…"` says, in CSS; null where it says nothing. */
export const cssLength = (value: string | undefined): string | null => {
  const match = /^\s*(\d{1,5}(?:\.\d{1,3})?)\s*(%|px)?\s*$/i.exec(value ?? '');
  return match && Number(match[1]) > 0 ? `${match[1]}${match[2] === '%' ? '%' : 'px'}` : null;
};

/** A colour that an attribute may hold: `#rrggbb` or a name. */
export const attributeColour = (value: string | undefined): string | null => {
  const colour = value?.trim().toLowerCase() ?? '';
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/.exec(colour);
  if (short)
    return `#${short
      .slice(1)
      .map((digit) => digit + digit)
      .join('')}`;
  if (/^#[0-9a-f]{6}$/.test(colour)) return colour;
  return /^[a-z]{3,25}$/.test(colour) &&
    !/^(?:inherit|initial|unset|transparent|none|currentcolor|revert)$/.test(colour)
    ? colour
    : null;
};
