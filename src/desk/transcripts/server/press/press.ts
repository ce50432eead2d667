import { fork } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { SourceDocument } from '../setting/document.ts';
import type { FromPress, ToPress } from './protocol.ts';

export type PressLimits = { milliseconds: number; bytes: number };
/** A transcript of 200 messages with pictures takes two seconds and 250 MB. */
export const PRESS_LIMITS: PressLimits = { milliseconds: 60_000, bytes: 700 * 1024 * 1024 };
const WATCH_MS = 50;
/** Makes the C library give memory back at once: pictures come and go, a third of the peak was theirs long after. */
const GIVE_BACK = { MALLOC_ARENA_MAX: '2', MALLOC_TRIM_THRESHOLD_: '131072' };
/** Documents set at the same time in this process; the others wait. */
const AT_ONCE = 2;

/** Why nothing was set. */
export class NotSet extends Error {
  readonly why: 'too-slow' | 'too-large' | 'failed' | 'given-up';

  constructor(why: NotSet['why'], detail = '') {
    super(`${why} ${detail}`.trim());
    this.why = why;
  }
}

export type Progress = { step: 'waiting' | 'setting' } | { step: 'pictures'; done: number; of: number };

export type PressJob = {
  document: SourceDocument;
  /** The bytes of a picture that the document names; null where they are not kept. */
  pictureOf(key: string): Promise<Uint8Array | null>;
  onProgress(progress: Progress): void;
  /** Aborted: the process is ended at once. */
  signal?: AbortSignal;
  limits?: PressLimits;
};

let busy = 0;
const waiting: (() => void)[] = [];
const enter = async (job: PressJob): Promise<void> => {
  if (busy >= AT_ONCE) {
    job.onProgress({ step: 'waiting' });
    // Whoever leaves hands the place over.
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else busy += 1;
};
const leave = (): void => {
  const next = waiting.shift();
  if (next) next();
  else busy -= 1;
};

export type Pressed = { pdf: Uint8Array; plain: number; peakBytes: number };

/** Sets a document in a process of its own. Throws NotSet. */
export const press = async (job: PressJob): Promise<Pressed> => {
  await enter(job);
  try {
    return await underLimits(job);
  } finally {
    leave();
  }
};

/** Bytes of memory that a process holds; null where the system does not say (it is not Linux). */
const heldBy = async (pid: number): Promise<number | null> => {
  const status = await readFile(`/proc/${pid}/statm`, 'utf8').catch(() => null);
  return status === null ? null : Number(status.split(' ')[1]) * 4096;
};

const underLimits = (job: PressJob): Promise<Pressed> => {
  const { signal, limits = PRESS_LIMITS } = job;
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(new NotSet('given-up'));
    const child = fork(path.join(import.meta.dirname, 'main.ts'), [], {
      serialization: 'advanced',
      // Nothing of ours goes along: no address of the database, no key.
      env: { ...GIVE_BACK, PATH: process.env['PATH'] },
      execArgv: ['--max-old-space-size=512'],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const end = (settle: () => void): void => {
      clearTimeout(clock);
      clearInterval(watch);
      signal?.removeEventListener('abort', giveUp);
      child.removeAllListeners();
      // A late word of a process being ended is no error of ours.
      child.on('error', () => undefined);
      child.kill('SIGKILL');
      settle();
    };
    const fail = (why: NotSet['why'], detail?: string): void => end(() => reject(new NotSet(why, detail)));
    const giveUp = (): void => fail('given-up');
    const clock = setTimeout(() => fail('too-slow'), limits.milliseconds);
    const watch = setInterval(() => {
      if (child.pid)
        void heldBy(child.pid).then((bytes) => {
          if (bytes !== null && bytes > limits.bytes) fail('too-large');
        });
    }, WATCH_MS);
    signal?.addEventListener('abort', giveUp);

    const tell = (message: ToPress): void => void child.send(message);
    child.on('message', (message: FromPress) => {
      if (message.kind === 'ready') tell({ kind: 'job', document: job.document });
      else if (message.kind === 'want')
        job.pictureOf(message.key).then(
          (bytes) => child.connected && tell({ kind: 'picture', key: message.key, bytes }),
          () => child.connected && tell({ kind: 'picture', key: message.key, bytes: null }),
        );
      else if (message.kind === 'pictures') job.onProgress({ step: 'pictures', done: message.done, of: message.of });
      else if (message.kind === 'setting') job.onProgress({ step: 'setting' });
      else if (message.kind === 'failed') fail('failed', message.why);
      else end(() => resolve({ pdf: message.pdf, plain: message.plain, peakBytes: message.peakBytes }));
    });
    child.on('error', (error) => fail('failed', error.message));
    child.on('exit', (code, killed) => fail('failed', `ended with ${code ?? killed}`));
  });
};
