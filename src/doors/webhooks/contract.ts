import { z } from 'zod';
import { call, id, instant, nothing } from '#ground/api/contract.ts';

/** What can be told (R119, D18). `webhook.test` is sent by hand alone. */
export const EVENTS = ['interaction.transferred', 'interaction.unassigned', 'interaction.closed'] as const;
export type EventName = (typeof EVENTS)[number];
export const TEST_EVENT = 'webhook.test';

export const STATES = ['waiting', 'sending', 'delivered', 'failed'] as const;
/** Why no 2xx came: of the network, or by what was answered. */
export const PROBLEMS = ['status', 'redirect', 'gone', 'late', 'line', 'not-allowed', 'forgotten'] as const;
export type Problem = (typeof PROBLEMS)[number];

const endpointShape = z.object({
  id,
  url: z.string(),
  description: z.string(),
  events: z.array(z.enum(EVENTS)),
  enabled: z.boolean(),
  /** Turned off by the house: it answered 410, or failed for days. */
  stoppedBecause: z.enum(['gone', 'failing']).nullable(),
  failingSince: instant.nullable(),
  /** The secret before signs beside the new one until then. */
  formerUntil: instant.nullable(),
  waiting: z.number().int(),
  failed: z.number().int(),
  lastDeliveredAt: instant.nullable(),
});
export type Endpoint = z.output<typeof endpointShape>;

export const listEndpoints = call({
  name: 'webhooks.list',
  who: 'administrator',
  input: nothing,
  output: z.object({ endpoints: z.array(endpointShape) }),
});

const LONGEST_URL = 2_000;
/** Id null: a new one, whose secret is in the answer and nowhere else afterwards. */
export const saveEndpoint = call({
  name: 'webhooks.save',
  who: 'administrator',
  input: z.object({
    id: id.nullable(),
    url: z.string().trim().min(1).max(LONGEST_URL),
    description: z.string().trim().max(200),
    events: z.array(z.enum(EVENTS)).min(1),
    enabled: z.boolean(),
  }),
  output: z.object({ id, secret: z.string().nullable() }),
  refusals: ['not-found', 'url-wrong', 'url-insecure', 'url-private', 'too-many'],
});

export const removeEndpoint = call({
  name: 'webhooks.remove',
  who: 'administrator',
  input: z.object({ id }),
  output: nothing,
  refusals: ['not-found'],
});

/** Another secret; the one before stays good for a day. */
export const rotateSecret = call({
  name: 'webhooks.rotate',
  who: 'administrator',
  input: z.object({ id }),
  output: z.object({ secret: z.string(), formerUntil: instant }),
  refusals: ['not-found'],
});

/** Queues a delivery of nothing real, tried at once. */
export const testEndpoint = call({
  name: 'webhooks.test',
  who: 'administrator',
  input: z.object({ id }),
  output: z.object({ deliveryId: id }),
  refusals: ['not-found', 'turned-off'],
});

const deliveryShape = z.object({
  id,
  messageId: z.string(),
  event: z.string(),
  interactionId: id.nullable(),
  occurredAt: instant,
  state: z.enum(STATES),
  attempts: z.number().int(),
  /** Of what waits: when it is tried next. */
  dueAt: instant.nullable(),
  triedAt: instant.nullable(),
  status: z.number().int().nullable(),
  problem: z.enum(PROBLEMS).nullable(),
  /** Milliseconds of the last try. */
  tookMs: z.number().int().nullable(),
  /** It can be sent again: what was sent is known still. */
  kept: z.boolean(),
});
export type DeliveryRow = z.output<typeof deliveryShape>;

/** Newest first; `before`: the last one of the page before. */
export const listDeliveries = call({
  name: 'webhooks.deliveries',
  who: 'administrator',
  input: z.object({
    endpointId: id,
    state: z.enum(STATES).nullable().default(null),
    before: z.number().int().nullable().default(null),
  }),
  output: z.object({ rows: z.array(deliveryShape), next: z.number().int().nullable() }),
});

export const openDelivery = call({
  name: 'webhooks.delivery',
  who: 'administrator',
  input: z.object({ id }),
  output: deliveryShape.extend({
    endpointId: id,
    /** As it is sent; null: forgotten. */
    body: z.string().nullable(),
    /** What came back, its beginning; or what the network said. */
    answer: z.string().nullable(),
  }),
  refusals: ['not-found'],
});

/** One, by its number, or all that failed for that endpoint since a moment; the id stays, so a receiver can tell. */
export const replay = call({
  name: 'webhooks.replay',
  who: 'administrator',
  input: z.union([z.object({ id }), z.object({ endpointId: id, failedSince: z.iso.datetime({ offset: true }) })]),
  output: z.object({ count: z.number().int() }),
  refusals: ['not-found', 'turned-off', 'forgotten'],
});

/** data: { endpointId, what? : 'saved' | 'removed' | 'rotated' | 'stopped' | 'replayed', by? } */
export const WEBHOOK_EVENTS = { changed: 'webhooks.changed' } as const;
