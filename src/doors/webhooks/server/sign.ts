import { createHmac, randomBytes } from 'node:crypto';

const PREFIX = 'whsec_';

/** A secret as receivers configure it: `whsec_` and 24 bytes in base64. */
export const newSecret = (): string => `${PREFIX}${randomBytes(24).toString('base64')}`;

/**
 * The headers of Standard Webhooks: what is signed is `id.timestamp.body`, once with each secret.
 * `at`: when it is tried; a receiver refuses what is minutes old.
 */
export const signedHeaders = (
  secrets: readonly string[],
  message: { id: string; body: string },
  at: Date,
): Record<string, string> => {
  const timestamp = String(Math.floor(at.getTime() / 1_000));
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
    return `v1,${createHmac('sha256', key).update(`${message.id}.${timestamp}.${message.body}`).digest('base64')}`;
  });
  return {
    'content-type': 'application/json',
    'webhook-id': message.id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  };
};
