import type { Db } from '#ground/db/server/database.ts';
import type { Acts } from '#ground/events/server/follow.ts';
import { cleanSignature } from '#ground/html/clean-signature.ts';
import { refuse } from '#ground/refusal.ts';
import type { Seal } from '#ground/secrets/server/seal.ts';
import { MAILBOX_EVENTS, SECRETS, type Mailbox, type SecretName } from '../contract.ts';
import { addressForms } from '../rules.ts';
import {
  deleteMailbox,
  deleteSealed,
  disableMailbox,
  holdMailbox,
  idOfAddress,
  insertMailbox,
  mailboxById,
  replaceSenders,
  saveSealed,
  sealedSecret,
  updateMailbox,
  usesOf,
  type MailboxFacts,
} from './mailboxes-store.ts';

/** The mailbox that mail to this address is for: its own address, a From address of its, or either with a plus part. */
export const mailboxForAddress = async (db: Db, address: string): Promise<Mailbox | null> => {
  const id = await idOfAddress(db, addressForms(address));
  return id === null ? null : mailboxById(db, id);
};

export type MailboxInput = MailboxFacts & {
  /** Null makes a new one. */
  id: number | null;
  senders: readonly { address: string; name: string }[];
  /** Only those given change; an empty text forgets the stored one. */
  secrets: Partial<Record<SecretName, string>>;
};

const POSTGRES_REFUSALS: Record<string, string> = { 23505: 'address-taken', 23503: 'unknown-skill' };

/** Refuses with 'address-taken', 'unknown-skill', 'signature-too-large' or 'not-found'. Returns the mailbox's number. */
export const saveMailbox = async (act: Acts, seal: Seal, input: MailboxInput): Promise<number> => {
  const address = input.address.toLowerCase();
  const signature = input.signature === undefined ? undefined : cleanSignature(input.signature);
  if (signature === null) throw refuse('signature-too-large');
  const facts = { ...input, address, signature };
  const own = input.senders.find((one) => one.address.toLowerCase() === address);
  const others = input.senders
    .map((one) => ({ address: one.address.toLowerCase(), name: one.name }))
    .filter(
      (one, index, all) => one.address !== address && all.findIndex((other) => other.address === one.address) === index,
    );
  try {
    return await act(async ({ tx, say }) => {
      const id = input.id ?? (await insertMailbox(tx, facts));
      if (id === null) throw refuse('address-taken');
      if (input.id !== null && !(await updateMailbox(tx, id, facts))) throw refuse('not-found');
      await replaceSenders(tx, id, [{ address, name: own?.name || input.name }, ...others]);
      for (const name of SECRETS) {
        const plain = input.secrets[name];
        if (plain === '') await deleteSealed(tx, id, name);
        else if (plain !== undefined) await saveSealed(tx, id, name, seal.seal(plain));
      }
      say({ kind: MAILBOX_EVENTS.changed, data: { mailboxId: id } });
      return id;
    });
  } catch (error) {
    const code = POSTGRES_REFUSALS[(error as { code?: string }).code ?? ''];
    throw code ? refuse(code) : error;
  }
};

/** Refuses with 'not-found', or 'mailbox-in-use' while a conversation in it is not over. Its history stays. */
export const removeMailbox = (act: Acts, id: number): Promise<void> =>
  act(async ({ tx, say }) => {
    if (!(await holdMailbox(tx, id))) throw refuse('not-found');
    const uses = await usesOf(tx, id);
    if (uses === 'open') throw refuse('mailbox-in-use');
    if (uses === 'history') {
      await disableMailbox(tx, id);
      await deleteSealed(tx, id, null);
    } else await deleteMailbox(tx, id);
    say({ kind: MAILBOX_EVENTS.changed, data: { mailboxId: id } });
  });

/** A secret in plain; null when it is not set. */
export const secretOf = async (db: Db, seal: Seal, mailboxId: number, name: SecretName): Promise<string | null> => {
  const sealed = await sealedSecret(db, mailboxId, name);
  return sealed === null ? null : seal.open(sealed);
};

/** Replaces one secret that its server renewed by itself; nobody has to be told. */
export const keepSecret = (db: Db, seal: Seal, mailboxId: number, name: SecretName, plain: string): Promise<void> =>
  saveSealed(db, mailboxId, name, seal.seal(plain));
