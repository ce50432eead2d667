import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { writeLetter, type Letter, type LetterInput } from './letter.ts';

/** Characters of HTML that are written in a few milliseconds: a thread would take longer to begin. */
const SHORT = 100_000;
/** A full table takes two seconds on a busy machine. */
const DEADLINE_MS = 60_000;
const MEMORY_MB = 1_024;

/** Several at once would only share two cores: each waits for the one before. */
let last: Promise<unknown> = Promise.resolve();

/** As `writeLetter`; a long letter in a thread of its own, so that everybody else's desk goes on meanwhile. */
export const writeLetterApart = (given: LetterInput): Promise<Letter> => {
  const tables = [...(given.tables?.values() ?? [])].reduce((sum, html) => sum + html.length, 0);
  const length = given.html.length + tables + (given.quoted?.html ?? given.quoted?.text ?? '').length;
  if (length < SHORT) return Promise.resolve(writeLetter(given));
  const mine = last.then(() => inThread(given));
  last = mine.catch(() => undefined);
  return mine;
};

const inThread = async (given: LetterInput): Promise<Letter> => {
  const thread = new Worker(new URL('./letter-thread.ts', import.meta.url), {
    workerData: given,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  const clock = setTimeout(() => void thread.terminate(), DEADLINE_MS);
  try {
    const [letter] = (await Promise.race([
      once(thread, 'message'),
      once(thread, 'exit').then(() => {
        throw new Error('a letter could not be written in time');
      }),
    ])) as [Letter];
    return letter;
  } finally {
    clearTimeout(clock);
    await thread.terminate();
  }
};
