import { createHash, createHmac, generateKeyPairSync, randomUUID } from 'node:crypto';
import type { Receipt, SmsVendor } from './sms-provider.ts';

const APPLICATION = 'aaaaaaaa-bbbb-cccc-dddd-0123456789ab';
const SIGNATURE_SECRET = 'what Vonage signs with';
const OURS = '15145550100';
const STATUS: Readonly<Record<Receipt, string>> = { sent: 'submitted', delivered: 'delivered' };
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const encoded = (content: object): string => Buffer.from(JSON.stringify(content)).toString('base64url');
const at = (): string => new Date().toISOString();

/** Vonage’s Messages API and its signed webhooks. */
export const vonageTexts: SmsVendor = {
  provider: 'vonage',
  settings: { applicationId: APPLICATION, apiKey: 'abcd1234' },
  secrets: {
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    signatureSecret: SIGNATURE_SECRET,
  },
  idOf: (count) => `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`,
  read(body) {
    const { to = '', text = '' } = JSON.parse(body) as { to?: string; text?: string };
    return { to: `+${to}`, body: text };
  },
  takes: (message_uuid) => ({ status: 202, body: { message_uuid } }),
  throttles: {
    status: 429,
    headers: { 'retry-after': '1' },
    body: { type: 'https://developer.vonage.com/api-errors/messages#1000', title: 'Throttled', detail: 'Too fast' },
  },
  refuses: {
    status: 422,
    body: { type: 'https://developer.vonage.com/api-errors/messages#1170', title: 'Invalid', detail: 'No mobile' },
  },
  incoming: (from, text, message_uuid) =>
    JSON.stringify({
      ...{ channel: 'sms', message_uuid, to: OURS, from: from.replace('+', ''), timestamp: at() },
      ...{ message_type: 'text', text, sms: { num_messages: '1' } },
    }),
  status: (to, message_uuid, receipt) =>
    JSON.stringify({
      ...{ channel: 'sms', message_uuid, to: to.replace('+', ''), from: OURS, timestamp: at() },
      ...{ status: STATUS[receipt], usage: { currency: 'EUR', price: '0.0333' } },
    }),
  headers(body, _hook, secret = SIGNATURE_SECRET) {
    const claims = {
      ...{ iat: Math.floor(Date.now() / 1_000), jti: randomUUID(), iss: 'Vonage', api_key: 'abcd1234' },
      ...{ application_id: APPLICATION, payload_hash: createHash('sha256').update(body).digest('hex') },
    };
    const signed = `${encoded({ alg: 'HS256', typ: 'JWT' })}.${encoded(claims)}`;
    const signature = createHmac('sha256', secret).update(signed).digest('base64url');
    return { 'content-type': 'application/json', authorization: `Bearer ${signed}.${signature}` };
  },
};
