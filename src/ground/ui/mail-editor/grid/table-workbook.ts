import writeWorkbook from 'write-excel-file/universal';
import type { CellObject, SheetData } from 'write-excel-file/universal';
import { walkHtml } from '#ground/html/walk-html.ts';
import { styleOf } from '#ground/table/cell-style.ts';
import type { Table } from '#ground/table/model.ts';

/** Excel's own limit for the text of a cell. */
const MOST_SIGNS = 32_767;
/** CSS pixels of one character, Excel's unit of width. */
const CHARACTER = 7;
// oxlint-disable-next-line no-control-regex
const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const textOf = (html: string): string => {
  if (!/[<&]/.test(html)) return html;
  let text = '';
  walkHtml(html, {
    open: (name) => {
      if (name === 'br') text += '\n';
    },
    close: () => {},
    text: (part) => {
      text += part;
    },
  });
  return text;
};

/** What a spreadsheet can count with, as it was shown; what looks like a telephone or an account number stays text. */
export const numberOf = (text: string): { value: number; format: string } | null => {
  const match = /^([-−]?)(0|[1-9]\d{0,14}|[1-9]\d{0,2}(?:[ \u00a0\u202f]\d{3}){1,4})(?:([.,])(\d{1,10}))?$/.exec(text);
  if (!match) return null;
  const [, minus, whole = '', sign, decimals = ''] = match;
  // "1,234" is a thousand in one language and a little more than one in the other.
  if (sign === ',' && decimals.length === 3) return null;
  const digits = whole.replace(/\D/g, '');
  if (digits.length + decimals.length > 15) return null;
  const value = Number(`${digits}.${decimals || '0'}`);
  const format = (whole === digits ? '0' : '#,##0') + (decimals ? `.${'0'.repeat(decimals.length)}` : '');
  return { value: minus ? -value : value, format };
};

const hexOf = (colour: string | undefined): string | undefined => {
  if (!colour) return undefined;
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/.exec(colour);
  if (short) return `#${short[1]}${short[1]}${short[2]}${short[2]}${short[3]}${short[3]}`;
  return /^#[0-9a-f]{6}$/.test(colour) ? colour : undefined;
};

type Look = Omit<CellObject, 'value' | 'type'>;

const SIDES = ['Top', 'Right', 'Bottom', 'Left'] as const;

/** A cell's look in the words of the workbook: colours, weight, alignment, lines. Fonts are the workbook's own. */
const lookOf = (text: string): Look => {
  const style = styleOf(text);
  const look: Record<string, unknown> = {};
  if (style.get('font-weight') === 'bold') look['fontWeight'] = 'bold';
  if (style.get('font-style') === 'italic') look['fontStyle'] = 'italic';
  const colour = hexOf(style.get('color'));
  if (colour && colour !== '#000000') look['textColor'] = colour;
  const fill = hexOf(style.get('background-color'));
  if (fill) look['backgroundColor'] = fill;
  const align = style.get('text-align');
  if (align && align !== 'justify') look['align'] = align;
  const vertical = { top: 'top', middle: 'center' }[style.get('vertical-align') ?? ''];
  if (vertical) look['alignVertical'] = vertical;
  for (const side of SIDES) {
    const [width = '', kind = '', ink] = (style.get(`border-${side.toLowerCase()}`) ?? '').split(' ');
    if (!kind) continue;
    const name = side.toLowerCase();
    look[`${name}BorderStyle`] = { dashed: 'dashed', dotted: 'dotted', double: 'double' }[kind] ?? widthOf(width);
    look[`${name}BorderColor`] = hexOf(ink) ?? '#000000';
  }
  return look as Look;
};
const widthOf = (width: string): 'thin' | 'medium' =>
  Number.parseFloat(width) >= 2 || width === 'medium' ? 'medium' : 'thin';

/** An Excel workbook of one sheet: texts as texts, numbers as numbers, merged cells and plain looks kept. */
export const workbookOf = async (table: Table): Promise<ArrayBuffer> => {
  const looks = table.styles.map((style) => lookOf(`${table.base};${style}`));
  const data: SheetData = table.rows.map((row) =>
    row.cells.map((cell) => {
      if (!cell) return null;
      const look: CellObject = { ...looks[cell.style] };
      if (cell.colspan > 1) look.columnSpan = cell.colspan;
      if (cell.rowspan > 1) look.rowSpan = cell.rowspan;
      const text = textOf(cell.html).replace(NOT_IN_XML, '').slice(0, MOST_SIGNS);
      const number = numberOf(text.trim());
      if (number) return { ...look, type: Number, ...number };
      if (!text) return look;
      return { ...look, type: String, value: text, ...(text.includes('\n') ? { wrap: true } : {}) };
    }),
  );
  const columns = table.widths.map((width) =>
    width === null ? {} : { width: Math.max(2, Math.round(width / CHARACTER)) },
  );
  return (await writeWorkbook(data, { columns }).toBlob()).arrayBuffer();
};
