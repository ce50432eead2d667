import type { z } from 'zod';
import type { Actor } from '#ground/api/contract.ts';
import type { Db } from '#ground/db/server/database.ts';
import type { Acts } from '#ground/events/server/follow.ts';
import { refuse } from '#ground/refusal.ts';
import { replyKey } from '#spine/drafts/contract.ts';
import { readDraft, saveFollowing, type Saved } from '#spine/drafts/server/api.ts';
import { visibleRow } from '#spine/interactions/server/api.ts';
import type { DraftContent, saveDraft as saveContract } from '../contract.ts';

/** Where an agent's answer to that interaction is kept while it is written. */
export const placeOf = (agentId: number, interactionId: number) => ({ agentId, key: replyKey(interactionId) });
export const draftOf = async (db: Db, agentId: number, interactionId: number) => {
  const draft = await readDraft(db, placeOf(agentId, interactionId));
  return draft && { ...draft, content: draft.content as DraftContent };
};

export const saveDraft = async (
  db: Db,
  act: Acts,
  actor: Actor,
  input: z.output<typeof saveContract.input>,
): Promise<Saved> => {
  const row = await visibleRow(db, actor, input.interactionId);
  if (!row) throw refuse('not-found');
  const saved = await act((one) => saveFollowing(one, actor.id, replyKey, row, input));
  if (!saved) throw refuse('draft-moved');
  return saved;
};
