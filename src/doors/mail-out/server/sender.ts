import type { Database } from '#ground/db/server/database.ts';
import type { Bell } from '#ground/events/server/bell.ts';
import type { Acts } from '#ground/events/server/follow.ts';
import { log } from '#ground/log.ts';
import type { Delivery } from '#spine/interactions/contract.ts';
import { setDelivery } from '#spine/interactions/server/api.ts';
import { mailboxById } from '#spine/mailboxes/server/api.ts';
import { deliveryDetail } from '#spine/mailboxes/rules.ts';
import {
  adopt,
  claimDue,
  endTry,
  markHanding,
  nextDue,
  renewLeases,
  takeInterrupted,
  waitingIn,
  type Claimed,
} from './outgoing-store.ts';
import { sendOne, type Result, type SendDeps } from './send-one.ts';
import { createSmtpLines } from './smtp-lines.ts';
import { SMTP_LIMITS, type SmtpLimits } from './smtp-line.ts';

export type SenderDeps = Omit<SendDeps, 'db' | 'lines'> & {
  database: Database;
  bell: Bell;
  act: Acts;
  /** Seconds after which another process takes over from one that is gone. */
  leaseSeconds?: number;
  limits?: SmtpLimits;
};

const LEASE_SECONDS = 90;
/** Messages on the way at once in one mailbox: a slow server holds up its own mail and no other. */
const AT_ONCE = 3;
/** However far the next message is, look this often: another process may have died. */
const LONGEST_SLEEP = 10_000;
/** The bell rings for everything that happens; look at most this often, in milliseconds. */
const BREATH = 30;
/** Milliseconds that a stop waits for messages on the wire. */
const LAST_WAIT = 10_000;

const NOT_GONE: readonly Delivery[] = ['held', 'queued', 'sending'];

/** Sends what is to leave, each message once, until stopped. Any number of processes may run it. */
export const startSender = (deps: SenderDeps): { stop(): Promise<void> } => {
  const { database, bell, act, leaseSeconds = LEASE_SECONDS } = deps;
  const { db } = database;
  const lines = createSmtpLines(deps.limits ?? SMTP_LIMITS);
  const sending: SendDeps = { ...deps, db, lines };
  const underway = new Map<Claimed, Promise<void>>();
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> | null = null;
  let lookAgain = false;

  const room = (mailboxId: number): number =>
    AT_ONCE - [...underway.keys()].filter((one) => one.mailboxId === mailboxId).length;

  /** The outgoing row and the message's delivery move together: undo and send are decided by whoever commits first. */
  const claim = (mailboxId: number): Promise<Claimed[]> =>
    act(async (one) => {
      const due = await claimDue(one.tx, mailboxId, room(mailboxId), leaseSeconds);
      const mine: Claimed[] = [];
      for (const each of due) {
        if (await setDelivery(one, each.messageId, { from: NOT_GONE, to: 'sending' })) mine.push(each);
        else await endTry(one.tx, each, cancelled(each));
      }
      return mine;
    });

  const end = (one: Claimed, result: Result): Promise<void> =>
    act(async (acting) => {
      const { state, detail } = result;
      if (!(await endTry(acting.tx, one, result)) || state === 'cancelled') return;
      await setDelivery(acting, one.messageId, {
        from: ['sending', 'uncertain'],
        to: state,
        detail,
        sendAt: result.sendAt,
      });
    });

  const work = async (one: Claimed): Promise<void> => {
    try {
      const mailbox = await mailboxById(db, one.mailboxId);
      const result = await sendOne(sending, mailbox, one, () => markHanding(db, one, leaseSeconds));
      await insist(() => end(one, result));
    } catch (error) {
      // The lease runs out and the row says how far it came.
      log.error('the end of a send could not be written', { outgoing: one.id, error });
    }
  };

  const look = async (): Promise<void> => {
    do {
      lookAgain = false;
      clearTimeout(timer);
      try {
        await refuseHomeless(act, await adopt(db));
        const waiting = await waitingIn(db);
        if (waiting.some((one) => one.interrupted)) await declareUncertain(act);
        for (const { mailboxId } of waiting) {
          if (stopped || room(mailboxId) < 1) continue;
          for (const one of await claim(mailboxId)) {
            const done = work(one).finally(() => {
              underway.delete(one);
              wake();
            });
            underway.set(one, done);
          }
        }
        const full = [...new Set([...underway.keys()].map((one) => one.mailboxId))].filter((id) => room(id) < 1);
        const wait = (await nextDue(db, full)) ?? LONGEST_SLEEP;
        timer = setTimeout(wake, Math.max(BREATH, Math.min(wait + 1, LONGEST_SLEEP)));
      } catch (error) {
        if (!stopped) log.error('outgoing mail could not be read', { error });
        timer = setTimeout(wake, 1_000);
      }
      if (lookAgain && !stopped) await new Promise((resolve) => setTimeout(resolve, BREATH));
    } while (lookAgain && !stopped);
    looking = null;
  };
  const wake = (): void => {
    if (stopped) return;
    if (looking) lookAgain = true;
    else looking = look();
  };
  const renewal = setInterval(
    () => {
      const all = [...underway.keys()];
      if (all.length > 0)
        renewLeases(db, all, leaseSeconds).catch((error: unknown) => log.warn('leases not renewed', { error }));
    },
    (leaseSeconds * 1_000) / 4,
  );
  const off = bell.onRing(wake);
  wake();

  return {
    async stop() {
      stopped = true;
      off();
      await looking;
      clearTimeout(timer);
      let given: NodeJS.Timeout | undefined;
      const enough = new Promise((resolve) => (given = setTimeout(resolve, LAST_WAIT)));
      await Promise.race([Promise.allSettled(underway.values()), enough]);
      clearTimeout(given);
      clearInterval(renewal);
      lines.close();
    },
  };
};

const cancelled = (one: Claimed) => ({
  state: 'cancelled' as const,
  remaining: one.envelopeTo,
  reached: one.reached,
  refused: one.refused,
  error: null,
  answer: null,
  sendAt: null,
});

/** The answer of a server is known only here: a database that is away for a moment must not lose it. */
const insist = async (write: () => Promise<void>): Promise<void> => {
  for (let tries = 1; ; tries++) {
    try {
      return await write();
    } catch (error) {
      if (tries === 8) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100 * 2 ** tries));
    }
  }
};

const refuseHomeless = async (act: Acts, messageIds: readonly number[]): Promise<void> => {
  if (messageIds.length === 0) return;
  await act(async (one) => {
    for (const id of messageIds) {
      const detail = deliveryDetail('no-mailbox', '');
      await setDelivery(one, id, { from: ['held', 'queued'], to: 'failed', detail });
    }
  });
};

const declareUncertain = (act: Acts): Promise<void> =>
  act(async (one) => {
    for (const messageId of await takeInterrupted(one.tx))
      await setDelivery(one, messageId, {
        from: ['sending'],
        to: 'uncertain',
        detail: deliveryDetail('interrupted', ''),
      });
  });
