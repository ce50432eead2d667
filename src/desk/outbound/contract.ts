import { z } from 'zod';
import { call, id, nothing } from '#ground/api/contract.ts';

/** R7, R15: the skills that I may write first with, best at it first; or why I may not, as a refusal code. */
export const options = call({
  name: 'outbound.options',
  who: 'agent',
  input: nothing,
  output: z.object({
    refusal: z.enum(['email-not-enabled', 'no-outbound-skill', 'no-outbound-address']).nullable(),
    skills: z.array(z.object({ id, name: z.string(), addresses: z.array(z.string()) })),
  }),
});
