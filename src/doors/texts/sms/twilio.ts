import { z } from 'zod';
import { isTwilioSigned } from '#spine/connections/server/api.ts';
import type { IncomingText, TextFailure, TextReceipt } from '#spine/channels/texts/contract.ts';
import { NotTaken, type Account, type Connector, type Heard, type HookRequest } from '../connectors/connector.ts';
import { asDocumented } from '../connectors/documented.ts';
import { addressOf, ask, digitsOf, failureOfStatus, mustBePlain, saidWithout, type Answer } from './ask.ts';

const USUAL = 'https://api.twilio.com';
/** What the API takes in one Body, whatever its alphabet. */
const MOST = 1_600;

/** https://www.twilio.com/docs/api/errors */
const FAILURES: Readonly<Record<string, TextFailure>> = {
  20003: 'account', // not authenticated
  20005: 'account', // account suspended
  20008: 'account', // test credentials
  20404: 'account', // no such account here
  20429: 'rate',
  20503: 'unreachable',
  14107: 'rate', // of the sender
  21211: 'wrong-number',
  21212: 'account', // our own number
  21214: 'wrong-number',
  21217: 'wrong-number',
  21264: 'wrong-number',
  21265: 'wrong-number', // a short code
  21408: 'account', // region not enabled
  21421: 'wrong-number',
  21602: 'broken', // no body
  21603: 'account', // no sender
  21604: 'broken', // no recipient
  21606: 'account', // our own number cannot
  21608: 'account', // a trial reaches verified numbers only
  21610: 'opted-out',
  21611: 'rate', // the sender's queue is full
  21612: 'undelivered', // no route from there to here
  21614: 'wrong-number', // not a mobile
  21617: 'too-long',
  21620: 'unsupported',
  21623: 'unsupported',
  21635: 'wrong-number', // a landline
  21659: 'account',
  21660: 'account',
  21703: 'account', // messaging service without senders
  21704: 'account',
  30001: 'rate', // queue overflow
  30002: 'account', // suspended
  30003: 'undelivered', // handset unreachable
  30004: 'undelivered', // blocked
  30005: 'wrong-number', // unknown handset
  30006: 'wrong-number', // a landline
  30007: 'undelivered', // filtered by the carrier
  30008: 'undelivered',
  30022: 'rate', // A2P limits
  30023: 'rate',
  30032: 'account', // toll-free number not verified
  30034: 'account', // A2P campaign missing
  30410: 'unreachable', // provider timeout
  63003: 'wrong-number',
  63016: 'window-closed',
  63018: 'rate',
  63024: 'wrong-number',
  63032: 'opted-out',
};
const failureOf = (code: number | string | null): TextFailure | undefined => FAILURES[String(code)];

const refused = z.object({ code: z.number().nullish(), message: z.string().nullish() });
const taken = z.object({
  sid: z.string().min(1),
  status: z.string(),
  error_code: z.number().nullish(),
  error_message: z.string().nullish(),
});

const notTaken = (account: Account, answer: Answer, handsOver: boolean): NotTaken => {
  const { code, message } = refused.safeParse(answer.json).data ?? {};
  const failure = failureOf(code ?? null) ?? failureOfStatus(answer.status, handsOver);
  const said = message ?? answer.text.slice(0, 2_000).replaceAll(/<[^<>]*>/g, ' ');
  return new NotTaken(failure, saidWithout(account, `${code ?? answer.status} ${said}`), answer.retryAfterMs);
};

const basic = ({ settings, secrets }: Account): string => {
  const pair = settings['apiKeySid']
    ? [settings['apiKeySid'], secrets['apiKeySecret']]
    : [settings['accountSid'], secrets['authToken']];
  return `Basic ${Buffer.from(pair.join(':')).toString('base64')}`;
};

const ofAccount = (account: Account): string =>
  `${addressOf(account, USUAL)}/2010-04-01/Accounts/${encodeURIComponent(account.settings['accountSid'] ?? '')}`;

/** A number with its plus, a short code, a name, or a messaging service. */
const senderOf = ({ settings }: Account): Record<string, string> => {
  const from = settings['from'] ?? '';
  return /^MG[0-9a-f]{32}$/i.test(from) ? { MessagingServiceSid: from } : { From: from };
};

const statesOf: Readonly<Record<string, TextReceipt['state']>> = {
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
  undelivered: 'failed',
  failed: 'failed',
  canceled: 'failed',
};
/** They say only that it has not left yet. */
const BEFORE_LEAVING = new Set(['accepted', 'scheduled', 'queued', 'sending']);

const isSigned = ({ secrets }: Account, { method, url, raw, headers }: HookRequest): boolean =>
  isTwilioSigned(secrets['authToken'], { method, url, raw, signature: headers['x-twilio-signature'] });

