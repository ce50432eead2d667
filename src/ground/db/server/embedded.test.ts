import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test, { type TestContext } from 'node:test';
import pg from 'pg';
import { refusalFromOutput } from './embedded-refusals.ts';
import { fitsSocket } from './embedded-socket.ts';
import { startEmbedded, StartRefused, type Embedded } from './embedded.ts';

const scratch = (t: TestContext): string => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'relais-embedded-'));
  t.after(() => fs.rmSync(folder, { recursive: true, force: true }));
  return folder;
};

const start = async (t: TestContext, dataDir: string, log?: (line: string) => void): Promise<Embedded> => {
  const embedded = await startEmbedded({ dataDir, log });
  t.after(() => embedded.stop());
  return embedded;
};

const ask = async (connection: pg.ClientConfig | string, sql: string): Promise<Record<string, unknown>[]> => {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
};

const refused = (code: string) => (error: unknown) => error instanceof StartRefused && error.code === code;

test('a first start makes a durable database that belongs to an ordinary role', async (t) => {
  const embedded = await start(t, path.join(scratch(t), 'db'));
  const [row] = await ask(
    embedded.connectionString,
    `select current_user as role, current_database() as base, current_setting('fsync') as fsync,
            current_setting('synchronous_commit') as commit, current_setting('listen_addresses') as addresses,
            (select rolsuper from pg_roles where rolname = current_user) as super`,
  );
  assert.deepEqual(row, {
    role: 'relais',
    base: 'relais',
    fsync: 'on',
    commit: 'on',
    addresses: '',
    super: false,
  });
  await ask(embedded.connection, 'create extension pg_trgm; create extension unaccent');
  if (process.platform === 'linux') assert.notEqual(fs.statSync(`/proc/${embedded.pid}`).uid, 0, 'never as root');
});

test('what was committed before kill -9 of the server is there at the next start', async (t) => {
  const dataDir = path.join(scratch(t), 'db');
  const first = await start(t, dataDir);
  await ask(first.connection, 'create table kept (n int); insert into kept values (42)');
  process.kill(first.pid, 'SIGKILL');
  await first.ended;
  const second = await start(t, dataDir);
  assert.deepEqual(await ask(second.connection, 'select n from kept'), [{ n: 42 }]);
});

test('two houses on one folder: the second is refused and the first goes on', async (t) => {
  const dataDir = path.join(scratch(t), 'db');
  const first = await start(t, dataDir);
  await assert.rejects(startEmbedded({ dataDir }), refused('already-running'));
  assert.deepEqual(await ask(first.connection, 'select 1 as one'), [{ one: 1 }]);
});

test('stop leaves no process and no lock, and may be called twice', async (t) => {
  const dataDir = path.join(scratch(t), 'db');
  const embedded = await start(t, dataDir);
  await Promise.all([embedded.stop(), embedded.stop()]);
  assert.throws(() => process.kill(embedded.pid, 0), { code: 'ESRCH' });
  assert.equal(fs.existsSync(path.join(dataDir, 'cluster/postmaster.pid')), false);
});

test('a data folder too deep for a socket path gets a short private one, gone after the stop', async (t) => {
  const dataDir = path.join(scratch(t), 'x'.repeat(120));
  assert.equal(fitsSocket(dataDir), false);
  const embedded = await start(t, dataDir);
  assert.deepEqual(await ask(embedded.connectionString, 'select 1 as one'), [{ one: 1 }]);
  assert.equal(fs.statSync(embedded.connection.host).mode & 0o777, 0o700);
  await embedded.stop();
  assert.equal(fs.existsSync(embedded.connection.host), false);
});

test('a database made by another major version is refused and left alone', async (t) => {
  const dataDir = scratch(t);
  fs.mkdirSync(path.join(dataDir, 'cluster'));
  fs.writeFileSync(path.join(dataDir, 'cluster/PG_VERSION'), '17\n');
  await assert.rejects(startEmbedded({ dataDir }), (error: unknown) => {
    assert.ok(error instanceof StartRefused && error.code === 'major-version');
    assert.match(error.sentence.en, /PostgreSQL 17/);
    assert.match(error.sentence.fr, /créée par PostgreSQL 17/);
    return true;
  });
  assert.deepEqual(fs.readdirSync(path.join(dataDir, 'cluster')), ['PG_VERSION']);
});

test('a place where no folder can be made is refused', async (t) => {
  const file = path.join(scratch(t), 'file');
  fs.writeFileSync(file, '');
  await assert.rejects(startEmbedded({ dataDir: path.join(file, 'db') }), refused('folder-not-writable'));
});

test("PostgreSQL's last words become the sentence that helps", () => {
  const code = (output: string): string | undefined => refusalFromOutput(output, '/data')?.code;
  assert.equal(code('FATAL: could not write lock file "postmaster.pid": No space left on device'), 'disk-full');
  assert.equal(
    code('initdb: error: could not look up effective user ID 12345: user does not exist'),
    'user-without-name',
  );
  assert.equal(
    code('FATAL: lock file "postmaster.pid" already exists\nHINT: Is another postmaster (PID 77) running in …?'),
    'already-running',
  );
  assert.equal(code('FATAL: could not open directory "/data": Permission denied'), 'folder-not-writable');
  assert.equal(code('FATAL: something nobody foresaw'), undefined);
});
