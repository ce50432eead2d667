import { largeCopies, type LargeCopies } from './large-copies.ts';
import { tabsWith, THIS_TAB } from './other-tabs.ts';

/** What was written and the server may not have. */
export type LocalCopy<Content> = {
  content: Content;
  /** The server's version that this was written over. */
  version: number;
  /** The page that wrote it. */
  writer: string;
  at: string;
};

/** Beyond this a copy goes to the large ones: localStorage takes about 5 MB, for all drafts together. */
const SMALL = 1_000_000;

/** What a store may refuse without a text being lost. */
const tried = <T>(act: () => T): T | null => {
  try {
    return act();
  } catch {
    return null;
  }
};

export type Kept<Content> = { content: Content; version: number; writer: string | null };

/** Keys in one order, at every depth: PostgreSQL does not keep the order in which they were written. */
const inOrder = (_key: string, value: unknown): unknown =>
  value && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : value;

/**
 * Where to begin, from what the server has and what a page that is gone left in this browser. A copy over another
 * version than the server's is saved over its own: the server then says that the draft moved, and the writer chooses.
 */
export const beginFrom = <Content>(
  server: Kept<Content>,
  copy: LocalCopy<Content> | null,
): { content: Content; version: number; unsaved: boolean } => {
  if (!copy || JSON.stringify(copy.content, inOrder) === JSON.stringify(server.content, inOrder))
    return { content: server.content, version: server.version, unsaved: false };
  // The same page's: then the copy is what it wrote after.
  const isLater = copy.version === server.version || copy.writer === server.writer;
  return { content: copy.content, version: isLater ? server.version : copy.version, unsaved: true };
};

export type CopyPlace = {
  /** Apart for each agent: browsers are shared between shifts. */
  agentId: number;
  key: string;
  store?: Storage;
  large?: LargeCopies;
  /** Who writes: two tabs must not write over each other's copies. */
  tab?: string;
  /** Which other tabs have the draft open, and will save what they wrote themselves. */
  living?: (agentId: number, key: string) => Promise<ReadonlySet<string>>;
};

/**
 * Kept in the browser until the server has it. Small copies stand in localStorage, which is written at once even while
 * the page goes away; large ones in IndexedDB.
 */
export const localCopies = <Content>(place: CopyPlace) => {
  const { agentId, key, store = localStorage, large = largeCopies, tab = THIS_TAB, living = tabsWith } = place;
  const prefix = `relais.draft.${agentId}.${key}.`;
  const own = prefix + tab;
  /** Copies that tabs now gone left behind, taken on here: they go when ours does. */
  let adopted: string[] = [];
  let hasLarge = false;

  const smallNames = (): string[] =>
    tried(() =>
      Array.from({ length: store.length }, (_, at) => store.key(at) ?? '').filter((name) => name.startsWith(prefix)),
    ) ?? [];
  const readSmall = (name: string): LocalCopy<Content> | null =>
    tried(() => JSON.parse(store.getItem(name) ?? 'null') as LocalCopy<Content> | null);
  const dropLarge = (): void => {
    if (hasLarge) void large.drop(own);
    hasLarge = false;
  };
  const writeLarge = (copy: LocalCopy<Content>): Promise<boolean> => {
    hasLarge = true;
    return large.write(own, copy);
  };

  return {
    /** The latest that a page now gone did not get to the server; null when there is none. */
    read: async (): Promise<LocalCopy<Content> | null> => {
      const names = [...new Set([...smallNames(), ...(await large.names(prefix))])];
      if (names.length === 0) return null;
      const others = await living(agentId, key);
      const left = names.filter((name) => !others.has(name.slice(prefix.length)));
      const fromLarge = left.map((name) => large.read(name) as Promise<LocalCopy<Content> | null | undefined>);
      const copies = [...left.map(readSmall), ...(await Promise.all(fromLarge))];
      adopted = left.filter((name) => name !== own);
      return copies.reduce<LocalCopy<Content> | null>(
        (newest, copy) => (copy && (!newest || copy.at > newest.at) ? copy : newest),
        null,
      );
    },
    write: (copy: LocalCopy<Content>): void => {
      const text = JSON.stringify(copy);
      if (text.length <= SMALL && tried(() => (store.setItem(own, text), true))) return dropLarge();
      // Of the two the later counts; an older one left in the small store only costs room.
      void writeLarge(copy).then((kept) => kept && tried(() => store.removeItem(own)));
    },
    /** While the page goes away: what is done later may never be done. */
    writeLast: (copy: LocalCopy<Content>): void => {
      const text = JSON.stringify(copy);
      if (!tried(() => (store.setItem(own, text), true))) void writeLarge(copy);
    },
    drop: (): void => {
      for (const name of [own, ...adopted]) tried(() => store.removeItem(name));
      for (const name of adopted) void large.drop(name);
      adopted = [];
      dropLarge();
    },
  };
};
export type LocalCopies<Content> = ReturnType<typeof localCopies<Content>>;
