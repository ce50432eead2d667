import { setTimeout as pause } from 'node:timers/promises';
import type { Blobs } from '#ground/blobs/server/blobs.ts';
import type { Bell } from '#ground/events/server/bell.ts';
import type { Db } from '#ground/db/server/database.ts';
import type { Act } from '#ground/events/server/follow.ts';
import { log } from '#ground/log.ts';
import { isPassing, nextTry, textDetail, wholeOf } from '#spine/channels/texts/rules.ts';
import { connectionById } from '#spine/connections/server/api.ts';
import { setDelivery } from '#spine/interactions/server/api.ts';
import type { Delivery } from '#spine/interactions/contract.ts';
import { NotTaken, type TextTaken } from '../connectors/connector.ts';
import { TEXTS_EVENTS } from '../contract.ts';
import { accountOf, connectorOf, type Lines, type TextsDeps } from './lines.ts';
import { note } from './log-store.ts';
import {
  enterNames,
  forgetOtherNames,
  hasOptedOut,
  leftParts,
  namePart,
  nameText,
  partsOf,
  takeEarly,
} from './names-store.ts';
import {
  adopt,
  claimDue,
  endTry,
  keepClaim,
  markAnswered,
  markAsked,
  nextDue,
  takeInterrupted,
  textToSend,
  type Claimed,
} from './outgoing-store.ts';
import { hearOfPart } from './receipts.ts';

/** Held anew while a hand-over goes on, however long its files take: whoever is gone by then left it. */
const LEASE_SECONDS = 60;
const PATIENCE_MS = 30_000;
/** A line of half a megabit a second is slow, and still carries them; nothing takes longer than this all in all. */
const BYTES_A_SECOND = 64 * 1024;
const LONGEST_MS = 30 * 60_000;
const AT_ONCE = 8;
const LONGEST_SLEEP = 10_000;
const BREATH = 30;
const NOT_GONE: readonly Delivery[] = ['held', 'queued', 'sending'];

export type SenderDeps = TextsDeps & { bell: Bell; blobs: Blobs; lines: Lines; leaseSeconds?: number };

/** Words take seconds, files as long as their bytes do. Milliseconds. */
export const patienceFor = (files: readonly { size: number }[]): number => {
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  return Math.min(PATIENCE_MS + Math.ceil(bytes / BYTES_A_SECOND) * 1_000, LONGEST_MS);
};

/** From here on it may leave, whatever becomes of this process; somebody else has it where that cannot be written. */
const asks = async (db: Db, one: Claimed, of = 1): Promise<void> => {
  if (!(await markAsked(db, one, of))) throw new NotTaken('unreachable', 'somebody else has it');
};

/** One part of it was taken, whoever has the rest of it by now; and what was told of that part before. */
const tookPart = async (act: Act, one: Claimed, number: number, externalId: string): Promise<void> => {
  await enterNames(act.tx, one.connectionId);
  await namePart(act.tx, one.connectionId, one.messageId, number, externalId);
  await markAnswered(act.tx, one);
  for (const early of await takeEarly(act.tx, one.connectionId, [externalId]))
    await hearOfPart(act, one.connectionId, one.messageId, early);
};

const handOver = async (deps: SenderDeps, one: Claimed): Promise<TextTaken> => {
  const { db, blobs, lines } = deps;
  const [connection, text] = [await connectionById(db, one.connectionId), await textToSend(db, one.messageId)];
  const connector = connection && connectorOf(deps, connection.provider);
  if (!connection || !connector) throw new NotTaken('account', 'this connection is no more');
  if (!text) throw new NotTaken('unsupported', 'its content is hidden');
  if (await hasOptedOut(db, connection.id, text.to)) throw new NotTaken('opted-out');
  const signal = AbortSignal.timeout(patienceFor(text.files));
  const out = {
    ...text,
    media: text.files.map(({ sha256, ...file }) => ({ ...file, read: () => blobs.read(sha256) })),
    parts: {
      left: connector.inParts ? await leftParts(db, one.messageId) : new Set<number>(),
      leaves: (_: number, of: number) => asks(db, one, of),
      took: (number: number, externalId: string) => deps.act((act) => tookPart(act, one, number, externalId)),
    },
  };
  const line = connector.line ? lines.of(connection.id) : null;
  if (connector.line && !line) throw new NotTaken('unreachable', 'the line is not open here');
  const account = await accountOf(deps, connection);
  if (!connector.inParts) await asks(db, one);
  return line ? line.send(out, signal) : connector.send(account, out, signal);
};

