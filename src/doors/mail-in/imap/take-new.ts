import type { ImapFlow } from 'imapflow';
import type { Db } from '#ground/db/server/database.ts';
import { keepRaw } from '../server/ledger-store.ts';
import { moveCursor, recordRefused, type Position } from './imap-store.ts';

export type Taking = {
  db: Db;
  at: Position;
  /** The mailbox's own address: IMAP does not say whom the envelope named. */
  address: string;
  maxMailBytes: number;
  /** Called after each commit that kept something. */
  onKept(): void;
  /** Asked between batches. */
  stopped(): boolean;
};

/** Our own database did not take it: the message is not to blame. */
export class NotKept extends Error {}

const written = async (db: Db, work: (tx: Db) => Promise<void>): Promise<void> => {
  try {
    await db.transaction().execute(work);
  } catch (error) {
    throw new NotKept('a fetched mail could not be kept', { cause: error });
  }
};

/** UIDs whose sizes are asked for at once. */
const AHEAD = 200;
/** A batch ends at this many bytes or messages: what a fetch may hold in memory, apart from one large message. */
const BATCH_BYTES = 8 * 1024 * 1024;
const BATCH_MAILS = 50;

type Sized = { uid: number; size: number };

/** Batches that fit in memory; a message over the limit is alone and marked. */
export const batches = (mails: readonly Sized[], maxMailBytes: number): { mails: Sized[]; tooLarge: boolean }[] => {
  const made: { mails: Sized[]; tooLarge: boolean }[] = [];
  let bytes = 0;
  for (const mail of mails) {
    const last = made.at(-1);
    const tooLarge = mail.size > maxMailBytes;
    if (!last || tooLarge || last.tooLarge || last.mails.length >= BATCH_MAILS || bytes + mail.size > BATCH_BYTES) {
      made.push({ mails: [mail], tooLarge });
      bytes = mail.size;
    } else {
      last.mails.push(mail);
      bytes += mail.size;
    }
  }
  return made;
};

const keyOf = ({ mailboxId, folder, uidValidity }: Position, uid: number): string =>
  `${mailboxId}/${folder}/${uidValidity}/${uid}`;
const sourceOf = ({ mailboxId }: Position): string => `imap:${mailboxId}`;

/**
 * Takes every message after `lastUid`, oldest first. The bytes and the cursor are one commit, so that whatever stops it,
 * the next start goes on exactly there. `oneByOne` is for a folder with a message that breaks the connection.
 * Returns the last UID looked at.
 */
export const takeNew = async (
  client: ImapFlow,
  taking: Taking,
  lastUid: number,
  oneByOne: boolean,
): Promise<number> => {
  const found = (await client.search({ uid: `${lastUid + 1}:*` }, { uid: true })) || [];
  // "n:*" always names the last message, even when its number is smaller (RFC 3501 6.4.8).
  const uids = found.filter((uid) => uid > lastUid).toSorted((a, b) => a - b);
  let taken = lastUid;
  for (let from = 0; from < uids.length; from += AHEAD) {
    const sized: Sized[] = [];
    for await (const { uid, size } of client.fetch(
      uids.slice(from, from + AHEAD).join(','),
      { uid: true, size: true },
      { uid: true },
    ))
      sized.push({ uid, size: size ?? 0 });
    sized.sort((a, b) => a.uid - b.uid);
    for (const batch of oneByOne
      ? sized.flatMap((one) => batches([one], taking.maxMailBytes))
      : batches(sized, taking.maxMailBytes)) {
      if (taking.stopped()) return taken;
      if (batch.tooLarge) await refuse(client, taking, batch.mails[0]!, 'too-large');
      else await keep(client, taking, batch.mails);
      taken = batch.mails.at(-1)!.uid;
    }
  }
  return taken;
};

const keep = async (client: ImapFlow, taking: Taking, mails: readonly Sized[]): Promise<void> => {
  const { at } = taking;
  const fetched: { uid: number; raw: Buffer }[] = [];
  const range = mails.map((one) => one.uid).join(',');
  for await (const { uid, source } of client.fetch(range, { uid: true, source: true }, { uid: true }))
    if (source) fetched.push({ uid, raw: source });
  await written(taking.db, async (tx) => {
    for (const { uid, raw } of fetched.toSorted((a, b) => a.uid - b.uid))
      await keepRaw(tx, {
        source: sourceOf(at),
        sourceKey: keyOf(at, uid),
        envelopeFrom: '',
        envelopeTo: [taking.address],
        remoteIp: null,
        helo: null,
        raw,
      });
    await moveCursor(tx, at, mails.at(-1)!.uid);
  });
  if (fetched.length > 0) taking.onKept();
};

/** The message stays on its server and in the ledger's list, with the reason; the next ones are not kept waiting. */
const refuse = async (client: ImapFlow, taking: Taking, mail: Sized, reason: string): Promise<void> => {
  const facts = await client.fetchOne(String(mail.uid), { uid: true, envelope: true }, { uid: true });
  const envelope = facts ? facts.envelope : undefined;
  await recordUnread(taking, mail, reason, envelope?.subject ?? '', envelope?.from?.[0]?.address ?? '');
};

/** Also for a message that cannot even be asked about. */
export const recordUnread = (
  taking: Taking,
  mail: Sized,
  reason: string,
  subject: string,
  sender: string,
): Promise<void> =>
  written(taking.db, async (tx) => {
    const { at, address } = taking;
    const known = { source: sourceOf(at), sourceKey: keyOf(at, mail.uid), envelopeTo: address, size: mail.size };
    await recordRefused(tx, { ...known, reason, subject, sender });
    await moveCursor(tx, at, mail.uid);
  });
