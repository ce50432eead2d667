import { z } from 'zod';
import { call, id, nothing } from '#ground/api/contract.ts';

/** A page's own account of itself (SDP, RFC 8866): of sound alone a few thousand signs. */
const sdp = z.string().min(1).max(60_000);
const playedShape = z.object({
  id: z.uuid(),
  connectionId: id,
  direction: z.enum(['in', 'out']),
  /** Of whoever is played. */
  number: z.string(),
  state: z.enum(['ringing', 'up', 'over']),
  cause: z.string(),
  offer: z.string(),
  answer: z.string().nullable(),
});
export type Played = z.output<typeof playedShape>;
const oneOf = { output: nothing, refusals: ['closed', 'not-found'] } as const;

/* The customer's telephone: of lines that are played alone, and of nobody who signs in. */
/** What rings or speaks on it, whichever number is played. `mine`: calls that this page holds, which it says so often. */
export const phoneCalls = call({
  name: 'voice.phoneCalls',
  who: 'anyone',
  input: z.object({ mine: z.array(z.uuid()).max(20) }),
  output: z.object({
    lines: z.array(z.object({ connectionId: id, name: z.string(), number: z.string() })),
    calls: z.array(playedShape),
  }),
  refusals: ['closed'],
});
export const ringHouse = call({
  name: 'voice.ringHouse',
  who: 'anyone',
  input: z.object({ id: z.uuid(), connectionId: id, number: z.string().max(40), offer: sdp }),
  output: nothing,
  refusals: ['closed', 'not-found', 'number-wrong', 'busy'],
});
export const answerPhone = call({
  name: 'voice.answerPhone',
  who: 'anyone',
  input: z.object({ id: z.uuid(), answer: sdp }),
  ...oneOf,
});
export const endPhone = call({ name: 'voice.endPhone', who: 'anyone', input: z.object({ id: z.uuid() }), ...oneOf });

/* The agent's. */
export const myPlayed = call({
  name: 'voice.myPlayed',
  who: 'agent',
  input: nothing,
  output: z.object({ calls: z.array(playedShape) }),
});
/** `id`: of the call, which the desk knows of. */
export const dialPlayed = call({
  name: 'voice.dialPlayed',
  who: 'agent',
  input: z.object({ id: z.uuid(), offer: sdp }),
  ...oneOf,
});
export const answerPlayed = call({
  name: 'voice.answerPlayed',
  who: 'agent',
  input: z.object({ id: z.uuid(), answer: sdp }),
  ...oneOf,
});
/** Hangs up; one that waits in a queue and was not taken goes to somebody else. */
export const endPlayed = call({ name: 'voice.endPlayed', who: 'agent', input: z.object({ id: z.uuid() }), ...oneOf });

/** How often the telephone's page asks, in milliseconds. */
export const PHONE_ASKS_EVERY = 1_000;
