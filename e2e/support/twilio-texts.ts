import { createHmac } from 'node:crypto';
import type { SmsVendor } from './sms-provider.ts';

const AUTH_TOKEN = 'the auth token of ours';
const OURS = '+15145550100';
const form = (fields: Record<string, string>): string => new URLSearchParams(fields).toString();

/** Twilio’s Messages resource and its webhooks. */
export const twilioTexts: SmsVendor = {
  provider: 'twilio',
  settings: { accountSid: `AC${'0'.repeat(32)}` },
  secrets: { authToken: AUTH_TOKEN },
  idOf: (count) => `SM${String(count).padStart(32, '0')}`,
  read(body) {
    const fields = new URLSearchParams(body);
    return { to: fields.get('To') ?? '', body: fields.get('Body') ?? '' };
  },
  takes: (sid) => ({ status: 201, body: { sid, status: 'queued' } }),
  throttles: { status: 429, body: { code: 20429 }, headers: { 'retry-after': '1' } },
  refuses: { status: 400, body: { code: 21614, message: 'not a mobile number' } },
  incoming: (From, Body, MessageSid) => form({ MessageSid, SmsStatus: 'received', From, To: OURS, Body }),
  status: (To, MessageSid, MessageStatus) => form({ MessageSid, MessageStatus, To, From: OURS }),
  headers(body, hook, secret = AUTH_TOKEN) {
    const signed = [...new URLSearchParams(body)]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .flat()
      .join('');
    const signature = createHmac('sha1', secret)
      .update(hook + signed)
      .digest('base64');
    return { 'content-type': 'application/x-www-form-urlencoded', 'x-twilio-signature': signature };
  },
};
