import type { FastifyInstance } from 'fastify';
import { answer } from '#ground/api/server/answer.ts';
import { now } from '#ground/clock.ts';
import type { Db } from '#ground/db/server/database.ts';
import type { Acts } from '#ground/events/server/follow.ts';
import { refuse } from '#ground/refusal.ts';
import { readHouseSettings, saveHouseSettings } from '#spine/house-settings/server/api.ts';
import { visibleRow } from '#spine/interactions/server/api.ts';
import { may } from '#spine/permissions/server/api.ts';
import { listSkillRows } from '#spine/routing/server/api.ts';
import * as contract from '../contract.ts';
import { addTime } from './add-time.ts';
import { dropPlan, followSetting, savePlan } from './plans.ts';
import { readPlanRows } from './plans-store.ts';
import { shownTimers } from './show.ts';
import { timerRow, timersFor } from './timers-store.ts';

/** Timers of others that one page shows: the most urgent. */
const MOST_OTHERS = 200;

export const timersRoutes = (http: FastifyInstance, { db, act }: { db: Db; act: Acts }): void => {
  answer(http, contract.listTimers, async (_input, { actor }) => {
    const [rows, plans] = await Promise.all([timersFor(db, actor, MOST_OTHERS), readPlanRows(db)]);
    const at = now();
    return { now: at, timers: shownTimers(rows, plans, at.getTime()) };
  });

  answer(http, contract.readTimer, async ({ interactionId }, { actor }) => {
    if (!(await visibleRow(db, actor, interactionId))) throw refuse('not-found');
    const [row, plans] = await Promise.all([timerRow(db, interactionId), readPlanRows(db)]);
    const at = now();
    return { now: at, timer: row ? shownTimers([row], plans, at.getTime())[0]! : null };
  });

  answer(http, contract.addTime, async ({ interactionId }, { actor }) => {
    const permitted = await may(db, actor, 'add-time');
    return { extrasLeft: await act((one) => addTime(one, actor, interactionId, permitted)) };
  });

  answer(http, contract.readPlans, async () => {
    const [{ usual, own }, { timers: on }] = await Promise.all([readPlanRows(db), readHouseSettings(db)]);
    return { on, usual, own: [...own].map(([skillId, plan]) => ({ skillId, plan })) };
  });

  answer(http, contract.savePlan, async ({ skillId, plan }, { actor }) => {
    if (skillId !== null && !(await listSkillRows(db)).some((skill) => skill.id === skillId)) throw refuse('not-found');
    await act((one) => savePlan(one, skillId, plan, actor.id));
    return {};
  });

  answer(http, contract.dropPlan, async ({ skillId }, { actor }) => {
    await act((one) => dropPlan(one, skillId, actor.id));
    return {};
  });

  answer(http, contract.turnTimers, async ({ on }, { actor }) => {
    await saveHouseSettings(act, { ...(await act(({ tx }) => readHouseSettings(tx))), timers: on }, actor.id);
    await act((one) => followSetting(one, on));
    return {};
  });
};
