import type { FastifyInstance } from 'fastify';
import type { Actor } from '#ground/api/contract.ts';
import { answer } from '#ground/api/server/answer.ts';
import { refuse } from '#ground/refusal.ts';
import { forwardKey } from '#spine/drafts/contract.ts';
import { readDraft, saveDraftRow } from '#spine/drafts/server/api.ts';
import * as contract from '../contract.ts';
import { receivedMail, sendForward, undoForward, type ForwardDeps } from './forward.ts';

const placeOf = (actor: Actor, messageId: number) => ({ agentId: actor.id, key: forwardKey(messageId) });

export const forwardRoutes = (http: FastifyInstance, deps: ForwardDeps): void => {
  const { db, act } = deps;
  answer(http, contract.forward, (input, { actor }) => sendForward(deps, actor, input));

  answer(http, contract.undoForward, async ({ messageId }, { actor }) => {
    await undoForward(deps, actor, messageId);
    return {};
  });

  answer(http, contract.openForward, async ({ messageId }, { actor }) => {
    await receivedMail(db, actor, messageId);
    const draft = await readDraft(db, placeOf(actor, messageId));
    const content = (draft?.content ?? { text: '' }) as contract.ForwardDraft;
    return { content, version: draft?.version ?? 0, writer: draft?.writer ?? null };
  });

  answer(http, contract.saveForward, async ({ messageId, ...save }, { actor }) => {
    const { message } = await receivedMail(db, actor, messageId);
    const saved = await act((one) =>
      saveDraftRow(one, placeOf(actor, messageId), { ...save, interactionId: message.interactionId }),
    );
    if (!saved) throw refuse('draft-moved');
    return saved;
  });
};
