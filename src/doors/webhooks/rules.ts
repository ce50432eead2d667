import type { Problem } from './contract.ts';

/** Seconds after the first, second … try: the schedule that the specification recommends, 28 hours in all. */
const WAITS = [5, 5 * 60, 30 * 60, 2 * 3_600, 5 * 3_600, 10 * 3_600, 10 * 3_600] as const;
export const MOST_TRIES = WAITS.length + 1;
/** However long a receiver asks to be left alone: a day. */
const LONGEST_WAIT = 24 * 3_600;
/** Milliseconds of failing alone after which an endpoint is turned off. */
export const FAILS_FOR = 5 * 24 * 3_600_000;
/** Milliseconds that a secret stays good after another was made. */
export const FORMER_FOR = 24 * 3_600_000;

export type Answered = { status: number } | { problem: 'late' | 'line' | 'not-allowed' | 'forgotten' };
export type Verdict =
  | { outcome: 'delivered' }
  | { outcome: 'again'; problem: Problem; waitSeconds: number }
  | { outcome: 'failed'; problem: Problem; turnOff: boolean };

/** 502, 504, 429 and 503 among them: anything else that is no success. */
const problemOf = (answered: Answered): Problem =>
  'problem' in answered
    ? answered.problem
    : answered.status === 410
      ? 'gone'
      : answered.status >= 300 && answered.status < 400
        ? 'redirect'
        : 'status';

/**
 * What comes of a try. `tries`: with this one; `retryAfterMs`: what the receiver asked for; `jitter`: 0 to 1, so that many do
 * not come back at once.
 */
export const judge = (
  answered: Answered,
  about: { tries: number; retryAfterMs: number | null; jitter: number },
): Verdict => {
  if ('status' in answered && answered.status >= 200 && answered.status < 300) return { outcome: 'delivered' };
  const problem = problemOf(answered);
  if (problem === 'gone') return { outcome: 'failed', problem, turnOff: true };
  const wait = WAITS[about.tries - 1];
  if (problem === 'forgotten' || wait === undefined) return { outcome: 'failed', problem, turnOff: false };
  const asked = Math.min((about.retryAfterMs ?? 0) / 1_000, LONGEST_WAIT);
  return { outcome: 'again', problem, waitSeconds: Math.max(wait * (0.9 + about.jitter * 0.2), asked) };
};

export type UrlProblem = 'url-wrong' | 'url-insecure';
/** What can be said of an address before it is looked up; `allowPrivate`: plain http is accepted too. */
export const urlProblem = (url: string, allowPrivate: boolean): UrlProblem | null => {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (!parsed || !/^https?:$/.test(parsed.protocol) || parsed.username !== '' || parsed.password !== '')
    return 'url-wrong';
  return parsed.protocol === 'http:' && !allowPrivate ? 'url-insecure' : null;
};
