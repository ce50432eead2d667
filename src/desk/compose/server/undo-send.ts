import type { Actor } from '#ground/api/contract.ts';
import type { Db } from '#ground/db/server/database.ts';
import type { Acts } from '#ground/events/server/follow.ts';
import { refuse } from '#ground/refusal.ts';
import { holdInteraction, messageById, visibleRow } from '#spine/interactions/server/api.ts';
import { giveBack, type GivenBack } from './give-back.ts';
import { forgetRelease } from './scheduled.ts';

/** Takes a held answer back: it never leaves, and its text and files are my draft again. */
export const undoSend = async (db: Db, act: Acts, actor: Actor, messageId: number): Promise<GivenBack> => {
  const message = await messageById(db, messageId);
  if (!message || message.agentId !== actor.id || !(await visibleRow(db, actor, message.interactionId)))
    throw refuse('not-found');
  return act(async (one) => {
    await holdInteraction(one.tx, message.interactionId);
    const given = await giveBack(one, message, actor.id);
    if (!given) throw refuse('already-gone');
    await forgetRelease(one, messageId);
    return given;
  });
};
