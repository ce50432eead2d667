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

/** Parts masked at once, and the characters of one. */
export const MOST_PARTS = 30;
export const PART_LENGTH = { least: 3, most: 500 };

/**
 * R99: what is given is masked wherever it stands in the interaction: in this message, in those that quote it, in
 * notes, handovers and consultations, in what is being written. The rest of them stands. Refused with 'not-there' when it stands nowhere.
 */
export const hideParts = call({
  name: 'redaction.hideParts',
  who: 'agent',
  input: input.extend({
    parts: z.array(z.string().trim().min(PART_LENGTH.least).max(PART_LENGTH.most)).min(1).max(MOST_PARTS),
  }),
  output: z.object({
    messages: z.number().int(),
    /** Notes, handovers and what colleagues said to each other. */
    beside: z.number().int(),
  }),
  refusals: [...refusals, 'not-there'],
});
