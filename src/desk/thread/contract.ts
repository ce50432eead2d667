import { z } from 'zod';
import { call, id, nothing } from '#ground/api/contract.ts';
import { messageShape, rowShape } from '#spine/interactions/contract.ts';

/** One interaction with its newest messages, oldest first; the page before them by `before`. */
export const openThread = call({
  name: 'thread.open',
  who: 'agent',
  input: z.object({
    interactionId: id,
    before: id.nullable().default(null),
    limit: z.number().int().min(1).max(200).default(50),
  }),
  output: z.object({
    interaction: rowShape.extend({
      mailboxAddress: z.string().nullable(),
      previousId: id.nullable(),
      mergedIntoId: id.nullable(),
      messageCount: z.number().int(),
    }),
    messages: z.array(messageShape),
    /** Null when the first message is here. */
    earlierBefore: id.nullable(),
    /** Mine: assigned to whoever asks. Status and the like are read-only otherwise (R117, D6). */
    mine: z.boolean(),
  }),
  refusals: ['not-found'],
});

/** HTML body of a message as sent, never safe to show without the sanitiser. */
export const messageHtml = call({
  name: 'thread.messageHtml',
  who: 'agent',
  input: z.object({ messageId: id }),
  output: z.object({
    html: z.string(),
    /** content-id -> attachment id, for images inside. */
    images: z.record(z.string(), z.number()),
  }),
  refusals: ['not-found'],
});

/** Headers and body as received, cut at 1 MB for showing; the whole is at /api/files/raw/<messageId>. */
export const messageSource = call({
  name: 'thread.messageSource',
  who: 'agent',
  input: z.object({ messageId: id }),
  output: z.object({ source: z.string(), truncated: z.boolean() }),
  refusals: ['not-found', 'no-source'],
});

export const markRead = call({
  name: 'thread.markRead',
  who: 'agent',
  input: z.object({ interactionId: id, messageId: id }),
  output: nothing,
  refusals: ['not-found'],
});

/** GET; `?download` forces a download. Served with a type that cannot run, and a CSP that allows nothing. */
export const attachmentPath = (attachmentId: number, download = false): string =>
  `/api/files/attachment/${attachmentId}${download ? '?download' : ''}`;
export const rawPath = (messageId: number): string => `/api/files/raw/${messageId}`;
/** GET; a remote image of a mail fetched by the server once the agent asked for it. */
export const remoteImagePath = (messageId: number, url: string): string =>
  `/api/files/remote-image/${messageId}?url=${encodeURIComponent(url)}`;
