import { z } from 'zod';
import { call, id, instant } from '#ground/api/contract.ts';
import { TARGETS, targetShape } from '#spine/routing/contract.ts';

/** Characters of what is said to whoever comes next. */
export const MOST_HANDOVER_NOTE = 4_000;

/** R45 to R47: hands it on. `onceKey` makes a repeated click the same handover. */
export const transfer = call({
  name: 'transfer.transfer',
  who: 'agent',
  input: z.object({
    interactionId: id,
    to: targetShape,
    note: z.string().trim().max(MOST_HANDOVER_NOTE).default(''),
    onceKey: z.uuid(),
  }),
  output: z.object({ toName: z.string() }),
  refusals: [
    ...['switched-off', 'not-found', 'not-mine', 'wrong-status'],
    ...['target-gone', 'same-agent', 'agent-not-enabled', 'agent-absent', 'agent-full', 'nobody-else'],
  ],
});

/** What an interaction can wait for instead of an agent who is away or full: their skills, its own first, then best first. */
export const skillsInstead = call({
  name: 'transfer.skillsInstead',
  who: 'agent',
  input: z.object({ interactionId: id, agentId: id }),
  output: z.object({ skills: z.array(z.object({ id, name: z.string() })) }),
  refusals: ['not-found'],
});

export const handoverShape = z.object({
  id,
  /** Whose it was, or who handed on what nobody had. */
  fromName: z.string(),
  /** Who did it, where it was not theirs. */
  byName: z.string().nullable(),
  to: z.object({ kind: z.enum(TARGETS), id, name: z.string() }),
  note: z.string(),
  createdAt: instant,
});
export type Handover = z.output<typeof handoverShape>;

/** Oldest first: whoever may see the interaction may read them, contacts never. */
export const listHandovers = call({
  name: 'transfer.handovers',
  who: 'agent',
  input: z.object({ interactionId: id }),
  output: z.object({ handovers: z.array(handoverShape) }),
  refusals: ['not-found'],
});

/** Journal kinds of this room. agent_id: to whom, null for a skill or a team. data: { handoverId } */
export const TRANSFER_EVENTS = { handedOn: 'transfer.handed-on' } as const;
