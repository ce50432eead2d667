import { z } from 'zod';
import { call, id, instant, nothing } from '#ground/api/contract.ts';
import { TEXT_CHANNELS, TEXT_FAILURES } from '#spine/channels/texts/contract.ts';
import { uploadShape } from '#spine/uploads/contract.ts';

export const chosenTemplate = z.object({
  name: z.string().max(512),
  language: z.string().max(20),
  body: z.string().max(4_096),
  values: z.array(z.string().max(1_024)).max(20),
});
const contentShape = z.object({
  text: z.string().max(100_000),
  template: chosenTemplate.nullable().default(null),
  uploads: z.array(uploadShape).max(50).default([]),
});
export type TextContent = z.output<typeof contentShape>;

/** A conversation in writing, as whoever writes in it must know it. */
export const openTexting = call({
  name: 'texting.open',
  who: 'agent',
  input: z.object({ legId: id }),
  output: z.object({
    channel: z.enum(TEXT_CHANNELS),
    address: z.string(),
    /** Why nothing may be written there. */
    reason: z.enum(['closed', 'ended', 'opted-out', 'turned-off', 'channel-off']).nullable(),
    /** WhatsApp: until when anything may be written; in the past or null: only a template. Absent elsewhere. */
    window: z.object({ closesAt: instant.nullable() }).nullable(),
    content: contentShape,
    version: z.number().int(),
    writer: z.uuid().nullable(),
  }),
  refusals: ['not-found'],
});

/** Refused with 'draft-moved' when another page saved a newer version: nothing is overwritten. */
export const saveTexting = call({
  name: 'texting.saveDraft',
  who: 'agent',
  input: z.object({
    legId: id,
    version: z.number().int(),
    content: contentShape,
    writer: z.uuid().optional(),
    over: z.boolean().default(false),
  }),
  output: z.object({ version: z.number().int(), savedAt: instant }),
  refusals: ['not-found', 'draft-moved'],
});

/** It leaves at once. The same click twice is one text. */
export const sendText = call({
  name: 'texting.send',
  who: 'agent',
  input: z.object({
    ...{ legId: id, content: contentShape, onceKey: z.uuid() },
    /** R108: what leaves in place of `content.text`, which is kept as what was written; the contact is told of it. */
    translation: z
      .object({ html: z.string().max(500_000), from: z.string().max(8), to: z.string().max(8) })
      .nullable()
      .default(null),
  }),
  output: z.object({ messageId: id }),
  refusals: [
    ...['not-found', 'closed', 'ended', 'opted-out', 'turned-off', 'channel-off', 'empty', 'too-long', 'window-closed'],
    ...['value-missing', 'in-trash', 'template-with-files', 'upload-gone', 'dangerous-file'],
    ...['file-not-taken', 'file-type', 'file-too-large', 'files-too-large', 'too-many-files'],
  ],
});

/** A live conversation (chat): it is over for the contact too. */
export const endTexting = call({
  name: 'texting.end',
  who: 'agent',
  input: z.object({ legId: id }),
  output: nothing,
  refusals: ['not-found', 'ended', 'not-live'],
});

export const listTemplates = call({
  name: 'texting.templates',
  who: 'agent',
  input: z.object({ legId: id }),
  output: z.object({
    templates: z.array(
      z.object({ name: z.string(), language: z.string(), body: z.string(), values: z.number().int() }),
    ),
    failed: z.object({ failure: z.enum(TEXT_FAILURES), detail: z.string() }).nullable(),
  }),
  refusals: ['not-found'],
});
