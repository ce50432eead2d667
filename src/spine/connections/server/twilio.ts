import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

const sameBytes = (one: string, other: string): boolean => {
  const [a, b] = [one, other].map((text) => createHash('sha256').update(text).digest());
  return timingSafeEqual(a!, b!);
};

/** The address, then each name with its value, in the order of the names; a pair told twice counts once. */
const signedText = (url: string, fields: URLSearchParams): string => {
  const pairs = [...new Set([...fields].map(([name, value]) => JSON.stringify([name, value])))]
    .map((pair) => JSON.parse(pair) as [string, string])
    .toSorted(([a, x], [b, y]) => (a < b ? -1 : a > b ? 1 : x < y ? -1 : x > y ? 1 : 0));
  return url + pairs.flat().join('');
};

/** Twilio signs with or without the usual port, whichever it was configured with. */
const spellingsOf = (url: string): string[] => {
  const [, origin, port, rest] = /^(https?:\/\/[^/?#]*?)(:\d+)?([/?#].*)?$/.exec(url) ?? [];
  if (origin === undefined) return [url];
  const usual = origin.startsWith('https:') ? ':443' : ':80';
  return port === undefined
    ? [url, `${origin}${usual}${rest ?? ''}`]
    : port === usual
      ? [url, `${origin}${rest ?? ''}`]
      : [url];
};

/**
 * Whether Twilio said this, by its X-Twilio-Signature: https://www.twilio.com/docs/usage/webhooks/webhooks-security.
 * `url`: as Twilio was given it, with its query.
 */
export const isTwilioSigned = (
  token: string | undefined,
  request: { method: string; url: string; raw: Buffer; signature: string | undefined },
): boolean => {
  const { signature } = request;
  if (!token || !signature) return false;
  const fields = new URLSearchParams(request.method === 'POST' ? request.raw.toString('utf8') : '');
  return spellingsOf(request.url).some((url) =>
    sameBytes(createHmac('sha1', token).update(signedText(url, fields)).digest('base64'), signature),
  );
};
