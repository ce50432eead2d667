import { lookup } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from './public-address.ts';

export type OutsideRequest = {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  url: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
};
export type OutsideAnswer = {
  status: number;
  /** Read as UTF-8. */
  readonly text: string;
  bytes: Buffer;
  headers: http.IncomingHttpHeaders;
};

/**
 * Why there is no answer. 'not-allowed': an address that may not be asked; 'too-large': more than was wanted; 'late': not in
 * time; 'line': `detail` is the code of the network.
 */
export class NoAnswer extends Error {
  readonly why: 'not-allowed' | 'too-large' | 'late' | 'line';
  readonly detail: string;
  constructor(why: NoAnswer['why'], detail: string) {
    super(`${why} ${detail}`);
    this.why = why;
    this.detail = detail;
  }
}

/** Whether that resolved address may be spoken to; `secure`: over TLS. */
export type Allows = (address: string, secure: boolean) => boolean;

/** Where a cloud machine tells its own secrets. */
const isLinkLocal = (address: string): boolean => /^(?:::ffff:)?169\.254\.|^fe[89ab][0-9a-f]:/i.test(address);

/** Our own network too, where encryption may be left out; nowhere else. */
export const alsoPrivate: Allows = (address, secure) => !isLinkLocal(address) && (secure || !isPublicAddress(address));

/** Hosts of the Internet only, encrypted. */
export const publicOnly: Allows = (address, secure) => secure && isPublicAddress(address);

const notAllowed = (address: string): NoAnswer => new NoAnswer('not-allowed', address);

/** Looks every address up before it connects to one: what is checked is what is spoken to. */
const checkedLookup =
  (allows: Allows, secure: boolean): LookupFunction =>
  (host, options, done) =>
    lookup(host, { ...options, all: true }, (error, found) => {
      if (error) return done(error, []);
      const bad = found.find((one) => !allows(one.address, secure));
      if (bad) return done(notAllowed(bad.address), []);
      if (options.all) return done(null, found);
      done(null, found[0]!.address, found[0]!.family);
    });

/** Asks a server that somebody named. No redirect is followed: a key would travel along. @throws {NoAnswer} */
export const askOutside = (
  { method, url, headers, body }: OutsideRequest,
  { signal, mostBytes, allows }: { signal: AbortSignal; mostBytes: number; allows: Allows },
): Promise<OutsideAnswer> =>
  new Promise((resolve, reject) => {
    const target = new URL(url);
    const secure = target.protocol === 'https:';
    const host = target.hostname.replace(/^\[|\]$/g, '');
    if (isIP(host) && !allows(host, secure)) return reject(notAllowed(host));
    const fail = (error: Error): void => {
      if (error instanceof NoAnswer) return reject(error);
      if (signal.aborted) return reject(new NoAnswer('late', 'no answer in time'));
      reject(new NoAnswer('line', (error as NodeJS.ErrnoException).code ?? error.message));
    };
    const request = (secure ? https : http).request(
      target,
      {
        method,
        signal,
        agent: false,
        lookup: checkedLookup(allows, secure),
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
          if (size <= mostBytes) return void chunks.push(chunk);
          reject(new NoAnswer('too-large', 'the answer is too large'));
          response.destroy();
        });
        response.on('error', fail);
        response.on('end', () => {
          const bytes = Buffer.concat(chunks);
          resolve({
            status: response.statusCode ?? 0,
            // A picture of a hundred megabytes is not made a string that nobody reads.
            get text() {
              return bytes.toString('utf8');
            },
            bytes,
            headers: response.headers,
          });
        });
      },
    );
    request.on('error', fail);
    request.end(body);
  });

/** Milliseconds from `from` that a Retry-After asks for: seconds, or a date (RFC 9110 10.2.3); null: it says nothing usable. */
export const retryAfterMs = (header: string | undefined, from: number): number | null => {
  if (header === undefined || header.trim() === '') return null;
  const wait = /^\s*\d+\s*$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - from;
  return Number.isFinite(wait) ? Math.max(0, wait) : null;
};
