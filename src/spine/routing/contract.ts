import { z } from 'zod';
import { call, id, nothing } from '#ground/api/contract.ts';

/** D4: places in the inbox of somebody who has no limit of their own and no team. */
export const DEFAULT_INBOX_LIMIT = 5;

/** Journal kinds of this room. */
export const ROUTING_EVENTS = {
  /** An interaction waits for an agent. data: { skillId, teamId?, by? }; `by`: who handed it on */
  queued: 'routing.queued',
  /** agent_id: to whom. data: { offerId, why: Weighed } */
  offered: 'routing.offered',
  /** agent_id: whose offer. data: { offerId, outcome } */
  offerEnded: 'routing.offer-ended',
  /** Skills, proficiencies, limits or weights changed: whoever waits is weighed again. */
  rulesChanged: 'routing.rules-changed',
} as const;

/** Whom an interaction can be handed on to (R45, R46). */
export const TARGETS = ['agent', 'skill', 'team'] as const;
export const targetShape = z.object({ kind: z.enum(TARGETS), id });
export type Target = z.output<typeof targetShape>;

/** Skills in use, for whoever must choose one. */
export const skillNames = call({
  name: 'routing.skillNames',
  who: 'agent',
  input: nothing,
  output: z.object({ skills: z.array(z.object({ id, name: z.string() })) }),
});
