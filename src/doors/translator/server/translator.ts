import { now } from '#ground/clock.ts';
import type { Db } from '#ground/db/server/database.ts';
import { log } from '#ground/log.ts';
import { Refusal } from '#ground/refusal.ts';
import type { Seal } from '#ground/secrets/server/seal.ts';
import type { Translator } from '#spine/channels/contract.ts';
import { NoTranslation } from '../connectors/ask.ts';
import type { Access, Pair } from '../connectors/service.ts';
import type { TranslatorSettings } from '../contract.ts';
import type { Provider } from '../rules.ts';
import { accessOf, translatorSettingsOf } from './settings.ts';
import { pairsOf, translateMail } from './translate.ts';

/** What cannot be used as it is set up is as good as not set up. */
const asFailure = (error: unknown): NoTranslation => {
  if (error instanceof NoTranslation) return error;
  if (error instanceof Refusal) return new NoTranslation('not-set-up', error.code);
  log.error('a translation broke', { error });
  return new NoTranslation('broken');
};

/** Asked whenever an interaction is opened; what a service can do changes seldom, and a dead one must not hold up anybody. */
const PAIRS_KEPT_MS = 600_000;
const NO_PAIRS_KEPT_MS = 30_000;

const rememberingPairs = () => {
  let known: { of: string; until: number; pairs: Promise<Pair[] | null> } | null = null;
  return (provider: Provider, access: Access): Promise<Pair[] | null> => {
    const of = `${provider} ${access.address}`;
    const at = now().getTime();
    if (known?.of === of && known.until > at) return known.pairs;
    const asked = { of, until: at + PAIRS_KEPT_MS, pairs: pairsOf(provider, access) };
    asked.pairs = asked.pairs.catch((error: unknown) => {
      asked.until = at + NO_PAIRS_KEPT_MS;
      // Whoever then tries one is told what is wrong.
      log.warn('what can be translated is not known', { failed: asFailure(error).message });
      return null;
    });
    known = asked;
    return asked.pairs;
  };
};

/** Translates as the administrators set it up, from the next second on. */
export const createTranslator = ({ db, seal }: { db: Db; seal: Seal }): Translator => {
  const settingsOn = async (): Promise<TranslatorSettings | null> => {
    const settings = await translatorSettingsOf(db);
    return settings?.on ? settings : null;
  };
  const pairs = rememberingPairs();
  return {
    ready: async () => (await settingsOn()) !== null,
    async pairs() {
      const settings = await settingsOn();
      if (!settings) return [];
      try {
        return await pairs(settings.provider, await accessOf(db, seal, settings));
      } catch (error) {
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
