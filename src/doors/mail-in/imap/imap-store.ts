import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';

/** True when this process may watch the mailbox for that long: it did already, or nobody does. */
export const takeLease = async (db: Db, mailboxId: number, holder: string, seconds: number): Promise<boolean> => {
  const { rows } = await sql`
    insert into mail_in.watch_leases as l (mailbox_id, holder, leased_until)
    values (${mailboxId}, ${holder}, now() + make_interval(secs => ${seconds}))
    on conflict (mailbox_id) do update set holder = excluded.holder, leased_until = excluded.leased_until
      where l.holder = excluded.holder or l.leased_until < now()
    returning mailbox_id
  `.execute(db);
  return rows.length > 0;
};

export const dropLease = async (db: Db, mailboxId: number, holder: string): Promise<void> => {
  await sql`delete from mail_in.watch_leases where mailbox_id = ${mailboxId} and holder = ${holder}`.execute(db);
};

/** Everything up to that UID has been taken, as long as the folder keeps its UIDVALIDITY; null before the first time. */
export const cursorOf = async (
  db: Db,
  mailboxId: number,
  folder: string,
): Promise<{ uidValidity: string; lastUid: number } | null> => {
  const { rows } = await sql<{ uidValidity: string; lastUid: number }>`
    select uid_validity as "uidValidity", last_uid as "lastUid" from mail_in.imap_cursors
    where mailbox_id = ${mailboxId} and folder = ${folder}
  `.execute(db);
  return rows[0] ?? null;
};

export type Position = { mailboxId: number; folder: string; uidValidity: string };

/** Forward only, unless the folder was renumbered. */
export const moveCursor = async (tx: Db, at: Position, lastUid: number): Promise<void> => {
  await sql`
    insert into mail_in.imap_cursors as c (mailbox_id, folder, uid_validity, last_uid)
    values (${at.mailboxId}, ${at.folder}, ${at.uidValidity}, ${lastUid})
    on conflict (mailbox_id, folder) do update
      set uid_validity = excluded.uid_validity,
          last_uid = case when c.uid_validity = excluded.uid_validity then greatest(c.last_uid, excluded.last_uid)
                     else excluded.last_uid end
  `.execute(tx);
};

/** When the mailbox was set up here: what had arrived before is not the desk's. */
export const mailboxSince = async (db: Db, mailboxId: number): Promise<Date | null> => {
  const { rows } = await sql<{ createdAt: Date }>`
    select created_at as "createdAt" from mailboxes.mailboxes where id = ${mailboxId}
  `.execute(db);
  return rows[0]?.createdAt ?? null;
};

/** A mail that stays on its server: the ledger says so, with the reason. */
export const recordRefused = async (
  tx: Db,
  mail: {
    source: string;
    sourceKey: string;
    envelopeTo: string;
    size: number;
    reason: string;
    subject: string;
    sender: string;
  },
): Promise<void> => {
  await sql`
    insert into mail_in.ledger (source, source_key, envelope_to, size, state, reason, subject, sender, settled_at)
    values (${mail.source}, ${mail.sourceKey}, array[${mail.envelopeTo}], ${Math.min(mail.size, 2_147_483_647)}, 'refused',
            ${mail.reason}, ${mail.subject.replaceAll('\0', '').slice(0, 500)}, ${mail.sender.slice(0, 320)}, now())
    on conflict (source_key) do nothing
  `.execute(tx);
};

export type WatchState = 'connecting' | 'catching-up' | 'watching' | 'failing';

/** Keeps `since` while only the detail changes. A removed mailbox has no state. */
export const saveWatchState = async (db: Db, mailboxId: number, state: WatchState, detail: string): Promise<void> => {
  await sql`
    insert into mail_in.watch_state as w (mailbox_id, state, detail)
    select id, ${state}, ${detail} from mailboxes.mailboxes where id = ${mailboxId}
    on conflict (mailbox_id) do update
      set state = excluded.state, detail = excluded.detail,
          since = case when w.state = excluded.state then w.since else now() end
  `.execute(db);
};

export const clearWatchState = async (db: Db, mailboxId: number): Promise<void> => {
  await sql`delete from mail_in.watch_state where mailbox_id = ${mailboxId}`.execute(db);
};

/** What the watchers last met, by mailbox. */
export const watchStates = async (db: Db): Promise<Map<number, { state: string; detail: string; since: Date }>> => {
  const { rows } = await sql<{ id: number; state: string; detail: string; since: Date }>`
    select mailbox_id as id, state, detail, since from mail_in.watch_state
  `.execute(db);
  return new Map(rows.map(({ id, ...state }) => [id, state]));
};
