import { z } from 'zod';
import { call, id } from '#ground/api/contract.ts';
import { STATES } from '#spine/people/contract.ts';

/** What the directory knows. The order in which those of one name stand. */
export const KINDS = ['contact', 'agent', 'skill', 'team'] as const;
export type Kind = (typeof KINDS)[number];

const named = { id, name: z.string() };
export const entryShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('contact'), ...named, emails: z.array(z.string()), company: z.string().nullable() }),
  z.object({
    kind: z.literal('agent'),
    ...named,
    /** One, or none. */
    emails: z.array(z.string()),
    state: z.enum(STATES),
    teamName: z.string().nullable(),
    /** They speak on the telephone. */
    onCall: z.boolean(),
    /** Places left in their inbox (D4); may have a fraction, never below 0. */
    room: z.number(),
  }),
  z.object({
    kind: z.literal('skill'),
    ...named,
    /** How many of its agents could be given something now. */
    free: z.number().int(),
    /** Minutes that one more would wait, about; 0: none; null: nothing tells. */
    wait: z.number().int().nullable(),
  }),
  z.object({ kind: z.literal('team'), ...named, agents: z.number().int() }),
]);
export type Entry = z.output<typeof entryShape>;

export const MOST_ENTRIES = 100;

/**
 * R11 to R13: entries whose name or address holds every word, accents and case ignored; those that begin with the first
 * word come first, then the alphabet. An empty query lists every entry.
 */
export const find = call({
  name: 'directory.find',
  who: 'agent',
  input: z.object({
    query: z.string().max(200),
    kinds: z.array(z.enum(KINDS)).min(1).max(KINDS.length),
    limit: z.number().int().min(1).max(MOST_ENTRIES).default(50),
    /** `next` of the page before; null for the first. */
    cursor: z.string().max(1_000).nullable().default(null),
  }),
  output: z.object({ entries: z.array(entryShape), next: z.string().nullable() }),
  refusals: ['bad-cursor'],
});

/** What a page that shows the directory hears of besides: somebody came or went, or has more or less room than before. */
export const DIRECTORY_TOPIC = 'directory';
/** Its happening, as the live stream tells it. */
export const DIRECTORY_CHANGED = `topic:${DIRECTORY_TOPIC}`;
