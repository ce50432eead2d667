import { z } from 'zod';
import type { Db } from '#ground/db/server/database.ts';
import { RECEIPTS } from '#spine/channels/texts/contract.ts';
import { NotTaken, type Connector, type Heard } from '../connectors/connector.ts';
import { visitorAt } from './visitors-store.ts';

const shape = z.object({
  said: z
    .object({ onceKey: z.string(), address: z.string(), name: z.string(), text: z.string(), at: z.string() })
    .optional(),
  receipts: z.array(z.object({ onceKey: z.string(), state: z.enum(RECEIPTS) })).default([]),
  ended: z.object({ address: z.string() }).optional(),
});
export type SiteHook = z.input<typeof shape>;

/** What was kept of a visitor. */
export const readSite = (raw: Buffer): Heard => {
  const { said, receipts, ended } = shape.parse(JSON.parse(raw.toString('utf8')));
  return {
    texts: said
      ? [
          {
            ...{ externalId: `${said.address}:${said.onceKey}`, from: said.address, fromName: said.name },
            ...{ text: said.text, sentAt: new Date(said.at), media: [], inReplyTo: null },
          },
        ]
      : [],
    receipts: receipts.map(({ onceKey, state }) => ({
      ...{ externalId: onceKey, state, failure: null, detail: '', at: new Date() },
    })),
    ended: ended ? [ended.address] : [],
  };
};

/** The chat of a site: what leaves is in the interaction already, and the visitor's page asks for it. */
export const createSite = (db: Db): Pick<Connector, 'send' | 'check' | 'hook' | 'repeats'> => ({
  repeats: true,
  send: async ({ settings }, text) => {
    if (!(await visitorAt(db, Number(settings['connectionId']), text.to)))
      throw new NotTaken('undelivered', 'this visitor has not been there for long');
    return { externalIds: [text.onceKey] };
  },
  check: async () => ({ name: '' }),
  hook: { judge: () => ({ kind: 'forged' }), read: readSite },
});
