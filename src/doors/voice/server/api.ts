import type { Db } from '#ground/db/server/database.ts';
import { later, now } from '#ground/clock.ts';
import { listConnections } from '#spine/connections/server/api.ts';

import { forgetWaiting } from './waiting-store.ts';

export { eraseCalls } from './calls-store.ts';
export { watchCalls } from './calls.ts';
export { startServiceLines } from './service-lines.ts';
export { voiceRoutes } from './routes.ts';

const MONTH = 30 * 86_400_000;
/** How calls waited, a month later; that there were calls stands in their interactions. */
export const forgetOldCalls = (tx: Db): Promise<void> => forgetWaiting(tx, later(now(), -MONTH));

/** Where pages of the desk speak SIP: what their policy must let them connect to. */
export const sipOrigins = async (db: Db): Promise<string[]> => [
  ...new Set(
    (await listConnections(db))
      .filter((one) => one.channel === 'voice' && one.enabled && URL.canParse(one.settings['server'] ?? ''))
      .map((one) => {
        const { protocol, host } = new URL(one.settings['server']!);
        return `${protocol}//${host}`;
      }),
  ),
];
