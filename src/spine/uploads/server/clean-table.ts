import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { refuse } from '#ground/refusal.ts';
import type { CleanedTable } from './table-thread.ts';

/** A table of 62,500 cells takes under a second; what takes this long is none. */
const DEADLINE_MS = 20_000;
const MEMORY_MB = 512;

/** Several at once would only share two cores: each waits for the one before. */
let last: Promise<unknown> = Promise.resolve();

/**
 * A large table as it is kept: read into our model and written anew, so that nothing but a table is in it. In a thread
 * of its own, since 5 MB take some hundred milliseconds and the desk of everybody runs on this one.
 * @throws refusal 'bad-table', 'table-too-large'
 */
export const cleanTable = (bytes: Uint8Array): Promise<Buffer> => {
  const mine = last.then(() => inThread(bytes));
  last = mine.catch(() => undefined);
  return mine;
};

const inThread = async (bytes: Uint8Array): Promise<Buffer> => {
  const thread = new Worker(new URL('./table-thread.ts', import.meta.url), {
    workerData: bytes,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  const clock = setTimeout(() => void thread.terminate(), DEADLINE_MS);
  try {
    const [answer] = (await Promise.race([
      once(thread, 'message'),
      once(thread, 'exit').then(() => [{ refused: 'bad-table' }]),
    ])) as [CleanedTable];
    if ('refused' in answer) throw refuse(answer.refused);
    return Buffer.from(answer.bytes.buffer);
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY') throw refuse('bad-table');
    throw error;
  } finally {
    clearTimeout(clock);
    await thread.terminate();
  }
};
