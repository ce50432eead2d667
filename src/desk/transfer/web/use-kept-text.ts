import { useState } from 'react';

/** A browser may refuse its store; what is typed then lives as long as the page. */
const tried = <T>(act: () => T): T | null => {
  try {
    return act();
  } catch {
    return null;
  }
};

/**
 * What is being written to a colleague: kept in this browser until it is handed over, whatever closes the window.
 * `what` says of what it is; apart for each agent, for browsers are shared between shifts.
 */
export const useKeptText = (agentId: number, what: string) => {
  const key = `relais.kept.${agentId}.${what}`;
  const [text, setText] = useState(() => tried(() => localStorage.getItem(key)) ?? '');
  const write = (next: string): void => {
    setText(next);
    tried(() => (next === '' ? localStorage.removeItem(key) : localStorage.setItem(key, next)));
  };
  return { text, write, forget: (): void => write('') };
};
