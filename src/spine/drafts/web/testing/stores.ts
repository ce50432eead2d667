import type { LargeCopies } from '../large-copies.ts';

/** A Storage that takes so many characters. */
export const smallStore = (room = 5_000_000): Storage => {
  const kept = new Map<string, string>();
  const size = (): number => [...kept].reduce((sum, [name, text]) => sum + name.length + text.length, 0);
  return {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => {
      const before = kept.get(name);
      kept.set(name, text);
      if (size() <= room) return;
      if (before === undefined) kept.delete(name);
      else kept.set(name, before);
      throw new Error('QuotaExceededError');
    },
    removeItem: (name: string) => void kept.delete(name),
    clear: () => kept.clear(),
    key: (at: number) => [...kept.keys()][at] ?? null,
    get length() {
      return kept.size;
    },
  };
};

export const largeStore = (): LargeCopies => {
  const kept = new Map<string, unknown>();
  return {
    names: async (prefix) => [...kept.keys()].filter((name) => name.startsWith(prefix)),
    read: async (name) => kept.get(name) ?? null,
    write: async (name, copy) => (kept.set(name, structuredClone(copy)), true),
    drop: async (name) => void kept.delete(name),
  };
};

/** A browser of which no other tab is open. */
export const noStores = () => ({ store: smallStore(), large: largeStore(), living: async () => new Set<string>() });
