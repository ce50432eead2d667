import { z } from 'zod';
import { HOWS, THREADED_BY } from '#spine/interactions/contract.ts';
import { BECAUSE } from '#spine/routing/why/rules.ts';
import { ruledShape } from '../contract.ts';

/** The journal as it was written, whenever that was: what an older hand did not write down is simply not told. */
const id = z.number().nullable().catch(null);

export const whyThere = z
  .object({
    by: z.enum(THREADED_BY).nullable().catch(null),
    previousId: id,
    merged: z.array(z.number()).catch([]),
    mailboxId: id,
    skillId: id,
    priority: id,
    ruled: z.object({ version: z.number(), matched: ruledShape.shape.rules }).nullable().catch(null),
  })
  .catch({ by: null, previousId: null, merged: [], mailboxId: null, skillId: null, priority: null, ruled: null });
export type WhyThere = z.output<typeof whyThere>;

export const weighed = z
  .object({
    skillId: id,
    teamId: id,
    priority: z.number(),
    queuedAt: z.string(),
    preferredAgentId: id,
    seats: z.array(
      z.object({
        agentId: z.number(),
        because: z.enum([...BECAUSE, 'full', 'handed-on']).nullable(),
        level: id,
        load: z.number(),
        limit: z.number(),
        tries: z.number(),
      }),
    ),
    notEligible: z.number(),
    more: z.number(),
  })
  .nullable()
  .catch(null);
export type KeptWeighed = NonNullable<z.output<typeof weighed>>;

export const outcome = z.enum(['accepted', 'rejected', 'expired', 'withdrawn']).catch('withdrawn');
export const how = z.enum(HOWS).nullable().catch(null);
export const number = id;
