/** East Asian wide and full-width forms, and emoji: two columns of a fixed-width font. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f000}-\u{1faff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|\ufe0f/u;
const NO_WIDTH = /^[\p{Mn}\p{Me}\p{Cf}]+$/u;
const ONE_EACH = /^[\u0020-\u02ff\u0370-\u03ff\u0400-\u0482\u2010-\u203f\u20a0-\u20bf\u2190-\u21ff\u2500-\u257f]*$/;

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Columns that a text takes in a fixed-width font. */
export const displayWidth = (text: string): number => {
  if (ONE_EACH.test(text)) return text.length;
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += NO_WIDTH.test(segment) ? 0 : WIDE.test(segment) ? 2 : 1;
  return width;
};

/** Fills with spaces up to that width; a longer text stays whole. */
export const padded = (text: string, width: number, side: 'left' | 'right' | 'center'): string => {
  const missing = width - displayWidth(text);
  if (missing <= 0) return text;
  const before = side === 'right' ? missing : side === 'center' ? Math.floor(missing / 2) : 0;
  return ' '.repeat(before) + text + ' '.repeat(missing - before);
};
