import { Worker } from 'node:worker_threads';
import type { IncomingMail } from '#spine/channels/contract.ts';
import { PARSE_DEADLINE_MS } from './limits.ts';
import type { MailFacts } from './parse-mail.ts';
import type { WorkMessage, WorkOrder, WorkResult } from './parse-worker.ts';
import { UnparsableMail } from './unparsable.ts';

export type RawMail = { raw: Uint8Array; facts: MailFacts };

export type ParsePool = {
  /** @throws UnparsableMail, also for a mail that takes too long or too much memory */
  parse(raw: Uint8Array, facts: MailFacts): Promise<IncomingMail>;
  /** Several at once, answered in order; one unparsable mail spoils none of the others. */
  parseMany(mails: RawMail[]): Promise<(IncomingMail | UnparsableMail)[]>;
  /** Ends the workers; mails still waiting are rejected with an ordinary error, for they are not to blame. */
  close(): Promise<void>;
};

export type ParsePoolOptions = {
  threads: number;
  /** Milliseconds one mail may take. */
  deadlineMs?: number;
  /** Megabytes of heap a worker may use before it is ended. */
  memoryMb?: number;
};

type Task = RawMail & {
  /** After a worker died with it among others, to find out which one it was. */
  alone: boolean;
  settle: (result: IncomingMail | Error) => void;
};

/** A batch shares one message between threads; large mails would keep small ones waiting. */
const BATCH_MAILS = 32;
const BATCH_BYTES = 512 * 1024;
const MEMORY_MB = 1024;

/** One thread and the mails it is busy with. Ends itself on the deadline; the pool then starts another. */
class Bench {
  readonly #worker: Worker;
  readonly #deadlineMs: number;
  readonly #onFree: () => void;
  readonly #busy = new Map<number, Task>();
  #ready = false;
  #next = 0;
  #timer: NodeJS.Timeout | null = null;
  #blame: UnparsableMail | null = null;

  constructor(deadlineMs: number, memoryMb: number, onFree: () => void, onGone: (left: Task[], blame: Error) => void) {
    this.#deadlineMs = deadlineMs;
    this.#onFree = onFree;
    this.#worker = new Worker(new URL('./parse-worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    });
    let fault: Error = new Error('the reader stopped');
    this.#worker.on('message', (message: WorkMessage) => this.#hear(message));
    this.#worker.on('error', (error: Error & { code?: string }) => {
      fault = error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new UnparsableMail('out-of-memory') : error;
    });
    this.#worker.on('exit', () => {
      this.#stopClock();
      onGone([...this.#busy.values()], this.#blame ?? fault);
    });
  }

  get free(): boolean {
    return this.#ready && this.#busy.size === 0 && !this.#blame;
  }

  give(tasks: Task[]): void {
    const orders: WorkOrder[] = tasks.map((task) => {
      const id = this.#next++;
      this.#busy.set(id, task);
      // A copy is handed over: the caller still stores the raw bytes, and a retry needs them.
      return { id, raw: new Uint8Array(task.raw), facts: task.facts };
    });
    this.#worker.postMessage(
      orders,
      orders.map(({ raw }) => raw.buffer as ArrayBuffer),
    );
    this.#startClock();
  }

  async end(): Promise<void> {
    this.#stopClock();
    await this.#worker.terminate();
  }

  #hear(message: WorkMessage): void {
    if ('ready' in message) this.#ready = true;
    else for (const result of message.results) this.#settle(result);
    this.#stopClock();
    if (this.#busy.size) this.#startClock();
    else this.#onFree();
  }

  #settle(result: WorkResult): void {
    const task = this.#busy.get(result.id);
    this.#busy.delete(result.id);
    task?.settle('mail' in result ? result.mail : new UnparsableMail(result.reason, result.detail));
  }

  #startClock(): void {
    this.#timer = setTimeout(() => {
      this.#blame = new UnparsableMail('took-too-long');
      void this.#worker.terminate();
    }, this.#deadlineMs);
  }

  #stopClock(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }
}

class Pool implements ParsePool {
  readonly #options: ParsePoolOptions;
  readonly #benches = new Set<Bench>();
  #waiting: Task[] = [];
  #closed = false;

  constructor(options: ParsePoolOptions) {
    this.#options = options;
    for (let n = 0; n < options.threads; n += 1) this.#open();
  }

  parse(raw: Uint8Array, facts: MailFacts): Promise<IncomingMail> {
    if (this.#closed) return Promise.reject(new Error('the reader is closed'));
    return new Promise((resolve, reject) => {
      const settle = (result: IncomingMail | Error) => (result instanceof Error ? reject(result) : resolve(result));
      this.#waiting.push({ raw, facts, alone: false, settle });
      this.#handOut();
    });
  }

  parseMany(mails: RawMail[]): Promise<(IncomingMail | UnparsableMail)[]> {
    return Promise.all(
      mails.map(({ raw, facts }) =>
        this.parse(raw, facts).catch((error: unknown) => {
          if (error instanceof UnparsableMail) return error;
          throw error;
        }),
      ),
    );
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#benches].map((bench) => bench.end()));
    for (const task of this.#waiting.splice(0)) task.settle(new Error('the reader is closed'));
  }

  #open(): void {
    const bench: Bench = new Bench(
      this.#options.deadlineMs ?? PARSE_DEADLINE_MS,
      this.#options.memoryMb ?? MEMORY_MB,
      () => this.#handOut(),
      (left, blame) => {
        this.#benches.delete(bench);
        this.#recover(left, blame);
      },
    );
    this.#benches.add(bench);
  }

  /** A worker died: of several mails each gets another try by itself, a lone one is the culprit. */
  #recover(left: Task[], blame: Error): void {
    if (this.#closed) {
      for (const task of left) task.settle(new Error('the reader is closed'));
      return;
    }
    if (left.length === 1) left[0]?.settle(blame);
    else this.#waiting.unshift(...left.map((task) => ({ ...task, alone: true })));
    // A worker that cannot even start must not be started for ever.
    if (left.length || this.#benches.size) this.#open();
    else for (const task of this.#waiting.splice(0)) task.settle(blame);
    this.#handOut();
  }

  #handOut(): void {
    if (this.#closed) return;
    for (const bench of this.#benches) {
      if (!this.#waiting.length) return;
      if (bench.free) bench.give(this.#nextBatch());
    }
  }

  #nextBatch(): Task[] {
    let bytes = 0;
    let count = 0;
    for (const task of this.#waiting) {
      bytes += task.raw.length;
      if (count && (task.alone || bytes > BATCH_BYTES || count >= BATCH_MAILS)) break;
      count += 1;
      if (task.alone) break;
    }
    return this.#waiting.splice(0, count);
  }
}

/** Threads that read mails: a hostile mail costs one thread its deadline, and nobody else anything. */
export function createParsePool(options: ParsePoolOptions): ParsePool {
  return new Pool(options);
}
