import { z } from 'zod';
import { call, id, instant, nothing } from '#ground/api/contract.ts';
import { rowShape } from '#spine/interactions/contract.ts';
import { MOST_TAGS } from '#spine/tags/contract.ts';

export const offerShape = z.object({
  id,
  interactionId: id,
  contactName: z.string(),
  subject: z.string(),
  skillName: z.string(),
  expiresAt: instant,
});

/** The Interactions menu (R2): offers first, then what is assigned to me, newest first. */
export const inbox = call({
  name: 'inbox.list',
  who: 'agent',
  input: nothing,
  output: z.object({
    offers: z.array(offerShape),
    rows: z.array(rowShape),
    /** Places taken, weighed by status (D4); may have a fraction. */
    load: z.number(),
    limit: z.number().int(),
    /** R1: false when an administrator has not enabled email for this agent. */
    emailEnabled: z.boolean(),
    /** How many wait in the queues of my skills. */
    waiting: z.number().int(),
    /** Server's clock, so that the browser counts down rightly. */
    now: instant,
  }),
});

export const acceptOffer = call({
  name: 'inbox.acceptOffer',
  who: 'agent',
  input: z.object({ offerId: id }),
  output: z.object({ interactionId: id }),
  refusals: ['offer-gone'],
});

export const rejectOffer = call({
  name: 'inbox.rejectOffer',
  who: 'agent',
  input: z.object({ offerId: id }),
  output: nothing,
  refusals: ['offer-gone'],
});

/** R32: the agent takes an interaction. Refused at the limit (D4), when it is somebody's, or Closed. */
export const assignToMe = call({
  name: 'inbox.assignToMe',
  who: 'agent',
  input: z.object({ interactionId: id }),
  output: nothing,
  refusals: ['inbox-full', 'already-assigned', 'closed', 'email-not-enabled', 'not-found'],
});

/** Interactions that the agent may see outside the inbox: unassigned ones of my skills, my recent ones, and the Trash. */
export const browse = call({
  name: 'inbox.browse',
  who: 'agent',
  input: z.object({
    view: z.enum(['unassigned', 'recent', 'all', 'trash']),
    before: z.number().int().nullable().default(null),
    /** R87: only what has all of these tags. */
    tagIds: z.array(id).max(MOST_TAGS).default([]),
  }),
  output: z.object({ rows: z.array(rowShape), next: z.number().int().nullable() }),
});
