import type { Actor } from '#ground/api/contract.ts';
import type { Db } from '#ground/db/server/database.ts';
import { Refusal, refuse } from '#ground/refusal.ts';
import { listMailboxes } from '#spine/mailboxes/server/api.ts';
import type { Mailbox } from '#spine/mailboxes/contract.ts';

/**
 * Whether the page is open to this person: on the demo floor to anyone, else to the signed-in; and only while a
 * mailbox answers here. Returns those mailboxes. Refuses with 'signed-out' or 'closed'.
 */
export const enter = async (db: Db, demo: boolean, actor: Actor | null): Promise<Mailbox[]> => {
  if (!demo && !actor?.id) throw new Refusal('signed-out', {}, 401);
  const open = (await listMailboxes(db)).filter((one) => one.outgoing.kind === 'customer-mailbox');
  if (open.length === 0) throw refuse('closed');
  return open;
};
