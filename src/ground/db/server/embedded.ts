import { execFile, spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { installedBinaries, PROGRAM_ENVIRONMENT, usableBinaries, type Binaries } from './embedded-binaries.ts';
import { clearOrphan } from './embedded-orphan.ts';
import { refusalFromOutput, StartRefused } from './embedded-refusals.ts';
import { postgresArguments } from './embedded-settings.ts';
import { SOCKET_PORT, socketFolder } from './embedded-socket.ts';
import { chooseUser, giveTo, type RunAs } from './embedded-user.ts';

export { StartRefused } from './embedded-refusals.ts';

const run = promisify(execFile);

const NAME = 'relais';
/** What a new cluster and its first write-ahead log take, measured 46 MB, with room to live. */
const FIRST_START_BYTES = 150 * 1024 * 1024;
/** How long a stop waits for connections to end by themselves, and for everything. */
const GOODBYE_MS = 500;
const STOP_MS = 30_000;

export type Embedded = {
  /** For `new pg.Pool`: the database `relais` as its owner, who is no superuser. */
  connection: { host: string; port: number; user: string; database: string };
  /** The same as one string. */
  connectionString: string;
  pid: number;
  /** Settles when the server ends, asked to or not. */
  ended: Promise<void>;
  /** Fast shutdown: rolls open transactions back, writes everything down, returns when the process is gone. May be called twice. */
  stop(): Promise<void>;
};

/**
 * Starts the real PostgreSQL that npm installed on `dataDir`, made on first use (1.2 s; later starts 0.1 s).
 * Reachable through a private socket only. Its log lines go to `log`. Throws StartRefused when the operator must act.
 */
export const startEmbedded = async (options: { dataDir: string; log?: (line: string) => void }): Promise<Embedded> => {
  const { log = () => undefined } = options;
  const home = prepareFolder(path.resolve(options.dataDir));
  const cluster = path.join(home, 'cluster');
  const user = await chooseUser(home, cluster);
  const programs = await usableBinaries(installedBinaries(), user, path.join(home, 'programs'));
  if (fs.existsSync(cluster)) checkMajor(cluster, programs);
  else await createCluster(home, cluster, programs, user);
  await giveTo(user, cluster);
  await clearOrphan(cluster, log);
  return await startServer(cluster, programs, user, log);
};

const prepareFolder = (folder: string): string => {
  try {
    fs.mkdirSync(path.dirname(folder), { recursive: true });
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    fs.accessSync(folder, fs.constants.W_OK | fs.constants.X_OK);
    return fs.realpathSync(folder);
  } catch (error) {
    const full = (error as NodeJS.ErrnoException).code === 'ENOSPC';
    throw new StartRefused(full ? 'disk-full' : 'folder-not-writable', folder);
  }
};

const checkMajor = (cluster: string, { version }: Binaries): void => {
  const made = fs.readFileSync(path.join(cluster, 'PG_VERSION'), 'utf8').trim();
  if (made !== version.split('.')[0]) throw new StartRefused('major-version', cluster, made);
};

/** In a folder of its own that takes its name when complete: a first start cut short leaves no half database behind. */
const createCluster = async (home: string, cluster: string, programs: Binaries, user: RunAs): Promise<void> => {
  const { bavail, bsize } = fs.statfsSync(home);
  if (bavail * bsize < FIRST_START_BYTES) throw new StartRefused('disk-full', home);
  for (const name of fs.readdirSync(home)) {
    if (name.startsWith('cluster.new-')) fs.rmSync(path.join(home, name), { recursive: true });
  }
  const draft = fs.mkdtempSync(`${cluster}.new-`);
  await giveTo(user, draft);
  const flags = '-U postgres --auth=trust --encoding=UTF8 --locale-provider=builtin --locale=C.UTF-8 --no-instructions';
  const [file, args] = user.command(path.join(programs.folder, 'bin/initdb'), ['-D', draft, ...flags.split(' ')]);
  try {
    await run(file, args, { env: PROGRAM_ENVIRONMENT, cwd: '/', ...user.ids });
  } catch (error) {
    fs.rmSync(draft, { recursive: true, force: true });
    throw refusalFromOutput((error as { stderr?: string }).stderr ?? '', home) ?? error;
  }
  fs.renameSync(draft, cluster);
};

const startServer = async (
  cluster: string,
  programs: Binaries,
  user: RunAs,
  log: (line: string) => void,
): Promise<Embedded> => {
  const socket = socketFolder(cluster, user);
  const [file, args] = user.command(
    path.join(programs.folder, 'bin/postgres'),
    postgresArguments(cluster, socket.folder, process.pid),
  );
  // In a session of its own, or the terminal's Ctrl-C would reach the server before the house has put its work down.
  const server = spawn(file, args, {
    env: PROGRAM_ENVIRONMENT,
    cwd: '/',
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    ...user.ids,
  });
  const ended = new Promise<void>((resolve) => {
    server.once('exit', () => resolve());
    server.once('error', () => resolve());
  });
  const stop = async (): Promise<void> => {
    // In three steps: a connection closed a moment ago is still on its way out, and would be told that the server goes.
    server.kill('SIGTERM');
    const fast = setTimeout(() => server.kill('SIGINT'), GOODBYE_MS);
    const hard = setTimeout(() => server.kill('SIGQUIT'), STOP_MS);
    await ended;
    clearTimeout(fast);
    clearTimeout(hard);
  };
  const letGo = tieToThisProcess(server);
  void ended.finally(() => {
    letGo();
    socket.remove();
  });
  try {
    await ready(server, cluster, log);
    const at = { host: socket.folder, port: SOCKET_PORT };
    await createDatabase(at);
    return {
      connection: { ...at, user: NAME, database: NAME },
      connectionString: `postgresql://${NAME}@localhost:${SOCKET_PORT}/${NAME}?host=${encodeURIComponent(at.host)}`,
      pid: server.pid!,
      ended,
      stop,
    };
  } catch (error) {
    if (server.exitCode === null && server.signalCode === null) await stop();
    throw error;
  }
};

/** Resolves once the server accepts connections; rejects with its own last words when it ends first. */
const ready = (server: ChildProcess, cluster: string, log: (line: string) => void): Promise<void> =>
  new Promise((resolve, reject) => {
    let words = '';
    let rest = '';
    server.stderr!.setEncoding('utf8').on('data', (text: string) => {
      words = (words + text).slice(-10_000);
      const lines = (rest + text).split('\n');
      rest = lines.pop()!;
      for (const line of lines) log(line);
      if (words.includes('database system is ready to accept connections')) resolve();
    });
    server.once('error', reject);
    // `close` and not `exit`: by then the last words have been read.
    server.once('close', () => reject(refusalFromOutput(words, cluster) ?? new Error(`PostgreSQL ended: ${words}`)));
  });

/**
 * The server ends with this process, however that ends: on an orderly exit by a signal, and after kill -9 by a shell that waits
 * on a pipe only this process holds open. Returns what undoes both, for when the server ended by itself.
 */
const tieToThisProcess = (server: ChildProcess): (() => void) => {
  const onExit = (): void => void server.kill('SIGINT');
  process.on('exit', onExit);
  const guard = spawn('/bin/sh', ['-c', 'read -r _; kill -INT "$1"', 'sh', String(server.pid)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  guard.unref();
  return () => {
    process.off('exit', onExit);
    guard.kill('SIGKILL');
  };
};

/** The role and the database, unless an earlier start made them. `create database` cannot run in a transaction. */
const createDatabase = async (at: { host: string; port: number }): Promise<void> => {
  const client = new pg.Client({ ...at, user: 'postgres', database: 'postgres' });
  await client.connect();
  try {
    const role = await client.query('select from pg_roles where rolname = $1', [NAME]);
    if (role.rowCount === 0) await client.query(`create role ${NAME} login`);
    const database = await client.query('select from pg_database where datname = $1', [NAME]);
    if (database.rowCount === 0) await client.query(`create database ${NAME} owner ${NAME}`);
  } finally {
    await client.end();
  }
};
