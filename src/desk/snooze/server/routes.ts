import type { FastifyInstance } from 'fastify';
import { answer } from '#ground/api/server/answer.ts';
import { now } from '#ground/clock.ts';
import type { Db } from '#ground/db/server/database.ts';
import type { Acts } from '#ground/events/server/follow.ts';
import { refuse } from '#ground/refusal.ts';
import { holdVisible, visibleRow } from '#spine/interactions/server/api.ts';
import * as contract from '../contract.ts';
import { whyNotSleep, whyNotUntil } from '../rules.ts';
import { putToSleep, wakeUp } from './sleep.ts';
import { readSleepRow, sleepsOf } from './sleeps-store.ts';

export const snoozeRoutes = (http: FastifyInstance, { db, act }: { db: Db; act: Acts }): void => {
  answer(http, contract.listSleeps, async (_input, { actor }) => ({ sleeps: await sleepsOf(db, actor.id) }));

  answer(http, contract.readSleep, async ({ interactionId }, { actor }) => {
    if (!(await visibleRow(db, actor, interactionId))) throw refuse('not-found');
    return { sleep: await readSleepRow(db, interactionId) };
  });

  answer(http, contract.sleep, async ({ interactionId, until }, { actor }) => {
    await act(async (one) => {
      const held = await holdVisible(one, actor, interactionId);
      const at = new Date(until);
      const reason =
        whyNotSleep({ status: held.status, mine: held.assigneeId === actor.id }) ??
        whyNotUntil(at.getTime(), now().getTime());
      if (reason) throw refuse(reason);
      await putToSleep(one, held, actor.id, at);
    });
    return {};
  });

  answer(http, contract.wake, async ({ interactionId }, { actor }) => {
    await act(async (one) => {
      const held = await holdVisible(one, actor, interactionId);
      if (held.assigneeId !== actor.id) throw refuse('not-mine');
      if (!(await wakeUp(one, held, 'agent'))) throw refuse('not-asleep');
    });
    return {};
  });
};
