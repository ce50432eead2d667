import { parentPort, workerData } from 'node:worker_threads';
import { gunzipSync } from 'node:zlib';
import { tooLarge } from '#ground/table/limits.ts';
import { columnsOf } from '#ground/table/model.ts';
import { readTable, TooManyCells } from '#ground/table/read-table.ts';
import { writeTable } from '#ground/table/write-table.ts';

export type CleanedTable = { bytes: Uint8Array<ArrayBuffer> } | { refused: 'bad-table' | 'table-too-large' };

/** Far above a full table with a look of its own in each cell. */
const MOST_BYTES = 40 * 1024 * 1024;

const cleaned = (given: Uint8Array): CleanedTable => {
  try {
    const packed = given[0] === 0x1f && given[1] === 0x8b;
    const bytes = packed ? gunzipSync(given, { maxOutputLength: MOST_BYTES }) : given;
    const table = readTable(new TextDecoder().decode(bytes).replaceAll('\u0000', ''));
    if (table.rows.length === 0 || columnsOf(table) === 0) return { refused: 'bad-table' };
    if (tooLarge(table.rows.length, columnsOf(table))) return { refused: 'table-too-large' };
    return { bytes: new TextEncoder().encode(writeTable(table)) };
  } catch (error) {
    if (error instanceof TooManyCells) return { refused: 'table-too-large' };
    // Only what was sent can be wrong with it: packed badly, or too large once unpacked.
    return { refused: 'bad-table' };
  }
};

const answer = cleaned(workerData as Uint8Array);
parentPort?.postMessage(answer, 'bytes' in answer ? [answer.bytes.buffer] : []);
