import type { Actor } from '#ground/api/contract.ts';
import type { Act } from '#ground/events/server/follow.ts';
import { refuse } from '#ground/refusal.ts';
import { holdVisible } from '#spine/interactions/server/api.ts';
import { TIMER_EVENTS } from '../contract.ts';
import { whyNotAddTime } from '../rules.ts';
import { readPlanRows } from './plans-store.ts';
import { retime } from './retime.ts';
import { holdTimers, saveTimers } from './timers-store.ts';

/** R96: gives the contact more time; how often it may still be given. */
export const addTime = async (act: Act, actor: Actor, interactionId: number, permitted: boolean): Promise<number> => {
  const { tx } = act;
  const held = await holdVisible(act, actor, interactionId);
  await retime(act, [interactionId]);
  const [timer] = await holdTimers(tx, [interactionId]);
  const { mostExtras } = (await readPlanRows(tx)).of(held.skillId);
  const running = timer && held.assigneeId !== null ? timer : null;
  const extras = running?.extras ?? 0;
  const mine = held.assigneeId === actor.id;
  const reason = whyNotAddTime({ kind: running?.kind ?? null, mine, permitted, extras, mostExtras });
  if (reason) throw refuse(reason);
  await saveTimers(tx, [{ ...running!, extras: extras + 1 }]);
  await retime(act, [interactionId]);
  act.say({
    kind: TIMER_EVENTS.timeAdded,
    interactionId,
    agentId: held.assigneeId,
    data: { by: actor.id, extras: extras + 1 },
  });
  return mostExtras - extras - 1;
};
