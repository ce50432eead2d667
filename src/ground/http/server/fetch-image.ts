import { lookup } from 'node:dns/promises';
import http from 'node:http';
import https from 'node:https';
import { isIP } from 'node:net';
import { isPublicAddress } from './public-address.ts';

export type FetchedImage = { bytes: Buffer; type: string };
/** Why there is no image. */
export type FetchProblem = 'bad-address' | 'private-address' | 'unreachable' | 'too-large' | 'not-an-image';
export class NoImage extends Error {
  readonly problem: FetchProblem;
  constructor(problem: FetchProblem) {
    super(problem);
    this.problem = problem;
  }
}

const MAX_BYTES = 5 * 1024 * 1024;
const MAX_REDIRECTS = 3;
const TIME_LIMIT = 5_000;

const MAGIC: readonly (readonly [string, (bytes: Buffer) => boolean])[] = [
  ['image/png', (b) => b.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))],
  ['image/jpeg', (b) => b[0] === 0xff && b[1] === 0xd8 && b[2] === 0xff],
  ['image/gif', (b) => /^GIF8[79]a/.test(b.toString('latin1', 0, 6))],
  ['image/webp', (b) => b.toString('latin1', 0, 4) === 'RIFF' && b.toString('latin1', 8, 12) === 'WEBP'],
  ['image/bmp', (b) => b.toString('latin1', 0, 2) === 'BM'],
];
/** The type that the bytes themselves show, whatever a header says; null when they are no picture we show. */
export const imageTypeOf = (bytes: Buffer): string | null =>
  bytes.length < 12 ? null : (MAGIC.find(([, matches]) => matches(bytes))?.[0] ?? null);

export type FetchOptions = {
  /** For a closed network whose pictures live on it, and for tests. Off, no address of this machine or network is asked. */
  allowPrivateHosts?: boolean;
};

/** Resolves once, checks every address the name has, and connects to the checked one: no second look-up can differ. */
const addressOf = async (
  url: URL,
  { allowPrivateHosts = false }: FetchOptions,
  signal: AbortSignal,
): Promise<string> => {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  // A name server that does not answer would outlast the time limit: the look-up itself cannot be called off.
  const late = new Promise<never>((_resolve, reject) => signal.addEventListener('abort', reject, { once: true }));
  const found = isIP(host)
    ? [{ address: host }]
    : await Promise.race([lookup(host, { all: true, verbatim: true }), late]).catch(() => {
        throw new NoImage('unreachable');
      });
  if (found.length === 0) throw new NoImage('unreachable');
  if (!allowPrivateHosts && !found.every((one) => isPublicAddress(one.address))) throw new NoImage('private-address');
  return found[0]!.address;
};

type Answer = { redirect: string } | { bytes: Buffer };

const askOnce = (url: URL, address: string, signal: AbortSignal): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const fail = (problem: FetchProblem): void => reject(new NoImage(problem));
    const secure = url.protocol === 'https:';
    const request = (secure ? https : http).request(
      {
        host: address,
        port: url.port || (secure ? 443 : 80),
        path: `${url.pathname}${url.search}`,
        method: 'GET',
        agent: false,
        signal,
        ...(secure && !isIP(url.hostname) ? { servername: url.hostname } : {}),
        // No cookie, no referrer, nothing that tells one agent from another.
        headers: { host: url.host, accept: 'image/*', 'user-agent': 'Relais' },
      },
      (response) => {
        const status = response.statusCode ?? 0;
        const location = response.headers.location;
        if (status >= 300 && status < 400 && location) {
          response.destroy();
          return resolve({ redirect: location });
        }
        if (status !== 200) {
          response.destroy();
          return fail('unreachable');
        }
        const chunks: Buffer[] = [];
        let size = 0;
        response.on('data', (chunk: Buffer) => {
          size += chunk.length;
          if (size > MAX_BYTES) {
            response.destroy();
            fail('too-large');
          } else chunks.push(chunk);
        });
        response.on('end', () => resolve({ bytes: Buffer.concat(chunks) }));
        response.on('error', () => fail('unreachable'));
      },
    );
    request.on('error', () => fail('unreachable'));
    request.end();
  });

const parse = (text: string, base?: URL): URL => {
  const url = URL.canParse(text, base?.href) ? new URL(text, base?.href) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) throw new NoImage('bad-address');
  return url;
};

/** Fetches a picture from the public Internet for an agent who asked for it. Rejects with NoImage. */
export const fetchImage = async (text: string, options: FetchOptions = {}): Promise<FetchedImage> => {
  const signal = AbortSignal.timeout(TIME_LIMIT);
  let url = parse(text);
  for (let hops = 0; hops <= MAX_REDIRECTS; hops += 1) {
    const answer = await askOnce(url, await addressOf(url, options, signal), signal);
    if ('bytes' in answer) {
      const type = imageTypeOf(answer.bytes);
      if (!type) throw new NoImage('not-an-image');
      return { bytes: answer.bytes, type };
    }
    url = parse(answer.redirect, url);
  }
  throw new NoImage('unreachable');
};
