import type { Act } from '#ground/events/server/follow.ts';
import { refuse } from '#ground/refusal.ts';
import { assign, holdInteraction, moveToSkill, unassign, type Held } from '#spine/interactions/server/api.ts';
import { agentById } from '#spine/people/server/api.ts';
import { ROUTING_EVENTS, type Target } from '../contract.ts';
import { refuseAgent, refuseQueue } from '../rules.ts';
import { insertHandedOn, skillTarget, teamTarget } from './hand-on-store.ts';
import { deleteFromQueue, enterRouting, seats, touchSeats, weightOf } from './queue-store.ts';
import { withdrawOffer } from './seats.ts';

export type HandedOn = { held: Held; toName: string };
type To = Target & { held: Held; by: number };

/** R45: straight into their inbox, within their limit. A New one stays New until they answer (D2). */
const toAgent = async (act: Act, { held, by, id }: To): Promise<string> => {
  const agent = await agentById(act.tx, id);
  const [seat] = await seats(act.tx, [id]);
  if (!agent || !seat) throw refuse('target-gone');
  const refusal = refuseAgent({
    ...{ gone: agent.disabled, has: held.assigneeId === id, emailEnabled: agent.emailEnabled, state: agent.state },
    ...{ load: seat.load, limit: seat.limit, weight: await weightOf(act.tx, held.status) },
  });
  if (refusal) throw refuse(refusal, { name: agent.name, limit: seat.limit });
  if (held.assigneeId !== null) await unassign(act, held.id, held.assigneeId);
  await deleteFromQueue(act.tx, [held.id]);
  await assign(act, [{ interactionId: held.id, agentId: id, open: false, how: 'handed-on', by }]);
  await touchSeats(act.tx, [id]);
  return agent.name;
};

/** R46: nobody's, and waiting for somebody of that skill or team other than whose it was. */
const toQueue = async (act: Act, { held, by, kind, id }: To): Promise<string> => {
  const from = held.assigneeId ?? by;
  const target = await (kind === 'skill' ? skillTarget : teamTarget)(act.tx, id, from);
  const refusal = refuseQueue({ gone: target === null, others: target?.others ?? 0 });
  if (!target || refusal) throw refuse(refusal ?? 'target-gone', { name: target?.name ?? '' });
  if (held.assigneeId !== null) await unassign(act, held.id, held.assigneeId);
  if (kind === 'skill') await moveToSkill(act.tx, held.id, id);
  await deleteFromQueue(act.tx, [held.id]);
  const teamId = kind === 'team' ? id : null;
  const { skillId } = await insertHandedOn(act.tx, { interactionId: held.id, teamId, from });
  act.say({ kind: ROUTING_EVENTS.queued, interactionId: held.id, data: { skillId, teamId, by } });
  return target.name;
};

/**
 * Hands an interaction on to an agent, a skill or a team, in one act under the lock of routing. `why`: whether this may
 * be done with it at all, asked once nobody else can change it; a code refuses. The caller knows that `by` may see it.
 */
export const handOn = async (
  act: Act,
  asked: { interactionId: number; by: number; to: Target },
  why: (held: Held) => string | null,
): Promise<HandedOn> => {
  await enterRouting(act.tx);
  const held = await holdInteraction(act.tx, asked.interactionId);
  if (!held || held.mergedIntoId !== null) throw refuse('not-found');
  const reason = why(held);
  if (reason) throw refuse(reason);
  await withdrawOffer(act, held.id);
  const to = { ...asked.to, held, by: asked.by };
  return { held, toName: await (to.kind === 'agent' ? toAgent(act, to) : toQueue(act, to)) };
};
