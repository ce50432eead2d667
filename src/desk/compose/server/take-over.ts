import type { Actor } from '#ground/api/contract.ts';
import type { Db } from '#ground/db/server/database.ts';
import type { Acts } from '#ground/events/server/follow.ts';
import { refuse } from '#ground/refusal.ts';
import { replyKey } from '#spine/drafts/contract.ts';
import { mayTakeOver } from '#spine/drafts/rules.ts';
import { draftsOfInteraction, takeOver } from '#spine/drafts/server/api.ts';
import { holdInteraction, visibleRow } from '#spine/interactions/server/api.ts';
import { lendUploads } from '#spine/uploads/server/api.ts';
import type { DraftContent } from '../contract.ts';
import { draftOf } from './drafts.ts';
import { uploadsShown } from './letter.ts';

/** Answers that others have begun in this interaction, if it is this person's to go on with them. */
export const othersIn = async (db: Db, actor: Actor, row: { id: number; assigneeId: number | null }) => {
  if (!mayTakeOver(actor, row.assigneeId)) return [];
  const drafts = await draftsOfInteraction(db, row.id);
  return drafts
    .filter((one) => one.key === replyKey(row.id) && one.agentId !== actor.id)
    .map((one) => ({ agentId: one.agentId, name: one.agentName, at: one.updatedAt }));
};

/** The content with its files and pictures as this person's own: each has their own rows of the same bytes. */
const lent = async (tx: Db, content: DraftContent, from: number, to: number): Promise<DraftContent> => {
  const ids = [...new Set([...content.uploads.map((one) => one.id), ...uploadsShown(content.html)])];
  if (ids.length === 0) return content;
  let json = JSON.stringify(content);
  for (const [theirs, mine] of await lendUploads(tx, from, to, ids)) json = json.replaceAll(theirs, mine);
  return JSON.parse(json) as DraftContent;
};

const refuseStranger = async (db: Db, actor: Actor, interactionId: number): Promise<void> => {
  const row = await visibleRow(db, actor, interactionId);
  if (!row) throw refuse('not-found');
  if (!mayTakeOver(actor, row.assigneeId)) throw refuse('not-yours');
};

type Asked = { interactionId: number; agentId: number };

export const previewDraft = async (db: Db, act: Acts, actor: Actor, { interactionId, agentId }: Asked) => {
  await refuseStranger(db, actor, interactionId);
  const draft = await draftOf(db, agentId, interactionId);
  if (!draft) throw refuse('draft-gone');
  const content = await act(({ tx }) => lent(tx, draft.content, agentId, actor.id));
  return { content, at: draft.updatedAt };
};

export const takeOverDraft = (act: Acts, actor: Actor, { interactionId, agentId }: Asked): Promise<void> =>
  act(async (one) => {
    // Assigned elsewhere meanwhile, it is not theirs to take.
    await holdInteraction(one.tx, interactionId);
    await refuseStranger(one.tx, actor, interactionId);
    const draft = { key: replyKey(interactionId), from: agentId, to: actor.id, interactionId };
    const taken =
      agentId !== actor.id &&
      (await takeOver(one, draft, (content) => lent(one.tx, content as DraftContent, agentId, actor.id)));
    if (!taken) throw refuse('draft-gone');
  });
