import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test, { type TestContext } from 'node:test';
import pg from 'pg';
import { startEmbedded } from './embedded.ts';

/** A house that starts a database, commits one row, says so, and waits to be killed. */
const HOUSE = `
import pg from 'pg';
import { startEmbedded } from ${JSON.stringify(new URL('embedded.ts', import.meta.url).href)};
const embedded = await startEmbedded({ dataDir: process.env.DATA_DIR });
const client = new pg.Client(embedded.connection);
client.on('error', () => undefined);
await client.connect();
await client.query('create table kept as select 42 as n');
console.log(embedded.pid);
setInterval(() => undefined, 1000);
`;

const startHouse = async (t: TestContext, dataDir: string) => {
  const house = spawn(process.execPath, ['--input-type=module', '-e', HOUSE], {
    cwd: import.meta.dirname,
    env: { ...process.env, DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  t.after(() => house.kill('SIGKILL'));
  const [line] = (await once(house.stdout, 'data')) as [Buffer];
  return { house, postgres: Number(line.toString()) };
};

const guardsOf = (postgres: number): number[] =>
  fs.readdirSync('/proc').flatMap((name) => {
    try {
      const command = fs.readFileSync(`/proc/${name}/cmdline`, 'utf8');
      return /^\d+$/.test(name) && command.startsWith('/bin/sh\0-c\0read') && command.endsWith(`\0${postgres}\0`)
        ? [Number(name)]
        : [];
    } catch {
      return [];
    }
  });

const scratch = (t: TestContext): string => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'relais-orphan-'));
  t.after(() => fs.rmSync(folder, { recursive: true, force: true }));
  return path.join(folder, 'db');
};

const keptRow = async (connection: pg.ClientConfig): Promise<unknown> => {
  const client = new pg.Client(connection);
  await client.connect();
  const { rows } = await client.query('select n from kept');
  await client.end();
  return rows;
};

test('after kill -9 of the house its database ends by itself, and the next start has every row', async (t) => {
  const dataDir = scratch(t);
  const { house } = await startHouse(t, dataDir);
  house.kill('SIGKILL');
  await once(house, 'exit');
  const again = await startEmbedded({ dataDir });
  t.after(() => again.stop());
  assert.deepEqual(await keptRow(again.connection), [{ n: 42 }]);
});

test(
  'an orphan that nothing watched is stopped by the next start',
  { skip: process.platform !== 'linux' && 'reads /proc' },
  async (t) => {
    const dataDir = scratch(t);
    const { house, postgres } = await startHouse(t, dataDir);
    const guards = guardsOf(postgres);
    assert.equal(guards.length, 1);
    for (const guard of guards) process.kill(guard, 'SIGKILL');
    house.kill('SIGKILL');
    await once(house, 'exit');
    process.kill(postgres, 0);
    const lines: string[] = [];
    const again = await startEmbedded({ dataDir, log: (line) => lines.push(line) });
    t.after(() => again.stop());
    assert.notEqual(again.pid, postgres);
    assert.deepEqual(await keptRow(again.connection), [{ n: 42 }]);
    assert.ok(lines.some((line) => line.includes(`left over from an earlier start (process ${postgres})`)));
  },
);

test('kill -9 of house and server at once: the next start recovers', async (t) => {
  const dataDir = scratch(t);
  const { house, postgres } = await startHouse(t, dataDir);
  process.kill(postgres, 'SIGKILL');
  house.kill('SIGKILL');
  await once(house, 'exit');
  const again = await startEmbedded({ dataDir });
  t.after(() => again.stop());
  assert.deepEqual(await keptRow(again.connection), [{ n: 42 }]);
});

test('a lock file that names a process of somebody else does not stop the start', async (t) => {
  const dataDir = scratch(t);
  const first = await startEmbedded({ dataDir });
  process.kill(first.pid, 'SIGKILL');
  await first.ended;
  const lock = path.join(dataDir, 'cluster/postmaster.pid');
  fs.writeFileSync(lock, fs.readFileSync(lock, 'utf8').replace(/^\d+/, String(process.ppid)));
  const again = await startEmbedded({ dataDir });
  t.after(() => again.stop());
  assert.ok(again.pid > 0);
});
