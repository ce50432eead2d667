import type { IEditor } from 'roosterjs';
import { mayBeLargeTabs, mayHoldLargeTable } from '#ground/table/cut-table.ts';
import type { Table } from '#ground/table/model.ts';
import type { ClipTexts, PasteKind } from '../paste/paste-kind.ts';
import { prepareHtml } from '../paste/prepare-html.ts';
import { NoLargeTable, readInWorker, tableFile, TableTooLarge, type TableSource } from './read-in-worker.ts';
import { putReadingMark } from './reading-mark.ts';

/** A table on its way into the text, or into a file. `share` is 0 to 1. */
export type Reading = { id: number; what: 'table' | 'file'; share: number; cancel: () => void };

/** R24: a table that the text does not take. Sizes are null where it is too large to be counted. */
export type TooLargeTable = {
  rows: number | null;
  columns: number | null;
  /** Joins it as an Excel file of that name; false when it was given up. Null where it is too large even for that. */
  attach: ((name: string) => Promise<boolean>) | null;
  /** Pastes its words alone; null where they are too many for a text. */
  pasteText: (() => void) | null;
};

export type LargePasteOptions = {
  /** The ordinary way. */
  paste: (texts: ClipTexts, how?: PasteKind) => void;
  insertHtml: (html: string) => void;
  insertTable: (table: Table) => void;
  onFiles: (files: File[]) => void;
  /** All that are on their way, after every change. */
  onReadings: (readings: Reading[]) => void;
  onTooLarge: (refused: TooLargeTable) => void;
  /** One is in its place. */
  onRead: (rows: number, columns: number) => void;
};

export type LargePaste = {
  /** True where the paste holds a large table: it comes into the text when it is read. */
  take: (texts: ClipTexts) => boolean;
  /** The editor goes away. */
  stop: () => void;
};

/** Signs of a text that the editor still takes without a halt. */
const MOST_TEXT = 1_000_000;

const sourceOf = ({ html, text }: ClipTexts): TableSource | null => {
  if (html) return mayHoldLargeTable(html) ? { html } : null;
  return mayBeLargeTabs(text) ? { text } : null;
};

/** Pastes large tables: read beside the page, put where the caret was, while the agent writes on. */
export const createLargePaste = (editor: IEditor, options: LargePasteOptions): LargePaste => {
  const readings = new Map<number, Reading & { stop: AbortController }>();
  let count = 0;
  const tell = (): void => options.onReadings(Array.from(readings.values()));

  /** @returns null where it was given up. */
  const track = async <Result>(
    what: Reading['what'],
    work: (options: { signal: AbortSignal; onProgress: (share: number) => void }) => Promise<Result>,
  ): Promise<Result | null> => {
    const id = ++count;
    const stop = new AbortController();
    const entry = { id, what, share: 0, cancel: () => stop.abort(), stop };
    readings.set(id, entry);
    tell();
    try {
      const onProgress = (share: number): void => {
        readings.set(id, { ...entry, share });
        tell();
      };
      const result = await work({ signal: stop.signal, onProgress });
      return stop.signal.aborted ? null : result;
    } catch (error) {
      if (stop.signal.aborted) return null;
      throw error;
    } finally {
      readings.delete(id);
      tell();
    }
  };

  const insertRest = (html: string, rtf: string): void => {
    if (!html) return;
    const texts = { html, text: '', rtf };
    const source = sourceOf(texts);
    if (source) void start(texts, source);
    else options.insertHtml(prepareHtml(html, rtf));
  };

  const refuse = (texts: ClipTexts, source: TableSource, error: TableTooLarge): void => {
    const { rows, columns, before, after } = error;
    const attach = async (name: string): Promise<boolean> => {
      const file = await track('file', (how) => tableFile(source, name, how));
      if (!file || editor.isDisposed()) return false;
      // What stood around it is text.
      insertRest(before, texts.rtf);
      insertRest(after, '');
      options.onFiles([file]);
      return true;
    };
    const words = texts.text;
    options.onTooLarge({
      rows,
      columns,
      attach: rows === null ? null : attach,
      pasteText: words && words.length <= MOST_TEXT ? () => options.paste(texts, 'text') : null,
    });
  };

  const start = async (texts: ClipTexts, source: TableSource): Promise<void> => {
    const mark = putReadingMark(editor);
    const failed = (error: unknown): void => {
      if (editor.isDisposed()) return;
      if (error instanceof TableTooLarge) {
        mark.remove();
        return refuse(texts, source, error);
      }
      // Several small tables are an ordinary paste; where the reading broke off, the words at least are there.
      mark.insertHere(() => options.paste(texts, error instanceof NoLargeTable ? undefined : 'text'));
    };
    try {
      const read = await track('table', (how) => readInWorker(source, how));
      if (editor.isDisposed()) return;
      if (!read) return mark.remove();
      const there = mark.insertHere(() => {
        insertRest(read.before, texts.rtf);
        options.insertTable(read.table);
        insertRest(read.after, '');
      });
      if (there) options.onRead(read.table.rows.length, read.table.widths.length);
    } catch (error) {
      failed(error);
    }
  };

  return {
    take: (texts) => {
      const source = sourceOf(texts);
      if (!source) return false;
      void start(texts, source);
      return true;
    },
    stop: () => {
      for (const { stop } of readings.values()) stop.abort();
    },
  };
};
