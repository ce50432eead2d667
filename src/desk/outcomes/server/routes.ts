import type { FastifyInstance } from 'fastify';
import { answer } from '#ground/api/server/answer.ts';
import type { Db } from '#ground/db/server/database.ts';
import type { Acts } from '#ground/events/server/follow.ts';
import * as dispositions from '#spine/dispositions/server/api.ts';
import { holdVisible } from '#spine/interactions/server/api.ts';
import * as contract from '../contract.ts';

export const outcomesRoutes = (http: FastifyInstance, { db, act }: { db: Db; act: Acts }): void => {
  answer(http, contract.setStatus, async ({ interactionId, status }, { actor }) => {
    await act(async (one) => {
      await dispositions.setStatus(one, await holdVisible(one, actor, interactionId), status, actor.id);
    });
    return {};
  });

  answer(http, contract.saveOutcome, async ({ interactionId, status, dispositionId }, { actor }) => {
    await act(async (one) => {
      const held = await holdVisible(one, actor, interactionId);
      // Before the status: Closed asks for it and is final.
      await dispositions.setDisposition(one, held, dispositionId, actor.id);
      if (status !== null) await dispositions.setStatus(one, held, status, actor.id);
    });
    return {};
  });

  answer(http, contract.dismiss, async ({ interactionId }, { actor }) => {
    await act(async (one) => {
      await dispositions.dismiss(one, await holdVisible(one, actor, interactionId), actor.id);
    });
    return {};
  });

  answer(http, contract.officeDispositions, async () => ({
    dispositions: await dispositions.dispositionRows(db),
    skills: await dispositions.skillRuleRows(db),
  }));
  answer(http, contract.saveDisposition, (one, { actor }) =>
    act(async (done) => ({ id: await dispositions.saveDisposition(done, one, actor.id) })),
  );
  answer(http, contract.moveDisposition, async ({ id, down }, { actor }) => {
    await act((one) => dispositions.moveDisposition(one, id, down, actor.id));
    return {};
  });
  answer(http, contract.saveSkillRule, async (rule, { actor }) => {
    await act((one) => dispositions.saveSkillRule(one, rule, actor.id));
    return {};
  });
};
