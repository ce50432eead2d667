import type { DraftContent } from '../contract.ts';

/** What was written and the server may not have. */
export type LocalCopy = {
  content: DraftContent;
  /** The server's version that this was written over. */
  version: number;
  at: string;
};

/** Apart for each agent: browsers are shared between shifts. */
const keyOf = (agentId: number, interactionId: number): string => `relais.draft.${agentId}.${interactionId}`;

/** Kept in the browser until the server has it. A full or forbidden store keeps nothing, and says nothing. */
export const localCopies = (agentId: number, interactionId: number, store: Storage = localStorage) => {
  const key = keyOf(agentId, interactionId);
  return {
    read: (): LocalCopy | null => {
      try {
        return JSON.parse(store.getItem(key) ?? 'null') as LocalCopy | null;
      } catch {
        return null;
      }
    },
    write: (copy: LocalCopy): void => {
      try {
        store.setItem(key, JSON.stringify(copy));
      } catch {
        // An older copy is worse than none: it would come back as what was written last.
        store.removeItem(key);
      }
    },
    drop: (): void => {
      try {
        store.removeItem(key);
      } catch {
        // A store that cannot be written to holds nothing to drop.
      }
    },
  };
};
export type LocalCopies = ReturnType<typeof localCopies>;
