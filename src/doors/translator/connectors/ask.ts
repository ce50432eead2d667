import { setTimeout as pause } from 'node:timers/promises';
import { alsoPrivate, askOutside, NoAnswer, retryAfterMs } from '#ground/http/server/ask-outside.ts';
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

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const told = {
  'not-allowed': () =>
    new NoTranslation('unreachable', 'https is required outside a private network, and no link-local address is asked'),
  'too-large': ({ detail }) => new NoTranslation('broken', detail, true),
  late: ({ detail }) => new NoTranslation('unreachable', detail, true),
  line: ({ detail }) => new NoTranslation('unreachable', detail),
} satisfies Record<NoAnswer['why'], (error: NoAnswer) => NoTranslation>;

const askOnce = async (request: HttpRequest, signal: AbortSignal): Promise<HttpAnswer> => {
  try {
    const { status, text, headers } = await askOutside(request, { signal, mostBytes: MOST_BYTES, allows: alsoPrivate });
    return { status, text, json: parsed(text), retryAfter: headers['retry-after'] };
  } catch (error) {
    throw error instanceof NoAnswer ? told[error.why](error) : error;
  }
};

const waitOf = (retryAfter: string | undefined): number => retryAfterMs(retryAfter, Date.now()) ?? USUAL_WAIT_MS;

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
    async ask(request, toldOf) {
      const inTime = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]);
      let answer = await askOnce(request, inTime);
      const wait = waitOf(answer.retryAfter);
      if (isWorthAnotherTry(answer.status) && wait <= MOST_WAIT_MS) {
        await pause(wait, undefined, { signal: inTime }).catch(() => {});
        if (!inTime.aborted) answer = await askOnce(request, inTime);
      }
      if (answer.status === 200 && answer.json !== undefined) return answer.json;
      if (answer.status === 200) throw new NoTranslation('broken', hidden(saidIn(answer)), true);
      throw new NoTranslation(toldOf(answer) ?? failureOf(answer.status), hidden(saidIn(answer)));
    },
  };
};
