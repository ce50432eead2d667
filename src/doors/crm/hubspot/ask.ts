import { now } from '#ground/clock.ts';
import { alsoPrivate, askOutside, NoAnswer, publicOnly, retryAfterMs } from '#ground/http/server/ask-outside.ts';
import type { Problem } from '../contract.ts';

/** Where HubSpot answers. Another address is for tests alone. */
export const HUBSPOT = 'https://api.hubapi.com';

/** Why something did not get through. `detail`: what HubSpot said, one line, without the token. */
export class NoHubSpot extends Error {
  readonly problem: Problem;
  readonly detail: string;
  readonly status: number | null;
  readonly retryAfterMs: number | null;
  readonly policy: string | null;
  /** Rights that the token has not, where HubSpot names them. */
  readonly scopes: readonly string[];
  constructor(
    problem: Problem,
    detail: string,
    more: Partial<Omit<NoHubSpot, keyof Error | 'problem' | 'detail'>> = {},
  ) {
    super(`${problem} ${detail}`);
    this.problem = problem;
    this.detail = detail;
    this.status = more.status ?? null;
    this.retryAfterMs = more.retryAfterMs ?? null;
    this.policy = more.policy ?? null;
    this.scopes = more.scopes ?? [];
  }
}

export type Line = {
  /** What was answered, 2xx alone; undefined: nothing. @throws {NoHubSpot} */
  ask(method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<unknown>;
};

const PATIENCE_MS = 10_000;
const MOST_BYTES = 8 * 1024 * 1024;
const MOST_DETAIL = 400;

const BY_STATUS: Record<number, Problem> = { 401: 'token-refused', 403: 'scopes', 404: 'gone', 429: 'rate' };
const problemOf = (status: number): Problem =>
  BY_STATUS[status] ?? (status >= 400 && status < 500 && status !== 408 && status !== 423 ? 'refused' : 'broken');

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

type ErrorBody = {
  message?: unknown;
  policyName?: unknown;
  errors?: { message?: unknown; context?: { requiredGranularScopes?: unknown; missingScopes?: unknown } }[];
};
const textsIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];

const scopesIn = ({ errors }: ErrorBody): string[] =>
  Array.isArray(errors)
    ? errors.flatMap(({ context }) => [...textsIn(context?.requiredGranularScopes), ...textsIn(context?.missingScopes)])
    : [];

const saidIn = (status: number, body: ErrorBody, text: string): string => {
  const words = [body.message, ...(Array.isArray(body.errors) ? body.errors.map((one) => one.message) : [])];
  const said = textsIn(words).join(' · ') || text.slice(0, 2_000).replaceAll(/<[^<>]*>/g, ' ');
  return `${status} ${said}`.replaceAll('\0', '').replaceAll(/\s+/g, ' ').trim();
};

/** A line to HubSpot with that token. `address`: HUBSPOT, or a loopback address in a test. */
export const openLine = (token: string, address: string, signal?: AbortSignal): Line => {
  const hidden = (text: string): string => text.replaceAll(token, '…').slice(0, MOST_DETAIL);
  return {
    async ask(method, path, body) {
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
      const patience = AbortSignal.timeout(PATIENCE_MS);
      const about = {
        signal: signal ? AbortSignal.any([signal, patience]) : patience,
        mostBytes: MOST_BYTES,
        allows: address === HUBSPOT ? publicOnly : alsoPrivate,
      };
      const request = { method, url: `${address}${path}`, headers };
      const answer = await askOutside(
        body === undefined ? request : { ...request, body: JSON.stringify(body) },
        about,
      ).catch((error: unknown) => {
        if (!(error instanceof NoAnswer)) throw error;
        throw new NoHubSpot(
          error.why === 'too-large' ? 'broken' : 'unreachable',
          hidden(`${error.why} ${error.detail}`),
        );
      });
      const { status, text } = answer;
      const json = parsed(text);
      if (status >= 200 && status < 300) {
        if (json === undefined && text.trim() !== '')
          throw new NoHubSpot('broken', hidden(saidIn(status, {}, text)), { status });
        return json;
      }
      const said: ErrorBody = typeof json === 'object' && json !== null ? json : {};
      throw new NoHubSpot(problemOf(status), hidden(saidIn(status, said, text)), {
        status,
        retryAfterMs: retryAfterMs(answer.headers['retry-after'], now().getTime()),
        policy: typeof said.policyName === 'string' ? said.policyName : null,
        scopes: scopesIn(said),
      });
    },
  };
};
