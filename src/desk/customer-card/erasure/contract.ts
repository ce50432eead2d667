import { z } from 'zod';
import { call, id, nothing } from '#ground/api/contract.ts';

/** Characters of the reason. */
export const MOST_ERASURE_REASON = 200;

/** What would go: asked before it is confirmed. */
export const aboutErasure = call({
  name: 'customerCard.aboutErasure',
  who: 'administrator',
  input: z.object({ contactId: id }),
  output: z.object({
    /** What must be typed to confirm: the name, else an address. */
    typed: z.string(),
    interactions: z.number().int(),
    messages: z.number().int(),
    files: z.number().int(),
    /** On the person. */
    notes: z.number().int(),
  }),
  refusals: ['not-found', 'switched-off', 'may-not-erase', 'erased-already'],
});

/** Begins it: the person is gone from then on, and what they wrote goes interaction by interaction. For good. */
export const eraseContact = call({
  name: 'customerCard.erase',
  who: 'administrator',
  input: z.object({
    contactId: id,
    /** As `aboutErasure` asks for it. */
    typed: z.string().max(500),
    reason: z.string().trim().min(1).max(MOST_ERASURE_REASON),
  }),
  output: nothing,
  refusals: ['not-found', 'switched-off', 'may-not-erase', 'erased-already', 'not-the-name', 'being-sent'],
});
