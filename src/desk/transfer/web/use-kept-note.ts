import { useState } from 'react';

const keyOf = (agentId: number, interactionId: number): string => `relais.handover-note.${agentId}.${interactionId}`;

/** A browser may refuse its store; what is typed then lives as long as the window. */
const tried = <T>(act: () => T): T | null => {
  try {
    return act();
  } catch {
    return null;
  }
};

/** What is said to whoever comes next: kept in this browser until it is handed over, whatever closes the window. */
export const useKeptNote = (agentId: number, interactionId: number) => {
  const key = keyOf(agentId, interactionId);
  const [note, setNote] = useState(() => tried(() => localStorage.getItem(key)) ?? '');
  return {
    note,
    write: (text: string): void => {
      setNote(text);
      tried(() => (text === '' ? localStorage.removeItem(key) : localStorage.setItem(key, text)));
    },
    forget: (): void => void tried(() => localStorage.removeItem(key)),
  };
};
