import {
  alsoPrivate,
  askOutside,
  NoAnswer,
  publicOnly,
  retryAfterMs,
  type Allows,
  type OutsideRequest,
} from '#ground/http/server/ask-outside.ts';
import type { TextFailure } from '#spine/channels/texts/contract.ts';
import { NotTaken, type Account } from '../connectors/connector.ts';

export type Answer = {
  status: number;
  /** As its header says, without parameters; '' where it says nothing. */
  type: string;
  bytes: Buffer;
  readonly text: string;
  /** Undefined: it is none. */
  readonly json: unknown;
  retryAfterMs: number | null;
};

export type Asking = {
  signal: AbortSignal;
  /** The request asks for something to be done that must not be done twice. */
  handsOver: boolean;
  /** Milliseconds; as usual, 20 seconds. */
  patienceMs?: number;
  /** As usual, one megabyte. */
  mostBytes?: number;
  /** As usual, the Internet, or our own network too where the account names an address. */
  allows?: Allows;
};

const PATIENCE_MS = 20_000;
const MOST_BYTES = 1024 * 1024;
const MOST_DETAIL = 300;

/** The connection was never made: nothing of it can have arrived. */
const NEVER_THERE =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EAI_NODATA|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|EADDRNOTAVAIL|ERR_TLS_.*|CERT_.*|UNABLE_TO_.*|DEPTH_ZERO_.*|SELF_SIGNED_.*|ERR_INVALID_.*)$/;

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** On one line, and without what must not be read anywhere, also where the provider repeats it. */
export const saidWithout = ({ secrets }: Account, said: string): string =>
  Object.values(secrets)
    .flatMap((secret) => [secret, encodeURIComponent(secret)])
    .filter((secret) => secret !== '')
    .reduce((left, secret) => left.replaceAll(secret, '…'), said)
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, MOST_DETAIL);

/** `handsOver`: the request asks for something to be done that must not be done twice. */
const failureOfLine = ({ why, detail }: NoAnswer, handsOver: boolean): TextFailure => {
  if (!handsOver || why === 'not-allowed') return 'unreachable';
  return why === 'line' && NEVER_THERE.test(detail) ? 'unreachable' : 'uncertain';
};

/** What an answer that is no success means where the provider's own code does not say more. */
export const failureOfStatus = (status: number, handsOver: boolean): TextFailure => {
  if (status === 429) return 'rate';
  if (status === 401 || status === 402 || status === 403) return 'account';
  if (status === 503) return 'unreachable';
  // It broke while it had it in hand.
  if (status >= 500) return handsOver ? 'uncertain' : 'unreachable';
  return 'broken';
};

/** Where a provider is asked: the Internet, unless a test or the administrator says where. */
export const addressOf = (account: Account, usual: string): string =>
  (account.settings['address'] || usual).replace(/\/+$/, '');

/** Asks once. @throws {NotTaken} when there is no answer; what an answer means is read by who asked. */
export const ask = async (
  account: Account,
  request: OutsideRequest,
  { signal, handsOver, patienceMs = PATIENCE_MS, mostBytes = MOST_BYTES, allows }: Asking,
): Promise<Answer> => {
  const inTime = AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]);
  // Nothing has been said yet, so nothing can be in doubt.
  if (signal.aborted) throw new NotTaken('unreachable', 'given up before it was asked');
  try {
    const usual = account.settings['address'] ? alsoPrivate : publicOnly;
    const about = { signal: inTime, mostBytes, allows: allows ?? usual };
    const { status, bytes, headers } = await askOutside(request, about);
    return {
      ...{ status, bytes, type: (headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase() },
      get text() {
        return bytes.toString('utf8');
      },
      get json() {
        return parsed(bytes.toString('utf8'));
      },
      retryAfterMs: retryAfterMs(headers['retry-after'], Date.now()),
    };
  } catch (error) {
    if (error instanceof NoAnswer)
      throw new NotTaken(failureOfLine(error, handsOver), saidWithout(account, `${error.why} ${error.detail}`));
    throw error instanceof TypeError ? new NotTaken('broken', 'this is no address') : error;
  }
};

/** By digits alone, without its plus; @throws {NotTaken} where nobody can be reached. */
export const digitsOf = (to: string): string => {
  const digits = /^\+([1-9]\d{6,14})$/.exec(to)?.[1];
  if (!digits) throw new NotTaken('wrong-number', 'a number with its plus and its country');
  return digits;
};

/** Pictures and templates do not go by SMS here, and nothing is nothing. @throws {NotTaken} */
export const mustBePlain = (
  text: { text: string; template: unknown; media: readonly unknown[] },
  most: number,
): void => {
  if (text.media.length > 0) throw new NotTaken('unsupported', 'a text message takes no attachment here');
  if (text.template !== null) throw new NotTaken('unsupported', 'a text message has no template here');
  if (text.text === '') throw new NotTaken('broken', 'nothing to send');
  if (text.text.length > most) throw new NotTaken('too-long', `${text.text.length} of ${most}`);
};
