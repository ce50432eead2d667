import { createHmac } from 'node:crypto';
import type { TextReceipt } from '#spine/channels/texts/contract.ts';

/** As Meta writes it: what is not ASCII and each slash escaped, so that no other way of writing it has its signature. */
export const asMetaWrites = (content: unknown): Buffer =>
  Buffer.from(
    JSON.stringify(content)
      .replaceAll('/', '\\/')
      .replaceAll(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
  );

export const signatureOf = (raw: Buffer, appSecret: string): string =>
  `sha256=${createHmac('sha256', appSecret).update(raw).digest('hex')}`;

export type Number = { wabaId: string; phoneNumberId: string; displayPhoneNumber: string };

/** One change of one number, as the field `messages` has it. */
export const payloadOf = (number: Number, value: object): object => ({
  object: 'whatsapp_business_account',
  entry: [{ id: number.wabaId, changes: [{ value: valueOf(number, value), field: 'messages' }] }],
});

export const valueOf = ({ phoneNumberId, displayPhoneNumber }: Number, value: object): object => ({
  messaging_product: 'whatsapp',
  metadata: { display_phone_number: displayPhoneNumber, phone_number_id: phoneNumberId },
  ...value,
});

const seconds = (at: Date): string => String(Math.floor(at.getTime() / 1_000));
const ID_OF_META = /^[A-Z]{2}\./;

/** `from`: digits, with or without a plus; or an id of Meta's, as of somebody who hides their number. */
export const inboundValue = (
  from: string,
  content: Readonly<Record<string, unknown>> & { type: string },
  { id, name, at, inReplyTo }: { id: string; name: string; at: Date; inReplyTo?: string },
): object => {
  const hidden = ID_OF_META.test(from);
  const digits = from.replace(/^\+/, '');
  const user = hidden ? from : `CA.${digits}9`;
  return {
    contacts: [{ profile: { name }, user_id: user, ...(hidden ? {} : { wa_id: digits }) }],
    messages: [
      {
        ...(hidden ? {} : { from: digits }),
        ...{ from_user_id: user, id, timestamp: seconds(at) },
        ...(inReplyTo ? { context: { from: digits, id: inReplyTo } } : {}),
        ...content,
      },
    ],
  };
};

export type ToldError = { code: number; title: string; details?: string };
export const statusValue = (
  id: string,
  state: TextReceipt['state'] | 'played',
  { to, at, data, error }: { to: string; at: Date; data?: string | undefined; error?: ToldError | undefined },
): object => ({
  statuses: [
    {
      ...{ id, status: state, timestamp: seconds(at) },
      ...(ID_OF_META.test(to) ? { recipient_user_id: to } : { recipient_id: to }),
      ...(data ? { biz_opaque_callback_data: data } : {}),
      ...(error
        ? {
            errors: [
              {
                ...{ code: error.code, title: error.title, message: error.title },
                error_data: { details: error.details ?? error.title },
                href: 'https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/',
              },
            ],
          }
        : { pricing: { billable: true, pricing_model: 'PMP', category: 'service', type: 'free_customer_service' } }),
    },
  ],
});
