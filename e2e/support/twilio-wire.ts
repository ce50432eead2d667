import { createHmac, randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export const ACCOUNT = {
  accountSid: `AC${'1'.repeat(32)}`,
  apiKeySid: `SK${'2'.repeat(32)}`,
  apiKeySecret: 'the secret of our key',
  authToken: 'the auth token of ours',
};
export const OURS = '+15145550177';
export const APP = `AP${'3'.repeat(32)}`;
export const NUMBER = `PN${'4'.repeat(32)}`;
/** What the SDK says of a call. */
export type SdkSaid = { callsid?: string; sdp?: string; token?: string; twilio?: { params?: string } };
type TokenBody = {
  iss: string;
  sub: string;
  exp: number;
  grants: { identity: string; voice?: { outgoing?: { application_sid?: string } } };
};
export const sidOf = (kind: string): string => `${kind}${randomBytes(16).toString('hex')}`;

export const bodyOf = async (request: IncomingMessage): Promise<URLSearchParams> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
};

/** The token is ours, of now, and lets call through our application. */
export const identityIn = (token: string): string | null => {
  const [head = '', body = '', signature] = token.split('.');
  const own = createHmac('sha256', ACCOUNT.apiKeySecret).update(`${head}.${body}`).digest('base64url');
  const said = JSON.parse(Buffer.from(body, 'base64url').toString()) as TokenBody;
  const { cty } = JSON.parse(Buffer.from(head, 'base64url').toString()) as { cty?: string };
  const isOurs = own === signature && cty === 'twilio-fpa;v=1' && said.iss === ACCOUNT.apiKeySid;
  const isNow = said.exp * 1000 > Date.now() && said.sub === ACCOUNT.accountSid;
  const mayCall = said.grants.voice?.outgoing?.application_sid === APP;
  return isOurs && isNow && mayCall ? said.grants.identity : null;
};

/** As the house says: null is to hang up. */
export const obey = (twiml: string): { room: string; hook: string; ends: boolean } | null => {
  const [, attributes = '', name] = /<Conference([^>]*)>([^<]+)<\/Conference>/.exec(twiml) ?? [];
  if (name === undefined) return null;
  const said = (attribute: string): string => new RegExp(` ${attribute}="([^"]*)"`).exec(attributes)?.[1] ?? '';
  return {
    room: name,
    hook: said('statusCallback').replaceAll('&amp;', '&'),
    ends: said('endConferenceOnExit') === 'true',
  };
};

/** Asks the house, signed; `twist`: as a forger would. */
export const tellHouse = async (
  url: string,
  fields: Record<string, string>,
  twist: { token?: string } = {},
): Promise<{ status: number; text: string }> => {
  const signed = Object.entries(fields)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flat()
    .join('');
  const signature = createHmac('sha1', twist.token ?? ACCOUNT.authToken)
    .update(url + signed)
    .digest('base64');
  const told = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-twilio-signature': signature },
    body: new URLSearchParams(fields).toString(),
  }).catch(() => null);
  return { status: told?.status ?? 0, text: (await told?.text()) ?? '' };
};
