import { z } from 'zod';
import { call, id, instant, nothing } from '#ground/api/contract.ts';

export const LEDGER_STATES = ['received', 'threaded', 'duplicate', 'loop', 'spam', 'quarantined', 'refused'] as const;
export const ledgerRowShape = z.object({
  id,
  source: z.string(),
  sender: z.string(),
  envelopeTo: z.array(z.string()),
  subject: z.string(),
  size: z.number(),
  receivedAt: instant,
  state: z.enum(LEDGER_STATES),
  reason: z.string().nullable(),
  interactionId: id.nullable(),
});
export const listLedger = call({
  name: 'mailIn.ledger',
  who: 'supervisor',
  input: z.object({
    state: z.enum(LEDGER_STATES).nullable().default(null),
    before: id.nullable().default(null),
    text: z.string().max(200).default(''),
  }),
  output: z.object({ rows: z.array(ledgerRowShape), next: id.nullable(), counts: z.record(z.string(), z.number()) }),
});
/** The bytes as text, cut at 1 MB. */
export const ledgerSource = call({
  name: 'mailIn.source',
  who: 'supervisor',
  input: z.object({ id }),
  output: z.object({ source: z.string(), truncated: z.boolean() }),
  refusals: ['not-found'],
});
/** Puts a mail through the door again: a quarantined one, or one that was stopped because its sender is blocked. */
export const release = call({
  name: 'mailIn.release',
  who: 'supervisor',
  input: z.object({ id }),
  output: nothing,
  refusals: ['not-found', 'not-quarantined'],
});

export const MAIL_IN_EVENTS = { settled: 'mail-in.settled' } as const;
