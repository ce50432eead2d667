import { z } from 'zod';
import { call, id, instant } from '#ground/api/contract.ts';
import { statusShape } from '#spine/interactions/contract.ts';

/** R112, R113: what is known of the person, beside every open interaction, where an administrator allows it. */
export const openCard = call({
  name: 'customerCard.open',
  who: 'agent',
  input: z.object({ contactId: id }),
  output: z.object({
    contact: z.object({
      id,
      name: z.string(),
      language: z.string().nullable(),
      company: z.string().nullable(),
      place: z.string().nullable(),
      since: instant,
      addresses: z.array(z.object({ kind: z.enum(['email', 'phone', 'whatsapp']), address: z.string() })),
    }),
    interactions: z.array(
      z.object({
        id,
        channel: z.literal('email'),
        subject: z.string(),
        status: statusShape,
        /** What it came to; null: nothing was chosen. */
        disposition: z.string().nullable(),
        skillName: z.string().nullable(),
        agentName: z.string().nullable(),
        lastMessageAt: instant,
      }),
    ),
    total: z.number().int(),
  }),
  refusals: ['not-found', 'switched-off'],
});
