import { escapeHtml } from '#ground/html/clean-html.ts';

/** Lines cut at tabs; a field in quotes may hold a line break, as spreadsheets write it. */
const fieldsOf = (text: string): string[][] => {
  const rows: string[][] = [[]];
  const pattern = /("(?:[^"]|"")*"|[^\t\r\n]*)(\t|\r\n|\r|\n|$)/y;
  for (let at = 0; at < text.length;) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (!match) {
      // A quotation mark that begins no quoted field is a sign like any other.
      const end = /[\t\r\n]/.exec(text.slice(at + 1));
      const next = end ? at + 1 + end.index : text.length;
      rows.at(-1)!.push(text.slice(at, next));
      at = next + (text[next] === '\t' ? 1 : 0);
      continue;
    }
    const field = match[1]!;
    const quoted =
      field.length > 1 && field.startsWith('"') && field.endsWith('"') && /[\t\r\n"]/.test(field.slice(1, -1));
    rows.at(-1)!.push(quoted ? field.slice(1, -1).replaceAll('""', '"') : field);
    at += match[0].length;
    if (match[2] !== '\t' && at < text.length) rows.push([]);
  }
  return rows;
};

/** Fewest lines with tabs, and share of the lines, that make a text a table. */
const MIN_ROWS = 2;

/** The cells of a text whose lines all have the same tabs; null when it is no table. */
export const tabTable = (text: string): string[][] | null => {
  if (!text.includes('\t')) return null;
  const rows = fieldsOf(text.replace(/[\r\n]+$/, ''));
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const full = rows.filter((row) => row.length === columns).length;
  if (rows.length < MIN_ROWS || columns < 2 || full < rows.length * 0.8) return null;
  return rows.map((row) => [...row, ...Array.from({ length: columns - row.length }, () => '')]);
};

const NUMBER = /^[-−(]?\s?[$€£]?\s?\d[\d\s\u00a0\u202f.,']*\s?(?:[$€£%]|CAD|USD|EUR)?\)?$/;

/** The same as HTML: thin lines, numbers on the right. */
export const tabTableHtml = (rows: string[][]): string => {
  const cell = (text: string): string => {
    const align = NUMBER.test(text.trim()) ? ';text-align:right' : '';
    const lines = escapeHtml(text).replace(/\r?\n/g, '<br>') || '<br>';
    return `<td style="border:1px solid #ababab;padding:2px 5px;vertical-align:top${align}">${lines}</td>`;
  };
  return `<table style="border-collapse:collapse"><tbody>${rows
    .map((row) => `<tr>${row.map(cell).join('')}</tr>`)
    .join('')}</tbody></table>`;
};
