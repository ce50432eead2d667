import type { FastifyInstance } from 'fastify';
import { answer } from '#ground/api/server/answer.ts';
import { refuse } from '#ground/refusal.ts';
import { INTERACTION_EVENTS } from '#spine/interactions/contract.ts';
import { asShown, isDangerous } from '#spine/interactions/rules.ts';
import { attachmentsOf, messagesOf, saveRead, visibleRow, type AttachmentRow } from '#spine/interactions/server/api.ts';
import * as contract from '../contract.ts';
import { fileRoutes } from './files.ts';
import { rawOfMessage, visibleMessage, type ThreadOptions } from './visible-message.ts';

/** What `thread.messageSource` shows at most, in bytes. */
const SHOWN_SOURCE = 1024 * 1024;

const shownFile = (file: AttachmentRow) => ({ ...file, dangerous: isDangerous(file.name) });

/** Text of a raw mail for reading: UTF-8 where it is, else one character a byte. */
const sourceText = (raw: Buffer): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw, { stream: true });
  } catch {
    return raw.toString('latin1');
  }
};

export const threadRoutes = (http: FastifyInstance, options: ThreadOptions): void => {
  const { db, act } = options;

  answer(http, contract.openThread, async ({ interactionId, before, limit }, { actor }) => {
    const interaction = await visibleRow(db, actor, interactionId);
    if (!interaction) throw refuse('not-found');
    const found = await messagesOf(db, interactionId, before, limit + 1);
    const messages = found.slice(-limit);
    const files = Map.groupBy(
      await attachmentsOf(
        db,
        messages.map((one) => one.id),
      ),
      (file) => file.messageId,
    );
    return {
      interaction,
      messages: messages.map((one) => ({ ...asShown(one), attachments: (files.get(one.id) ?? []).map(shownFile) })),
      earlierBefore: found.length > limit ? messages[0]!.id : null,
      mine: interaction.assigneeId === actor.id,
    };
  });

  answer(http, contract.messageHtml, async ({ messageId }, { actor }) => {
    const message = await visibleMessage(db, actor, messageId);
    if (message.html === null) throw refuse('not-found');
    const files = await attachmentsOf(db, [messageId]);
    const images = files.flatMap((file) => (file.contentId === null ? [] : [[file.contentId, file.id] as const]));
    return { html: message.html, images: Object.fromEntries(images) };
  });

  answer(http, contract.messageSource, async ({ messageId }, { actor }) => {
    const raw = await rawOfMessage(await visibleMessage(db, actor, messageId), options);
    if (!raw) throw refuse('no-source');
    return { source: sourceText(raw.subarray(0, SHOWN_SOURCE)), truncated: raw.length > SHOWN_SOURCE };
  });

  answer(http, contract.markRead, async ({ interactionId, messageId }, { actor }) => {
    const message = await visibleMessage(db, actor, messageId);
    if (message.interactionId !== interactionId) throw refuse('not-found');
    await act(async ({ tx, say }) => {
      if (await saveRead(tx, actor.id, interactionId, messageId))
        say({ kind: INTERACTION_EVENTS.read, interactionId, agentId: actor.id });
    });
    return {};
  });

  fileRoutes(http, options);
};
