import type { FastifyInstance } from 'fastify';
import { answer } from '#ground/api/server/answer.ts';
import type { Actor } from '#ground/api/contract.ts';
import type { Db } from '#ground/db/server/database.ts';
import type { Act, Acts } from '#ground/events/server/follow.ts';
import { refuse } from '#ground/refusal.ts';
import { consultationKey, handoverKey, questionKey } from '#spine/drafts/contract.ts';
import { deleteDraft, readDraft, saveFollowing } from '#spine/drafts/server/api.ts';
import { visibleRow } from '#spine/interactions/server/api.ts';
import * as contract from '../texts/contract.ts';
import { consultationById } from './consultations-store.ts';

const keyOf = (place: contract.TextPlace): string => {
  if (place.of === 'consultation') return consultationKey(place.consultationId);
  return place.of === 'handover' ? handoverKey(place.interactionId) : questionKey(place.interactionId);
};

/** The interaction that it is about, for who may write there. */
const rowOf = async (db: Db, actor: Actor, place: contract.TextPlace) => {
  const one = place.of === 'consultation' ? await consultationById(db, place.consultationId) : null;
  const interactionId = place.of === 'consultation' ? one?.interactionId : place.interactionId;
  const row = interactionId === undefined ? null : await visibleRow(db, actor, interactionId);
  if (!row) throw refuse('not-found');
  if (one && one.askerId !== actor.id && one.colleagueId !== actor.id) throw refuse('not-found');
  return row;
};

export const textRoutes = (http: FastifyInstance, { db, act }: { db: Db; act: Acts }): void => {
  answer(http, contract.openText, async ({ place }, { actor }) => {
    await rowOf(db, actor, place);
    const draft = await readDraft(db, { agentId: actor.id, key: keyOf(place) });
    const content = (draft?.content ?? { text: '' }) as contract.TextContent;
    return { content, version: draft?.version ?? 0, writer: draft?.writer ?? null };
  });

  answer(http, contract.saveText, async ({ place, ...save }, { actor }) => {
    const row = await rowOf(db, actor, place);
    const keyIn = (id: number): string =>
      keyOf(place.of === 'consultation' ? place : { of: place.of, interactionId: id });
    const saved = await act((one) => saveFollowing(one, actor.id, keyIn, row, save));
    if (!saved) throw refuse('draft-moved');
    return saved;
  });
};

/** It was said, and is no draft any more; among the versions it stays for a while. */
export const endText = (act: Act, agentId: number, place: contract.TextPlace, interactionId: number): Promise<void> =>
  deleteDraft(act, { agentId, key: keyOf(place) }, interactionId);
