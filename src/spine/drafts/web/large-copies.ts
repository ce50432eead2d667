/** Copies too large for localStorage, in IndexedDB. Where that is forbidden nothing is kept, and nothing is said. */

const DATABASE = 'relais-drafts';
const STORE = 'copies';

let opened: Promise<IDBDatabase> | null = null;
const open = (): Promise<IDBDatabase> => {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.addEventListener('upgradeneeded', () => request.result.createObjectStore(STORE));
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('indexedDB')));
  });
  return opened;
};

const run = async <T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T | null> => {
  try {
    const transaction = (await open()).transaction(STORE, mode);
    const request = act(transaction.objectStore(STORE));
    return await new Promise((resolve) => {
      transaction.addEventListener('complete', () => resolve(request.result));
      transaction.addEventListener('abort', () => resolve(null));
    });
  } catch {
    opened = null;
    return null;
  }
};

/** What is asked first is done first: IndexedDB keeps the order of writes to one store. */
export const largeCopies = {
  /** Names of the copies whose name begins so. */
  names: async (prefix: string): Promise<string[]> =>
    ((await run('readonly', (store) => store.getAllKeys(IDBKeyRange.bound(prefix, `${prefix}\uffff`)))) ??
      []) as string[],
  read: (name: string): Promise<unknown> => run('readonly', (store) => store.get(name) as IDBRequest<unknown>),
  /** False when it could not be kept. */
  write: async (name: string, copy: unknown): Promise<boolean> =>
    (await run('readwrite', (store) => store.put(copy, name))) !== null,
  drop: async (name: string): Promise<void> => void (await run('readwrite', (store) => store.delete(name))),
};
export type LargeCopies = typeof largeCopies;
