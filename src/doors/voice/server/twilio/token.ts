import { createHmac } from 'node:crypto';
import type { TwilioAccount } from './account.ts';

/** Seconds; the page asks for another before. Twilio takes a day at most. */
const LASTS = 3_600;

const part = (value: object | string | Buffer): string =>
  Buffer.from(typeof value === 'string' || Buffer.isBuffer(value) ? value : JSON.stringify(value)).toString(
    'base64url',
  );

/** What lets one page be that telephone: https://www.twilio.com/docs/iam/access-tokens#jwt-format. */
export const accessToken = (account: TwilioAccount, identity: string, at: Date): string => {
  const now = Math.floor(at.getTime() / 1000);
  const head = part({ typ: 'JWT', alg: 'HS256', cty: 'twilio-fpa;v=1' });
  const body = part({
    ...{ jti: `${account.apiKeySid}-${now}`, iss: account.apiKeySid, sub: account.accountSid },
    ...{ iat: now, exp: now + LASTS },
    grants: {
      identity,
      voice: { incoming: { allow: true }, outgoing: { application_sid: account.appSid } },
    },
  });
  return `${head}.${body}.${part(createHmac('sha256', account.apiKeySecret).update(`${head}.${body}`).digest())}`;
};
