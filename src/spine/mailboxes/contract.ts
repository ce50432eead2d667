import { z } from 'zod';
import { id } from '#ground/api/contract.ts';

const server = {
  host: z.string().trim().min(1).max(253),
  port: z.number().int().min(1).max(65535),
  /** 'tls' from the first byte, 'starttls' required after, 'none' only for a server on this machine or a closed network. */
  security: z.enum(['tls', 'starttls', 'none']),
  user: z.string().max(320),
};

/** How mail reaches this mailbox. */
export const incomingShape = z.discriminatedUnion('kind', [
  /** Our own SMTP/LMTP listener takes mail for the address. */
  z.object({ kind: z.literal('listener') }),
  z.object({
    kind: z.literal('imap'),
    ...server,
    folder: z.string().default('INBOX'),
    auth: z.enum(['password', 'oauth2']),
    /** Of oauth2: where a refresh token is traded for an access token. */
    tokenUrl: z.string().default(''),
    clientId: z.string().default(''),
  }),
]);
export type Incoming = z.output<typeof incomingShape>;

/** How answers leave. */
export const outgoingShape = z.discriminatedUnion('kind', [
  /** Kept in the built-in customer's mailbox: nothing leaves this machine. */
  z.object({ kind: z.literal('customer-mailbox') }),
  z.object({
    kind: z.literal('smtp'),
    ...server,
    dkimDomain: z.string().default(''),
    dkimSelector: z.string().default(''),
  }),
]);
export type Outgoing = z.output<typeof outgoingShape>;

/** Secrets by name; sealed at rest, never read back by the browser. */
export const SECRETS = ['imapPassword', 'imapClientSecret', 'imapRefreshToken', 'smtpPassword', 'dkimKey'] as const;
export type SecretName = (typeof SECRETS)[number];

export const mailboxShape = z.object({
  id,
  address: z.string(),
  name: z.string(),
  skillId: id.nullable(),
  language: z.enum(['fr', 'en']),
  incoming: incomingShape,
  outgoing: outgoingShape,
  senders: z.array(z.object({ id, address: z.string(), name: z.string() })),
  /** Clean HTML with {agent}, {title}, {company} and {mailbox} in it; empty: none. */
  signature: z.string(),
  /** Which secrets are set. */
  secretsSet: z.array(z.enum(SECRETS)),
});
export type Mailbox = z.output<typeof mailboxShape>;

export const MAILBOX_EVENTS = { changed: 'mailboxes.changed' } as const;
