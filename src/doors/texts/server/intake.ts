import { setTimeout as pause } from 'node:timers/promises';
import { later, now } from '#ground/clock.ts';
import type { Bell } from '#ground/events/server/bell.ts';
import type { Act } from '#ground/events/server/follow.ts';
import { log } from '#ground/log.ts';
import type { IncomingText } from '#spine/channels/texts/contract.ts';
import { optOutOf } from '#spine/channels/texts/segments/rules.ts';
import type { Connection } from '#spine/connections/contract.ts';
import { connectionById } from '#spine/connections/server/api.ts';
import { endConversation, takeInText, type TextFile } from '#spine/interactions/server/api.ts';
import { enqueue } from '#spine/routing/server/api.ts';
import { NotTaken, type Heard } from '../connectors/connector.ts';
import { TEXTS_EVENTS } from '../contract.ts';
import { claimKept, nextKept, renewLease, settle, tryLater, type Kept } from './ledger-store.ts';
import { accountOf, connectorOf, type AnyConnector, type TextsDeps } from './lines.ts';
import { note } from './log-store.ts';
import { takeIncomplete, takePart } from './parts.ts';
import { overdueKeys } from './parts-store.ts';
import { optIn, optOut } from './names-store.ts';
import { hearReceipt } from './receipts.ts';

/** Renewed while it is read: where its process died, what came after it waits no longer than this. */
const LEASE_SECONDS = 12;
const RENEW_MS = 4_000;
const MOST_ATTEMPTS = 6;
const LONGEST_SLEEP = 5_000;
const BREATH = 20;

/** The other parts of a long text come within seconds, or after a telephone was off for a while. */
const PATIENCE_FOR_PARTS_MS = 10 * 60_000;

export type IntakeDeps = TextsDeps & { bell: Bell };
type Ready = { text: IncomingText; files: TextFile[] };

/** What came with a text; what cannot be had after all tries is named in the text, and nothing else of it is lost. */
const withFiles = async (
  deps: IntakeDeps,
  connection: Connection,
  connector: AnyConnector,
  text: IncomingText,
  last: boolean,
): Promise<Ready> => {
  const files: TextFile[] = [];
  let lost = '';
  for (const media of text.media) {
    try {
      if (!connector.fetchMedia) throw new NotTaken('unsupported', 'no media here');
      const { type, content } = await connector.fetchMedia(
        await accountOf(deps, connection),
        media.ref,
        AbortSignal.timeout(60_000),
      );
      const sha256 = await deps.blobs.put(content);
      files.push({
        name: media.name || `fichier.${type.split('/')[1] ?? 'bin'}`,
        type,
        size: content.byteLength,
        sha256,
      });
    } catch (error) {
      if (!last) throw error;
      log.warn('what came with a text could not be fetched', { connection: connection.id, error });
      lost += `\n[${media.name || media.type}]`;
    }
  }
  return { text: { ...text, text: `${text.text}${lost}`.trim() }, files };
};

const receive = async (act: Act, connection: Connection, { text, files }: Ready): Promise<void> => {
  const channel = connection.channel;
  if (channel === 'voice') return;
  const taken = await takeInText(act, { id: connection.id, channel, skillId: connection.skillId }, text, files);
  if (taken.state === 'duplicate') return;
  if (taken.wantsAgent) await enqueue(act, [taken.interactionId]);
  const wish = text.optOut ?? (channel === 'sms' ? optOutOf(text.text) : null);
  if (wish === 'stop') await optOut(act.tx, connection.id, text.from);
  else if (wish === 'start') await optIn(act.tx, connection.id, text.from);
  await note(act.tx, connection.id, 'received');
};

const readKept = (connector: AnyConnector, connection: Connection, kept: Kept): Heard => {
  if (connector.line) return connector.line.read(kept.raw);
  if (!connector.hook) throw new Error('nothing comes in here');
  return connector.hook.read(kept.raw, kept.headers, connection, kept.search);
};

const putAside = (deps: IntakeDeps, kept: Kept, reason: string): Promise<void> =>
  deps.act(async (act) => {
    if (await settle(act.tx, kept, 'quarantined', reason))
      await note(act.tx, kept.connectionId, 'quarantined', { failure: 'broken', detail: reason });
  });

const work = async (deps: IntakeDeps, kept: Kept): Promise<void> => {
  const last = kept.attempts >= MOST_ATTEMPTS;
  const connection = await connectionById(deps.db, kept.connectionId);
  const connector = connection && connectorOf(deps, connection.provider);
  if (!connection || !connector) return putAside(deps, kept, 'its connection is no more');
  let heard: Heard;
  try {
    heard = readKept(connector, connection, kept);
  } catch (error) {
    return putAside(deps, kept, error instanceof Error ? error.message : String(error));
  }
  try {
    const ready: Ready[] = [];
    for (const text of heard.texts) ready.push(await withFiles(deps, connection, connector, text, last));
    await deps.act(async (act) => {
      if (!(await settle(act.tx, kept, 'done', null))) return;
      for (const part of heard.parts ?? [])
        for (const text of await takePart(act.tx, connection.id, part))
          await receive(act, connection, { text, files: [] });
      for (const one of ready) await receive(act, connection, one);
      for (const address of heard.ended ?? []) await endConversation(act, connection.id, address, 'contact');
      for (const receipt of heard.receipts) await hearReceipt(act, connection.id, receipt);
      act.say({ kind: TEXTS_EVENTS.changed, data: { connectionId: connection.id } });
    });
  } catch (error) {
    log.warn('what was told of texts will be read again', { ledger: kept.id, error });
    if (last) return putAside(deps, kept, error instanceof Error ? error.message : String(error));
    await tryLater(deps.db, kept, 2 ** kept.attempts);
  }
};

const whileRenewed = async (deps: IntakeDeps, kept: Kept): Promise<void> => {
  const timer = setInterval(() => {
    renewLease(deps.db, kept, LEASE_SECONDS).catch((error: unknown) =>
      log.warn('the lease of what was told could not be renewed', { ledger: kept.id, error }),
    );
  }, RENEW_MS);
  try {
    await work(deps, kept);
  } finally {
    clearInterval(timer);
  }
};

const tellIncomplete = async ({ db, act }: IntakeDeps): Promise<void> => {
  for (const { connectionId, key } of await overdueKeys(db, later(now(), -PATIENCE_FOR_PARTS_MS))) {
    const connection = await connectionById(db, connectionId);
    if (connection)
      await act(async (one) => {
        for (const text of await takeIncomplete(one.tx, connectionId, key))
          await receive(one, connection, { text, files: [] });
      });
  }
};

/** Turns what providers told into texts and receipts, in order, each once, until stopped. */
export const startIntake = (deps: IntakeDeps): { stop(): Promise<void> } => {
  const { db, act, bell } = deps;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> | null = null;
  let again = false;
  const look = async (): Promise<void> => {
    do {
      again = false;
      clearTimeout(timer);
      try {
        const mine = await act(({ tx }) => claimKept(tx, LEASE_SECONDS));
        await Promise.all(mine.map((one) => whileRenewed(deps, one)));
        if (mine.length === 0) await tellIncomplete(deps);
        again ||= mine.length > 0;
        if (!again) {
          const wait = (await nextKept(db)) ?? LONGEST_SLEEP;
          timer = setTimeout(wake, Math.max(BREATH, Math.min(wait + 1, LONGEST_SLEEP)));
        }
      } catch (error) {
        if (!stopped) log.error('what providers told could not be read', { error });
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
    },
  };
};
