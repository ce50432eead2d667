import { z } from 'zod';
import type { OutsideRequest } from '#ground/http/server/ask-outside.ts';
import { NotTaken, type Account } from '../connectors/connector.ts';
import { addressOf, ask, failureOfStatus, saidWithout, type Answer, type Asking } from '../sms/ask.ts';
import { failureOf } from './failures.ts';

const USUAL = 'https://graph.facebook.com';
/** https://developers.facebook.com/docs/graph-api/changelog: since 29 July 2026. */
export const NEWEST_VERSION = 'v26.0';

/** As an administrator writes it: v26.0, 26.0, 26. @throws {NotTaken} */
const versionOf = ({ settings }: Account): string => {
  const said = settings['apiVersion']?.trim() || NEWEST_VERSION;
  const [, major, minor = '0'] = /^v?(\d{1,3})(?:\.(\d{1,2}))?$/i.exec(said) ?? [];
  if (major === undefined) throw new NotTaken('account', `the version of the API is like ${NEWEST_VERSION}`);
  return `v${major}.${minor}`;
};

/** An id of ours that the administrator set up. @throws {NotTaken} where it is none. */
export const idOf = ({ settings }: Account, name: 'phoneNumberId' | 'wabaId'): string => {
  const id = settings[name]?.trim() ?? '';
  if (!/^\d{1,30}$/.test(id)) throw new NotTaken('account', `${name} is a number`);
  return id;
};

const problem = z.object({
  error: z.object({
    message: z.string().nullish(),
    code: z.number().nullish(),
    error_subcode: z.number().nullish(),
    error_data: z.object({ details: z.string().nullish() }).nullish(),
    fbtrace_id: z.string().nullish(),
  }),
});

export const notTaken = (account: Account, answer: Answer, handsOver: boolean): NotTaken => {
  const error = problem.safeParse(answer.json).data?.error;
  const failure =
    failureOf(error?.code ?? null, error?.error_subcode ?? null) ?? failureOfStatus(answer.status, handsOver);
  const words = error
    ? [error.code, error.error_data?.details || error.message, error.fbtrace_id && `[${error.fbtrace_id}]`]
    : [answer.status, answer.text.slice(0, 2_000).replaceAll(/<[^<>]*>/g, ' ')];
  return new NotTaken(failure, saidWithout(account, words.filter(Boolean).join(' ')), answer.retryAfterMs);
};

/** Under the version that is set up; `path` begins with a slash. @throws {NotTaken} when there is no answer. */
export const askGraph = (
  account: Account,
  {
    path,
    url,
    headers,
    ...request
  }: Omit<OutsideRequest, 'url'> & ({ path: string; url?: never } | { url: string; path?: never }),
  asking: Asking,
): Promise<Answer> =>
  ask(
    account,
    {
      ...request,
      url: url ?? `${addressOf(account, USUAL)}/${versionOf(account)}${path}`,
      headers: { authorization: `Bearer ${account.secrets['token'] ?? ''}`, ...headers },
    },
    asking,
  );

/** @throws {NotTaken} when it is no success, or not of that shape. */
export const read = async <T>(
  account: Account,
  path: string,
  shape: z.ZodType<T>,
  signal: AbortSignal,
  mostBytes?: number,
): Promise<T> => {
  const asking = { signal, handsOver: false, ...(mostBytes ? { mostBytes } : {}) };
  const answer = await askGraph(account, { method: 'GET', path }, asking);
  if (answer.status !== 200) throw notTaken(account, answer, false);
  const { data } = shape.safeParse(answer.json);
  if (data === undefined) throw new NotTaken('broken', 'the answer is not what Meta documents');
  return data;
};
