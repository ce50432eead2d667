import { useSyncExternalStore } from 'react';

type Ticker = { subscribe: (listener: () => void) => () => void; read: () => number };

const createTicker = (every: number): Ticker => {
  const listeners = new Set<() => void>();
  let timer: ReturnType<typeof setInterval> | undefined;
  let now = Date.now();
  const tick = (): void => {
    now = Date.now();
    for (const listener of listeners) listener();
  };
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      if (!timer) {
        timer = setInterval(tick, every);
        tick();
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        clearInterval(timer);
        timer = undefined;
      };
    },
    read: () => now,
  };
};

const TICKERS = { 1_000: createTicker(1_000), 30_000: createTicker(30_000) };

/** The browser's clock (milliseconds since 1970), read again every so many milliseconds; one timer for all who ask alike. */
export const useNow = (every: keyof typeof TICKERS = 1_000): number =>
  useSyncExternalStore(TICKERS[every].subscribe, TICKERS[every].read);
