import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { storableText } from '#ground/db/server/storable-text.ts';
import { kindOf, MEDIA } from '#spine/channels/texts/files/rules.ts';
import { NotTaken, type Account, type Connector, type HookRequest, type TextToSend } from '../connectors/connector.ts';
import { digitsOf, saidWithout } from '../sms/ask.ts';
import { askGraph, idOf, notTaken, read } from './graph.ts';
import { keyOf, readHook } from './incoming.ts';
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

type Messages = { of: number; going: { number: number; message: object }[] };

/**
 * In the order in which they leave: WhatsApp takes one file a message, and words below the first only where they fit. Those that
 * left before keep their numbers, and their files are not carried there again.
 */
const messagesOf = async (account: Account, given: TextToSend, signal: AbortSignal): Promise<Messages> => {
  const { left } = given.parts;
  if (given.template) {
    if (given.media.length > 0) throw new NotTaken('unsupported', 'a template takes no file from here');
    if (left.has(1)) return { of: 1, going: [] };
    const template = await templateToSend(account, given.template, signal);
    return { of: 1, going: [{ number: 1, message: { type: 'template', template } }] };
  }
  const words = storableText(given.text);
  if (words.length > MOST) throw new NotTaken('too-long', `${words.length} of ${MOST}`);
  if (words.trim() === '' && given.media.length === 0) throw new NotTaken('broken', 'nothing to send');
  const [first] = given.media;
  const kind = first ? kindOf(first.type) : null;
  const below = kind !== null && MEDIA[kind].caption && words.length <= MOST_CAPTION;
  const apart = !below && words.trim() !== '';
  const numbered = given.media.map((file, at) => ({ file, number: at + (apart ? 2 : 1) }));
  const toGo = numbered.filter(({ number }) => !left.has(number));
  const uploaded = await upload(
    account,
    toGo.map(({ file }) => file),
    signal,
  );
  const files = uploaded.map(({ kind: type, id, name }, at) => {
    const { number } = toGo[at]!;
    const caption = below && number === 1 && words ? { caption: words } : {};
    return {
      number,
      message: { type, [type]: { id, ...(type === 'document' ? { filename: name } : {}), ...caption } },
    };
  });
  const text = { number: 1, message: { type: 'text', text: { body: words, preview_url: false } } };
  return { of: numbered.length + (apart ? 1 : 0), going: apart && !left.has(1) ? [text, ...files] : files };
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
    const { of, going } = await messagesOf(account, text, signal);
    const externalIds: string[] = [];
    for (const { number, message } of going) {
      const whole = {
        ...{ messaging_product: 'whatsapp', recipient_type: 'individual', ...to },
        ...(text.inReplyTo !== null && !text.template && number === 1
          ? { context: { message_id: text.inReplyTo } }
          : {}),
        ...message,
        // The status of one says nothing of the others: each is known again by its own.
        biz_opaque_callback_data: keyOf(text.onceKey, number, of).slice(0, MOST_CALLBACK_DATA),
      };
      await text.parts.leaves(number, of);
      try {
        const externalId = await handOver(account, whole, signal);
        await text.parts.took(number, externalId);
        externalIds.push(externalId);
      } catch (error) {
        if (!(error instanceof NotTaken) || of === 1) throw error;
        // Those before it stay where they are: another try goes on from here.
        throw new NotTaken(error.failure, `${number - 1} of ${of} left, then ${error.detail}`, error.retryAfterMs);
      }
    }
    return { externalIds };
  },
  inParts: true,

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
