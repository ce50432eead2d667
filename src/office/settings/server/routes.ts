import type { FastifyInstance } from 'fastify';
import { answer } from '#ground/api/server/answer.ts';
import type { Db } from '#ground/db/server/database.ts';
import type { Acts } from '#ground/events/server/follow.ts';
import { readHouseSettings, saveHouseSettings } from '#spine/house-settings/server/api.ts';
import { readReadiness, readSettings, saveSettings } from '../contract.ts';
import { readiness } from './readiness-store.ts';

export const settingsRoutes = (http: FastifyInstance, { db, act }: { db: Db; act: Acts }): void => {
  answer(http, readSettings, () => readHouseSettings(db));
  answer(http, readReadiness, () => readiness(db));
  answer(http, saveSettings, async (settings, { actor }) => {
    await saveHouseSettings(act, settings, actor.id);
    return {};
  });
};
