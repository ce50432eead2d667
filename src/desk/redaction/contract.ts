import { z } from 'zod';
import { call, id, nothing } from '#ground/api/contract.ts';

export const MOST_REASON = 200;
const input = z.object({
  messageId: id,
  /** Why, for the journal (D11); may be left empty. */
  reason: z.string().trim().max(MOST_REASON).default(''),
});
const refusals = ['not-found', 'switched-off', 'not-mine', 'not-left', 'forward', 'already-hidden'] as const;

/** R99, R101, D11: what a message says leaves the house for good; what its other readers have is theirs (R102). */
export const hideContent = call({
  name: 'redaction.hideContent',
  who: 'agent',
  input,
  output: nothing,
  refusals: [...refusals],
});

/** R99, R100: nobody is told any more who wrote it. */
export const hideAuthor = call({
  name: 'redaction.hideAuthor',
  who: 'agent',
  input,
  output: nothing,
  refusals: [...refusals],
});
