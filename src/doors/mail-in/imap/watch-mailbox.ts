import type { ImapFlow } from 'imapflow';
import type { Db } from '#ground/db/server/database.ts';
import type { Bell } from '#ground/events/server/bell.ts';
import { log } from '#ground/log.ts';
import { deliveryDetail } from '#spine/mailboxes/rules.ts';
import {
  cursorOf,
  dropLease,
  mailboxSince,
  moveCursor,
  saveWatchState,
  takeLease,
  type Position,
  type WatchState,
} from './imap-store.ts';
import {
  imapProblem,
  openFolder,
  openImap,
  type ImapSecrets,
  type ImapSettings,
  type TokenKeeper,
} from './imap-session.ts';
import { NotKept, recordUnread, takeNew, type Taking } from './take-new.ts';

export type WatchOptions = {
  db: Db;
  bell: Bell;
  mailboxId: number;
  address: string;
  settings: ImapSettings;
  secrets: ImapSecrets;
  /** This process, among those that could watch. */
  holder: string;
  maxMailBytes: number;
  onRotated(refreshToken: string): Promise<void>;
};

const LEASE_SECONDS = 30;
const RENEW = 10_000;
/** A watched folder is looked at this often without being told: routers forget quiet connections after five minutes. */
const LOOK_ANYWAY = 4 * 60_000;
/** Where the server cannot tell of new mail (no IDLE). */
const LOOK_BLIND = 30_000;
const PATIENCE = 30_000;
/** Longest silence within a command; longer than LOOK_ANYWAY, so that resting is no silence. */
const SILENCE = 5 * 60_000;
const WAITS = [1, 2, 5, 10, 30, 60].map((seconds) => seconds * 1_000);
/** Many wrong passwords in a row lock accounts. */
const WAIT_SIGN_IN = 5 * 60_000;
/** A message at which the connection broke this often, with all else in order, is left on its server. */
const GIVE_UP_MAIL = 6;
/** Clocks of mail servers run ahead and behind. */
const CLOCKS_DIFFER = 5 * 60_000;

