import { z } from 'zod';
import { alsoPrivate, askOutside, NoAnswer, publicOnly } from '#ground/http/server/ask-outside.ts';
import type { TwilioAccount } from './account.ts';

const USUAL = 'https://api.twilio.com';
/** Less than the fifteen seconds after which Twilio gives up on whom it asks: we ask while it waits. */
const PATIENCE_MS = 8_000;

/** Why nothing came of it. 'unreachable': nobody knows whether it was done. */
export type TwilioFailure = 'account' | 'rate' | 'number' | 'unreachable' | 'broken';
export class TwilioSaidNo extends Error {
  readonly failure: TwilioFailure;
  constructor(failure: TwilioFailure, detail: string) {
    super(detail);
    this.failure = failure;
  }
}

/** https://www.twilio.com/docs/api/errors */
const FAILURES: Readonly<Record<number, TwilioFailure>> = {
  20003: 'account', // not authenticated
  20005: 'account', // suspended
  20404: 'broken', // no such thing there any more
  20429: 'rate',
  10004: 'rate', // calls at once
  13223: 'number', // no E.164
  13224: 'number',
  13225: 'number', // blocked
  13227: 'account', // country not enabled
  21201: 'number', // none
  21205: 'broken',
  21210: 'account', // our own number is not verified
  21211: 'number',
  21214: 'number',
  21215: 'account', // country not enabled
  21216: 'account',
  21217: 'number',
  21219: 'account', // a trial reaches verified numbers only
};
const failureOf = (code: number | undefined, status: number): TwilioFailure =>
  FAILURES[code ?? 0] ??
  (status === 401 || status === 403 ? 'account' : status === 429 ? 'rate' : status >= 500 ? 'unreachable' : 'broken');

const refused = z.object({ code: z.number().optional(), message: z.string().optional() });
export type Form = Readonly<Record<string, string | readonly string[] | boolean>>;

const written = (form: Form): string => {
  const fields = new URLSearchParams();
  for (const [name, value] of Object.entries(form))
    for (const one of Array.isArray(value) ? (value as readonly string[]) : [String(value)]) fields.append(name, one);
  return fields.toString();
};

/**
 * Asks the account once. `path`: after its address, /Calls.json; `form` null: reads.
 * @throws {TwilioSaidNo} with what Twilio says, without our secrets
 */
export const askTwilio = async (account: TwilioAccount, path: string, form: Form | null = null): Promise<unknown> => {
  const root = (account.address ?? USUAL).replace(/\/+$/, '');
  const key = Buffer.from(`${account.apiKeySid}:${account.apiKeySecret}`).toString('base64');
  try {
    const answer = await askOutside(
      {
        method: form === null ? 'GET' : 'POST',
        url: `${root}/2010-04-01/Accounts/${encodeURIComponent(account.accountSid)}${path}`,
        headers: {
          authorization: `Basic ${key}`,
          ...(form === null ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
        },
        ...(form === null ? {} : { body: written(form) }),
      },
      {
        signal: AbortSignal.timeout(PATIENCE_MS),
        mostBytes: 1024 * 1024,
        allows: account.address === null ? publicOnly : alsoPrivate,
      },
    );
    const json: unknown = answer.text === '' ? {} : JSON.parse(answer.text);
    if (answer.status >= 200 && answer.status < 300) return json;
    const { code, message = '' } = refused.safeParse(json).data ?? {};
    throw new TwilioSaidNo(failureOf(code, answer.status), `${code ?? answer.status} ${message}`.slice(0, 200));
  } catch (error) {
    if (error instanceof NoAnswer) throw new TwilioSaidNo('unreachable', `${error.why} ${error.detail}`);
    if (error instanceof SyntaxError) throw new TwilioSaidNo('unreachable', 'the answer is not what Twilio documents');
    throw error;
  }
};
