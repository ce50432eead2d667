import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { startEmbedded } from '#ground/db/server/embedded.ts';
import { startProduct, type Product } from '../support/product.ts';

/** A database of its own and houses on it, any of which may be killed. */
export type WorkHouse = {
  pool: pg.Pool;
  houses: Product[];
  /** kill -9 of one, and another in its place. */
  replace(index: number): Promise<void>;
  stop(): Promise<void>;
};

export const openWorkHouse = async (processes: number): Promise<WorkHouse> => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'relais-floor-'));
  const embedded = await startEmbedded({ dataDir: path.join(folder, 'database') });
  const pool = new pg.Pool({ ...embedded.connection, max: 4 });
  const start = (): Promise<Product> =>
    startProduct({ dataDir: path.join(folder, 'house'), env: { DATABASE_URL: embedded.connectionString } });
  const houses: Product[] = [];
  for (let n = 0; n < processes; n += 1) houses.push(await start());
  return {
    pool,
    houses,
    async replace(index) {
      process.kill(-houses[index]!.pid, 'SIGKILL');
      await houses[index]!.pool.end().catch(() => undefined);
      houses[index] = await start();
    },
    async stop() {
      await Promise.all(houses.map((one) => one.stop()));
      await pool.end();
      await embedded.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
