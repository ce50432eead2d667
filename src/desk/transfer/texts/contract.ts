import { z } from 'zod';
import { call, id, instant } from '#ground/api/contract.ts';

/** What is being written to a colleague: the note for whoever comes next, a question, a message in a consultation. */
export const placeShape = z.union([
  z.object({ of: z.enum(['handover', 'question']), interactionId: id }),
  z.object({ of: z.literal('consultation'), consultationId: id }),
]);
export type TextPlace = z.output<typeof placeShape>;

const contentShape = z.object({ text: z.string().max(100_000) });
export type TextContent = z.output<typeof contentShape>;

/** What I was writing there. Version 0: nothing. */
export const openText = call({
  name: 'transfer.openText',
  who: 'agent',
  input: z.object({ place: placeShape }),
  output: z.object({ content: contentShape, version: z.number().int(), writer: z.uuid().nullable() }),
  refusals: ['not-found'],
});

/** Refused with 'draft-moved' when another page saved a newer version: nothing is overwritten. */
export const saveText = call({
  name: 'transfer.saveText',
  who: 'agent',
  input: z.object({
    place: placeShape,
    version: z.number().int(),
    content: contentShape,
    writer: z.uuid().optional(),
    over: z.boolean().default(false),
  }),
  output: z.object({ version: z.number().int(), savedAt: instant }),
  refusals: ['not-found', 'draft-moved'],
});
