import { insideTransaction, type Database, type Tx } from '../../db/server/database.ts';
import { log } from '../../log.ts';
import type { Bell } from './bell.ts';
import {
  append,
  presentPlace,
  readAfter,
  somethingPending,
  type Entry,
  type Happening,
  type Place,
} from './journal-store.ts';

/** One act: a transaction with its journal entries, then a ring once it is committed. */
export type Act = { tx: Tx; say(happening: Happening): void };

export const createActs =
  (database: Database, bell: Bell) =>
  async <T>(work: (act: Act) => Promise<T>): Promise<T> => {
    const happenings: Happening[] = [];
    const result = await database.db.transaction().execute(async (tx) => {
      happenings.length = 0;
      const say = (happening: Happening): void => void happenings.push(happening);
      const value = await insideTransaction.run(true, () => work({ tx, say }));
      await append(tx, happenings);
      return value;
    });
    if (happenings.length > 0) bell.ring();
    return result;
  };
export type Acts = ReturnType<typeof createActs>;

const BATCH = 500;
/** Safety net behind the bell: how often a follower looks unasked. */
const LOOK_ANYWAY = 2_000;
/** Milliseconds between looks in a flood: what is said meanwhile is read in one go. */
const BREATH = 8;
/** When an entry waits for an older transaction, which may end without ringing. */
const LOOK_AGAIN = 5;

/**
 * Reads the journal from now on and hands every entry over, in order, once; never two batches at a time. A batch that
 * could not be heard is handed over again.
 */
export const followJournal = async (
  database: Database,
  bell: Bell,
  hear: (entries: Entry[]) => Promise<void> | void,
): Promise<{ stop(): Promise<void>; place(): Place }> => {
  let place = await presentPlace(database.db);
  let stopped = false;
  let wanted = false;
  let running: Promise<void> | null = null;

  const drain = async (): Promise<void> => {
    while (wanted && !stopped) {
      wanted = false;
      try {
        const entries = await readAfter(database.db, place, BATCH);
        if (entries.length > 0) {
          await hear(entries);
          place = entries.at(-1)!.place;
          wanted ||= entries.length === BATCH;
        }
        if (wanted) await new Promise((resolve) => setTimeout(resolve, BREATH));
        else if (await somethingPending(database.db, place)) setTimeout(look, LOOK_AGAIN).unref();
      } catch (error) {
        if (!stopped) log.error('journal could not be followed', { error });
      }
    }
    running = null;
  };
  const look = (): void => {
    wanted = true;
    if (!stopped) running ??= drain();
  };
  const off = bell.onRing(look);
  const timer = setInterval(look, LOOK_ANYWAY);
  timer.unref();
  look();
  return {
    place: () => place,
    async stop() {
      stopped = true;
      off();
      clearInterval(timer);
      await running;
    },
  };
};
