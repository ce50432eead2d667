import type { Table } from '#ground/table/model.ts';
import { readInWorker } from './read-in-worker.ts';

/** A table that was uploaded, read beside the page. @throws when it cannot be had, or holds none. */
export const loadTable = async (
  address: string,
  options: { signal: AbortSignal; onProgress: (share: number) => void },
): Promise<Table> => {
  const response = await fetch(address, { credentials: 'same-origin', signal: options.signal });
  if (!response.ok) throw new Error(`table answered ${response.status}`);
  const { table } = await readInWorker({ stored: await response.text() }, options);
  if (table.rows.length === 0 || table.widths.length === 0) throw new Error('no table in it');
  return table;
};
