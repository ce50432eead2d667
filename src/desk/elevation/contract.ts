import { z } from 'zod';
import { call, id, instant } from '#ground/api/contract.ts';
import { TARGETS } from '#spine/channels/elevation/rules.ts';
import { CHANNELS } from '#spine/channels/texts/contract.ts';

export const legShape = z.object({
  id,
  channel: z.enum(CHANNELS),
  /** The contact there. */
  address: z.string(),
  connectionId: id.nullable(),
  connectionName: z.string().nullable(),
  /** Ours there. */
  ourAddress: z.string().nullable(),
  /** An agent elevated to it; else the contact began it. */
  elevated: z.boolean(),
  openedAt: instant,
  endedAt: instant.nullable(),
  endedBy: z.enum(['contact', 'agent', 'system']).nullable(),
});
export type Leg = z.output<typeof legShape>;

/** R71: the conversations of an interaction on other channels than its mail, oldest first: each is a tab. */
export const readLegs = call({
  name: 'elevation.legs',
  who: 'agent',
  input: z.object({ interactionId: id }),
  output: z.object({ legs: z.array(legShape) }),
  refusals: ['not-found'],
});

/** Why nothing may be elevated, or not to one channel. */
export const REASONS = [
  'closed',
  'not-mine',
  'unavailable',
  'channel-not-allowed',
  'no-connection',
  'channel-off',
] as const;
const reason = z.enum(REASONS).nullable();

/** R63, R67 to R69: what may be chosen, and why what may not. */
export const elevationOptions = call({
  name: 'elevation.options',
  who: 'agent',
  input: z.object({ interactionId: id }),
  output: z.object({
    reason,
    channels: z.array(
      z.object({
        channel: z.enum(TARGETS),
        reason,
        /** From where it leaves; of several one is chosen by its skill. */
        from: z.array(z.object({ id, name: z.string(), address: z.string(), skillName: z.string().nullable() })),
        /** Of the contact's card, the preferred one first. */
        identifiers: z.array(z.string()),
      }),
    ),
  }),
  refusals: ['not-found'],
});

/** R70: it goes on there. The same click twice opens one; a conversation that is open there already is gone on with. */
export const startElevation = call({
  name: 'elevation.start',
  who: 'agent',
  input: z.object({
    interactionId: id,
    channel: z.enum(TARGETS),
    identifier: z.string().trim().max(320),
    /** A connection; of email, a mailbox. */
    fromId: id,
    onceKey: z.uuid(),
  }),
  output: z.object({ legId: id, address: z.string() }),
  refusals: ['not-found', ...REASONS, 'identifier-wrong'],
});
