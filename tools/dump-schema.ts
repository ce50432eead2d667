import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { startEmbedded } from '#ground/db/server/embedded.ts';
import { migrate } from '#ground/db/server/migrate.ts';
import { describeSchema } from './schema-from-catalog.ts';

/** Writes db/schema.sql, what all the migrations together make; with --check only compares, and exits 1 with the difference. */
const TARGET = path.resolve(import.meta.dirname, '../db/schema.sql');
const HEADER = '-- What the migrations make. Written by `npm run schema`; never edited by hand.\n\n';

const schemaOfMigrations = async (dataDir: string): Promise<string> => {
  const embedded = await startEmbedded({ dataDir });
  const pool = new pg.Pool({ ...embedded.connection, max: 1 });
  // A closed pool's connection may still hear the server go.
  pool.on('error', () => undefined);
  try {
    await migrate(pool);
    const client = await pool.connect();
    const schema = await describeSchema(client);
    client.release();
    return HEADER + schema;
  } finally {
    await pool.end();
    await embedded.stop();
  }
};

const scratch = mkdtempSync(path.join(os.tmpdir(), 'relais-schema-'));
try {
  const schema = await schemaOfMigrations(path.join(scratch, 'db'));
  const kept = existsSync(TARGET) ? readFileSync(TARGET, 'utf8') : '';
  if (!process.argv.includes('--check')) {
    writeFileSync(TARGET, schema);
    console.log(schema === kept ? 'db/schema.sql was up to date' : 'db/schema.sql written');
  } else if (schema === kept) {
    console.log('db/schema.sql says what the migrations make');
  } else {
    const made = path.join(scratch, 'schema.sql');
    writeFileSync(made, schema);
    spawnSync('diff', ['-u', TARGET, made], { stdio: 'inherit' });
    console.error('db/schema.sql is not what the migrations make: run `npm run schema` and commit it');
    process.exitCode = 1;
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
