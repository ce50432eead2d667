import { followJournal, type Act } from '#ground/events/server/follow.ts';
import {
  cursorOf,
  moveCursor,
  presentPlace,
  readAfter,
  type Entry,
  type Place,
} from '#ground/events/server/journal-store.ts';
import type { House } from './house.ts';

const BATCH = 200;

/**
 * Carries out something for every entry of the journal, exactly once: the reader's place moves in the same transaction.
 * Several processes may run it; the cursor's row lock lets one at a time through. `begin`: in a house that has not had this
 * reader before, which starts where the journal ends.
 */
export const readJournal = async (
  house: House,
  reader: string,
  concerns: (entry: Entry) => boolean,
  carryOut: (act: Act, entries: readonly Entry[]) => Promise<void>,
  more: { begin?: (act: Act) => Promise<void>; afterwards?: () => void } = {},
): Promise<{ stop(): Promise<void> }> => {
  const { database, act, bell } = house;
  if (!(await cursorOf(database.db, reader))) {
    const place: Place = await presentPlace(database.db);
    await act(async (one) => {
      await more.begin?.(one);
      await moveCursor(one.tx, reader, place);
    });
  }
  const catchUp = async (): Promise<void> => {
    for (let another = true; another;)
      another = await act(async (one) => {
        const place = await cursorOf(one.tx, reader, true);
        const entries = place ? await readAfter(one.tx, place, BATCH) : [];
        await carryOut(one, entries);
        if (entries.length > 0) await moveCursor(one.tx, reader, entries.at(-1)!.place);
        return entries.length === BATCH;
      });
    more.afterwards?.();
  };
  await catchUp();
  return followJournal(database, bell, async (entries) => {
    if (entries.some(concerns)) await catchUp();
  });
};
