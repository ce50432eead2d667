/** A report drawn with spaces (R27, Sabre): a third of its lines are columns or rules, and it has no tab. */
const MIN_LINES = 3;
const DRAWN_SHARE = 0.3;

export const FIXED_FONT = "Consolas,'Courier New',monospace";

/** True for text whose columns are made of spaces, so that it must keep every space and a fixed-width font. */
export const isReport = (text: string): boolean => {
  if (text.includes('\t')) return false;
  const lines = text.slice(0, 200_000).split(/\r?\n/);
  if (lines.length < MIN_LINES) return false;
  const drawn = lines.filter((line) => /\S {2,}\S|^ +\S|[-=_*]{8,}/.test(line)).length;
  return drawn >= Math.max(2, lines.length * DRAWN_SHARE);
};

const escaped = (line: string): string =>
  line.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll(' ', '&nbsp;');

/** The report as HTML that any mail program shows in the same columns: one block a line, no space that can collapse. */
export const reportHtml = (text: string): string =>
  text
    .replace(/\s+$/, '')
    .split(/\r?\n/)
    .map(
      (line) =>
        `<div style="font-family:${FIXED_FONT};font-size:10pt;white-space:nowrap">${line ? escaped(line) : '<br>'}</div>`,
    )
    .join('');
