import { z } from 'zod';
import { call, id, instant, nothing } from '#ground/api/contract.ts';

/** People that one forward goes to at most. */
export const MOST_FORWARDED_TO = 20;

/** R41, R42, D1: the very bytes received go to these addresses, under a new envelope; nothing is added or changed. */
export const forward = call({
  name: 'forward.send',
  who: 'agent',
  input: z.object({
    messageId: id,
    to: z.array(z.string().trim().max(320)).max(MOST_FORWARDED_TO),
    /** Makes a repeated click the same forward. */
    onceKey: z.uuid(),
  }),
  output: z.object({ messageId: id, sendAt: instant }),
  refusals: [
    'not-found',
    'switched-off',
    'email-not-enabled',
    'no-source',
    'no-mailbox',
    'no-recipient',
    'bad-address',
    'own-address',
    'dangerous-file',
  ],
});

/** While it is held: it never leaves. */
export const undoForward = call({
  name: 'forward.undo',
  who: 'agent',
  input: z.object({ messageId: id }),
  output: nothing,
  refusals: ['not-found', 'already-gone'],
});

const draftShape = z.object({ text: z.string().max(10_000) });
export type ForwardDraft = z.output<typeof draftShape>;

/** The addresses that were being typed. */
export const openForward = call({
  name: 'forward.open',
  who: 'agent',
  input: z.object({ messageId: id }),
  output: z.object({ content: draftShape, version: z.number().int(), writer: z.uuid().nullable() }),
  refusals: ['not-found'],
});

export const saveForward = call({
  name: 'forward.save',
  who: 'agent',
  input: z.object({
    messageId: id,
    version: z.number().int(),
    content: draftShape,
    writer: z.uuid().optional(),
    over: z.boolean().default(false),
  }),
  output: z.object({ version: z.number().int(), savedAt: instant }),
  refusals: ['not-found', 'draft-moved'],
});
