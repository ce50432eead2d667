import type { FastifyInstance } from 'fastify';
import { answer } from '#ground/api/server/answer.ts';
import type { Actor } from '#ground/api/contract.ts';
import type { Db } from '#ground/db/server/database.ts';
import type { Act, Acts } from '#ground/events/server/follow.ts';
import { refuse } from '#ground/refusal.ts';
import { changeStatus, holdInteraction, unassign, visibleRow, type Held } from '#spine/interactions/server/api.ts';
import * as contract from '../contract.ts';
import { whyNotDismiss, whyNotSetStatus } from '../rules.ts';

/** Holds an interaction that this person may see; whoever may not hears the same as if there were none. */
const heldFor = async ({ tx }: Act, actor: Actor, interactionId: number): Promise<Held> => {
  const visible = await visibleRow(tx, actor, interactionId);
  const held = visible && (await holdInteraction(tx, interactionId));
  if (!held) throw refuse('not-found');
  return held;
};

export const outcomesRoutes = (http: FastifyInstance, { act }: { db: Db; act: Acts }): void => {
  answer(http, contract.setStatus, async ({ interactionId, status }, { actor }) => {
    await act(async (one) => {
      const held = await heldFor(one, actor, interactionId);
      const reason = whyNotSetStatus({ status: held.status, mine: held.assigneeId === actor.id });
      if (reason) throw refuse(reason);
      await changeStatus(one, held, status);
    });
    return {};
  });

  answer(http, contract.dismiss, async ({ interactionId }, { actor }) => {
    await act(async (one) => {
      const held = await heldFor(one, actor, interactionId);
      const reason = whyNotDismiss({ status: held.status, mine: held.assigneeId === actor.id });
      if (reason) throw refuse(reason);
      // D3: a Resolved one stays Resolved; it only leaves the inbox.
      await unassign(one, interactionId, actor.id);
    });
    return {};
  });
};
