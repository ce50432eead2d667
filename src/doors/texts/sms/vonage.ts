import { createHash, createHmac, randomUUID, sign, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { IncomingText, TextFailure, TextReceipt } from '#spine/channels/texts/contract.ts';
import { NotTaken, type Account, type Connector, type Heard, type HookRequest } from '../connectors/connector.ts';
import { asDocumented, jsonIn } from '../connectors/documented.ts';
import { addressOf, ask, digitsOf, failureOfStatus, mustBePlain, saidWithout, type Answer } from './ask.ts';

const USUAL = 'https://api.nexmo.com';
/** What the Messages API takes as the text of an SMS. */
const MOST = 1_000;
const OUR_TOKEN_LIVES_S = 300;
/** Older than that, a request of theirs may have been overheard and told again. */
const THEIR_TOKEN_LIVES_S = 300;
const CLOCKS_DIFFER_S = 60;

/** https://developer.vonage.com/en/api-errors/messages */
const FAILURES: Readonly<Record<string, TextFailure>> = {
  1000: 'rate',
  1010: 'broken',
  1020: 'broken',
  1022: 'template',
  1040: 'wrong-number', // an unknown prefix
  1050: 'undelivered', // a barred number
  1060: 'account',
  1070: 'account', // no credit
  1080: 'account',
  1090: 'too-long',
  1120: 'account', // our own sender is not allowed there
  1150: 'account',
  1160: 'account', // a trial reaches listed numbers only
  1170: 'wrong-number',
  1180: 'undelivered', // absent for now
  1190: 'wrong-number', // absent for good
  1200: 'undelivered', // barred by the person
  1210: 'undelivered', // taken for spam
  1220: 'undelivered',
  1230: 'undelivered',
  1240: 'wrong-number',
  1241: 'rate',
  1250: 'wrong-number', // no route
  1260: 'undelivered',
  1280: 'undelivered',
  1290: 'undelivered',
  1300: 'undelivered',
  1330: 'undelivered',
  1340: 'window-closed',
  1360: 'undelivered',
  1400: 'account',
  1420: 'account', // our own sender
  1430: 'wrong-number',
  1440: 'unsupported',
  1460: 'rate',
};

const problem = z.object({
  type: z.string().default(''),
  title: z.union([z.string(), z.number()]).default(''),
  detail: z.string().default(''),
});
type Problem = z.output<typeof problem>;

const codeOf = ({ type, title }: Problem): string =>
  /#(\d{4})$/.exec(type)?.[1] ?? /^\d{4}$/.exec(String(title))?.[0] ?? '';

const notTaken = (account: Account, answer: Answer, handsOver: boolean): NotTaken => {
  const said = problem.safeParse(answer.json).data;
  const code = said ? codeOf(said) : '';
  const failure = FAILURES[code] ?? failureOfStatus(answer.status, handsOver);
  const words = said
    ? `${code || answer.status} ${said.title} ${said.detail}`
    : `${answer.status} ${answer.text.slice(0, 2_000)}`;
  return new NotTaken(failure, saidWithout(account, words), answer.retryAfterMs);
};

const part = (content: object): string => Buffer.from(JSON.stringify(content)).toString('base64url');

/** https://developer.vonage.com/en/getting-started/concepts/authentication. @throws {NotTaken} where the key is none. */
const bearer = (applicationId: string, privateKey: string): string => {
  const now = Math.floor(Date.now() / 1_000);
  const claims = { application_id: applicationId, iat: now, nbf: now, exp: now + OUR_TOKEN_LIVES_S, jti: randomUUID() };
  const signed = `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}`;
  try {
    return `Bearer ${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}`;
  } catch {
    throw new NotTaken('account', 'the private key cannot be read');
  }
};

const authorization = ({ settings, secrets }: Account): string =>
  settings['applicationId'] && secrets['privateKey']
    ? bearer(settings['applicationId'], secrets['privateKey'])
    : `Basic ${Buffer.from(`${settings['apiKey'] ?? ''}:${secrets['apiSecret'] ?? ''}`).toString('base64')}`;

const post = (account: Account, body: object, signal: AbortSignal, handsOver: boolean): Promise<Answer> =>
  ask(
    account,
    {
      method: 'POST',
      url: `${addressOf(account, USUAL)}/v1/messages`,
      headers: { 'content-type': 'application/json', authorization: authorization(account) },
      body: JSON.stringify(body),
    },
    { signal, handsOver },
  );

const claimed = z.object({
  iat: z.number(),
  exp: z.number().optional(),
  payload_hash: z.string().optional(),
  api_key: z.string().optional(),
  application_id: z.string().optional(),
});

const isSame = (one: Buffer, other: Buffer): boolean => one.length === other.length && timingSafeEqual(one, other);

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** https://developer.vonage.com/en/getting-started/concepts/webhooks#decoding-signed-webhooks */
const isSigned = (account: Account, request: HookRequest): boolean => {
  const secret = account.secrets['signatureSecret'];
  const token = /^Bearer ([\w-]+)\.([\w-]+)\.([\w-]+)$/i.exec(request.headers['authorization'] ?? '');
  if (!secret || !token) return false;
  const [, head, claims, signature] = token as unknown as [string, string, string, string];
  const alg = z.object({ alg: z.string() }).safeParse(jsonOf(Buffer.from(head, 'base64url').toString('utf8')))
    .data?.alg;
  // Whoever sends it must not choose how it is checked.
  if (alg !== 'HS256') return false;
  const right = createHmac('sha256', secret).update(`${head}.${claims}`).digest();
  if (!isSame(right, Buffer.from(signature, 'base64url'))) return false;
  const said = claimed.safeParse(jsonOf(Buffer.from(claims, 'base64url').toString('utf8'))).data;
  if (!said) return false;
  const now = Date.now() / 1_000;
  if (said.iat < now - THEIR_TOKEN_LIVES_S || said.iat > now + CLOCKS_DIFFER_S) return false;
  if (said.exp !== undefined && said.exp < now - CLOCKS_DIFFER_S) return false;
  const { apiKey, applicationId } = account.settings;
  if (apiKey && said.api_key !== undefined && said.api_key !== apiKey) return false;
  if (applicationId && said.application_id !== undefined && said.application_id !== applicationId) return false;
  const hash = createHash('sha256').update(request.raw).digest('hex');
  return said.payload_hash !== undefined && isSame(Buffer.from(hash), Buffer.from(said.payload_hash.toLowerCase()));
};

const told = z.object({
  message_uuid: z.string().min(1),
  channel: z.string().default('sms'),
  from: z.union([z.string(), z.number()]).transform(String).default(''),
  timestamp: z.string().optional(),
  status: z.string().optional(),
  message_type: z.string().optional(),
  client_ref: z.string().optional(),
  text: z.string().default(''),
  error: problem.optional(),
});
type Told = z.output<typeof told>;

const whenOf = ({ timestamp }: Told): Date => {
  const at = new Date(timestamp ?? Number.NaN);
  return Number.isNaN(at.getTime()) ? new Date() : at;
};

const STATES: Readonly<Record<string, TextReceipt['state']>> = {
  submitted: 'sent',
  delivered: 'delivered',
  read: 'read',
  rejected: 'failed',
  undeliverable: 'failed',
};

const receiptOf = (one: Told, status: string): TextReceipt => {
  const state = STATES[status];
  if (!state) throw new Error(`Vonage documents no status ${status}`);
  const code = one.error ? codeOf(one.error) : '';
  const words = [status, code, one.error?.title, one.error?.detail].filter((said) => said && said !== '');
  return {
    externalId: one.message_uuid,
    state,
    failure: state === 'failed' ? (FAILURES[code] ?? 'undelivered') : null,
    detail: [...new Set(words.map(String))].join(' ').replaceAll(/\s+/g, ' ').slice(0, 300),
    at: whenOf(one),
    ...(one.client_ref ? { onceKey: one.client_ref } : {}),
  };
};

const textOf = (one: Told): IncomingText => {
  if (one.message_type !== 'text') throw new Error(`Vonage documents no SMS of the type ${one.message_type}`);
  return {
    externalId: one.message_uuid,
    // Its numbers have no plus; a sender may also have a name, or a short number.
    from: /^[1-9]\d{6,14}$/.test(one.from) ? `+${one.from}` : one.from,
    fromName: '',
    text: one.text,
    sentAt: whenOf(one),
    media: [],
    inReplyTo: null,
  };
};

/** https://developer.vonage.com/en/api/messages.v1 */
export const vonage: Connector = {
  channel: 'sms',
  settings: ['applicationId', 'from', 'apiKey'],
  secrets: ['privateKey', 'signatureSecret', 'apiSecret'],

  async send(account, text, signal) {
    mustBePlain(text, MOST);
    const body = {
      message_type: 'text',
      channel: 'sms',
      to: digitsOf(text.to),
      from: (account.settings['from'] ?? '').replace(/^\+/, ''),
      text: text.text,
      client_ref: text.onceKey.slice(0, 100),
    };
    const answer = await post(account, body, signal, true);
    if (answer.status < 200 || answer.status > 299) throw notTaken(account, answer, true);
    const message = z.object({ message_uuid: z.string().min(1) }).safeParse(answer.json).data;
    if (!message)
      throw new NotTaken('uncertain', saidWithout(account, `${answer.status} ${answer.text.slice(0, 2_000)}`));
    return { externalIds: [message.message_uuid] };
  },

  /** A message without anything is refused for what it lacks where the account is good, and nothing leaves. */
  async check(account, signal) {
    const answer = await post(account, {}, signal, false);
    if (answer.status !== 422 && answer.status !== 400) throw notTaken(account, answer, false);
    return { name: account.settings['applicationId'] || account.settings['apiKey'] || '' };
  },

  hook: {
    judge: (account, request) =>
      request.method === 'POST' && isSigned(account, request)
        ? { kind: 'take', answer: { type: 'text/plain', text: '' } }
        : { kind: 'forged' },
    read(raw): Heard {
      const one = asDocumented(told, jsonIn(raw), 'Vonage');
      return one.status === undefined
        ? { texts: [textOf(one)], receipts: [] }
        : { texts: [], receipts: [receiptOf(one, one.status)] };
    },
  },
};
