import { createHash, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { now } from '#ground/clock.ts';
import { storableText } from '#ground/db/server/storable-text.ts';
import { publicOnly } from '#ground/http/server/ask-outside.ts';
import type { TextFailure } from '#spine/channels/texts/contract.ts';
import { NotTaken, type Account, type Connector, type TextToSend } from '../connectors/connector.ts';
import { ask, saidWithout, type Answer, type Asking } from '../sms/ask.ts';
import { readHook } from './incoming.ts';
import { isSigned, keyOf, signedHeaders } from './sign.ts';

const MOST = 10_000;
const MB = 1024 * 1024;
/** Of all files of one text together: they travel within it. */
const MOST_SENT = 10 * MB;
const MOST_FETCHED = 50 * MB;
/** Files take longer than words; whoever asks says how long at most. */
const FILE_PATIENCE_MS = 5 * 60_000;

/** @throws {NotTaken} */
const addressIn = ({ settings }: Account): URL => {
  const said = settings['address']?.trim() ?? '';
  const url = URL.canParse(said) ? new URL(said) : null;
  if (!url || !/^https?:$/.test(url.protocol)) throw new NotTaken('account', 'an address that begins with https://');
  return url;
};

/** @throws {NotTaken} */
const keyIn = ({ secrets }: Account): Buffer => {
  const key = keyOf(secrets['signingSecret']);
  if (!key) throw new NotTaken('account', 'the secret is whsec_ and 24 to 64 bytes in base64');
  return key;
};

/** Of no other signs may a header be made. */
const idOf = (onceKey: string): string =>
  /^[\x21-\x7e]{1,200}$/.test(onceKey) ? onceKey : createHash('sha256').update(onceKey).digest('hex');

const STATUSES: Readonly<Record<number, TextFailure>> = {
  ...{ 401: 'account', 403: 'account', 404: 'account', 405: 'account', 410: 'account' },
  // The same is still in hand there: its outcome is asked again.
  ...{ 408: 'unreachable', 409: 'unreachable', 425: 'unreachable' },
  ...{ 413: 'too-long', 415: 'unsupported', 429: 'rate' },
};
/** What the other side may say of why; the rest is ours to find. */
const SAYABLE = [
  'unreachable',
  'rate',
  'account',
  'wrong-number',
  'opted-out',
  'window-closed',
  'too-long',
  'unsupported',
  'undelivered',
  'broken',
] as const;
const refused = z.object({
  failure: z.enum(SAYABLE).optional().catch(undefined),
  detail: z.string().default('').catch(''),
});

const notTaken = (account: Account, answer: Answer): NotTaken => {
  const said = refused.safeParse(answer.json).data;
  const failure = said?.failure ?? STATUSES[answer.status] ?? (answer.status >= 500 ? 'unreachable' : 'broken');
  const words = said?.detail || answer.text.slice(0, 2_000).replaceAll(/<[^<>]*>/g, ' ');
  return new NotTaken(failure, saidWithout(account, `${answer.status} ${words}`), answer.retryAfterMs);
};

/** Posted and signed anew each time it is tried; its id stays, so that the other side takes it once. @throws {NotTaken} */
const post = (account: Account, id: string, content: object, asking: Omit<Asking, 'handsOver'>): Promise<Answer> => {
  const body = JSON.stringify(content);
  const headers = { 'content-type': 'application/json', ...signedHeaders(keyIn(account), { id, body }, now()) };
  const url = addressIn(account).href;
  return ask(account, { method: 'POST', url, headers, body }, { ...asking, handsOver: false });
};

/** @throws {NotTaken} */
const filesOf = async (media: TextToSend['media']): Promise<object[]> => {
  const tooMuch = (size: number): NotTaken =>
    new NotTaken('unsupported', `files: ${size} bytes, ${MOST_SENT} at most together`);
  const told = media.reduce((sum, { size }) => sum + size, 0);
  if (told > MOST_SENT) throw tooMuch(told);
  const files: object[] = [];
  let whole = 0;
  for (const { name, type, read } of media) {
    const bytes = await read().catch(() => {
      throw new NotTaken('broken', 'a file cannot be read');
    });
    whole += bytes.byteLength;
    if (whole > MOST_SENT) throw tooMuch(whole);
    files.push({
      name: storableText(name),
      type,
      size: bytes.byteLength,
      content: Buffer.from(bytes).toString('base64'),
    });
  }
  return files;
};

const taken = z.object({ id: z.string().min(1).max(200) });
const checked = z.object({ name: z.string().max(200).default('') });

/** Any network that somebody brings here by a program of theirs: docs/social-webhook.md. */
const signedWebhook = (channel: 'social-private' | 'social-public'): Connector => ({
  channel,
  settings: ['address'],
  secrets: ['signingSecret'],
  // The other side takes an id once.
  repeats: true,

  async send(account, given, signal) {
    if (given.template) throw new NotTaken('unsupported', 'there are no templates there');
    const text = storableText(given.text);
    if (text.length > MOST) throw new NotTaken('too-long', `${text.length} of ${MOST}`);
    if (text.trim() === '' && given.media.length === 0) throw new NotTaken('broken', 'nothing to send');
    const media = await filesOf(given.media);
    const content = { channel, to: given.to, text, inReplyTo: given.inReplyTo, media };
    const patience = media.length > 0 ? { patienceMs: FILE_PATIENCE_MS } : {};
    const answer = await post(account, idOf(given.onceKey), content, { signal, ...patience });
    if (answer.status < 200 || answer.status > 299) throw notTaken(account, answer);
    const { data } = taken.safeParse(answer.json);
    if (data) return { externalIds: [data.id] };
    // Taken, it seems: but by whom, and under what id, it does not say.
    throw new NotTaken(
      'uncertain',
      saidWithout(account, `${answer.status} without an id ${answer.text.slice(0, 200)}`),
    );
  },

  async check(account, signal) {
    const answer = await post(account, randomUUID(), { channel, check: true }, { signal });
    if (answer.status < 200 || answer.status > 299) throw notTaken(account, answer);
    const { data } = checked.safeParse(answer.json);
    if (!data) throw new NotTaken('broken', 'the answer is not what docs/social-webhook.md says');
    return { name: storableText(data.name) || addressIn(account).host };
  },

  hook: {
    judge({ secrets }, request) {
      const key = keyOf(secrets['signingSecret']);
      return key && request.method === 'POST' && isSigned(key, request, now())
        ? { kind: 'take', answer: { type: 'application/json', text: '{}' } }
        : { kind: 'forged' };
    },
    read: (raw, headers) => readHook(raw, headers['webhook-timestamp']),
  },

  async fetchMedia(account, ref, signal) {
    if (!URL.canParse(ref)) throw new NotTaken('broken', 'this is no address');
    const there = new URL(ref).origin === addressIn(account).origin;
    const id = `file-${createHash('sha256').update(ref).digest('hex')}`;
    // Whoever told of it may keep it at home, and then knows us by our signature; elsewhere it is a file of the Internet.
    const answer = await ask(
      account,
      { method: 'GET', url: ref, headers: there ? signedHeaders(keyIn(account), { id, body: '' }, now()) : {} },
      {
        ...{ signal, handsOver: false, patienceMs: FILE_PATIENCE_MS, mostBytes: MOST_FETCHED },
        ...(there ? {} : { allows: publicOnly }),
      },
    );
    if (answer.status !== 200) throw notTaken(account, answer);
    return { type: answer.type || 'application/octet-stream', content: answer.bytes };
  },
});

export const socialPrivate: Connector = signedWebhook('social-private');
export const socialPublic: Connector = signedWebhook('social-public');
