import { z } from 'zod';
import { RECEIPTS } from '#spine/channels/texts/contract.ts';
import { TEXTS_EVENTS } from '../contract.ts';
import { NotTaken, type Connector, type Heard } from '../connectors/connector.ts';
import type { TextsDeps } from './lines.ts';
import { insertPlayed, insertPlayedFiles, playedByKey, playedFile, type PlayedFile } from './played-store.ts';

const shape = z.object({
  texts: z.array(
    z.object({
      ...{ externalId: z.string(), from: z.string(), fromName: z.string(), text: z.string(), sentAt: z.string() },
      files: z.array(z.object({ id: z.number(), name: z.string(), type: z.string() })).default([]),
    }),
  ),
  receipts: z.array(z.object({ externalId: z.string(), state: z.enum(RECEIPTS) })),
});
export type PlayedHook = z.input<typeof shape>;

export const readPlayed = (raw: Buffer): Heard => {
  const { texts, receipts } = shape.parse(JSON.parse(raw.toString('utf8')));
  return {
    texts: texts.map(({ files, ...one }) => ({
      ...{ ...one, sentAt: new Date(one.sentAt), inReplyTo: null },
      media: files.map(({ id, name, type }) => ({ name, type, ref: String(id) })),
    })),
    receipts: receipts.map((one) => ({ ...one, failure: null, detail: '', at: new Date() })),
  };
};

/** The built-in telephone: nothing leaves this machine, and everything can be tried with no account. */
export const createPlayed = ({
  db,
  act,
  blobs,
}: Pick<TextsDeps, 'db' | 'act' | 'blobs'>): Pick<Connector, 'send' | 'check' | 'templates' | 'fetchMedia'> & {
  play: true;
} => ({
  play: true,
  send: async ({ settings }, text) => {
    const connectionId = Number(settings['connectionId']);
    const shown = text.template
      ? text.template.values.reduce((left, value, at) => left.replaceAll(`{{${at + 1}}}`, value), text.text)
      : text.text;
    const files: PlayedFile[] = [];
    for (const { name, type, size, read } of text.media)
      files.push({ name, type, size, sha256: await blobs.put(await read()) });
    const id = await act(async ({ tx, say }) => {
      const made = await insertPlayed(tx, {
        ...{
          connectionId,
          phone: text.to,
          name: '',
          direction: 'to-them' as const,
          text: shown,
          onceKey: text.onceKey,
        },
      });
      if (made !== null) await insertPlayedFiles(tx, made, files);
      if (made !== null) say({ kind: TEXTS_EVENTS.played, data: { connectionId } });
      return made ?? (await playedByKey(tx, text.onceKey));
    });
    return { externalIds: [`played-${id}`] };
  },
  fetchMedia: async (_account, ref) => {
    const file = await playedFile(db, Number(ref));
    if (!file) throw new NotTaken('broken', 'this file is no more');
    return { type: file.type, content: await blobs.read(file.sha256) };
  },
  check: async () => ({ name: '' }),
  templates: async () => [
    {
      name: 'suivi_de_demande',
      language: 'fr',
      body: 'Bonjour {{1}}, nous avons des nouvelles de votre demande : {{2}}. Répondez à ce message pour nous parler.',
      values: 2,
    },
    {
      name: 'request_update',
      language: 'en',
      body: 'Hello {{1}}, there is news about your request: {{2}}. Answer this message to talk to us.',
      values: 2,
    },
  ],
});
