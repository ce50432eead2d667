import type { Actor } from '#ground/api/contract.ts';
import type { Act } from '#ground/events/server/follow.ts';
import { refuse } from '#ground/refusal.ts';
import { enterIntake, holdVisible, restore, trashOf, type Held, type Trashed } from '#spine/interactions/server/api.ts';
import { notify } from '#spine/notices/server/api.ts';
import { agentById } from '#spine/people/server/api.ts';
import { enqueue, enterRouting, putBack } from '#spine/routing/server/api.ts';
import { blocksMatching, unblock } from '#spine/spam/server/api.ts';
import { backTo, freesOf, whyNotBack } from '../rules.ts';
import { factsOf, sendersOf } from './judging.ts';

/** Puts mails that were stopped through the door, in the caller's transaction. */
export type Release = (tx: Act['tx'], ledgerIds: readonly number[]) => Promise<number>;

/** To whoever had it, if there is room; else where it would wait. Whose it is. */
const toItsPlace = async (act: Act, held: Held, was: Trashed, by: number): Promise<number | null> => {
  const place = backTo({ status: was.status, hadAgent: was.assigneeId !== null });
  if (place === 'agent' && (await putBack(act, { id: held.id, status: was.status }, was.assigneeId!, by))) {
    await notify(act, { agentId: was.assigneeId!, kind: 'assigned', interactionId: held.id, byAgentId: by });
    return was.assigneeId;
  }
  if (place === 'queue' || (place === 'agent' && was.status !== 'resolved')) await enqueue(act, [held.id]);
  return null;
};

/** Out of the Trash, its sender unblocked as far as that is theirs to do, and what was stopped since comes in. */
export const unmark = async (act: Act, actor: Actor, interactionId: number, release: Release) => {
  await enterIntake(act.tx);
  await enterRouting(act.tx);
  const held = await holdVisible(act, actor, interactionId);
  const reason = whyNotBack(await factsOf(act.tx, actor, held, await trashOf(act.tx, interactionId)));
  if (reason) throw refuse(reason);
  const was = (await restore(act, held, actor.id))!;
  const assigneeId = await toItsPlace(act, held, was, actor.id);
  const { all } = await sendersOf(act.tx, actor, interactionId);
  const blocks = await blocksMatching(act.tx, all);
  const frees = new Set(blocks.filter((one) => freesOf(one, { interactionId, role: actor.role })).map((one) => one.id));
  const { ledgerIds } = await unblock(act, [...frees], actor.id, true);
  return {
    agentName: assigneeId === null ? null : ((await agentById(act.tx, assigneeId))?.name ?? null),
    mine: assigneeId === actor.id,
    broughtBack: await release(act.tx, ledgerIds),
    stillBlocked: blocks.find((one) => !frees.has(one.id))?.value ?? null,
  };
};
