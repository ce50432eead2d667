import type { Row, Table } from '#ground/table/model.ts';
import type { Answered, Asked, TableSource } from './read-messages.ts';

export type { TableSource } from './read-messages.ts';

/** Why a table does not become part of a text, and the HTML around it. Sizes are null where it is too large to be counted. */
export class TableTooLarge extends Error {
  readonly rows: number | null;
  readonly columns: number | null;
  readonly before: string;
  readonly after: string;
  constructor(table: { rows: number; columns: number; before: string; after: string } | null) {
    super('the table is too large');
    this.rows = table?.rows ?? null;
    this.columns = table?.columns ?? null;
    this.before = table?.before ?? '';
    this.after = table?.after ?? '';
  }
}
/** There is no large table in it after all. */
export class NoLargeTable extends Error {}

type Options = {
  /** 0 to 1. */
  onProgress?: (share: number) => void;
  signal?: AbortSignal;
};

/** Runs one job in a worker of its own: giving up ends the worker, whatever it is at. */
const run = <Result>(
  asked: Asked,
  { onProgress, signal }: Options,
  take: (answer: Answered) => Result | undefined,
): Promise<Result> =>
  new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const worker = new Worker(new URL('./read-worker.ts', import.meta.url), { type: 'module' });
    const end = (finish: () => void): void => {
      worker.terminate();
      signal?.removeEventListener('abort', onAbort);
      finish();
    };
    const onAbort = (): void => end(() => reject(signal!.reason as Error));
    signal?.addEventListener('abort', onAbort);
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      end(() => reject(new Error(event.message || 'the table could not be read')));
    });
    worker.addEventListener('message', ({ data }: MessageEvent<Answered>) => {
      if (signal?.aborted) return;
      if (data.kind === 'progress') onProgress?.(data.share);
      else if (data.kind === 'none') end(() => reject(new NoLargeTable()));
      else if (data.kind === 'too-many') end(() => reject(new TableTooLarge(null)));
      else if (data.kind === 'too-large') end(() => reject(new TableTooLarge(data)));
      else {
        const result = take(data);
        if (result !== undefined) end(() => resolve(result));
      }
    });
    worker.postMessage(asked);
  });

/**
 * Reads a table without holding up the page. `before` and `after` are the HTML around it, '' where there is nothing to
 * be seen; both keep the style sheets, and may hold further tables.
 * @throws TableTooLarge (R24), NoLargeTable, the signal's reason, or an Error when the reading broke off.
 */
export const readInWorker = (
  source: TableSource,
  options: Options = {},
): Promise<{ table: Table; before: string; after: string }> => {
  const rows: Row[] = [];
  return run({ job: 'table', source }, options, (answer) => {
    if (answer.kind === 'rows') for (const row of answer.rows) rows.push(row);
    if (answer.kind !== 'table') return undefined;
    const { widths, styles, base, before, after } = answer;
    return { table: { rows, widths, styles, base }, before, after };
  });
};

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The table as an Excel file, for what is too large for a text. @throws as `readInWorker`. */
export const tableFile = (source: TableSource, name: string, options: Options = {}): Promise<File> =>
  run({ job: 'file', source }, options, (answer) =>
    answer.kind === 'file' ? new File([answer.bytes], name, { type: WORKBOOK }) : undefined,
  );
