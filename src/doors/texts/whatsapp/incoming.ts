import { z } from 'zod';
import type { IncomingText, TextReceipt } from '#spine/channels/texts/contract.ts';
import type { Heard } from '../connectors/connector.ts';
import { asDocumented, jsonIn } from '../connectors/documented.ts';
import { failureTold } from './failures.ts';
import { readableOf } from './readable.ts';

const text = z.string().nullish();
const instant = z.coerce
  .number()
  .int()
  .min(1)
  .max(8.64e12)
  .transform((seconds) => new Date(seconds * 1_000));

const profile = z.object({
  profile: z.object({ name: text, username: text }).nullish(),
  wa_id: text,
  user_id: text,
});
const message = z.looseObject({
  id: z.string().min(1),
  from: text,
  from_user_id: text,
  timestamp: instant,
  type: z.string().default(''),
  context: z.object({ id: text, referred_product: z.object({ product_retailer_id: text }).nullish() }).nullish(),
  referral: z.object({ headline: text, body: text, source_url: text }).nullish(),
});
const status = z.object({
  id: z.string().min(1),
  status: z.string(),
  timestamp: instant,
  biz_opaque_callback_data: text,
  errors: z
    .array(
      z.object({ code: z.number(), title: text, message: text, error_data: z.object({ details: text }).nullish() }),
    )
    .nullish(),
});
const told = z.object({
  metadata: z.object({ phone_number_id: z.string() }),
  contacts: z.array(profile).nullish(),
  messages: z.array(message).nullish(),
  statuses: z.array(status).nullish(),
});
const payload = z.object({
  object: z.literal('whatsapp_business_account'),
  entry: z.array(z.object({ changes: z.array(z.object({ field: z.string(), value: z.unknown() })) })),
});
type Message = z.output<typeof message>;
type Told = z.output<typeof told>;

const STATES: Readonly<Record<string, TextReceipt['state']>> = {
  ...{ sent: 'sent', delivered: 'delivered', read: 'read', failed: 'failed' },
  // Of a voice message: heard is more than seen.
  played: 'read',
};

/** With its plus; who hides their number behind a name has an id of Meta's instead. */
const writerOf = ({ id, from, from_user_id }: Message): string => {
  if (from && /^\d{5,15}$/.test(from)) return `+${from}`;
  const other = from_user_id || from;
  if (!other) throw new Error(`Meta does not tell who wrote ${id}`);
  return other;
};

const nameOf = (one: Message, contacts: readonly z.output<typeof profile>[]): string => {
  const known = contacts.find(
    ({ wa_id, user_id }) => (wa_id && wa_id === one.from) || (user_id && user_id === one.from_user_id),
  );
  const { name, username } = (known ?? (contacts.length === 1 ? contacts[0] : undefined))?.profile ?? {};
  return name || username || '';
};

const textOf = (one: Message, contacts: readonly z.output<typeof profile>[]): IncomingText => {
  const { text, media, answers } = readableOf(one.type, one);
  const product = one.context?.referred_product?.product_retailer_id;
  const ad =
    one.referral && [one.referral.headline, one.referral.body, one.referral.source_url].filter(Boolean).join(' · ');
  return {
    externalId: one.id,
    from: writerOf(one),
    fromName: nameOf(one, contacts),
    // Which product, or which advertisement, they write about is part of what they say.
    text: [text, product && `🛍 ${product}`, ad && `↗ ${ad}`].filter(Boolean).join('\n'),
    sentAt: one.timestamp,
    media: media ? [media] : [],
    inReplyTo: answers ?? one.context?.id ?? null,
  };
};

/** As the connector names each message of a text: its key, and its number where it is one of several. */
export const keyOf = (onceKey: string, number: number, of: number): string =>
  of === 1 ? onceKey : `${onceKey}/${number}`;
const keyTold = (data: string): Pick<TextReceipt, 'onceKey' | 'part'> => {
  const [, onceKey, part] = /^(.+)\/(\d{1,3})$/s.exec(data) ?? [];
  return onceKey ? { onceKey, part: Number(part) } : { onceKey: data };
};

const receiptsOf = ({ statuses }: Told): TextReceipt[] =>
  (statuses ?? []).flatMap((one) => {
    const state = STATES[one.status];
    // Something new that happened to a text of ours: no news of the customer's is in it, and what came with it is read.
    if (!state) return [];
    const [error] = one.errors ?? [];
    const said = error
      ? `${error.code} ${error.error_data?.details || error.message || error.title || ''}`
      : one.status;
    return [
      {
        ...{ externalId: one.id, state, at: one.timestamp },
        ...(one.biz_opaque_callback_data ? keyTold(one.biz_opaque_callback_data) : {}),
        failure: state === 'failed' ? failureTold(error?.code ?? null) : null,
        detail: said.replaceAll(/\s+/g, ' ').trim().slice(0, 300),
      },
    ];
  });

/**
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages. `phoneNumberId`: what
 * another number of the same account got is left out. @throws {Error} when it is nothing of the kind.
 */
export const readHook = (raw: Buffer, phoneNumberId: string | null): Heard => {
  const changes = asDocumented(payload, jsonIn(raw), 'Meta').entry.flatMap((entry) => entry.changes);
  const ours = changes
    .filter(({ field }) => field === 'messages')
    .map(({ value }) => asDocumented(told, value, 'Meta'))
    .filter(({ metadata }) => phoneNumberId === null || metadata.phone_number_id === phoneNumberId);
  return {
    texts: ours.flatMap(({ messages, contacts }) => (messages ?? []).map((one) => textOf(one, contacts ?? []))),
    receipts: ours.flatMap(receiptsOf),
  };
};
