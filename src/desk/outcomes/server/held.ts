import type { Actor } from '#ground/api/contract.ts';
import type { Act } from '#ground/events/server/follow.ts';
import { refuse } from '#ground/refusal.ts';
import { holdInteraction, visibleRow, type Held } from '#spine/interactions/server/api.ts';

/** Holds an interaction that this person may see; whoever may not hears the same as if there were none. */
export const heldFor = async ({ tx }: Act, actor: Actor, interactionId: number): Promise<Held> => {
  const visible = await visibleRow(tx, actor, interactionId);
  const held = visible && (await holdInteraction(tx, interactionId));
  if (!held) throw refuse('not-found');
  return held;
};
