import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { storableText } from '#ground/db/server/storable-text.ts';
import { MEDIA } from '#spine/channels/texts/files/rules.ts';
import { NotTaken, type Account, type Connector, type HookRequest, type TextToSend } from '../connectors/connector.ts';
import { digitsOf, saidWithout } from '../sms/ask.ts';
import { askGraph, idOf, notTaken, read } from './graph.ts';
import { readHook } from './incoming.ts';
import { fetchMedia, upload } from './media.ts';
import { templates, templateToSend } from './templates.ts';

/** Characters of one text, and of what stands below a picture. */
const MOST = 4_096;
const MOST_CAPTION = 1_024;
const MOST_CALLBACK_DATA = 512;

/** What Meta calls a person within one business: two letters of a country, a dot, letters and digits. */
const USER_ID = /^[A-Z]{2}\.(?:ENT\.)?[A-Za-z0-9]{1,128}$/;

const recipientOf = (to: string): { to: string } | { recipient: string } =>
  USER_ID.test(to) ? { recipient: to } : { to: digitsOf(to) };

/** In the order in which they leave: WhatsApp takes one file a message, and words below it only where they fit. */
const messagesOf = async (account: Account, given: TextToSend, signal: AbortSignal): Promise<object[]> => {
  if (given.template) {
    if (given.media.length > 0) throw new NotTaken('unsupported', 'a template takes no file from here');
    return [{ type: 'template', template: await templateToSend(account, given.template, signal) }];
  }
  const words = storableText(given.text);
  if (words.length > MOST) throw new NotTaken('too-long', `${words.length} of ${MOST}`);
  if (words.trim() === '' && given.media.length === 0) throw new NotTaken('broken', 'nothing to send');
  const files = await upload(account, given.media, signal);
  const [only] = files;
  const below = files.length === 1 && MEDIA[only!.kind].caption && words.length <= MOST_CAPTION;
  const sent = files.map(({ kind, id, name }) => ({
    type: kind,
    [kind]: { id, ...(kind === 'document' ? { filename: name } : {}), ...(below && words ? { caption: words } : {}) },
  }));
  return below || words.trim() === '' ? sent : [{ type: 'text', text: { body: words, preview_url: false } }, ...sent];
};

const taken = z.object({ messages: z.array(z.object({ id: z.string().min(1) })).min(1) });

const handOver = async (account: Account, message: object, signal: AbortSignal): Promise<string> => {
  const answer = await askGraph(
    account,
    {
      method: 'POST',
      path: `/${idOf(account, 'phoneNumberId')}/messages`,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(message),
    },
    { signal, handsOver: true },
  );
  if (answer.status < 200 || answer.status > 299) throw notTaken(account, answer, true);
  const { data } = taken.safeParse(answer.json);
  if (!data) throw new NotTaken('uncertain', saidWithout(account, `${answer.status} ${answer.text.slice(0, 2_000)}`));
  return data.messages[0]!.id;
};

const same = (one: string, other: string): boolean => {
  const [a, b] = [one, other].map((text) => createHash('sha256').update(text).digest());
  return timingSafeEqual(a!, b!);
};

/** Meta greets once, when the address is set up. */
const greets = ({ secrets }: Account, { query }: HookRequest): string | null => {
  const token = secrets['verifyToken'];
  const challenge = query['hub.challenge'];
  if (!token || !challenge || query['hub.mode'] !== 'subscribe') return null;
  return same(token, query['hub.verify_token'] ?? '') ? challenge : null;
};

/** Over the bytes as they came: Meta escapes what others do not. */
const isSigned = ({ secrets }: Account, { headers, raw }: HookRequest): boolean => {
  const secret = secrets['appSecret'];
  const [, signature] = /^sha256=([0-9a-f]{64})$/i.exec(headers['x-hub-signature-256'] ?? '') ?? [];
  if (!secret || !signature) return false;
  return timingSafeEqual(createHmac('sha256', secret).update(raw).digest(), Buffer.from(signature, 'hex'));
};

/** https://developers.facebook.com/documentation/business-messaging/whatsapp */
export const whatsapp: Connector = {
  channel: 'whatsapp',
  settings: ['phoneNumberId', 'wabaId', 'apiVersion'],
  secrets: ['token', 'appSecret', 'verifyToken'],

  async send(account, text, signal) {
    const to = recipientOf(text.to);
    const messages = await messagesOf(account, text, signal);
    const externalIds: string[] = [];
    // The status of one part says nothing of the others: only what leaves whole is known again by its key.
    const key = messages.length === 1 ? { biz_opaque_callback_data: text.onceKey.slice(0, MOST_CALLBACK_DATA) } : {};
    for (const message of messages) {
      const whole = {
        ...{ messaging_product: 'whatsapp', recipient_type: 'individual', ...to },
        ...(text.inReplyTo !== null && !text.template && externalIds.length === 0
          ? { context: { message_id: text.inReplyTo } }
          : {}),
        ...message,
        ...key,
      };
      try {
        externalIds.push(await handOver(account, whole, signal));
      } catch (error) {
        // A part of it is there: all of it must not be tried again.
        if (!(error instanceof NotTaken) || externalIds.length === 0) throw error;
        throw new NotTaken('uncertain', `${externalIds.length} of ${messages.length} left, then ${error.message}`);
      }
    }
    return { externalIds };
  },

  async check(account, signal) {
    const number = z.object({ id: z.string(), display_phone_number: z.string(), verified_name: z.string().nullish() });
    const own = await read(
      account,
      `/${idOf(account, 'phoneNumberId')}?fields=id,display_phone_number,verified_name`,
      number,
      signal,
    );
    // Templates are asked of the account: wrong, it would be found out only when one is wanted.
    await read(account, `/${idOf(account, 'wabaId')}?fields=id`, z.object({ id: z.string() }), signal);
    return { name: [own.verified_name, own.display_phone_number].filter(Boolean).join(' · ') };
  },

  hook: {
    judge(account, request) {
      if (request.method === 'GET') {
        const text = greets(account, request);
        return text === null ? { kind: 'forged' } : { kind: 'answer', text };
      }
      return isSigned(account, request)
        ? { kind: 'take', answer: { type: 'text/plain', text: '' } }
        : { kind: 'forged' };
    },
    read: (raw, _headers, account) => readHook(raw, account?.settings['phoneNumberId']?.trim() || null),
  },

  fetchMedia,
  templates,
};
