import type { Db } from '#ground/db/server/database.ts';
import { log } from '#ground/log.ts';
import { Refusal } from '#ground/refusal.ts';
import type { Seal } from '#ground/secrets/server/seal.ts';
import type { Translator } from '#spine/channels/contract.ts';
import { NoTranslation } from '../connectors/ask.ts';
import type { TranslatorSettings } from '../contract.ts';
import { accessOf, translatorSettingsOf } from './settings.ts';
import { pairsOf, translateMail } from './translate.ts';

/** What cannot be used as it is set up is as good as not set up. */
const asFailure = (error: unknown): NoTranslation => {
  if (error instanceof NoTranslation) return error;
  if (error instanceof Refusal) return new NoTranslation('not-set-up', error.code);
  log.error('a translation broke', { error });
  return new NoTranslation('broken');
};

/** Translates as the administrators set it up, from the next second on. */
export const createTranslator = ({ db, seal }: { db: Db; seal: Seal }): Translator => {
  const settingsOn = async (): Promise<TranslatorSettings | null> => {
    const settings = await translatorSettingsOf(db);
    return settings?.on ? settings : null;
  };
  return {
    ready: async () => (await settingsOn()) !== null,
    async pairs() {
      const settings = await settingsOn();
      if (!settings) return [];
      try {
        return await pairsOf(settings.provider, await accessOf(db, seal, settings));
      } catch (error) {
        // Whoever then tries one is told what is wrong.
        log.warn('what can be translated is not known', { failed: asFailure(error).message });
        return null;
      }
    },
    async translate(what) {
      try {
        const settings = await settingsOn();
        if (!settings) throw new NoTranslation('not-set-up');
        const access = await accessOf(db, seal, settings);
        return { done: await translateMail({ db, seal, settings, access, remembers: true }, what) };
      } catch (error) {
        const { failed, detail } = asFailure(error);
        return { failed, detail };
      }
    },
  };
};
