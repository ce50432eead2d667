import { largeCopies, type LargeCopies } from './large-copies.ts';

/** What was written and the server may not have. */
export type LocalCopy<Content> = {
  content: Content;
  /** The server's version that this was written over. */
  version: number;
  at: string;
};

/** Apart for each agent: browsers are shared between shifts. */
const keyOf = (agentId: number, draftKey: string): string => `relais.draft.${agentId}.${draftKey}`;

/** Beyond this a copy goes to the large ones: localStorage takes about 5 MB, for all drafts together. */
const SMALL = 1_000_000;

/** What a store cannot say no to without losing a text. */
const tried = <T>(act: () => T): T | null => {
  try {
    return act();
  } catch {
    return null;
  }
};

/**
 * Kept in the browser until the server has it. Small copies stand in localStorage, which is written at once even while
 * the page goes away; large ones in IndexedDB. Of two, the later counts.
 */
export const localCopies = <Content>(
  agentId: number,
  draftKey: string,
  store: Storage = localStorage,
  large: LargeCopies = largeCopies,
) => {
  const key = keyOf(agentId, draftKey);
  /** Whether a large one may be there: most drafts never have one, and need not ask. */
  let mayBeLarge = true;
  const small = (): LocalCopy<Content> | null =>
    tried(() => JSON.parse(store.getItem(key) ?? 'null') as LocalCopy<Content> | null);
  const dropLarge = (): void => {
    if (mayBeLarge) void large.drop(key);
    mayBeLarge = false;
  };
  return {
    read: async (): Promise<LocalCopy<Content> | null> => {
      const [one, other] = [small(), (await large.read(key)) as LocalCopy<Content> | null | undefined];
      if (!one || !other) return one ?? other ?? null;
      return one.at >= other.at ? one : other;
    },
    write: (copy: LocalCopy<Content>): void => {
      const text = JSON.stringify(copy);
      const kept = text.length <= SMALL && tried(() => (store.setItem(key, text), true)) === true;
      if (kept) return dropLarge();
      mayBeLarge = true;
      void large.write(key, copy).then(() => tried(() => store.removeItem(key)));
    },
    /** While the page goes away: whatever is done later may never be done. */
    writeLast: (copy: LocalCopy<Content>): void => {
      const text = JSON.stringify(copy);
      if (tried(() => (store.setItem(key, text), true)) === true) return;
      mayBeLarge = true;
      void large.write(key, copy);
    },
    drop: (): void => {
      tried(() => store.removeItem(key));
      dropLarge();
    },
  };
};
export type LocalCopies<Content> = ReturnType<typeof localCopies<Content>>;
