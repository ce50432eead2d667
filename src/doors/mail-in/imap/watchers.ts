import { randomUUID } from 'node:crypto';
import type { Database } from '#ground/db/server/database.ts';
import type { Bell } from '#ground/events/server/bell.ts';
import { log } from '#ground/log.ts';
import type { Seal } from '#ground/secrets/server/seal.ts';
import type { Mailbox } from '#spine/mailboxes/contract.ts';
import { incomingStamps, keepSecret, mailboxById, secretOf } from '#spine/mailboxes/server/api.ts';
import { clearWatchState } from './imap-store.ts';
import { watchMailbox } from './watch-mailbox.ts';

export type WatchersDeps = {
  database: Database;
  bell: Bell;
  seal: Seal;
  /** Bytes; a larger message stays on its server. */
  maxMailBytes: number;
};

/** The bell rings for everything that happens; the few mailboxes are looked at again at most this often, in milliseconds. */
const LOOK_AGAIN = 1_000;
const LOOK_ANYWAY = 60_000;

/** Watches every IMAP mailbox that no other process watches, and follows what the office changes. */
export const startImapWatchers = ({ database, bell, seal, maxMailBytes }: WatchersDeps): { stop(): Promise<void> } => {
  const { db } = database;
  const holder = randomUUID();
  const watched = new Map<number, { stamp: string; stop(): Promise<void> }>();
  let stopped = false;
  let looking: Promise<void> | null = null;
  let wanted = false;
  let timer: NodeJS.Timeout | undefined;

  const begin = async (mailbox: Mailbox, stamp: string): Promise<void> => {
    const settings = mailbox.incoming;
    if (settings.kind !== 'imap') return;
    const [imapPassword, imapClientSecret, imapRefreshToken] = await Promise.all([
      secretOf(db, seal, mailbox.id, 'imapPassword'),
      secretOf(db, seal, mailbox.id, 'imapClientSecret'),
      secretOf(db, seal, mailbox.id, 'imapRefreshToken'),
    ]);
    const watch = watchMailbox({
      ...{ db, bell, mailboxId: mailbox.id, address: mailbox.address, settings, holder, maxMailBytes },
      secrets: { imapPassword, imapClientSecret, imapRefreshToken },
      onRotated: (token) => keepSecret(db, seal, mailbox.id, 'imapRefreshToken', token),
    });
    watched.set(mailbox.id, { stamp, stop: () => watch.stop() });
  };

  const look = async (): Promise<void> => {
    const stamps = await incomingStamps(db);
    for (const [id, watch] of watched) {
      if (stamps.get(id) === watch.stamp) continue;
      watched.delete(id);
      await watch.stop();
      if (!stamps.has(id)) await clearWatchState(db, id);
    }
    for (const [id, stamp] of stamps) {
      if (stopped || watched.has(id)) continue;
      const mailbox = await mailboxById(db, id);
      if (mailbox) await begin(mailbox, stamp);
    }
  };
  const wake = (): void => {
    if (stopped) return;
    wanted = true;
    looking ??= (async () => {
      while (wanted && !stopped) {
        wanted = false;
        clearTimeout(timer);
        await look().catch((error: unknown) => log.error('the watched mailboxes could not be read', { error }));
        timer = setTimeout(wake, LOOK_ANYWAY);
        if (!stopped) await pause(LOOK_AGAIN);
      }
      looking = null;
    })();
  };
  let cutPause = (): void => {};
  const pause = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      const resting = setTimeout(resolve, milliseconds);
      cutPause = () => {
        clearTimeout(resting);
        resolve();
      };
    });
  const off = bell.onRing(wake);
  wake();

  return {
    async stop() {
      stopped = true;
      off();
      cutPause();
      await looking;
      clearTimeout(timer);
      await Promise.all([...watched.values()].map((one) => one.stop()));
    },
  };
};
