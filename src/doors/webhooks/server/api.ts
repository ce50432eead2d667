import { later, now } from '#ground/clock.ts';
import type { Db } from '#ground/db/server/database.ts';
import { deleteBefore } from './messages-store.ts';

export { concernsWebhooks, hearForWebhooks } from './hear.ts';
export { forgetContact as forgetContactInWebhooks } from './messages-store.ts';
export { webhooksRoutes } from './routes.ts';
export { startWebhooks } from './sender.ts';

/** Milliseconds that what was sent is kept, to be looked at and sent again. */
const KEPT = 30 * 24 * 3_600_000;

/** Takes away what is too old; how many. */
export const forgetOldWebhooks = (tx: Db): Promise<number> => deleteBefore(tx, later(now(), -KEPT));
