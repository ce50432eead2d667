import { followJournal } from '#ground/events/server/follow.ts';
import { cursorOf, moveCursor, presentPlace, readAfter } from '#ground/events/server/journal-store.ts';
import { readHouseSettings } from '#spine/house-settings/server/api.ts';
import type { House } from './house.ts';
import { afterAll, hasConsequences, WHEN } from './when-this-happens.ts';

const READER = 'house';
const BATCH = 200;

/**
 * Carries out what follows from events, exactly once: the place in the journal moves in the transaction of the consequences.
 * Two processes may run it; the cursor's row lock lets one at a time through.
 */
export const startConsequences = async (house: House): Promise<{ stop(): Promise<void> }> => {
  const { database, act, bell } = house;
  if (!(await cursorOf(database.db, READER))) {
    const place = await presentPlace(database.db);
    await act(({ tx }) => moveCursor(tx, READER, place));
  }
  const catchUp = async (): Promise<void> => {
    for (let more = true; more;) {
      const settings = await readHouseSettings(database.db);
      more = await act(async (one) => {
        const place = await cursorOf(one.tx, READER, true);
        const entries = place ? await readAfter(one.tx, place, BATCH) : [];
        for (const entry of entries) await WHEN[entry.kind]?.(one, entry, settings);
        await afterAll(one, entries);
        if (entries.length > 0) await moveCursor(one.tx, READER, entries.at(-1)!.place);
        return entries.length === BATCH;
      });
    }
    // A job made here is for this minute or a later one: the worker hears of it at the bell.
    bell.ring();
  };
  await catchUp();
  return followJournal(database, bell, async (entries) => {
    if (entries.some(hasConsequences)) await catchUp();
  });
};