const told = z.object({
  MessageSid: z.string().min(1),
  MessageStatus: z.string().optional(),
  ErrorCode: z.string().optional(),
  ErrorMessage: z.string().optional(),
  ChannelStatusMessage: z.string().optional(),
  From: z.string().default(''),
  Body: z.string().default(''),
  NumMedia: z.coerce.number().int().min(0).max(50).catch(0),
  ProfileName: z.string().default(''),
  OptOutType: z.string().optional(),
  OriginalRepliedMessageSid: z.string().optional(),
});
type Told = z.output<typeof told>;

const receiptOf = (one: Told, onceKey: string | null): TextReceipt[] => {
  const status = one.MessageStatus ?? '';
  const state = statesOf[status];
  if (!state && BEFORE_LEAVING.has(status)) return [];
  if (!state) throw new Error(`Twilio documents no status ${status}`);
  const failure = state === 'failed' ? (failureOf(one.ErrorCode ?? null) ?? 'undelivered') : null;
  const said = [status, one.ErrorCode, one.ErrorMessage ?? one.ChannelStatusMessage].filter(Boolean).join(' ');
  const detail = said.replaceAll(/\s+/g, ' ').slice(0, 300);
  return [{ externalId: one.MessageSid, state, failure, detail, at: new Date(), ...(onceKey ? { onceKey } : {}) }];
};

const OPT_OUTS: Readonly<Record<string, 'stop' | 'start'>> = { STOP: 'stop', START: 'start' };

const textOf = (one: Told, fields: Readonly<Record<string, string>>): IncomingText => ({
  externalId: one.MessageSid,
  from: one.From.replace(/^[a-z]+:/, ''),
  fromName: one.ProfileName,
  text: one.Body.replaceAll('\0', ''),
  sentAt: new Date(),
  media: Array.from({ length: one.NumMedia }, (_, at) => ({
    name: '',
    type: fields[`MediaContentType${at}`] ?? 'application/octet-stream',
    ref: fields[`MediaUrl${at}`] ?? '',
  })).filter(({ ref }) => ref !== ''),
  inReplyTo: one.OriginalRepliedMessageSid ?? null,
  optOut: OPT_OUTS[one.OptOutType ?? ''] ?? null,
});

const NOTHING = { type: 'text/xml', text: '<?xml version="1.0" encoding="UTF-8"?><Response></Response>' };

/** Twilio tells no key of ours, but signs the address that it was given: so the key stands there. */
const KEY = 'text';
const callbackOf = (hook: string, onceKey: string): string => {
  const url = new URL(hook);
  url.searchParams.set(KEY, onceKey);
  return url.href;
};

/** https://www.twilio.com/docs/messaging/api/message-resource */
export const twilio: Connector = {
  channel: 'sms',
  settings: ['accountSid', 'from', 'apiKeySid'],
  secrets: ['authToken', 'apiKeySecret'],

  async send(account, text, signal) {
    mustBePlain(text, MOST);
    const callback = account.settings['hookUrl'];
    const answer = await ask(
      account,
      {
        method: 'POST',
        url: `${ofAccount(account)}/Messages.json`,
        headers: { 'content-type': 'application/x-www-form-urlencoded', authorization: basic(account) },
        body: new URLSearchParams({
          To: `+${digitsOf(text.to)}`,
          ...senderOf(account),
          Body: text.text,
          ...(callback ? { StatusCallback: callbackOf(callback, text.onceKey) } : {}),
        }).toString(),
      },
      { signal, handsOver: true },
    );
    if (answer.status < 200 || answer.status > 299) throw notTaken(account, answer, true);
    const message = taken.safeParse(answer.json).data;
    if (!message)
      throw new NotTaken('uncertain', saidWithout(account, `${answer.status} ${answer.text.slice(0, 2_000)}`));
    if (message.status === 'failed' || message.status === 'undelivered')
      throw new NotTaken(
        failureOf(message.error_code ?? null) ?? 'undelivered',
        saidWithout(account, `${message.error_code ?? ''} ${message.error_message ?? message.status}`),
      );
    return { externalIds: [message.sid] };
  },

  async check(account, signal) {
    const answer = await ask(
      account,
      { method: 'GET', url: `${ofAccount(account)}.json`, headers: { authorization: basic(account) } },
      { signal, handsOver: false },
    );
    if (answer.status !== 200) throw notTaken(account, answer, false);
    const own = z.object({ friendly_name: z.string(), status: z.string() }).safeParse(answer.json).data;
    if (!own) throw new NotTaken('broken', 'the answer is not what Twilio documents');
    if (own.status !== 'active') throw new NotTaken('account', own.status);
    return { name: own.friendly_name };
  },

  hook: {
    judge: (account, request) => (isSigned(account, request) ? { kind: 'take', answer: NOTHING } : { kind: 'forged' }),
    read(raw, _headers, _account, search = ''): Heard {
      const fields = Object.fromEntries(new URLSearchParams(raw.toString('utf8')));
      const one = asDocumented(told, fields, 'Twilio');
      // Twilio gives SmsStatus to both, MessageStatus to what became of ours alone.
      return one.MessageStatus === undefined
        ? { texts: [textOf(one, fields)], receipts: [] }
        : { texts: [], receipts: receiptOf(one, new URLSearchParams(search).get(KEY)) };
    },
  },
};
