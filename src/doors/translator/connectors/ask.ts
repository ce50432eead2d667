import { lookup } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { isPublicAddress } from '#ground/http/server/public-address.ts';
import type { TranslationFailure } from '#spine/channels/contract.ts';
import { failureOf, isWorthAnotherTry, MOST_WAIT_MS, USUAL_WAIT_MS } from '../rules.ts';

/** Why there is no translation. `detail`: what was said, one line, without any key. */
export class NoTranslation extends Error {
  readonly failed: TranslationFailure;
  readonly detail: string;
  /** It may have been done, and paid for, though no use came of it. */
  readonly mayBeBilled: boolean;
  constructor(failed: TranslationFailure, detail = '', mayBeBilled = false) {
    super(`${failed} ${detail}`);
    this.failed = failed;
    this.detail = detail;
    this.mayBeBilled = mayBeBilled;
  }
}

export type HttpRequest = { method: 'GET' | 'POST'; url: string; headers?: Record<string, string>; body?: string };
export type HttpAnswer = { status: number; text: string; json: unknown; retryAfter: string | undefined };

/** How a connector speaks: `told` says more exactly what an answer that is no success means. */
export type Told = (answer: HttpAnswer) => TranslationFailure | null;
export type Line = { ask(request: HttpRequest, told: Told): Promise<unknown> };

const PATIENCE_MS = 10_000;
const MOST_BYTES = 8 * 1024 * 1024;
const MOST_DETAIL = 300;

/** Where a cloud machine tells its own secrets: no translator lives there. */
const isLinkLocal = (address: string): boolean => /^(?:::ffff:)?169\.254\.|^fe[89ab][0-9a-f]:/i.test(address);

/** Without encryption only to this machine or a network of our own. */
const isAllowed = (address: string, secure: boolean): boolean =>
  !isLinkLocal(address) && (secure || !isPublicAddress(address));

const notAllowed = (): NoTranslation =>
  new NoTranslation('unreachable', 'https is required outside a private network, and no link-local address is asked');

/** Looks every address up before it connects to one: what is checked is what is spoken to. */
const checkedLookup =
  (secure: boolean): LookupFunction =>
  (host, options, done) =>
    lookup(host, { ...options, all: true }, (error, found) => {
      if (error) return done(error, []);
      if (!found.every((one) => isAllowed(one.address, secure))) return done(notAllowed(), []);
      if (options.all) return done(null, found);
      done(null, found[0]!.address, found[0]!.family);
    });

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const askOnce = ({ method, url, headers, body }: HttpRequest, signal: AbortSignal): Promise<HttpAnswer> =>
  new Promise((resolve, reject) => {
    const target = new URL(url);
    const secure = target.protocol === 'https:';
    const host = target.hostname.replace(/^\[|\]$/g, '');
    if (isIP(host) && !isAllowed(host, secure)) return reject(notAllowed());
    const fail = (error: Error): void => {
      if (error instanceof NoTranslation) return reject(error);
      const code = (error as NodeJS.ErrnoException).code ?? error.message;
      if (signal.aborted) return reject(new NoTranslation('unreachable', 'no answer in time', true));
      reject(new NoTranslation('unreachable', String(code)));
    };
    // No redirect is followed: the key would travel along.
    const request = (secure ? https : http).request(
      target,
      {
        method,
        signal,
        agent: false,
        lookup: checkedLookup(secure),
        headers: {
          accept: 'application/json',
          'user-agent': 'Relais',
          ...headers,
          ...(body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }),
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        let size = 0;
        response.on('data', (chunk: Buffer) => {
          size += chunk.length;
          if (size <= MOST_BYTES) return void chunks.push(chunk);
          reject(new NoTranslation('broken', 'the answer is too large', true));
          response.destroy();
        });
        response.on('error', fail);
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          const retryAfter = response.headers['retry-after'];
          resolve({ status: response.statusCode ?? 0, text, json: parsed(text), retryAfter });
        });
      },
    );
    request.on('error', fail);
    request.end(body);
  });

/** Seconds, or a date (RFC 9110 10.2.3); in milliseconds from now. */
const waitOf = (retryAfter: string | undefined): number => {
  if (retryAfter === undefined) return USUAL_WAIT_MS;
  const wait = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1_000 : Date.parse(retryAfter) - Date.now();
  return Number.isFinite(wait) ? Math.max(0, wait) : USUAL_WAIT_MS;
};

const wordsIn = (json: unknown): string | null => {
  if (typeof json === 'string') return json;
  if (typeof json !== 'object' || json === null) return null;
  const { error, explanation, message, detail, error_description } = json as Record<string, unknown>;
  for (const one of [error_description, explanation, error, message, detail]) {
    const words = wordsIn(one);
    if (words) return words;
  }
  return null;
};

/** What it said of a failure, on one line. */
const saidIn = (answer: HttpAnswer): string => {
  const words = wordsIn(answer.json) ?? answer.text.slice(0, 5_000).replaceAll(/<[^<>]*>/g, ' ');
  return `${answer.status} ${words}`.replaceAll(/\s+/g, ' ').trim();
};

/** A line to one service. `secrets`: what must not be read anywhere, also not where the service repeats it. */
export const openLine = (secrets: readonly string[], signal: AbortSignal): Line => {
  const hidden = (text: string): string =>
    secrets.reduce((left, secret) => (secret === '' ? left : left.replaceAll(secret, '…')), text).slice(0, MOST_DETAIL);
  return {
    async ask(request, told) {
      const inTime = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]);
      let answer = await askOnce(request, inTime);
      const wait = waitOf(answer.retryAfter);
      if (isWorthAnotherTry(answer.status) && wait <= MOST_WAIT_MS) {
        await pause(wait, undefined, { signal: inTime }).catch(() => {});
        if (!inTime.aborted) answer = await askOnce(request, inTime);
      }
      if (answer.status === 200 && answer.json !== undefined) return answer.json;
      if (answer.status === 200) throw new NoTranslation('broken', hidden(saidIn(answer)), true);
      throw new NoTranslation(told(answer) ?? failureOf(answer.status), hidden(saidIn(answer)));
    },
  };
};
