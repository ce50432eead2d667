import { z } from 'zod';
import { call, id, instant, nothing } from '#ground/api/contract.ts';

export const FIELD_KINDS = ['text', 'choice', 'date'] as const;
export const PREFILLS = [
  'none',
  'contact-name',
  'contact-first-name',
  'contact-company',
  'agent-name',
  'today',
] as const;
export type Prefill = (typeof PREFILLS)[number];

/** R75: a place in the text, {{key}}, that is filled in when the reply is used. */
export const fieldShape = z.object({
  key: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/),
  label: z.string().trim().min(1).max(80),
  kind: z.enum(FIELD_KINDS),
  /** Of a choice. */
  choices: z.array(z.string().trim().min(1).max(200)).max(50).default([]),
  required: z.boolean().default(true),
  prefill: z.enum(PREFILLS).default('none'),
});
export type Field = z.output<typeof fieldShape>;

export const LANGUAGES = ['fr', 'en', 'any'] as const;
const name = z.string().trim().min(1).max(120);
const contentShape = z.object({
  name,
  language: z.enum(LANGUAGES),
  skillIds: z.array(id).max(200),
  html: z.string().min(1).max(2_000_000),
  fields: z.array(fieldShape).max(20),
});

/** R77: what an agent may choose from, and what fills its fields in for this interaction. */
export const listQuickReplies = call({
  name: 'quickReplies.list',
  who: 'agent',
  input: z.object({ interactionId: id.nullable() }),
  output: z.object({
    replies: z.array(
      z.object({
        id,
        name,
        language: z.enum(LANGUAGES),
        skillIds: z.array(id),
        /** First words of the text, and all that is searched. */
        text: z.string(),
        fields: z.array(fieldShape),
        favourite: z.boolean(),
        /** In the last 30 days, by everybody. */
        uses: z.number().int(),
      }),
    ),
    context: z.object({
      skillId: id.nullable(),
      /** The contact's; null: not known. */
      language: z.string().nullable(),
      contactName: z.string(),
      company: z.string(),
      agentName: z.string(),
    }),
  }),
  refusals: ['not-found'],
});

/** The reply to be inserted, as cleaned HTML with its {{places}}. */
export const readQuickReply = call({
  name: 'quickReplies.read',
  who: 'agent',
  input: z.object({ id }),
  output: z.object({ html: z.string() }),
  refusals: ['not-found'],
});

/** Counts one use: it was inserted. */
export const useQuickReply = call({
  name: 'quickReplies.use',
  who: 'agent',
  input: z.object({ id, interactionId: id.nullable() }),
  output: nothing,
  refusals: ['not-found'],
});

/** R78, D9: mine, kept on the server. */
export const setFavourite = call({
  name: 'quickReplies.favourite',
  who: 'agent',
  input: z.object({ id, on: z.boolean() }),
  output: nothing,
  refusals: ['not-found'],
});

/** All of them without their texts, for those who write them. */
export const officeReplies = call({
  name: 'quickReplies.office',
  who: 'supervisor',
  input: nothing,
  output: z.object({
    replies: z.array(
      z.object({
        id,
        name,
        language: z.enum(LANGUAGES),
        skillIds: z.array(id),
        /** First words of the text, and all that is searched. */
        text: z.string(),
        archived: z.boolean(),
        /** In the last 30 days, by everybody. */
        uses: z.number().int(),
        updatedBy: z.string().nullable(),
        updatedAt: instant,
      }),
    ),
  }),
});

/** One of them whole, archived or not, to be changed. */
export const openForWriting = call({
  name: 'quickReplies.openForWriting',
  who: 'supervisor',
  input: z.object({ id }),
  output: contentShape.extend({ id, version: z.number().int(), archived: z.boolean() }),
  refusals: ['not-found'],
});

/** `version`: the one that the writer last saw; a newer one refuses with 'moved', and nothing is overwritten. */
export const saveReply = call({
  name: 'quickReplies.save',
  who: 'supervisor',
  input: contentShape.extend({ id: id.nullable(), version: z.number().int(), archived: z.boolean() }),
  output: z.object({ id }),
  refusals: ['not-found', 'moved', 'unknown-place', 'same-key', 'no-choices', 'too-large', 'too-many'],
});

export const replyVersions = call({
  name: 'quickReplies.versions',
  who: 'supervisor',
  input: z.object({ id }),
  output: z.object({
    versions: z.array(
      z.object({ version: z.number().int(), keptAt: instant, keptBy: z.string().nullable(), content: contentShape }),
    ),
  }),
  refusals: ['not-found'],
});
export type ReplyContent = z.output<typeof contentShape>;

/** Journal kinds of this room. data: { id } */
export const QUICK_REPLY_EVENTS = {
  changed: 'quick-replies.changed',
  /** agent_id: whose. */
  favourites: 'quick-replies.favourites',
} as const;
