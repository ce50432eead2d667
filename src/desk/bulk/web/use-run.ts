import { useEffect, useRef, useState } from 'react';
import { refetchCalls } from '#ground/web/query.ts';
import { refusalCode } from '#ground/web/words.tsx';
import type { InteractionRow } from '#spine/interactions/contract.ts';

/** The server takes them one by one where it must; more at a time would only wait there. */
const AT_A_TIME = 4;
/** Whatever comes next would be refused as well. */
const ENDS_IT = new Set(['unreachable', 'signed-out']);

export type Job = {
  /** What is done, as its button says. */
  name: string;
  rows: readonly InteractionRow[];
  /** One act on one of them, in a transaction of its own; rejects with its refusal. */
  act: (row: InteractionRow) => Promise<unknown>;
  /** Words a refusal of it. */
  refusal: (error: unknown) => string;
  /** How many it was done to, in a sentence. */
  said: (n: number) => string;
  /** Takes it back, of those it was done to, where the single act can be taken back. */
  undo?: Omit<Job, 'rows' | 'undo'>;
  /** What it was done to stays selected. */
  keeps?: boolean;
};
export type Outcome = {
  job: Job;
  done: readonly InteractionRow[];
  refused: readonly { row: InteractionRow; reason: string }[];
  untouched: readonly InteractionRow[];
};
export type Running = { job: Job; settled: number; stopping: boolean };

/** Carries out one act on many, a few at a time, until it is done or stopped. `touched`: calls to ask again. */
export const useRun = (touched: readonly string[], onEnd: (outcome: Outcome) => void) => {
  const [running, setRunning] = useState<Running | null>(null);
  const stop = useRef(false);
  /** What takes it back is asked by a toast that was made while it ran. */
  const active = useRef(false);
  const ended = useRef(onEnd);
  ended.current = onEnd;
  // Whoever leaves the desk stops it: nothing goes on where nobody sees it.
  useEffect(() => {
    stop.current = false;
    return () => void (stop.current = true);
  }, []);

  const start = async (job: Job): Promise<void> => {
    if (active.current) return;
    active.current = true;
    stop.current = false;
    setRunning({ job, settled: 0, stopping: false });
    const waiting = [...job.rows];
    const done: InteractionRow[] = [];
    const refused: { row: InteractionRow; reason: string }[] = [];
    const one = async (): Promise<void> => {
      for (let row = waiting.shift(); row; row = stop.current ? undefined : waiting.shift()) {
        try {
          await job.act(row);
          done.push(row);
        } catch (error) {
          refused.push({ row, reason: job.refusal(error) });
          if (ENDS_IT.has(refusalCode(error))) stop.current = true;
        }
        setRunning((last) => last && { ...last, settled: last.settled + 1 });
      }
    };
    await Promise.all(Array.from({ length: AT_A_TIME }, one));
    refetchCalls(touched);
    active.current = false;
    setRunning(null);
    ended.current({ job, done, refused, untouched: waiting });
  };
  return {
    running,
    start: (job: Job): void => void start(job),
    stop: (): void => {
      stop.current = true;
      setRunning((last) => last && { ...last, stopping: true });
    },
  };
};
