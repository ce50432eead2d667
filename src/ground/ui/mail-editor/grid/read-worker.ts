import { cutTable } from '#ground/table/cut-table.ts';
import { READ_LIMIT, tooLarge } from '#ground/table/limits.ts';
import type { Row, Table } from '#ground/table/model.ts';
import { readTable, TooManyCells } from '#ground/table/read-table.ts';
import { saysSomething } from '#ground/table/says-something.ts';
import { tabTable, tabTableHtml } from '../paste/tab-table.ts';
import type { Answered, Asked, TableSource } from './read-messages.ts';

/** Cells that the page takes over in one go: some milliseconds of its time. */
const CELLS_AT_ONCE = 4_000;
/** Share of the time that reading takes; the rest is handing over. */
const READING = 0.8;

const say = (answer: Answered, moved: Transferable[] = []): void => self.postMessage(answer, { transfer: moved });

type Read = { table: Table; before: string; after: string };

const read = (source: TableSource): Read | null => {
  const onCells = (all: number) => (cells: number) =>
    say({ kind: 'progress', share: READING * Math.min(1, cells / all) });
  if ('html' in source) {
    const cut = cutTable(source.html);
    if (!cut) return null;
    if (cut.cells > READ_LIMIT) throw new TooManyCells();
    const table = readTable(cut.table, { css: cut.css, onCells: onCells(cut.cells) });
    return { table, before: heard(cut.before), after: heard(cut.after) };
  }
  if ('stored' in source) {
    // Each cell of ours is more than twenty signs.
    return { table: readTable(source.stored, { onCells: onCells(source.stored.length / 40) }), before: '', after: '' };
  }
  const rows = tabTable(source.text);
  if (!rows) return null;
  const cells = rows.length * (rows[0]?.length ?? 0);
  if (cells > READ_LIMIT) throw new TooManyCells();
  return { table: readTable(tabTableHtml(rows), { onCells: onCells(cells) }), before: '', after: '' };
};
const heard = (html: string): string => (saysSomething(html) ? html : '');

const handOver = ({ table, before, after }: Read): void => {
  const { rows, ...rest } = table;
  const at = Math.max(1, Math.floor(CELLS_AT_ONCE / Math.max(1, table.widths.length)));
  for (let from = 0; from < rows.length; from += at) {
    say({ kind: 'rows', rows: rows.slice(from, from + at) as Row[] });
    say({ kind: 'progress', share: READING + (1 - READING) * Math.min(1, (from + at) / rows.length) });
  }
  say({ kind: 'table', ...rest, before, after });
};

const answer = async ({ job, source }: Asked): Promise<void> => {
  try {
    const done = read(source);
    if (!done) return say({ kind: 'none' });
    const [rows, columns] = [done.table.rows.length, done.table.widths.length];
    if (job === 'file') {
      const { workbookOf } = await import('./table-workbook.ts');
      const bytes = await workbookOf(done.table);
      say({ kind: 'file', bytes }, [bytes]);
    } else if (!('stored' in source) && tooLarge(rows, columns)) {
      const { before, after } = done;
      say({ kind: 'too-large', rows, columns, before, after });
    } else handOver(done);
  } catch (error) {
    if (!(error instanceof TooManyCells)) throw error;
    say({ kind: 'too-many' });
  }
};

self.addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  answer(data).catch((error: unknown) => {
    // As an error of the worker, which its page is told.
    setTimeout(() => {
      throw error;
    });
  });
});
