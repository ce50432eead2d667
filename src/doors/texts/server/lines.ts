import type { Blobs } from '#ground/blobs/server/blobs.ts';
import type { Connection } from '#spine/connections/contract.ts';
import { listConnections, secretsOf } from '#spine/connections/server/api.ts';
import type { Db } from '#ground/db/server/database.ts';
import type { Acts } from '#ground/events/server/follow.ts';
import type { Seal } from '#ground/secrets/server/seal.ts';
import type { Account, Connector, LineState, OpenLine } from '../connectors/connector.ts';
import { log } from '#ground/log.ts';
import { hookPath, TEXTS_EVENTS } from '../contract.ts';
import { CONNECTORS } from '../connectors/registry.ts';
import { saveLineState } from './log-store.ts';
import { createSite } from '../site/connector.ts';
import { createPlayed, readPlayed } from './played.ts';

export type TextsDeps = {
  db: Db;
  blobs: Blobs;
  act: Acts;
  seal: Seal;
  publicUrl: string | null;
  /** Where providers answer that have one address for everybody; null: at theirs. */
  address: string | null;
};

/** What a provider's contract says, whichever it is: the built-in telephone is one of them. */
export type AnyConnector = Omit<Connector, 'channel' | 'settings' | 'secrets'>;

export const connectorOf = (
  { db, blobs, act }: Pick<TextsDeps, 'db' | 'blobs' | 'act'>,
  provider: string,
): AnyConnector | null => {
  if (provider === 'play')
    return {
      ...createPlayed({ db, act, blobs }),
      repeats: true,
      hook: { judge: () => ({ kind: 'forged' }), read: readPlayed },
    };
  return provider === 'site' ? createSite(db, blobs) : (CONNECTORS[provider] ?? null);
};

/** With its secrets in plain: for its provider alone. `hookUrl`: where the provider tells what came of a text. */
export const accountOf = async (
  { db, seal, publicUrl, address }: Pick<TextsDeps, 'db' | 'seal' | 'publicUrl' | 'address'>,
  one: Connection,
): Promise<Account> => ({
  settings: {
    ...{ connectionId: String(one.id), from: one.address },
    ...(address === null ? {} : { address }),
    ...one.settings,
    ...(publicUrl === null ? {} : { hookUrl: `${publicUrl.replace(/\/$/, '')}${hookPath(one.id)}` }),
  },
  secrets: await secretsOf(db, seal, one.id),
});

export type Opened = ReturnType<OpenLine>;
export type LineHouse = { keep(connectionId: number, raw: Buffer): Promise<void> };

/** Lines that stay open (SMPP): one for each connection that wants one, opened anew when its settings change. */
export const createLines = (deps: TextsDeps, house: LineHouse) => {
  const open = new Map<number, { as: string; line: Opened }>();
  /** Told in the order in which it happened. */
  let told: Promise<unknown> = Promise.resolve();
  const tell = (connectionId: number, state: LineState, detail: string): void => {
    told = told
      .then(() =>
        deps.act(async ({ tx, say }) => {
          await saveLineState(tx, connectionId, state, detail);
          say({ kind: TEXTS_EVENTS.changed, data: { connectionId } });
        }),
      )
      .catch((error: unknown) =>
        log.warn('the state of a line could not be written', { connection: connectionId, error }),
      );
  };
  const refresh = async (): Promise<void> => {
    const wanted = (await listConnections(deps.db)).filter(
      (one) => one.enabled && connectorOf(deps, one.provider)?.line,
    );
    for (const [id, { line }] of open)
      if (!wanted.some((one) => one.id === id)) {
        open.delete(id);
        await line.close();
      }
    for (const one of wanted) {
      const account = await accountOf(deps, one);
      const as = JSON.stringify(account);
      const before = open.get(one.id);
      if (before?.as === as) continue;
      await before?.line.close();
      const line = connectorOf(deps, one.provider)!.line!.open(account, {
        keep: (raw) => house.keep(one.id, raw),
        tell: (state, detail) => tell(one.id, state, detail),
      });
      open.set(one.id, { as, line });
    }
  };
  return {
    refresh,
    of: (connectionId: number): Opened | null => open.get(connectionId)?.line ?? null,
    close: async (): Promise<void> => {
      await Promise.all([...open.values()].map(({ line }) => line.close()));
      open.clear();
      await told;
    },
  };
};
export type Lines = ReturnType<typeof createLines>;
