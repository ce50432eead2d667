import { createHmac, timingSafeEqual } from 'node:crypto';

/** https://www.standardwebhooks.com: what is signed is `id.timestamp.body`. */
const PREFIX = 'whsec_';
/** Bytes of a secret, as the scheme asks. */
const LEAST = 24;
const MOST = 64;
const TOLERANCE_MS = 5 * 60_000;

/** Null: this is no secret that anything may be signed with. */
export const keyOf = (secret: string | undefined): Buffer | null => {
  if (!secret?.startsWith(PREFIX)) return null;
  const encoded = secret.slice(PREFIX.length).trim();
  const key = Buffer.from(encoded, 'base64');
  const same = key.toString('base64').replace(/=+$/, '') === encoded.replace(/=+$/, '');
  return same && key.length >= LEAST && key.length <= MOST ? key : null;
};

const signatureOf = (key: Buffer, id: string, timestamp: string, body: string | Buffer): Buffer =>
  createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest();

export const signedHeaders = (
  key: Buffer,
  { id, body }: { id: string; body: string },
  at: Date,
): Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string> => {
  const timestamp = String(Math.floor(at.getTime() / 1_000));
  const signature = signatureOf(key, id, timestamp, body).toString('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
};

/** Whether somebody who knows the secret signed it within five minutes of `now`. */
export const isSigned = (
  key: Buffer,
  { headers, raw }: { headers: Readonly<Record<string, string | undefined>>; raw: Buffer },
  now: Date,
): boolean => {
  const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures } = headers;
  if (!id || !timestamp || !signatures || !/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(now.getTime() - Number(timestamp) * 1_000) > TOLERANCE_MS) return false;
  const right = signatureOf(key, id, timestamp, raw);
  return signatures.split(' ').some((one) => {
    const given = one.startsWith('v1,') ? Buffer.from(one.slice(3), 'base64') : null;
    return given?.length === right.length && timingSafeEqual(given, right);
  });
};
