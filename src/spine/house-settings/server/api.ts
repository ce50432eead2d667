import { now } from '#ground/clock.ts';
import type { Db } from '#ground/db/server/database.ts';
import type { Acts } from '#ground/events/server/follow.ts';
import { DEFAULT_SETTINGS, HOUSE_SETTINGS_EVENTS, settingsShape, type Settings } from '../contract.ts';
import { saveSettingsRow, settingsRow } from './house-settings-store.ts';

/** Every Send asks; another process's change is seen this many milliseconds later at most. */
const KEPT_FOR = 1_000;

let kept = new WeakMap<Db, { until: number; settings: Promise<Settings> }>();

const read = async (db: Db): Promise<Settings> => {
  const stored = await settingsRow(db);
  // A setting added since the row was saved has its default.
  return settingsShape.parse({ ...DEFAULT_SETTINGS, ...(stored as Partial<Settings> | null) });
};

/** The settings of the house, at most one second old. */
export const readHouseSettings = (db: Db): Promise<Settings> => {
  const at = now().getTime();
  const known = kept.get(db);
  if (known && known.until > at) return known.settings;
  const settings = read(db);
  kept.set(db, { until: at + KEPT_FOR, settings });
  settings.catch(() => kept.delete(db));
  return settings;
};

/** Saves them all; `by` is the administrator's id. This process reads the new ones from then on. */
export const saveHouseSettings = async (act: Acts, settings: Settings, by: number): Promise<void> => {
  await act(async ({ tx, say }) => {
    await saveSettingsRow(tx, settings);
    say({ kind: HOUSE_SETTINGS_EVENTS.changed, data: { by } });
  });
  kept = new WeakMap();
};
