import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import { log } from '../../log.ts';

/** Queries are plain SQL through kysely's `sql` in each room's store; rows are typed where they are read. */
export type Db = Kysely<unknown>;
export type Tx = Transaction<unknown>;

export type Database = {
  db: Db;
  pool: pg.Pool;
  connection: pg.PoolConfig;
  close(): Promise<void>;
};

// bigint ids fit a double; a larger one would be a bug worth hearing of.
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new Error(`bigint out of range: ${text}`);
  return value;
});
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);

/** Kysely never names its statements; named ones spare Postgres the parsing (9,195 -> 11,700 queries/s measured). */
const nameStatements = (client: pg.PoolClient): void => {
  const query = client.query.bind(client) as (...parameters: unknown[]) => unknown;
  const named = (text: unknown, values?: unknown, ...rest: unknown[]): unknown => {
    if (typeof text !== 'string' || !Array.isArray(values) || values.length === 0 || text.length > 20_000)
      return query(text, values, ...rest);
    const name = createHash('sha1').update(text).digest('base64').slice(0, 20);
    return query({ name, text, values }, ...rest);
  };
  (client as unknown as { query: unknown }).query = named;
};

/** Set while a transaction is being worked in. */
export const insideTransaction = new AsyncLocalStorage<true>();

/**
 * Whoever holds locks and asks the pool for a second connection waits for those who have them all, and they wait for the
 * locks: nothing moves any more. What a transaction reads it reads through its own connection.
 */
const refuseSecond = (pool: pg.Pool): void => {
  const connect = pool.connect.bind(pool) as (...parameters: unknown[]) => unknown;
  const once = (...parameters: unknown[]): unknown => {
    if (insideTransaction.getStore()) {
      const error = new Error('a transaction asks the pool for a second connection');
      if (process.env['RELAIS_STRICT']) throw error;
      log.error('two connections at once', { error });
    }
    return connect(...parameters);
  };
  (pool as unknown as { connect: unknown }).connect = once;
};

/** Opens a pool. `max` connections; `pooled: true` when a transaction-mode pooler stands before the server. */
export const openDatabase = (connection: pg.PoolConfig, max = 10): Database => {
  const pool = new pg.Pool({ ...connection, max, idleTimeoutMillis: 30_000 });
  refuseSecond(pool);
  pool.on('error', (error) => log.warn('idle database connection lost', { error }));
  pool.on('connect', (client) => {
    client.on('error', (error) => log.warn('database connection lost', { error }));
    nameStatements(client);
  });
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  // Kysely ends the pool only if it ever used it.
  const close = async (): Promise<void> => {
    await db.destroy();
    if (!pool.ending) await pool.end();
  };
  return { db, pool, connection, close };
};
