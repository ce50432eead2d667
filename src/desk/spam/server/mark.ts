import type { Actor } from '#ground/api/contract.ts';
import type { Act } from '#ground/events/server/follow.ts';
import { refuse } from '#ground/refusal.ts';
import { enterIntake, holdVisible, trash } from '#spine/interactions/server/api.ts';
import { notify } from '#spine/notices/server/api.ts';
import { enterRouting, leaveQueue } from '#spine/routing/server/api.ts';
import type { Block } from '#spine/spam/contract.ts';
import { block } from '#spine/spam/server/api.ts';
import { whyNotSpam } from '../rules.ts';
import { factsOf, sendersOf } from './judging.ts';

/** Into the Trash, and its sender blocked: a mail of theirs that comes in now is in it, or is stopped. */
export const mark = async (
  act: Act,
  actor: Actor,
  { interactionId, wholeDomain }: { interactionId: number; wholeDomain: boolean },
): Promise<{ blocked: string[] }> => {
  await enterIntake(act.tx);
  await enterRouting(act.tx);
  const held = await holdVisible(act, actor, interactionId);
  const reason = whyNotSpam(await factsOf(act.tx, actor, held, null));
  if (reason) throw refuse(reason);
  const { senders, domain } = await sendersOf(act.tx, actor, interactionId);
  if (wholeDomain && domain?.why) throw refuse(domain.why);
  await leaveQueue(act, interactionId);
  await trash(act, held, actor.id);
  const wanted: Block[] =
    wholeDomain && domain
      ? [{ kind: 'domain', value: domain.name }]
      : senders.map((value) => ({ kind: 'address', value }));
  const blocked: string[] = [];
  for (const one of wanted) {
    const done = await block(act, one, { agentId: actor.id, interactionId });
    if (done === null || done === 'there') blocked.push(one.value);
  }
  if (held.assigneeId !== null)
    await notify(act, { agentId: held.assigneeId, kind: 'spam', interactionId, byAgentId: actor.id });
  return { blocked };
};
