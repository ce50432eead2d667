import { z } from 'zod';
import { call, id } from '#ground/api/contract.ts';

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
  }),
  refusals: ['not-found', 'bad-zone'],
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
