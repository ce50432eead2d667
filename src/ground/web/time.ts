import { useSyncExternalStore } from 'react';

type Ticker = { listeners: Set<() => void>; timer: ReturnType<typeof setInterval> | undefined; now: number };
const tickers = new Map<number, Ticker>();

const tickerOf = (every: number): Ticker => {
  let ticker = tickers.get(every);
  if (!ticker) {
    ticker = { listeners: new Set(), timer: undefined, now: Date.now() };
    tickers.set(every, ticker);
  }
  return ticker;
};

/** The browser's clock (milliseconds since 1970), read again every so many milliseconds; one timer for all who ask alike. */
export const useNow = (every: 1_000 | 30_000 = 1_000): number => {
  const ticker = tickerOf(every);
  return useSyncExternalStore(
    (listener) => {
      ticker.listeners.add(listener);
      ticker.now = Date.now();
      ticker.timer ??= setInterval(() => {
        ticker.now = Date.now();
        for (const each of ticker.listeners) each();
      }, every);
      return () => {
        ticker.listeners.delete(listener);
        if (ticker.listeners.size > 0) return;
        clearInterval(ticker.timer);
        ticker.timer = undefined;
      };
    },
    () => ticker.now,
  );
};
