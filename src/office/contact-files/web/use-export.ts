import { useEffect, useRef, useState } from 'react';
import { Refused } from '#ground/api/web/ask.ts';
import type { RefusalBody } from '#ground/api/contract.ts';
import { EXPORT_PATH } from '../contract.ts';

export type Exporting = { done: number; total: number };

/** Lines that end in a piece of CSV; those within a quoted cell do not count, whatever the piece before ended in. */
const lineCounter = () => {
  let quoted = false;
  return (text: string): number => {
    let lines = 0;
    for (const sign of text) {
      if (sign === '"') quoted = !quoted;
      else if (sign === '\n' && !quoted) lines += 1;
    }
    return lines;
  };
};

const saveAs = (parts: BlobPart[], name: string): void => {
  const url = URL.createObjectURL(new Blob(parts, { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
};

/** Writes contacts into a file of the browser's, told how far it is while it comes. */
export const useExport = (onDone: (contacts: number) => void) => {
  const [exporting, setExporting] = useState<Exporting | null>(null);
  const [error, setError] = useState<unknown>(null);
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);

  const run = async (query: string): Promise<void> => {
    const own = new AbortController();
    stop.current = own;
    setError(null);
    setExporting({ done: 0, total: 0 });
    try {
      const response = await fetch(`${EXPORT_PATH}?query=${encodeURIComponent(query)}`, { signal: own.signal });
      if (!response.ok || !response.body) {
        const body = (await response.json().catch(() => null)) as RefusalBody | null;
        throw new Refused(body?.refusal ?? 'broken', body?.values ?? {}, response.status);
      }
      const total = Number(response.headers.get('x-total') ?? 0);
      const parts: Uint8Array<ArrayBuffer>[] = [];
      const count = lineCounter();
      const decoder = new TextDecoder();
      // The headers are a line too.
      let done = -1;
      for (const reader = response.body.getReader(); ;) {
        const { value, done: ended } = await reader.read();
        if (ended) break;
        parts.push(value);
        done += count(decoder.decode(value, { stream: true }));
        setExporting({ done: Math.max(0, done), total });
      }
      saveAs(parts, 'contacts.csv');
      onDone(done);
    } catch (failed) {
      if (!own.signal.aborted) setError(failed instanceof Refused ? failed : new Refused('unreachable', {}, 0));
    } finally {
      setExporting(null);
    }
  };
  return { exporting, error, run, stop: () => stop.current?.abort() };
};
