import { z } from 'zod';
import { call, id, instant } from '#ground/api/contract.ts';
import { HOWS, THREADED_BY } from '#spine/interactions/contract.ts';
import { CONDITION_FIELDS, type ConditionField } from '#spine/routing-rules/contract.ts';

const count = z.number().int();
const name = z.string().nullable();
const PASSED_OVER = ['tried', 'preferred', 'level', 'load', 'idle', 'number', 'full', 'handed-on'] as const;

/** What was weighed when somebody was chosen. The first of the seats is theirs. */
export const weighedShape = z.object({
  skill: name,
  team: name,
  priority: count,
  queuedAt: instant,
  preferred: name,
  seats: z.array(
    z.object({
      name: z.string(),
      because: z.enum(PASSED_OVER).nullable(),
      level: count.nullable(),
      load: z.number(),
      limit: z.number(),
      tries: count,
    }),
  ),
  notEligible: count,
  more: count,
  /** Who could have been given it and was not Available then. */
  absent: z.array(z.string()),
});

const heldShape = z.object({
  field: z.enum(CONDITION_FIELDS as [ConditionField, ...ConditionField[]]),
  not: z.boolean(),
  found: z.string(),
});
export const ruledShape = z.object({
  version: count,
  rules: z.array(
    z.object({
      name: z.string(),
      held: z.array(heldShape),
      did: z.array(z.enum(['skill', 'priority', 'tags', 'auto-answer', 'stop'])),
    }),
  ),
});

/** One thing that happened, in the order of time. Null names are of what is not there any more. */
export const stepShape = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('came'),
    at: instant,
    /** It began the interaction. */
    created: z.boolean(),
    /** What follows was written down. */
    known: z.boolean(),
    /** Null: nothing led anywhere, or it was not written down. */
    by: z.enum(THREADED_BY).nullable(),
    previousId: id.nullable(),
    merged: z.array(id),
    mailbox: name,
    skill: name,
    /** Null: its skill's. */
    priority: count.nullable(),
    ruled: ruledShape.nullable(),
  }),
  z.object({ kind: z.literal('auto-answered'), at: instant }),
  z.object({ kind: z.literal('wrote-first'), at: instant }),
  z.object({ kind: z.literal('queued'), at: instant, skill: name, team: name, by: name }),
  z.object({ kind: z.literal('offered'), at: instant, to: name, weighed: weighedShape.nullable() }),
  z.object({
    kind: z.literal('offer-ended'),
    at: instant,
    to: name,
    outcome: z.enum(['accepted', 'rejected', 'expired', 'withdrawn']),
  }),
  z.object({
    kind: z.literal('assigned'),
    at: instant,
    to: name,
    how: z.enum(HOWS).nullable(),
    by: name,
    weighed: weighedShape.nullable(),
  }),
  z.object({ kind: z.literal('unassigned'), at: instant, from: name }),
  z.object({ kind: z.literal('merged'), at: instant, into: id }),
  z.object({ kind: z.literal('split'), at: instant, by: name, count }),
  z.object({ kind: z.literal('split-off'), at: instant, by: name, from: id }),
  z.object({ kind: z.literal('trashed'), at: instant, by: name }),
  z.object({ kind: z.literal('restored'), at: instant, by: name }),
]);
export type Step = z.output<typeof stepShape>;
export type Weighed = z.output<typeof weighedShape>;

/** Why nobody has it now. */
export const nowShape = z.object({
  skill: name,
  team: name,
  priority: count,
  since: instant,
  offeredTo: name,
  agents: z.array(
    z.object({
      name: z.string(),
      level: count.nullable(),
      load: z.number(),
      limit: z.number(),
      /** Null: could be given it. */
      why: z.enum(['not-enabled', 'unavailable', 'working', 'handed-on', 'full']).nullable(),
    }),
  ),
});

/** How an interaction came to be where it is, for whoever may see it. */
export const readWhyHere = call({
  name: 'whyHere.read',
  who: 'agent',
  input: z.object({ interactionId: id }),
  output: z.object({
    steps: z.array(stepShape),
    assignee: name,
    /** Of the interaction: a finished one waits for nobody. */
    finished: z.boolean(),
    inTrash: z.boolean(),
    hasSkill: z.boolean(),
    /** Null: somebody has it, or it waits in no queue. */
    now: nowShape.nullable(),
    mailboxes: z.array(z.object({ id, address: z.string() })),
  }),
  refusals: ['not-found'],
});
