import { setTimeout as pause } from 'node:timers/promises';
import type { Blobs } from '#ground/blobs/server/blobs.ts';
import type { Bell } from '#ground/events/server/bell.ts';
import type { Act } from '#ground/events/server/follow.ts';
import { log } from '#ground/log.ts';
import { isPassing, movesFrom, nextTry, textDetail } from '#spine/channels/texts/rules.ts';
import { connectionById } from '#spine/connections/server/api.ts';
import { setDelivery } from '#spine/interactions/server/api.ts';
import type { Delivery } from '#spine/interactions/contract.ts';
import { NotTaken, type TextTaken } from '../connectors/connector.ts';
import { TEXTS_EVENTS } from '../contract.ts';
import { accountOf, connectorOf, type Lines, type TextsDeps } from './lines.ts';
import { note } from './log-store.ts';
import { enterNames, hasOptedOut, nameText, takeEarly } from './names-store.ts';
import { adopt, claimDue, endTry, nextDue, takeInterrupted, textToSend, type Claimed } from './outgoing-store.ts';

/** More than a hand-over takes: whoever is gone by then left it uncertain. */
const LEASE_SECONDS = 60;
const PATIENCE_MS = 30_000;
const AT_ONCE = 8;
const LONGEST_SLEEP = 10_000;
const BREATH = 30;
const NOT_GONE: readonly Delivery[] = ['held', 'queued', 'sending'];

export type SenderDeps = TextsDeps & { bell: Bell; blobs: Blobs; lines: Lines };

const handOver = async (deps: SenderDeps, one: Claimed): Promise<TextTaken> => {
  const { db, blobs, lines } = deps;
  const [connection, text] = [await connectionById(db, one.connectionId), await textToSend(db, one.messageId)];
  const connector = connection && connectorOf(deps, connection.provider);
  if (!connection || !connector) throw new NotTaken('account', 'this connection is no more');
  if (!text) throw new NotTaken('unsupported', 'its content is hidden');
  if (await hasOptedOut(db, connection.id, text.to)) throw new NotTaken('opted-out');
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const out = {
    ...text,
    media: text.files.map(({ sha256, ...file }) => ({ ...file, read: () => blobs.read(sha256) })),
  };
  const line = connector.line ? lines.of(connection.id) : null;
  if (connector.line && !line) throw new NotTaken('unreachable', 'the line is not open here');
  return line ? line.send(out, signal) : connector.send(await accountOf(deps, connection), out, signal);
};

/** Written down together: where it stands, what its provider calls it, and what was told of it before. */
const taken = async (act: Act, one: Claimed, { externalIds }: TextTaken): Promise<void> => {
  if (!(await endTry(act.tx, one, 'sent'))) return;
  await enterNames(act.tx, one.connectionId);
  await nameText(act.tx, one.connectionId, one.messageId, externalIds);
  await setDelivery(act, one.messageId, { from: ['sending', 'uncertain'], to: 'sent' });
  await note(act.tx, one.connectionId, 'sent');
  for (const early of await takeEarly(act.tx, one.connectionId, externalIds))
    await setDelivery(act, one.messageId, {
      from: movesFrom(early.state) as Delivery[],
      to: early.state,
      detail: early.state === 'failed' ? textDetail(early.failure ?? 'undelivered', early.detail) : null,
    });
};

const notTaken = async (act: Act, one: Claimed, error: NotTaken): Promise<void> => {
  const { failure, detail } = error;
  const wait = isPassing(failure)
    ? nextTry(one.attempts, Date.now() - one.startedAt.getTime(), error.retryAfterMs)
    : null;
  const state = wait !== null ? 'queued' : failure === 'uncertain' ? 'uncertain' : 'failed';
  if (!(await endTry(act.tx, one, state, wait ?? 0))) return;
  await setDelivery(act, one.messageId, { from: NOT_GONE, to: state, detail: textDetail(failure, detail) });
  await note(act.tx, one.connectionId, wait !== null ? 'retried' : state === 'uncertain' ? 'uncertain' : 'failed', {
    ...{ failure, detail },
  });
};

/** Nobody knows whether it left; where the same text handed over again is the same text, nobody need. */
const leftByWhoDied = async ({ tx }: Act, deps: SenderDeps, { connectionId }: Claimed): Promise<NotTaken> => {
  const connection = await connectionById(tx, connectionId);
  const repeats = connection !== null && (connectorOf(deps, connection.provider)?.repeats ?? false);
  return new NotTaken(repeats ? 'unreachable' : 'uncertain', 'the house stopped while it was handed over');
};

/** Hands over what is to leave, each text once and in its order, until stopped. Several processes may run it. */
export const startSender = (deps: SenderDeps): { stop(): Promise<void> } => {
  const { db, act, bell } = deps;
  const underway = new Set<Promise<void>>();
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> | null = null;
  let again = false;

  const work = async (one: Claimed): Promise<void> => {
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
            const due = await claimDue(one.tx, AT_ONCE - underway.size, LEASE_SECONDS);
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
