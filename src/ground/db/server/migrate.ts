import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type pg from 'pg';

const FOLDER = path.resolve(import.meta.dirname, '../../../../db/migrations');

/** The data folder was written by a newer Relais: its tables are unknown here. */
export class DataIsNewer extends Error {}

export type MigrationProgress = (done: number, total: number, name: string) => void;

/**
 * Brings the tables up to date, one transaction a file, under a lock so that two starting processes do it once.
 * Throws DataIsNewer when the database knows a migration that this version does not.
 */
export const migrate = async (pool: pg.Pool, onProgress: MigrationProgress = () => {}): Promise<number> => {
  const files = (await readdir(FOLDER)).filter((name) => /^\d{4}-.*\.sql$/.test(name)).sort();
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock(7301)');
    await client.query(
      'create table if not exists public.migrations (name text primary key, at timestamptz not null default now())',
    );
    const known = await client.query<{ name: string }>('select name from public.migrations order by name');
    const done = new Set(known.rows.map((row) => row.name));
    const unknown = [...done].find((name) => !files.includes(name));
    if (unknown) throw new DataIsNewer(unknown);
    const missing = files.filter((name) => !done.has(name));
    for (const [index, name] of missing.entries()) {
      onProgress(index, missing.length, name);
      await client.query('begin');
      try {
        await client.query(await readFile(path.join(FOLDER, name), 'utf8'));
        await client.query('insert into public.migrations (name) values ($1)', [name]);
        await client.query('commit');
      } catch (error) {
        await client.query('rollback');
        throw new Error(`migration ${name}`, { cause: error });
      }
    }
    return missing.length;
  } finally {
    await client.query('select pg_advisory_unlock(7301)').catch(() => {});
    client.release();
  }
};
