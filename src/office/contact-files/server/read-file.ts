import { open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import { parse } from 'csv-parse';
import { parse as parseAtOnce } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import type { Readable } from 'node:stream';
import { storableText } from '#ground/db/server/storable-text.ts';
import { refuse } from '#ground/refusal.ts';
import { MOST_BYTES, MOST_COLUMNS, MOST_LINES } from '../contract.ts';
import { bestDelimiter } from '../rules.ts';

/** Bytes looked at to tell the delimiter. */
const SAMPLE = 64 * 1024;
/** Lines looked at. */
const SAMPLE_LINES = 30;
/** Of one line, bytes. */
const LONGEST_LINE = 256 * 1024;
const LINES_AT_ONCE = 1_000;

export type Shape = { encoding: string; delimiter: string };
type Spooled = { shape: Shape; lines(): AsyncIterable<string[]>; close(): Promise<void> };

const isMarked = (head: Buffer, mark: readonly number[]): boolean => mark.every((byte, at) => head[at] === byte);

/** UTF-16 says so at its beginning; what is not UTF-8 through and through is what Windows writes in the West. */
const encodingOf = (head: Buffer, isUtf8: boolean): string => {
  if (isMarked(head, [0xff, 0xfe])) return 'utf16-le';
  if (isMarked(head, [0xfe, 0xff])) return 'utf16-be';
  return isUtf8 ? 'utf8' : 'win1252';
};

/** A workbook, a picture, a program: nothing that was written as text has these. */
const isBinary = (head: Buffer, encoding: string): boolean =>
  isMarked(head, [0x50, 0x4b, 3, 4]) || (!encoding.startsWith('utf16') && head.includes(0));

const OPTIONS = { relax_column_count: true, relax_quotes: true, skip_empty_lines: true, bom: true } as const;

const delimiterOf = (text: string): string =>
  bestDelimiter((delimiter) => {
    try {
      const rows = parseAtOnce(text, { ...OPTIONS, delimiter, to: SAMPLE_LINES }) as string[][];
      return rows.map((row) => row.length);
    } catch {
      return [];
    }
  });

/**
 * Lays the stream aside in a file that has no name, so that nothing of it is left whatever happens, and tells how it is
 * written: of the whole, for the first accent may stand anywhere. Refuses what is too large, empty, or no CSV.
 */
export const spool = async (bytes: Readable): Promise<Spooled> => {
  const name = path.join(tmpdir(), `relais-${randomUUID()}`);
  const file = await open(name, 'wx+', 0o600);
  await rm(name);
  try {
    const utf8 = new TextDecoder('utf-8', { fatal: true });
    let isUtf8 = true;
    let size = 0;
    let head = Buffer.alloc(0);
    const check = (piece: Buffer | null): void => {
      try {
        if (isUtf8) utf8.decode(piece ?? new Uint8Array(), { stream: piece !== null });
      } catch {
        isUtf8 = false;
      }
    };
    for await (const piece of bytes as AsyncIterable<Buffer>) {
      size += piece.length;
      if (size > MOST_BYTES) throw refuse('too-large', { limit: MOST_BYTES });
      if (head.length < SAMPLE) head = Buffer.concat([head, piece.subarray(0, SAMPLE - head.length)]);
      check(piece);
      await file.write(piece);
    }
    check(null);
    if (size === 0) throw refuse('empty-file');
    const encoding = encodingOf(head, isUtf8);
    if (isBinary(head, encoding)) throw refuse('not-csv');
    const whole = iconv.decode(head, encoding);
    // The last line of the sample may be cut.
    const sample = size > SAMPLE ? whole.slice(0, Math.max(whole.lastIndexOf('\n'), 1)) : whole;
    const shape = { encoding, delimiter: delimiterOf(sample) };
    return {
      shape,
      lines: () =>
        file
          .createReadStream({ start: 0, autoClose: false })
          .pipe(iconv.decodeStream(encoding))
          .pipe(parse({ ...OPTIONS, delimiter: shape.delimiter, max_record_size: LONGEST_LINE })),
      close: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw error;
  }
};

/** Headers, then the lines in portions, each cell as Postgres takes it. Refuses more than a file may have. */
export async function* portions(lines: AsyncIterable<string[]>): AsyncGenerator<string[][]> {
  let portion: string[][] = [];
  let count = -1;
  for await (const cells of lines) {
    count += 1;
    if (cells.length > MOST_COLUMNS) throw refuse('too-many-columns', { limit: MOST_COLUMNS });
    if (count > MOST_LINES) throw refuse('too-many-lines', { limit: MOST_LINES });
    portion.push(cells.map((cell) => storableText(cell).trim()));
    if (portion.length === LINES_AT_ONCE) {
      yield portion;
      portion = [];
    }
  }
  if (portion.length > 0) yield portion;
}
