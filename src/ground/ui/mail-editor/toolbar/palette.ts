/** Names are keys of the words. Text colours read at 4.5:1 on white, highlights and shadings under black text (WCAG AA). */
export const TEXT_COLOURS = [
  ['black', '#000000'],
  ['grey', '#595959'],
  ['red', '#c00000'],
  ['orange', '#b45309'],
  ['green', '#17752f'],
  ['blue', '#0b4fb3'],
  ['violet', '#6639ba'],
] as const;
export const HIGHLIGHTS = [
  ['yellow', '#fff176'],
  ['green', '#b9f6ca'],
  ['blue', '#b3e5fc'],
  ['pink', '#f8bbd0'],
  ['orange', '#ffe0b2'],
] as const;
export const SHADINGS = [
  ['grey', '#eceff1'],
  ['yellow', '#fff2cc'],
  ['green', '#d9ead3'],
  ['blue', '#cfe2f3'],
  ['pink', '#f4cccc'],
  ['violet', '#e4d9f5'],
] as const;
export const BORDER_COLOURS = [
  ['grey', '#ababab'],
  ['black', '#000000'],
  ['blue', '#0b4fb3'],
  ['green', '#17752f'],
  ['red', '#c00000'],
] as const;
export type ColourName = (typeof TEXT_COLOURS | typeof HIGHLIGHTS | typeof SHADINGS | typeof BORDER_COLOURS)[number][0];
/** In points. */
export const SIZES = ['8pt', '10pt', '12pt', '14pt', '18pt', '24pt'];
