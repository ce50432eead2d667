import type { Db } from '#ground/db/server/database.ts';
import { listConnections } from '#spine/connections/server/api.ts';

export { eraseCalls } from './calls-store.ts';
export { watchCalls } from './calls.ts';
export { startServiceLines } from './service-lines.ts';
export { voiceRoutes } from './routes.ts';

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
