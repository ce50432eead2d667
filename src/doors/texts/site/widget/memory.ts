import type { ChosenFile } from '../limits.ts';

/** A text that the house has not taken yet. */
export type Unsent = { onceKey: string; text: string; files: ChosenFile[] };
export type Memory = {
  /** Null: nothing was said yet. */
  token: string | null;
  name: string;
  draft: string;
  /** Handed over already, to go with the draft. */
  files: ChosenFile[];
  unsent: Unsent[];
  /** Up to where the visitor has read. */
  readUpTo: number;
  open: boolean;
};

const BLANK: Memory = { token: null, name: '', draft: '', files: [], unsent: [], readUpTo: 0, open: false };

/** What must outlive a reload of the page; where the browser keeps nothing, it lives as long as the page. */
export const openMemory = (key: string) => {
  let memory: Memory = BLANK;
  try {
    memory = { ...BLANK, ...(JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Memory>) };
    // What an earlier page of ours kept knows of no files.
    memory.unsent = memory.unsent.map((one) => ({ ...one, files: one.files ?? [] }));
  } catch {
    memory = BLANK;
  }
  return {
    get: (): Memory => memory,
    set(change: Partial<Memory>): void {
      memory = { ...memory, ...change };
      try {
        localStorage.setItem(key, JSON.stringify(memory));
      } catch {
        // Private windows of some browsers keep nothing.
      }
    },
  };
};

/** 256 bits that nobody guesses. */
export const newToken = (): string =>
  btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');

export const newKey = (): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((one) => one.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
};
