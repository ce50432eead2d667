import path from 'node:path';
import type pg from 'pg';
import { readConfig, type Config } from '#ground/config.ts';
import { openDatabase } from '#ground/db/server/database.ts';
import { startEmbedded, StartRefused } from '#ground/db/server/embedded.ts';
import { DataIsNewer, migrate } from '#ground/db/server/migrate.ts';
import { log } from '#ground/log.ts';
import { demoAccounts, DEMO_PASSWORD } from './demo/accounts.ts';
import { seedDemo } from './demo/seed.ts';
import { openHouse } from './house.ts';
import { startServe } from './serve.ts';
import { tell, terminalLanguage } from './start-words.ts';
import { startWork } from './work.ts';

/** What has been started, ended in the opposite order. */
const opened: (() => Promise<void>)[] = [];
const print = (line: string): void => void process.stdout.write(`${line}\n`);

const databaseOf = async (config: Config): Promise<pg.PoolConfig> => {
  if (config.databaseUrl) return { connectionString: config.databaseUrl };
  const embedded = await startEmbedded({
    dataDir: path.join(config.dataDir, 'database'),
    log: (line) => log.info('postgres', { line }),
  });
  opened.push(() => embedded.stop());
  return embedded.connection;
};

const bringUpToDate = async (connection: pg.PoolConfig): Promise<void> => {
  const database = openDatabase(connection, 2);
  try {
    await migrate(database.pool, (done, total, name) => print(tell('migrating', { done: done + 1, total, name })));
  } finally {
    await database.close();
  }
};

const start = async (): Promise<void> => {
  const config = readConfig();
  print(tell('starting'));
  const connection = await databaseOf(config);
  print(tell('database', { where: config.databaseUrl ? new URL(config.databaseUrl).host : config.dataDir }));
  await bringUpToDate(connection);
  const house = await openHouse(config, connection);
  opened.push(() => house.close());
  if (config.demo) await seedDemo(house, () => print(tell('seeding')));
  const working = await startWork(house);
  opened.push(() => working.stop());
  const serving = await startServe(house, working.smtp);
  opened.push(() => serving.stop());

  print(`\n  ${tell('ready', { url: serving.url })}`);
  print(`  ${tell('customer', { url: serving.url })}`);
  print(`  ${tell('smtp', working.smtp)}`);
  const accounts = await demoAccounts(house.database.db);
  if (accounts.length > 0) {
    print(`\n  ${tell('accounts', { password: DEMO_PASSWORD })}`);
    for (const account of accounts) print(`    ${account.login.padEnd(12)} ${account.name} (${account.role})`);
  } else if (!config.demo) print(`  ${tell('setUp')}`);
  print(`\n  ${tell('stopHint')}\n`);
  if (process.env['RELAIS_REPORT'])
    print(
      JSON.stringify({ ready: true, url: serving.url, smtp: working.smtp, lmtp: working.lmtp, database: connection }),
    );
};

let stopping: Promise<void> | null = null;
const stop = (code: number): Promise<void> =>
  (stopping ??= (async () => {
    print(`\n${tell('stopping')}`);
    // A part that will not end must not keep the terminal: what matters is in the database already.
    setTimeout(() => process.exit(code || 1), 20_000).unref();
    for (const close of opened.reverse())
      await close().catch((error: unknown) => log.error('part did not stop', { error }));
    print(tell('stopped'));
    process.exit(code);
  })());

/** One clear sentence for what the operator can put right; null for a bug. */
const sentenceFor = (error: unknown): string | null => {
  const { code, port, syscall } = error as NodeJS.ErrnoException & { port?: number };
  if (error instanceof StartRefused) return error.sentence[terminalLanguage];
  if (error instanceof DataIsNewer) return tell('dataNewer', { name: error.message });
  const config = readConfig();
  const variable = port === config.smtpPort ? 'SMTP_PORT' : 'PORT';
  if (code === 'EADDRINUSE') return tell('portTaken', { port: port ?? 0, variable });
  if (code === 'EACCES' && syscall === 'listen') return tell('portForbidden', { port: port ?? 0, variable });
  if (code === 'ENOSPC') return tell('diskFull');
  if (config.databaseUrl && (syscall === 'connect' || /^(08|28|3D)/.test(code ?? '')))
    return tell('databaseUnreachable', { problem: (error as Error).message });
  return null;
};

process.on('SIGINT', () => void stop(0));
process.on('SIGTERM', () => void stop(0));
process.on('unhandledRejection', (error) => log.error('a promise was left to fail', { error }));

try {
  await start();
} catch (error) {
  const sentence = sentenceFor(error);
  process.stderr.write(sentence ? `\n${sentence}\n` : `${(error as Error).stack ?? String(error)}\n`);
  await stop(1);
}
