import { z } from 'zod';
import { id, instant } from '#ground/api/contract.ts';
import { addressKind } from '#spine/contacts/contract.ts';

/** Why the world outside is told what became of an interaction (R119, D18). */
export const REASONS = ['transferred', 'unassigned', 'closed'] as const;
export type Reason = (typeof REASONS)[number];

/** What became of an interaction, as it stands. Nothing is in it of what was hidden (D11). */
export const reportShape = z.object({
  interaction: z.object({
    id,
    channel: z.string(),
    subject: z.string(),
    status: z.string(),
    messageCount: z.number().int(),
    createdAt: instant,
    lastMessageAt: instant,
    endedAt: instant.nullable(),
    /** Of a live channel (voice, chat): who ended it before anybody here did; null elsewhere. */
    endedBy: z.enum(['contact', 'agent', 'system']).nullable(),
  }),
  contact: z.object({
    id,
    name: z.string(),
    language: z.string().nullable(),
    company: z.string().nullable(),
    place: z.string().nullable(),
    /** Those they like best first. */
    addresses: z.array(z.object({ kind: addressKind, address: z.string() })),
    fields: z.array(z.object({ id, name: z.string(), value: z.string() })),
  }),
  /** Whose it is, else whose it was last. */
  agent: z.object({ id, name: z.string() }).nullable(),
  skill: z.object({ id, name: z.string() }).nullable(),
  disposition: z.object({ id, name: z.string() }).nullable(),
  notes: z.array(z.object({ id, author: z.string(), text: z.string(), at: instant, editedAt: instant.nullable() })),
  tags: z.array(z.string()),
});
export type Report = z.output<typeof reportShape>;
