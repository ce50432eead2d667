import { escapeHtml } from '../html/clean-html.ts';
import { styleOf, styleText } from './cell-style.ts';
import type { Row, Table } from './model.ts';

type Look = { attributes: string; valign: string };

/** A style as a cell's attributes: what has an old attribute of its own is shorter so, and Outlook's Word reads it. */
const lookOf = (text: string): Look => {
  const style = styleOf(text);
  let attributes = '';
  const align = style.get('text-align');
  if (align && align !== 'justify') {
    attributes += ` align="${align}"`;
    style.delete('text-align');
  }
  const valign = style.get('vertical-align') ?? '';
  style.delete('vertical-align');
  const rest = styleText(style);
  if (rest) attributes += ` style="${escapeHtml(rest)}"`;
  return { attributes, valign };
};

const looks = new WeakMap<readonly string[], Look[]>();
const looksOf = (styles: readonly string[]): Look[] => {
  let known = looks.get(styles);
  if (!known) looks.set(styles, (known = styles.map(lookOf)));
  return known;
};

const written = new WeakMap<Row, { styles: readonly string[]; html: string }>();

/** One row; a row that an edit left alone is not written a second time. */
export const rowHtml = (row: Row, styles: readonly string[]): string => {
  const known = written.get(row);
  if (known?.styles === styles) return known.html;
  const look = looksOf(styles);
  const cells = row.cells.filter((cell) => cell !== null);
  const valigns = new Set(cells.map((cell) => look[cell.style]!.valign));
  const [shared = ''] = valigns.size === 1 ? valigns : [];
  // A row with nothing in it would have no height.
  let blank = cells.every((cell) => cell.html === '');
  let html = `<tr${row.height === null ? '' : ` height="${row.height}"`}${shared ? ` valign="${shared}"` : ''}>`;
  for (const cell of cells) {
    const { attributes, valign } = look[cell.style]!;
    const tag = cell.header ? 'th' : 'td';
    html += `<${tag}`;
    if (cell.colspan > 1) html += ` colspan="${cell.colspan}"`;
    if (cell.rowspan > 1) html += ` rowspan="${cell.rowspan}"`;
    if (valign && !shared) html += ` valign="${valign}"`;
    html += `${attributes}>${blank ? '&nbsp;' : cell.html}</${tag}>`;
    blank = false;
  }
  html += '</tr>';
  written.set(row, { styles, html });
  return html;
};

/** Before the rows: the table's own look and its columns. */
export const tableStart = ({ base, widths }: Table): string => {
  const known = widths.every((width) => width !== null);
  const total = widths.reduce<number>((sum, width) => sum + (width ?? 0), 0);
  const layout = known && total > 0 ? `;table-layout:fixed;width:${total}px` : '';
  const look = escapeHtml(`border-collapse:collapse${layout}${base ? `;${base}` : ''}`);
  const columns = widths.some((width) => width !== null)
    ? `<colgroup>${widths.map((width) => (width === null ? '<col>' : `<col width="${width}">`)).join('')}</colgroup>`
    : '';
  const width = known && total > 0 ? ` width="${total}"` : '';
  return `<table border="0" cellspacing="0" cellpadding="2"${width} style="${look}">${columns}<tbody>`;
};
export const TABLE_END = '</tbody></table>';

/** The table as a mail carries it: inline looks only. Read again with `readTable` it is the same table. */
export const writeTable = (table: Table): string =>
  `${tableStart(table)}${table.rows.map((row) => rowHtml(row, table.styles)).join('')}${TABLE_END}`;
