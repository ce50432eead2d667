import type { Actor } from '#ground/api/contract.ts';
import type { Act } from '#ground/events/server/follow.ts';
import { refuse } from '#ground/refusal.ts';
import { holdInteraction, visibleRow, type Held } from '#spine/interactions/server/api.ts';

/** The interaction, kept from changing until the act ends; to whom may not see it, there is none. */
export const heldFor = async ({ tx }: Act, actor: Actor, interactionId: number): Promise<Held> => {
  const held = (await visibleRow(tx, actor, interactionId)) && (await holdInteraction(tx, interactionId));
  if (!held) throw refuse('not-found');
  return held;
};
