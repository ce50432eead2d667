import { now } from '#ground/clock.ts';
import type { Db } from '#ground/db/server/database.ts';
import { alsoPrivate, askOutside, NoAnswer, publicOnly, retryAfterMs } from '#ground/http/server/ask-outside.ts';
import type { Seal } from '#ground/secrets/server/seal.ts';
import { judge, type Answered, type Verdict } from '../rules.ts';
import { bodyOf, type Claimed, type Ending } from './deliveries-store.ts';
import { targetOf } from './endpoints-store.ts';
import { signedHeaders } from './sign.ts';

export type SendDeps = { db: Db; seal: Seal; allowPrivate: boolean };

const PATIENCE_MS = 15_000;
const MOST_ANSWER = 64 * 1024;
/** Of what was answered is kept. */
const MOST_KEPT = 2_000;

type Tried = { answered: Answered; said: string | null; retryAfter: number | null; tookMs: number };

const attempt = async (
  { allowPrivate }: SendDeps,
  url: string,
  headers: Record<string, string>,
  body: string,
): Promise<Tried> => {
  const began = performance.now();
  const took = (): number => Math.round(performance.now() - began);
  try {
    const allows = allowPrivate ? alsoPrivate : publicOnly;
    const about = { signal: AbortSignal.timeout(PATIENCE_MS), mostBytes: MOST_ANSWER, allows };
    const { status, text, headers: got } = await askOutside({ method: 'POST', url, headers, body }, about);
    const retryAfter = retryAfterMs(got['retry-after'], now().getTime());
    return { answered: { status }, said: text.replaceAll('\0', '').slice(0, MOST_KEPT), retryAfter, tookMs: took() };
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    const problem = error.why === 'too-large' ? 'line' : error.why;
    return { answered: { problem }, said: error.detail, retryAfter: null, tookMs: took() };
  }
};

export type Result = { ending: Ending; verdict: Verdict };

/** Tries one delivery once. What it resolves to is to be written down, whatever came of it. */
export const sendOne = async (deps: SendDeps, one: Claimed): Promise<Result> => {
  const target = await targetOf(deps.db, one.endpointId);
  const body = await bodyOf(deps.db, one.messageId);
  const tried: Tried =
    target === null || body === null
      ? { answered: { problem: 'forgotten' }, said: null, retryAfter: null, tookMs: 0 }
      : await attempt(
          deps,
          target.url,
          signedHeaders(
            [target.secret, ...(target.formerSecret ? [target.formerSecret] : [])].map((one) => deps.seal.open(one)),
            { id: one.messageId, body },
            now(),
          ),
          body,
        );
  const about = { tries: one.tries, retryAfterMs: tried.retryAfter, jitter: Math.random() };
  const verdict = judge(tried.answered, about);
  return {
    verdict,
    ending: {
      state: verdict.outcome === 'again' ? 'waiting' : verdict.outcome,
      waitSeconds: verdict.outcome === 'again' ? verdict.waitSeconds : 0,
      status: 'status' in tried.answered ? tried.answered.status : null,
      problem: verdict.outcome === 'delivered' ? null : verdict.problem,
      answer: tried.said,
      tookMs: tried.tookMs,
    },
  };
};
