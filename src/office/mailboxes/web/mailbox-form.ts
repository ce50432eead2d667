import { z } from 'zod';
import type { Incoming, Outgoing } from '#spine/mailboxes/contract.ts';
import { saveMailbox, type listMailboxes } from '../contract.ts';

export type Mailbox = z.output<typeof listMailboxes.output>['mailboxes'][number];
export type Listener = z.output<typeof listMailboxes.output>['listener'];

/** A Select's choices are texts; the contract's number is made of them. */
export const mailboxFormShape = saveMailbox.input.extend({ skillId: z.coerce.number().nullable() });
export type MailboxDraft = z.input<typeof mailboxFormShape>;

type Security = 'tls' | 'starttls' | 'none';
/** The ports that the standards give (RFC 8314, RFC 9051). */
export const USUAL_PORT: Record<'imap' | 'smtp', Record<Security, number>> = {
  imap: { tls: 993, starttls: 143, none: 143 },
  smtp: { tls: 465, starttls: 587, none: 25 },
};

/** Another encryption changes the port as well, while it is still the usual one. */
export const withSecurity = <T extends { security: Security; port: number }>(
  server: T,
  kind: 'imap' | 'smtp',
  security: Security,
): T => ({
  ...server,
  security,
  port: server.port === USUAL_PORT[kind][server.security] ? USUAL_PORT[kind][security] : server.port,
});

export const EMPTY_IMAP: Extract<Incoming, { kind: 'imap' }> = {
  kind: 'imap',
  host: '',
  port: USUAL_PORT.imap.tls,
  security: 'tls',
  user: '',
  folder: 'INBOX',
  auth: 'password',
  tokenUrl: '',
  clientId: '',
};
export const EMPTY_SMTP: Extract<Outgoing, { kind: 'smtp' }> = {
  kind: 'smtp',
  host: '',
  port: USUAL_PORT.smtp.starttls,
  security: 'starttls',
  user: '',
  dkimDomain: '',
  dkimSelector: '',
};

export const draftOf = (mailbox: Mailbox | null, language: 'fr' | 'en', onlySkill: number | null): MailboxDraft => ({
  id: mailbox?.id ?? null,
  address: mailbox?.address ?? '',
  name: mailbox?.name ?? '',
  skillId: mailbox ? mailbox.skillId : onlySkill,
  language: mailbox?.language ?? language,
  incoming: mailbox?.incoming ?? { kind: 'listener' },
  outgoing: mailbox?.outgoing ?? { kind: 'customer-mailbox' },
  senders: (mailbox?.senders ?? [])
    .filter((sender) => sender.address !== mailbox?.address)
    .map(({ address, name }) => ({ address, name })),
  signature: mailbox?.signature ?? '',
  secrets: {},
});

/** What is sent: an empty secret field means "keep what is stored", so it is left out. */
export const inputOf = (draft: MailboxDraft): z.input<typeof saveMailbox.input> => ({
  ...draft,
  skillId: draft.skillId === null ? null : Number(draft.skillId),
  secrets: Object.fromEntries(Object.entries(draft.secrets ?? {}).filter(([, secret]) => secret !== '')),
});
