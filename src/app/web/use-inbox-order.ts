import { useSleeps } from '#desk/snooze/web/parts.tsx';
import { leftNow, useTimers } from '#desk/timers/web/parts.tsx';

/** How my inbox is sorted: by what the rooms of timers and snoozing know. */
export const useInboxOrder = () => {
  const timers = useTimers();
  const sleeps = useSleeps();
  return {
    timers,
    sleeps,
    urgencyOf: (id: number): number | null => {
      const read = timers.get(id);
      return read ? leftNow(read, read.mineThen) : null;
    },
    apartOf: (id: number): 'woken' | 'asleep' | null => {
      const sleep = sleeps.get(id);
      return sleep ? (sleep.wokenAt ? 'woken' : 'asleep') : null;
    },
  };
};
