import { useSyncExternalStore } from 'react';

let spoken = { text: '', turn: 0 };
const listeners = new Set<() => void>();

/** Says it to a screen reader, politely, without taking the focus. */
export const announce = (text: string): void => {
  spoken = { text, turn: spoken.turn + 1 };
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Mounted once, in the shell. A changed key makes the same sentence heard twice. */
export const Announcer = () => {
  const { text, turn } = useSyncExternalStore(subscribe, () => spoken);
  return (
    <div className="visually-hidden" role="status" aria-live="polite" aria-atomic="true">
      <span key={turn}>{text}</span>
    </div>
  );
};
