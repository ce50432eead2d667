import { z } from 'zod';
import { call, id, instant, nothing } from '#ground/api/contract.ts';

export const FORMATS = ['pdf', 'text'] as const;
export type Format = (typeof FORMATS)[number];

/** What the windows that download or send a transcript begin with. */
export const openTranscript = call({
  name: 'transcripts.open',
  who: 'agent',
  input: z.object({ interactionId: id, timeZone: z.string().max(64) }),
  output: z.object({
    /** A file name without its ending, for today. */
    fileName: z.string(),
    messageCount: z.number().int(),
    /** I may have notes and tags in it. */
    inside: z.boolean(),
    /** What sending it to the contact depends on. */
    sending: z.object({
      emailEnabled: z.boolean(),
      inTrash: z.boolean(),
      hasMailbox: z.boolean(),
      messageCount: z.number().int(),
      /** The contact's; the one they wrote from last comes first. */
      addresses: z.array(z.string()),
      /** Of others, with whom messages were exchanged that the contact has not seen. */
      others: z.array(z.string()),
    }),
  }),
  refusals: ['not-found', 'bad-zone'],
});

/** R57 to R60: text and pictures in it, to one address of the contact's. It answers nobody: nothing else changes. */
export const sendTranscript = call({
  name: 'transcripts.send',
  who: 'agent',
  input: z.object({
    interactionId: id,
    to: z.array(z.string().trim().max(320)).max(20),
    timeZone: z.string().max(64),
    /** Makes a repeated click the same transcript. */
    onceKey: z.uuid(),
  }),
  output: z.object({ messageId: id, sendAt: instant }),
  refusals: [
    'not-found',
    'bad-zone',
    'email-not-enabled',
    'in-trash',
    'no-mailbox',
    'nothing-said',
    'too-many',
    'no-address',
    'no-recipient',
    'one-address',
    'bad-address',
    'not-theirs',
  ],
});

/** While it is held: it never leaves. */
export const undoTranscript = call({
  name: 'transcripts.undo',
  who: 'agent',
  input: z.object({ messageId: id }),
  output: nothing,
  refusals: ['not-found', 'already-gone'],
});

/** POST; `Told` says what comes back. */
export const DOWNLOAD_PATH = '/api/files/transcript';
export const downloadShape = z.object({
  interactionId: id,
  format: z.enum(FORMATS),
  /** IANA name of the reader's time zone. */
  timeZone: z.string().max(64),
  /** With notes and tags, which only supervisors may ask for (R60). */
  inside: z.boolean().default(false),
});

export type Download = z.input<typeof downloadShape>;

/**
 * The answer of a download: lines of JSON while it is made, then one that announces the file, then its bytes and
 * nothing more. A refusal in between is the last line.
 */
export type Told =
  | { step: 'waiting' | 'reading' | 'setting' }
  | { step: 'pictures'; done: number; of: number }
  | { step: 'file'; type: string; size: number; /** Messages set as bare text. */ plain: number }
  | { refusal: string };
