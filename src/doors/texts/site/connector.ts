import { z } from 'zod';
import type { Blobs } from '#ground/blobs/server/blobs.ts';
import type { Db } from '#ground/db/server/database.ts';
import { RECEIPTS } from '#spine/channels/texts/contract.ts';
import { NotTaken, type Connector, type Heard } from '../connectors/connector.ts';
import { visitorFile } from './files-store.ts';
import { visitorAt } from './visitors-store.ts';

const shape = z.object({
  said: z
    .object({
      ...{ onceKey: z.string(), address: z.string(), name: z.string(), text: z.string(), at: z.string() },
      files: z.array(z.object({ id: z.string(), name: z.string(), type: z.string() })).default([]),
    })
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
            ...{ text: said.text, sentAt: new Date(said.at), inReplyTo: null },
            media: said.files.map(({ id, name, type }) => ({ name, type, ref: id })),
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
export const createSite = (
  db: Db,
  blobs: Blobs,
): Pick<Connector, 'send' | 'check' | 'hook' | 'repeats' | 'fetchMedia'> => ({
  repeats: true,
  send: async ({ settings }, text) => {
    if (!(await visitorAt(db, Number(settings['connectionId']), text.to)))
      throw new NotTaken('undelivered', 'this visitor has not been there for long');
    return { externalIds: [text.onceKey] };
  },
  fetchMedia: async (_account, ref) => {
    const file = await visitorFile(db, ref);
    if (!file) throw new NotTaken('broken', 'this file is no more');
    return { type: file.type, content: await blobs.read(file.sha256) };
  },
  check: async () => ({ name: '' }),
  hook: { judge: () => ({ kind: 'forged' }), read: readSite },
});
