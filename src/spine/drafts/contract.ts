import { z } from 'zod';
import { call, id, instant } from '#ground/api/contract.ts';

/** What a draft is of; one a person and key. */
export const draftKeyShape = z
  .string()
  .regex(/^(?:reply|note|forward|outbound|handover|question|consultation|text):[\w-]{1,60}$/);
export const replyKey = (interactionId: number): string => `reply:${interactionId}`;
export const noteKey = (interactionId: number): string => `note:${interactionId}`;
export const forwardKey = (messageId: number): string => `forward:${messageId}`;
/** What is said to whoever has it next, asked of a colleague about it, or answered in a consultation. */
export const handoverKey = (interactionId: number): string => `handover:${interactionId}`;
export const questionKey = (interactionId: number): string => `question:${interactionId}`;
/** What is written in a conversation of short messages. */
export const textKey = (legId: number): string => `text:${legId}`;
export const consultationKey = (consultationId: number): string => `consultation:${consultationId}`;
/** Those that stand for an interaction itself: where one of two becomes the other, they are the other's. */
export const KEYS_OF_INTERACTION = [replyKey, noteKey, handoverKey, questionKey];
export const outboundKey = (outboundId: string): string => `outbound:${outboundId}`;

/** Whatever its room writes; `html` or `text` is what lists show the first words of. */
export const anyContentShape = z.record(z.string(), z.unknown());

/** Why a version was kept. */
export const VERSION_REASONS = ['written', 'deletion', 'overwritten', 'restored', 'taken', 'discarded'] as const;
export type VersionReason = (typeof VERSION_REASONS)[number];

/** What my draft of that key was before, newest first. */
export const listVersions = call({
  name: 'drafts.versions',
  who: 'agent',
  input: z.object({ key: draftKeyShape }),
  output: z.object({
    versions: z.array(
      z.object({
        id,
        keptAt: instant,
        reason: z.enum(VERSION_REASONS),
        /** Who took it over or put it aside; null: myself. */
        byName: z.string().nullable(),
        firstWords: z.string(),
      }),
    ),
  }),
});

export const readVersion = call({
  name: 'drafts.readVersion',
  who: 'agent',
  input: z.object({ key: draftKeyShape, versionId: id }),
  output: z.object({ content: anyContentShape }),
  refusals: ['version-gone'],
});

/** Makes a version the draft again. The present draft becomes a version first. */
export const restoreVersion = call({
  name: 'drafts.restoreVersion',
  who: 'agent',
  input: z.object({ key: draftKeyShape, versionId: id, interactionId: id.nullable().default(null) }),
  output: z.object({ version: z.number().int(), savedAt: instant }),
  refusals: ['version-gone', 'not-found'],
});

/** The writer has read why their draft came back. */
export const dropNote = call({
  name: 'drafts.dropNote',
  who: 'agent',
  input: z.object({ key: draftKeyShape }),
  output: z.object({}),
});

/** Journal kinds of this room; agent_id: whose draft. data: { key } */
export const DRAFT_EVENTS = {
  began: 'drafts.began',
  /** Sent or thrown away. */
  ended: 'drafts.ended',
  /** Changed by something other than its writer's typing: taken back, restored, taken over. */
  moved: 'drafts.moved',
} as const;
