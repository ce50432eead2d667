import { Refused } from '#ground/api/web/ask.ts';
import type { RefusalBody } from '#ground/api/contract.ts';
import { DOWNLOAD_PATH, type Download, type Told } from '../contract.ts';

export type Step = Extract<Told, { step: string }>;
export type Fetched = { file: Blob; plain: number };

const asked = async (input: Download, signal: AbortSignal): Promise<ReadableStreamDefaultReader<Uint8Array>> => {
  let response: Response;
  try {
    response = await fetch(DOWNLOAD_PATH, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(input),
      credentials: 'same-origin',
      signal,
    });
  } catch (error) {
    if (signal.aborted) throw error;
    throw new Refused('unreachable', {}, 0);
  }
  if (response.ok && response.body) return response.body.getReader();
  const body = (await response.json().catch(() => null)) as RefusalBody | null;
  throw new Refused(body?.refusal ?? 'broken', body?.values ?? {}, response.status);
};

/** Where a line ends in these bytes; -1: it goes on. */
const LINE_END = 10;

/**
 * The file, once it is made; meanwhile each step of it. Rejects with Refused, or with the abort's own error; 'cut'
 * when the answer ended before the file did.
 */
export const fetchTranscript = async (
  input: Download,
  { signal, onStep }: { signal: AbortSignal; onStep(step: Step): void },
): Promise<Fetched> => {
  const reader = await asked(input, signal);
  let line: Uint8Array<ArrayBuffer> = new Uint8Array();
  let file: (Step & { step: 'file' }) | null = null;
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) break;
      let rest = new Uint8Array(value);
      while (!file && rest.length > 0) {
        const end = rest.indexOf(LINE_END);
        const piece = end < 0 ? rest : rest.subarray(0, end);
        const longer = new Uint8Array(line.length + piece.length);
        longer.set(line);
        longer.set(piece, line.length);
        line = longer;
        if (end < 0) break;
        rest = rest.subarray(end + 1);
        const told = JSON.parse(new TextDecoder().decode(line)) as Told;
        line = new Uint8Array();
        if ('refusal' in told) throw new Refused(told.refusal, {}, 409);
        if (told.step === 'file') file = told;
        onStep(told);
      }
      if (file && rest.length > 0) {
        pieces.push(rest);
        size += rest.length;
      }
    }
  } catch (error) {
    if (signal.aborted || error instanceof Refused) throw error;
    throw new Refused('cut', {}, 0);
  }
  if (!file || size !== file.size) throw new Refused('cut', {}, 0);
  return { file: new Blob(pieces, { type: file.type }), plain: file.plain };
};