/** Written down together: where it stands, what its provider calls it, and what was told of it before. */
const taken = async (act: Act, one: Claimed, { externalIds }: TextTaken): Promise<void> => {
  if (!(await endTry(act.tx, one, 'sent'))) return;
  await enterNames(act.tx, one.connectionId);
  await forgetOtherNames(act.tx, one.messageId, externalIds);
  await nameText(act.tx, one.connectionId, one.messageId, externalIds);
  // Unless it was told already that this very try failed.
  const lost = wholeOf((await partsOf(act.tx, one.connectionId, one.messageId)).told) === 'failed';
  const from: Delivery[] = lost ? ['sending', 'uncertain'] : ['sending', 'uncertain', 'failed'];
  await setDelivery(act, one.messageId, { from, to: 'sent' });
  await note(act.tx, one.connectionId, 'sent');
  for (const early of await takeEarly(act.tx, one.connectionId, externalIds))
    await hearOfPart(act, one.connectionId, one.messageId, early);
};

const notTaken = async (act: Act, one: Claimed, error: NotTaken): Promise<void> => {
  const { failure, detail } = error;
  const wait = isPassing(failure)
    ? nextTry(one.attempts, Date.now() - one.startedAt.getTime(), error.retryAfterMs)
    : null;
  const state = wait !== null ? 'queued' : failure === 'uncertain' ? 'uncertain' : 'failed';
  if (!(await endTry(act.tx, one, state, wait ?? 0))) return;
  // A receipt may have told meanwhile that it left.
  const moved = await setDelivery(act, one.messageId, {
    from: NOT_GONE,
    to: state,
    detail: textDetail(failure, detail),
  });
  if (moved)
    await note(act.tx, one.connectionId, wait !== null ? 'retried' : state === 'uncertain' ? state : 'failed', {
      failure,
      detail,
    });
};

/** Nobody knows whether it left, unless it was never begun; where the same handed over again is the same text, nobody need. */
const leftByWhoDied = async ({ tx }: Act, deps: SenderDeps, { connectionId, asked }: Claimed): Promise<NotTaken> => {
  if (!asked) return new NotTaken('unreachable', 'the house stopped before it was handed over');
  const connection = await connectionById(tx, connectionId);
  const repeats = connection !== null && (connectorOf(deps, connection.provider)?.repeats ?? false);
  return new NotTaken(repeats ? 'unreachable' : 'uncertain', 'the house stopped while it was handed over');
};

/** Hands over what is to leave, each text once and in its order, until stopped. Several processes may run it. */
export const startSender = (deps: SenderDeps): { stop(): Promise<void> } => {
  const { db, act, bell, leaseSeconds = LEASE_SECONDS } = deps;
  const underway = new Set<Promise<void>>();
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> | null = null;
  let again = false;

  const work = async (one: Claimed): Promise<void> => {
    const holding = setInterval(() => {
      keepClaim(db, one, leaseSeconds).catch((error: unknown) =>
        log.warn('a text that is handed over could not be held', { message: one.messageId, error }),
      );
    }, leaseSeconds * 250);
    try {
      const answer = await handOver(deps, one).catch((error: unknown) => {
        if (error instanceof NotTaken) return error;
        log.error('a text could not be handed over', { message: one.messageId, error });
        // Where it broke nobody knows: it may have left.
        return new NotTaken('uncertain', 'the hand-over broke off');
      });
      await act(async (one_) => {
        if (answer instanceof NotTaken) await notTaken(one_, one, answer);
        else await taken(one_, one, answer);
        one_.say({ kind: TEXTS_EVENTS.changed, data: { connectionId: one.connectionId } });
      });
    } catch (error) {
      log.error('what became of a text could not be written', { message: one.messageId, error });
    } finally {
      clearInterval(holding);
    }
  };

  const look = async (): Promise<void> => {
    do {
      again = false;
      clearTimeout(timer);
      try {
        await adopt(db);
        await act(async (one) => {
          for (const lost of await takeInterrupted(one.tx))
            await notTaken(one, lost, await leftByWhoDied(one, deps, lost));
        });
        if (underway.size < AT_ONCE) {
          const mine = await act(async (one) => {
            const due = await claimDue(one.tx, AT_ONCE - underway.size, leaseSeconds);
            const going: Claimed[] = [];
            for (const each of due) {
              if (await setDelivery(one, each.messageId, { from: NOT_GONE, to: 'sending' })) going.push(each);
              else await endTry(one.tx, each, 'failed');
            }
            return going;
          });
          for (const one of mine) {
            const done = work(one).finally(() => {
              underway.delete(done);
              wake();
            });
            underway.add(done);
          }
        }
        const wait = underway.size < AT_ONCE ? await nextDue(db) : null;
        timer = setTimeout(wake, Math.max(BREATH, Math.min((wait ?? LONGEST_SLEEP) + 1, LONGEST_SLEEP)));
      } catch (error) {
        if (!stopped) log.error('texts that leave could not be read', { error });
        timer = setTimeout(wake, 1_000);
      }
      if (again && !stopped) await pause(BREATH);
    } while (again && !stopped);
    looking = null;
  };
  const wake = (): void => {
    if (stopped) return;
    if (looking) again = true;
    else looking = look();
  };
  const off = bell.onRing(wake);
  wake();
  return {
    async stop() {
      stopped = true;
      off();
      await looking;
      clearTimeout(timer);
      await Promise.allSettled(underway);
    },
  };
};
