import { useEffect, useMemo } from 'react';
import { refetchCalls, useAsk } from '#ground/web/query.ts';
import { listTimers, readTimer, type Timer } from '../contract.ts';
import type { Read } from './left.ts';

/** The longest that a browser's timer can be set for. */
const LONGEST_WAIT = 2 ** 31 - 1;
/** Asked a little after the skill opens or closes, for clocks differ. */
const AFTER = 500;

/** Between two answers of the server the browser counts by itself; it asks again when a skill opens or closes. */
const useAskedAgain = (call: string, now: string | undefined, timers: readonly Timer[]): void => {
  const next = Math.min(...timers.map(({ until }) => (until === null ? Infinity : new Date(until).getTime())));
  const wait = now === undefined ? Infinity : next - new Date(now).getTime();
  useEffect(() => {
    if (wait >= LONGEST_WAIT) return;
    const timer = setTimeout(() => refetchCalls([call]), Math.max(0, wait) + AFTER);
    return () => clearTimeout(timer);
  }, [call, now, wait]);
};

const NONE: readonly Timer[] = [];

/** R91: the timers that the Interactions menu shows, by interaction. */
export const useTimers = (): ReadonlyMap<number, Read> => {
  const { data, dataUpdatedAt } = useAsk(listTimers, {});
  const timers = data?.timers ?? NONE;
  const reads = useMemo(
    () =>
      data?.timers.map((timer): Read => ({ timer, at: new Date(data.now).getTime(), mineThen: dataUpdatedAt })) ?? [],
    [data, dataUpdatedAt],
  );
  useAskedAgain(listTimers.name, data?.now, timers);
  return useMemo(() => new Map(reads.map((read) => [read.timer.interactionId, read])), [reads]);
};

/** Of the open interaction. */
export const useTimerOf = (interactionId: number): Read | null => {
  const { data, dataUpdatedAt } = useAsk(readTimer, { interactionId });
  const timer = data?.timer ?? null;
  const timers = useMemo(() => (timer ? [timer] : NONE), [timer]);
  useAskedAgain(readTimer.name, data?.now, timers);
  return data && timer ? { timer, at: new Date(data.now).getTime(), mineThen: dataUpdatedAt } : null;
};
