import type { FastifyInstance } from 'fastify';
import type { Actor } from '#ground/api/contract.ts';
import { answer } from '#ground/api/server/answer.ts';
import type { Db } from '#ground/db/server/database.ts';
import { refuse } from '#ground/refusal.ts';
import { deleteDraft } from '#spine/drafts/server/api.ts';
import { say } from '#ground/words.ts';
import { messageById, newerMessages, setDelivery, visibleRow } from '#spine/interactions/server/api.ts';
import { interactionWords } from '#spine/interactions/words.ts';
import * as contract from '../contract.ts';
import { comeBacks } from './come-backs.ts';
import { findRecipients } from './find-recipients.ts';
import { outboundRoutes } from './outbound-routes.ts';
import { placeOf, saveDraft } from './drafts.ts';
import { openReply } from './open-reply.ts';
import { resend } from './resend.ts';
import { sendNow } from './scheduled.ts';
import { quotationToInsert } from './quotation-to-insert.ts';
import { sendReply, type ComposeDeps } from './send-reply.ts';
import { previewDraft, takeOverDraft } from './take-over.ts';
import { undoSend } from './undo-send.ts';
import { uploadRoutes } from '#spine/uploads/server/api.ts';

const visibleOutbound = async (db: Db, actor: Actor, messageId: number): Promise<void> => {
  const message = await messageById(db, messageId);
  if (message?.direction !== 'out' || !(await visibleRow(db, actor, message.interactionId))) throw refuse('not-found');
};

export const composeRoutes = (http: FastifyInstance, deps: ComposeDeps): void => {
  const { db, act } = deps;

  answer(http, contract.openReply, ({ interactionId }, { actor }) => openReply(db, actor, interactionId));
  answer(http, contract.saveDraft, (input, { actor }) => saveDraft(db, act, actor, input));

  answer(http, contract.quotation, (input, { actor }) => quotationToInsert(db, actor, input));
  answer(http, contract.previewDraft, (input, { actor }) => previewDraft(db, act, actor, input));
  answer(http, contract.takeOverDraft, async (input, { actor }) => {
    await takeOverDraft(act, actor, input);
    return {};
  });

  answer(http, contract.discardDraft, async ({ interactionId }, { actor }) => {
    await act((one) => deleteDraft(one, placeOf(actor.id, interactionId), interactionId));
    return {};
  });

  answer(http, contract.sendReply, (input, { actor }) => sendReply(deps, actor, input));
  answer(http, contract.undoSend, ({ messageId }, { actor }) => undoSend(db, act, actor, messageId));

  answer(http, contract.comeBacks, (_input, { actor }) => comeBacks(db, actor));
  answer(http, contract.sendNow, async ({ messageId }, { actor }) => {
    await sendNow(db, act, actor, messageId);
    return {};
  });

  answer(http, contract.newerMessages, async ({ interactionId, seenMessageId }, { actor }) => {
    const row = await visibleRow(db, actor, interactionId);
    if (!row) throw refuse('not-found');
    const messages = await newerMessages(db, row.mergedIntoId ?? row.id, actor.id, seenMessageId);
    const told = (key: 'anonymous' | 'content-hidden') => say(interactionWords[key], actor.language);
    return {
      messages: messages.map((one) => ({
        ...one,
        name: one.name || told('anonymous'),
        firstWords: one.contentHidden ? told('content-hidden') : one.firstWords,
      })),
    };
  });

  answer(http, contract.resend, async ({ messageId }, { actor }) => {
    await visibleOutbound(db, actor, messageId);
    await resend(act, messageId);
    return {};
  });

  answer(http, contract.markSent, async ({ messageId }, { actor }) => {
    await visibleOutbound(db, actor, messageId);
    if (!(await act((one) => setDelivery(one, messageId, { from: ['uncertain'], to: 'sent' }))))
      throw refuse('not-uncertain');
    return {};
  });

  answer(http, contract.findRecipients, async ({ query }) => ({ entries: await findRecipients(db, query) }));

  outboundRoutes(http, deps);
  uploadRoutes(http, deps);
};
