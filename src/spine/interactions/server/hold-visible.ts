import type { Actor } from '#ground/api/contract.ts';
import type { Act } from '#ground/events/server/follow.ts';
import { refuse } from '#ground/refusal.ts';
import { holdInteraction, type Held } from './changes-store.ts';
import { visibleRow } from './reader-store.ts';

/** Keeps an interaction from changing until the act ends; refuses with 'not-found' whoever may not see it, as if there were none. */
export const holdVisible = async ({ tx }: Act, actor: Actor, interactionId: number): Promise<Held> => {
  const held = (await visibleRow(tx, actor, interactionId)) && (await holdInteraction(tx, interactionId));
  if (!held) throw refuse('not-found');
  return held;
};
