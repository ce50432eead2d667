import type { FastifyInstance } from 'fastify';
import { answer } from '#ground/api/server/answer.ts';
import { now } from '#ground/clock.ts';
import type { Db } from '#ground/db/server/database.ts';
import type { Acts } from '#ground/events/server/follow.ts';
import type { Seal } from '#ground/secrets/server/seal.ts';
import { DEFAULT_TRANSLATOR, readTranslator, saveTranslator, tryTranslator } from '../contract.ts';
import { keyPlaces } from './settings-store.ts';
import { saveTranslatorSettings, translatorSettingsOf } from './settings.ts';
import { trySentence } from './try-sentence.ts';
import { monthOf, spentIn } from './usage-store.ts';

export const translatorRoutes = (http: FastifyInstance, deps: { db: Db; act: Acts; seal: Seal }): void => {
  const { db, act, seal } = deps;

  answer(http, readTranslator, async () => {
    const month = monthOf(now().toISOString().slice(0, 10));
    const [settings, keys, spent] = await Promise.all([translatorSettingsOf(db), keyPlaces(db), spentIn(db, month)]);
    const costs = new Map<string, number>();
    for (const { currency, cost } of spent.days) costs.set(currency, (costs.get(currency) ?? 0) + cost);
    return {
      ...(settings ?? DEFAULT_TRANSLATOR),
      keys,
      usage: { month, ...spent, costs: [...costs].map(([currency, cost]) => ({ currency, cost })) },
    };
  });

  answer(http, saveTranslator, async (settings, { actor }) => {
    await saveTranslatorSettings(act, seal, settings, actor.id);
    return {};
  });

  answer(http, tryTranslator, (typed) => trySentence(deps, typed));
};
