import type { Db } from '#ground/db/server/database.ts';
import type { Acts } from '#ground/events/server/follow.ts';
import { cleanSignature } from '#ground/html/clean-signature.ts';
import { htmlToText } from '#ground/html/html-to-text.ts';
import { refuse } from '#ground/refusal.ts';
import { listMailboxes } from '#spine/mailboxes/server/api.ts';
import { PEOPLE_EVENTS } from '../contract.ts';
import { saveSignatureRow, saveTitle, signaturesOf, titleOf, type SignatureRow } from './signatures-store.ts';

export const mySignatures = async (db: Db, agentId: number) => ({
  title: await titleOf(db, agentId),
  signatures: await signaturesOf(db, agentId),
  mailboxes: (await listMailboxes(db)).map(({ id, name, address }) => ({ id, name, address })),
});

const isBlank = (html: string): boolean =>
  !/<(?:img|hr|table)\b/i.test(html) && htmlToText(html).replaceAll('\u00a0', '').trim() === '';

/** Refuses with 'signature-too-large', or 'not-found' for a mailbox that is not there. */
export const saveMySignature = async (
  db: Db,
  act: Acts,
  agentId: number,
  given: SignatureRow & { title: string },
): Promise<void> => {
  const html = cleanSignature(given.html);
  if (html === null) throw refuse('signature-too-large');
  if (given.mailboxId !== null && !(await listMailboxes(db)).some((one) => one.id === given.mailboxId))
    throw refuse('not-found');
  await act(async ({ tx, say }) => {
    await saveTitle(tx, agentId, given.title);
    await saveSignatureRow(tx, agentId, { ...given, html: isBlank(html) ? '' : html });
    say({ kind: PEOPLE_EVENTS.agentChanged, agentId });
  });
};
