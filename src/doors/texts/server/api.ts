import { later, now } from '#ground/clock.ts';
import type { Db } from '#ground/db/server/database.ts';
import type { Bell } from '#ground/events/server/bell.ts';
import { connectionById } from '#spine/connections/server/api.ts';
import type { Texting } from '#spine/channels/texts/contract.ts';
import { NotTaken } from '../connectors/connector.ts';
import { forgetVisitorFiles } from '../site/files-store.ts';
import { forgetVisitors } from '../site/visitors-store.ts';
import { startIntake } from './intake.ts';
import { forgetKept, keep } from './ledger-store.ts';
import { forgetLog } from './log-store.ts';
import { accountOf, connectorOf, createLines, type TextsDeps } from './lines.ts';
import { forgetEarly, hasOptedOut } from './names-store.ts';
import { forgetParts } from './parts-store.ts';
import { startSender } from './sender.ts';

/** Short messages come in and leave, until stopped. Several processes may run it. */
export const startTexts = (
  deps: TextsDeps & { bell: Bell; leaseSeconds?: number },
): { refreshLines(): Promise<void>; stop(): Promise<void> } => {
  const lines = createLines(deps, {
    keep: (connectionId, raw) =>
      deps.act(async ({ tx, say }) => {
        await keep(tx, connectionId, raw, {});
        say({ kind: 'texts.kept', data: { connectionId } });
      }),
  });
  const intake = startIntake(deps);
  const sender = startSender({ ...deps, lines });
  void lines.refresh();
  return {
    refreshLines: lines.refresh,
    stop: async () => {
      await Promise.all([intake.stop(), sender.stop()]);
      await lines.close();
    },
  };
};

/** What the desk asks of whoever hands its texts over. */
export const createTexting = (deps: TextsDeps): Texting => ({
  optedOut: (connectionId, address) => hasOptedOut(deps.db, connectionId, address),
  templates: async (connectionId) => {
    const connection = await connectionById(deps.db, connectionId);
    const connector = connection && connectorOf(deps, connection.provider);
    if (!connection || !connector?.templates) return { templates: [] };
    try {
      return { templates: await connector.templates(await accountOf(deps, connection), AbortSignal.timeout(15_000)) };
    } catch (error) {
      if (!(error instanceof NotTaken)) throw error;
      return { failed: error.failure, detail: error.detail };
    }
  },
});

const DAY = 86_400_000;
/** Bytes that were read and the log are kept a month; receipts that nobody asked for and files that a
 * visitor chose, two days; of a visitor who stays away, ninety days, by what they are known again. */
export const forgetOldTexts = async (tx: Db): Promise<void> => {
  await forgetKept(tx, later(now(), -30 * DAY));
  await forgetLog(tx, later(now(), -30 * DAY));
  await forgetEarly(tx, later(now(), -2 * DAY));
  await forgetVisitors(tx, later(now(), -90 * DAY));
  await forgetVisitorFiles(tx, later(now(), -2 * DAY));
  await forgetParts(tx, later(now(), -2 * DAY));
};
export { textsRoutes } from './routes.ts';
export { eraseTexts, forgetRawOf } from './erase-store.ts';