/** Watches one folder until stopped, for as long as no other process does. */
export const watchMailbox = (options: WatchOptions): { stop(): Promise<void> } => {
  const { db, mailboxId, settings, holder } = options;
  const keeper: TokenKeeper = { current: null, onRotated: options.onRotated };
  const ending = new AbortController();
  let stopped = false;
  let shown = '';
  let held = false;
  let client: ImapFlow | null = null;
  let wakeUp = (): void => {};
  let failures = 0;
  /** Where the connection broke while messages were taken, and how often in a row. */
  let stuck = { uid: -1, times: 0 };

  const rest = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      if (stopped) return resolve();
      const timer = setTimeout(resolve, milliseconds);
      wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const show = async (state: WatchState, detail = ''): Promise<void> => {
    if (shown === state + detail) return;
    await saveWatchState(db, mailboxId, state, detail);
    shown = state + detail;
  };

  const renew = async (): Promise<void> => {
    try {
      held = !stopped && (await takeLease(db, mailboxId, holder, LEASE_SECONDS));
      if (!held) client?.close();
    } catch (error) {
      log.warn('the lease of a mailbox could not be renewed', { mailboxId, error });
    }
  };
  const renewal = setInterval(() => void renew(), RENEW);

  /** One connection, from opening it until it breaks or the watch ends. */
  const session = async (): Promise<void> => {
    if (failures === 0) await show('connecting');
    const limits = { connect: PATIENCE, silence: SILENCE, literal: options.maxMailBytes * 2 };
    const open = await openImap(settings, options.secrets, keeper, limits, ending.signal);
    client = open;
    let news = false;
    open.on('exists', () => {
      news = true;
      wakeUp();
    });
    open.on('close', () => wakeUp());
    try {
      const folder = await openFolder(open, settings.folder);
      const at: Position = { mailboxId, folder: settings.folder, uidValidity: String(folder.uidValidity) };
      let last = await startingPoint(open, db, at);
      const taking: Taking = {
        ...{ db, at, address: options.address, maxMailBytes: options.maxMailBytes },
        onKept: () => options.bell.ring(),
        stopped: () => stopped || !held,
      };
      if (folder.uidNext - 1 > last) await show('catching-up');
      let deaf = !open.capabilities.has('IDLE');
      while (!stopped && held && open.usable) {
        news = false;
        last = await takeWhatIsNew(open, taking, last);
        failures = 0;
        await show('watching');
        if (news) continue;
        if (!deaf)
          open.idle().then(
            (heard) => {
              if (heard !== false) return;
              deaf = true;
              wakeUp();
            },
            () => wakeUp(),
          );
        await rest(deaf ? LOOK_BLIND : LOOK_ANYWAY);
      }
      if (!stopped && held) throw new Error('Connection closed by the server');
    } finally {
      client = null;
      open.close();
    }
  };

  /** Takes what is new; counts how often the connection broke at the same message, and passes over it in the end. */
  const takeWhatIsNew = async (open: ImapFlow, taking: Taking, last: number): Promise<number> => {
    try {
      if (stuck.uid === last && stuck.times >= GIVE_UP_MAIL) {
        const uids = (await open.search({ uid: `${last + 1}:*` }, { uid: true })) || [];
        const poison = uids.filter((uid) => uid > last).toSorted((a, b) => a - b)[0];
        if (poison !== undefined) await recordUnread(taking, { uid: poison, size: 0 }, 'unreadable', '', '');
        stuck = { uid: -1, times: 0 };
        return await takeNew(open, taking, poison ?? last, true);
      }
      const taken = await takeNew(open, taking, last, stuck.uid === last);
      stuck = { uid: -1, times: 0 };
      return taken;
    } catch (error) {
      // Our own database in trouble says nothing about the message.
      if (error instanceof NotKept) throw error.cause;
      const reached = (await cursorOf(db, mailboxId, settings.folder))?.lastUid ?? last;
      stuck = { uid: reached, times: stuck.uid === reached ? stuck.times + 1 : 1 };
      throw error;
    }
  };

  const run = async (): Promise<void> => {
    while (!stopped) {
      await renew();
      if (!held) {
        await rest(RENEW);
        continue;
      }
      try {
        await session();
      } catch (error) {
        if (stopped || !held) continue;
        const { problem, said } = imapProblem(error);
        log.info('a mailbox cannot be watched', { mailboxId, problem, error });
        await show('failing', deliveryDetail(problem, said)).catch(() => {});
        const signIn = problem === 'wrong-password' || problem === 'token-refused' || problem === 'missing-secret';
        const wait = WAITS[Math.min(failures, WAITS.length - 1)]!;
        failures += 1;
        await rest(signIn && failures > 3 ? WAIT_SIGN_IN : wait);
      }
    }
  };
  const running = run();

  return {
    async stop() {
      stopped = true;
      clearInterval(renewal);
      wakeUp();
      ending.abort();
      client?.close();
      await running;
      await dropLease(db, mailboxId, holder).catch(() => {});
    },
  };
};

/**
 * The UID to go on after. The first time, and when the server renumbered the folder (RFC 3501 2.3.1.1), that is the last
 * one before this mailbox was set up here: what is taken twice then, the intake recognises by its fingerprint.
 */
const startingPoint = async (client: ImapFlow, db: Db, at: Position): Promise<number> => {
  const cursor = await cursorOf(db, at.mailboxId, at.folder);
  if (cursor?.uidValidity === at.uidValidity) return cursor.lastUid;
  const since = await mailboxSince(db, at.mailboxId);
  const moment = new Date((since ?? new Date()).getTime() - CLOCKS_DIFFER);
  const recent = (await client.search({ since: new Date(moment.getTime() - 24 * 3_600_000) }, { uid: true })) || [];
  let first = Infinity;
  for (let from = 0; from < recent.length && first === Infinity; from += 500) {
    const range = recent.slice(from, from + 500).join(',');
    for await (const { uid, internalDate } of client.fetch(range, { uid: true, internalDate: true }, { uid: true }))
      if (internalDate && new Date(internalDate) >= moment) first = Math.min(first, uid);
  }
  const newest = recent.reduce((most, uid) => Math.max(most, uid), 0);
  const next = (client.mailbox && client.mailbox.uidNext) || newest + 1;
  const last = Math.min(first, next) - 1;
  await moveCursor(db, at, last);
  return last;
};
