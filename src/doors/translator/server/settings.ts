import { now } from '#ground/clock.ts';
import type { Db } from '#ground/db/server/database.ts';
import type { Acts } from '#ground/events/server/follow.ts';
import { refuse } from '#ground/refusal.ts';
import type { Seal } from '#ground/secrets/server/seal.ts';
import {
  DEFAULT_TRANSLATOR,
  TRANSLATOR_EVENTS,
  translatorSettings,
  type ServiceSettings,
  type TranslatorSettings,
} from '../contract.ts';
import { accessTo } from '../connectors/services.ts';
import type { Access } from '../connectors/service.ts';
import { addressProblem, NEEDS, reachedAt } from '../rules.ts';
import { forgetAllTranslated } from './translated-store.ts';
import { saveKey, saveSettingsRow, sealedKey, settingsRow, type KeyPlace } from './settings-store.ts';

/** Asked for every mail; another process's change is seen this many milliseconds later at most. */
const KEPT_FOR = 1_000;
let kept = new WeakMap<Db, { until: number; settings: Promise<TranslatorSettings | null> }>();

const read = async (db: Db): Promise<TranslatorSettings | null> => {
  const stored = await settingsRow(db);
  return stored === null ? null : translatorSettings.parse({ ...DEFAULT_TRANSLATOR, ...(stored as object) });
};

/** At most one second old; null: nothing was set up. */
export const translatorSettingsOf = (db: Db): Promise<TranslatorSettings | null> => {
  const at = now().getTime();
  const known = kept.get(db);
  if (known && known.until > at) return known.settings;
  const settings = read(db);
  kept.set(db, { until: at + KEPT_FOR, settings });
  settings.catch(() => kept.delete(db));
  return settings;
};

/** Where a key belongs: to the service as it is reached. */
const placeOf = ({ provider, address }: ServiceSettings): KeyPlace => ({
  provider,
  address: reachedAt(provider, address),
});

/** How the service is reached, with the typed key or the stored one. Refuses what cannot be used. */
export const accessOf = async (
  db: Db,
  seal: Seal,
  settings: ServiceSettings & { key?: string | undefined },
): Promise<Access> => {
  const problem = addressProblem(settings.provider, settings.address);
  if (problem) throw refuse(problem);
  const sealed = settings.key === undefined ? await sealedKey(db, placeOf(settings)) : null;
  const key = settings.key ?? (sealed === null ? '' : seal.open(sealed));
  if (key === '' && NEEDS[settings.provider].key === 'required') throw refuse('key-missing');
  const { address, region, project } = settings;
  return accessTo(settings.provider, { address, region, project, key });
};

/** What changes what a text becomes: nothing translated before holds any more. */
const isAnother = (before: TranslatorSettings | null, after: TranslatorSettings): boolean =>
  before === null ||
  JSON.stringify([placeOf(before), before.neverTranslate]) !== JSON.stringify([placeOf(after), after.neverTranslate]);

/** Saves it all; `key` undefined keeps the stored one, empty takes it away. This process reads the new ones from then on. */
export const saveTranslatorSettings = async (
  act: Acts,
  seal: Seal,
  { key, ...settings }: TranslatorSettings & { key?: string | undefined },
  by: number,
): Promise<void> => {
  await act(async ({ tx, say }) => {
    const before = await read(tx);
    if (key !== undefined) await saveKey(tx, placeOf(settings), key === '' ? null : seal.seal(key));
    // Off, it may be half set up.
    if (settings.on) await accessOf(tx, seal, settings);
    else if (settings.address !== '' && addressProblem(settings.provider, settings.address))
      throw refuse('address-wrong');
    await saveSettingsRow(tx, settings);
    if (isAnother(before, settings)) await forgetAllTranslated(tx);
    const data = { by, provider: settings.provider, on: settings.on, keyChanged: key !== undefined };
    say({ kind: TRANSLATOR_EVENTS.changed, data });
  });
  kept = new WeakMap();
};
