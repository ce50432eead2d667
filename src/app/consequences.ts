import { readHouseSettings } from '#spine/house-settings/server/api.ts';
import type { House } from './house.ts';
import { readJournal } from './read-journal.ts';
import { afterAll, hasConsequences, WHEN } from './when-this-happens.ts';

/** Carries out what follows from events, exactly once. */
export const startConsequences = (house: House): Promise<{ stop(): Promise<void> }> =>
  readJournal(
    house,
    'house',
    hasConsequences,
    async (act, entries) => {
      const settings = await readHouseSettings(act.tx);
      for (const entry of entries) await WHEN[entry.kind]?.(act, entry, settings);
      await afterAll(act, entries);
    },
    // A job made here is for this minute or a later one: the worker hears of it at the bell.
    { afterwards: () => house.bell.ring() },
  );
