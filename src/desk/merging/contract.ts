import { z } from 'zod';
import { call, id, instant, nothing } from '#ground/api/contract.ts';
import { statusShape } from '#spine/interactions/contract.ts';

/** The other interactions of its contact that are not closed and that I may see, newest first. */
export const listOthers = call({
  name: 'merging.others',
  who: 'agent',
  input: z.object({ interactionId: id }),
  output: z.object({
    others: z.array(
      z.object({
        id,
        subject: z.string(),
        status: statusShape,
        assigneeId: id.nullable(),
        assigneeName: z.string().nullable(),
        lastMessageAt: instant,
      }),
    ),
  }),
  refusals: ['not-found'],
});

/** « Fusionner avec… » : all of the other one comes into this one, which stays. */
export const merge = call({
  name: 'merging.merge',
  who: 'agent',
  input: z.object({ interactionId: id, otherId: id }),
  output: nothing,
  refusals: ['not-found', 'closed', 'not-mine', 'same', 'other-closed', 'other-contact', 'other-taken'],
});
