import type { Acts } from '#ground/events/server/follow.ts';
import { insertMail } from './customer-mail-store.ts';
import { readRaw } from './read-raw.ts';

/** Journal kind of this door. data: { recipient, mailId } */
export const RECEIVED = 'customer-mailbox.received';

/** Puts a mail of the desk into the mailbox of each recipient; the same outgoing mail again changes nothing. */
export const createDeliverBuiltIn =
  (act: Acts) =>
  async (outgoingId: number, mail: { from: string; to: readonly string[]; raw: Buffer }): Promise<void> => {
    // Of 40 MB only the header is needed here.
    const { subject } = await readRaw(mail.raw.subarray(0, mail.raw.indexOf('\r\n\r\n') + 4));
    await act(async ({ tx, say }) => {
      const facts = { to: mail.to, sender: mail.from, subject: subject ?? '', raw: mail.raw };
      for (const { id, recipient } of await insertMail(tx, outgoingId, facts))
        say({ kind: RECEIVED, data: { recipient, mailId: id } });
    });
  };
