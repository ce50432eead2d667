import { z } from 'zod';
import type { Acts } from '#ground/events/server/follow.ts';
import { RECEIPTS } from '#spine/channels/texts/contract.ts';
import { TEXTS_EVENTS } from '../contract.ts';
import type { Connector, Heard } from '../connectors/connector.ts';
import { insertPlayed, playedByKey } from './played-store.ts';

const shape = z.object({
  texts: z.array(
    z.object({ externalId: z.string(), from: z.string(), fromName: z.string(), text: z.string(), sentAt: z.string() }),
  ),
  receipts: z.array(z.object({ externalId: z.string(), state: z.enum(RECEIPTS) })),
});
export type PlayedHook = z.input<typeof shape>;

export const readPlayed = (raw: Buffer): Heard => {
  const { texts, receipts } = shape.parse(JSON.parse(raw.toString('utf8')));
  return {
    texts: texts.map((one) => ({ ...one, sentAt: new Date(one.sentAt), media: [], inReplyTo: null })),
    receipts: receipts.map((one) => ({ ...one, failure: null, detail: '', at: new Date() })),
  };
};

/** The built-in telephone: nothing leaves this machine, and everything can be tried with no account. */
export const createPlayed = (act: Acts): Pick<Connector, 'send' | 'check' | 'templates'> & { play: true } => ({
  play: true,
  send: async ({ settings }, text) => {
    const connectionId = Number(settings['connectionId']);
    const shown = text.template
      ? text.template.values.reduce((left, value, at) => left.replaceAll(`{{${at + 1}}}`, value), text.text)
      : text.text;
    const files = text.media.map((file) => `📎 ${file.name}`);
    const id = await act(async ({ tx, say }) => {
      const made = await insertPlayed(tx, {
        ...{
          connectionId,
          phone: text.to,
          name: '',
          direction: 'to-them' as const,
          text: [shown, ...files].filter((line) => line !== '').join('\n'),
          onceKey: text.onceKey,
        },
      });
      if (made !== null) say({ kind: TEXTS_EVENTS.played, data: { connectionId } });
      return made ?? (await playedByKey(tx, text.onceKey));
    });
    return { externalIds: [`played-${id}`] };
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
