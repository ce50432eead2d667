import { useMemo } from 'react';
import { useAsk } from '#ground/web/query.ts';
import { listSleeps, readSleep, type Sleep } from '../contract.ts';

/** What of my inbox sleeps or has come back, by interaction. */
export const useSleeps = (): ReadonlyMap<number, Sleep> => {
  const { data } = useAsk(listSleeps, {});
  return useMemo(() => new Map(data?.sleeps.map((one) => [one.interactionId, one])), [data]);
};

export const useSleepOf = (interactionId: number): Sleep | null =>
  useAsk(readSleep, { interactionId }).data?.sleep ?? null;
