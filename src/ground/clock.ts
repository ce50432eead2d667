/** The one place that reads the wall clock, so that a test can hold it still. */
let read = (): Date => new Date();

export const now = (): Date => read();

/** For tests: replaces the clock until the returned function is called. */
export const holdClock = (clock: () => Date): (() => void) => {
  const before = read;
  read = clock;
  return () => {
    read = before;
  };
};

export const later = (from: Date, milliseconds: number): Date => new Date(from.getTime() + milliseconds);
