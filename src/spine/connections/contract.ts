import { z } from 'zod';
import { id } from '#ground/api/contract.ts';
import { CHANNELS } from '#spine/channels/texts/contract.ts';

/** Where a channel comes in and leaves: an account at a provider, a number, a place on a site. Email has mailboxes. */
export const connectionShape = z.object({
  id,
  channel: z.enum(CHANNELS).exclude(['email']),
  provider: z.string(),
  name: z.string(),
  /** Ours there: a number in E.164, or what the provider calls it. */
  address: z.string(),
  skillId: id.nullable(),
  settings: z.record(z.string(), z.string()),
  enabled: z.boolean(),
  /** Names of the secrets that are set; they are never read back. */
  secretsSet: z.array(z.string()),
});
export type Connection = z.output<typeof connectionShape>;

/** Journal kinds of this room. data: { connectionId } */
export const CONNECTION_EVENTS = { changed: 'connections.changed' } as const;
