import { z } from 'zod';
import { call, id, instant, nothing } from '#ground/api/contract.ts';
import { incomingShape, mailboxShape, outgoingShape, SECRETS } from '#spine/mailboxes/contract.ts';

const secretsInput = z.partialRecord(z.enum(SECRETS), z.string().max(20_000));
const mailboxInput = z.object({
  id: id.nullable(),
  address: z.email().max(254).toLowerCase(),
  name: z.string().trim().min(1).max(120),
  skillId: id.nullable(),
  language: z.enum(['fr', 'en']),
  incoming: incomingShape,
  outgoing: outgoingShape,
  /** From addresses besides the mailbox's own. */
  senders: z.array(z.object({ address: z.email().max(254).toLowerCase(), name: z.string().trim().max(120) })).max(50),
  /** Not given: as it was. */
  signature: z.string().max(250_000).optional(),
  /** Only those typed now; an absent one keeps what is stored. */
  secrets: secretsInput.default({}),
});

export const listMailboxes = call({
  name: 'mailboxes.list',
  who: 'supervisor',
  input: nothing,
  output: z.object({
    mailboxes: z.array(
      mailboxShape.extend({
        /** What the watcher last met: 'listening', 'watching', 'catching-up', 'failing', … */
        watch: z.object({ state: z.string(), detail: z.string(), since: instant }).nullable(),
      }),
    ),
    /** Where the built-in listener hears, to be shown to the administrator. */
    listener: z.object({ host: z.string(), port: z.number() }),
  }),
});
export const saveMailbox = call({
  name: 'mailboxes.save',
  who: 'administrator',
  input: mailboxInput,
  output: z.object({ id }),
  refusals: ['address-taken', 'unknown-skill', 'signature-too-large', 'not-found'],
});
export const removeMailbox = call({
  name: 'mailboxes.remove',
  who: 'administrator',
  input: z.object({ id }),
  output: nothing,
  refusals: ['not-found', 'mailbox-in-use'],
});
/** Tries both servers with what is typed now; each step answers with a code worded in words.ts and the server's own words. */
export const testConnection = call({
  name: 'mailboxes.test',
  who: 'administrator',
  input: mailboxInput,
  output: z.object({
    steps: z.array(
      z.object({
        side: z.enum(['incoming', 'outgoing']),
        /** 'dns', 'connect', 'tls', 'sign-in', 'folder', 'sender' or 'built-in' */
        step: z.string(),
        ok: z.boolean(),
        /** 'unknown-host', 'refused', 'timed-out', 'bad-certificate', 'wrong-password', 'no-folder', 'no-starttls', … ; empty when ok */
        problem: z.string(),
        said: z.string(),
      }),
    ),
  }),
});
