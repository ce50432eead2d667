import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createBell, type Bell } from '../../events/server/bell.ts';
import { createActs, type Acts } from '../../events/server/follow.ts';
import { insideTransaction, openDatabase, type Database } from './database.ts';
import { startEmbedded } from './embedded.ts';
import { migrate } from './migrate.ts';

/** A real, empty, migrated database of its own for one test file. */
export const testDatabase = async (): Promise<{
  database: Database;
  bell: Bell;
  act: Acts;
  /** A folder that goes away with the database. */
  folder: string;
  close(): Promise<void>;
}> => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'relais-test-'));
  const server = await startEmbedded({ dataDir: path.join(folder, 'database') });
  const database = openDatabase(server.connection);
  await migrate(database.pool);
  const bell = await createBell(database);
  return {
    database,
    bell,
    act: createActs(database, bell),
    folder,
    async close() {
      await bell.close();
      await database.close();
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

/** What somebody else does while the caller is in the middle of a transaction. */
export const meanwhile = <T>(work: () => Promise<T>): Promise<T> => insideTransaction.exit(work);
