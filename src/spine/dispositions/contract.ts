import { z } from 'zod';
import { call, id, instant } from '#ground/api/contract.ts';
import { statusShape } from '#spine/interactions/contract.ts';

/** What an agent may set; New is the system's alone (D2). */
export const settableStatus = statusShape.exclude(['new']);
export type SettableStatus = z.output<typeof settableStatus>;
/** What may go with an answer: all that an answer does not do by itself. */
export const statusWithAnswer = statusShape.exclude(['new', 'open']);
export type StatusWithAnswer = z.output<typeof statusWithAnswer>;

export const dispositionShape = z.object({ id, name: z.string() });

/** How an interaction stands, and what its skill asks before it is ended (R118, R122, D16). */
export const outcome = call({
  name: 'dispositions.outcome',
  who: 'agent',
  input: z.object({ interactionId: id }),
  output: z.object({
    status: statusShape,
    mine: z.boolean(),
    skillName: z.string().nullable(),
    /** Those of its skill, in the office's order. */
    choices: z.array(dispositionShape),
    disposition: dispositionShape.nullable(),
    dispositionRequired: z.boolean(),
    /** The one chosen is one of its skill's. */
    dispositionGiven: z.boolean(),
    statusRequired: z.boolean(),
    /** When it leaves its inbox by itself (R129); null: it does not. */
    leavesAt: instant.nullable(),
  }),
  refusals: ['not-found'],
});

/** Journal kinds of this room. */
export const DISPOSITION_EVENTS = {
  /** data: { dispositionId } */
  chosen: 'dispositions.chosen',
  /** The office changed choices or what a skill asks. data: { by } */
  changed: 'dispositions.changed',
  /** It left its agent's inbox by itself (R129). agent_id: whose it was */
  removed: 'dispositions.removed',
} as const;
