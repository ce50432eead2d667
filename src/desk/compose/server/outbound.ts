import type { z } from 'zod';
import type { Actor } from '#ground/api/contract.ts';
import type { Db } from '#ground/db/server/database.ts';
import { storableText } from '#ground/db/server/storable-text.ts';
import type { Acts } from '#ground/events/server/follow.ts';
import { refuse } from '#ground/refusal.ts';
import { outboundKey } from '#spine/drafts/contract.ts';
import { deleteDraft, readDraft, saveDraftRow, type Saved } from '#spine/drafts/server/api.ts';
import { readHouseSettings } from '#spine/house-settings/server/api.ts';
import { outboundOf } from '#spine/routing/server/api.ts';
import type { DraftContent } from '../contract.ts';
import type { saveOutbound as saveContract, startOutbound as startContract } from '../outbound/contract.ts';
import { withSignatures } from './signatures.ts';
import { insertRequest, removeRequest, requestOf, type OutboundRequest } from './outbound-store.ts';

/** Where a mail that answers nothing is kept while it is written. */
export const outboundPlace = (agentId: number, draftId: string) => ({ agentId, key: outboundKey(draftId) });

/** R7: refused without an outbound skill; the one asked for must be among the agent's. */
export const startOutbound = async (
  db: Db,
  actor: Actor,
  asked: z.output<typeof startContract.input>,
): Promise<{ draftId: string }> => {
  const { refusal, skills } = await outboundOf(db, actor.id);
  if (refusal) throw refuse(refusal);
  if (!skills.some((one) => one.id === asked.skillId)) throw refuse('no-outbound-skill');
  const name = storableText(asked.name);
  const draftId = await insertRequest(db, { ...asked, name, agentId: actor.id });
  if (draftId === null) throw refuse('too-many-drafts');
  return { draftId };
};

/** What may be sent with the skill that was chosen, as it stands now. */
export const outboundFacts = async (db: Db, agentId: number, request: OutboundRequest) => {
  const { refusal, skills } = await outboundOf(db, agentId);
  const senders = skills.find((one) => one.id === request.skillId)?.senders ?? [];
  return { refusal: refusal ?? (senders.length === 0 ? ('no-outbound-skill' as const) : null), senders };
};

export const openOutbound = async (db: Db, actor: Actor, draftId: string) => {
  const request = await requestOf(db, actor.id, draftId);
  if (!request) throw refuse('not-found');
  const [{ refusal, senders }, draft] = await Promise.all([
    outboundFacts(db, actor.id, request),
    readDraft(db, outboundPlace(actor.id, draftId)),
  ]);
  const { name, address, skillName } = request;
  const senderId = senders[0]?.id ?? null;
  const fresh: DraftContent = {
    ...{ html: '', senderId, to: [{ name, address }], cc: [], bcc: [], uploads: [] },
    ...{ subject: '', quote: false, seenMessageId: null },
  };
  const content = (draft?.content as DraftContent | undefined) ?? fresh;
  const stillAllowed = senders.some((one) => one.id === content.senderId);
  return {
    content: { ...content, senderId: stillAllowed ? content.senderId : senderId },
    version: draft?.version ?? 0,
    writer: draft?.writer ?? null,
    savedAt: draft?.updatedAt ?? null,
    note: null,
    // Nobody but its writer can see it.
    others: [],
    takenBy: null,
    senders: await withSignatures(db, actor, senders),
    resizeImages: (await readHouseSettings(db)).resizeImages,
    blocked: refusal,
    subject: content.subject ?? '',
    usual: null,
    ...{ name, address, skillName },
  };
};

export const saveOutbound = async (
  db: Db,
  act: Acts,
  actor: Actor,
  { draftId, ...input }: z.output<typeof saveContract.input>,
): Promise<Saved> => {
  if (!(await requestOf(db, actor.id, draftId))) throw refuse('not-found');
  const save = { ...input, interactionId: null };
  const saved = await act((one) => saveDraftRow(one, outboundPlace(actor.id, draftId), save));
  if (!saved) throw refuse('draft-moved');
  return saved;
};

export const discardOutbound = (act: Acts, actor: Actor, draftId: string): Promise<void> =>
  act(async (one) => {
    await deleteDraft(one, outboundPlace(actor.id, draftId), null);
    await removeRequest(one.tx, actor.id, draftId);
  });
