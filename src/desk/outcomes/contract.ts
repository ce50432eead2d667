import { z } from 'zod';
import { call, id, nothing } from '#ground/api/contract.ts';
import { statusShape } from '#spine/interactions/contract.ts';

/** Refused unless it is mine (R117); Closed is final (R116); New is set by the system alone (D2). */
export const setStatus = call({
  name: 'outcomes.setStatus',
  who: 'agent',
  input: z.object({ interactionId: id, status: statusShape.exclude(['new']) }),
  output: nothing,
  refusals: ['not-found', 'not-mine', 'closed-is-final'],
});

/** R130: leaves my inbox; only when Resolved or Closed. */
export const dismiss = call({
  name: 'outcomes.dismiss',
  who: 'agent',
  input: z.object({ interactionId: id }),
  output: nothing,
  refusals: ['not-found', 'not-mine', 'not-finished'],
});
