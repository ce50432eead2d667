import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** A first start makes a database: 5 s on an idle machine, much more on a busy one. */
const START_LIMIT = 120_000;
const STOP_LIMIT = 25_000;

export type RunningHouse = {
  url: string;
  smtp: { host: string; port: number };
  database: { host: string; port: number; user: string; database: string };
  dataDir: string;
  /** Ends the process as Ctrl-C does and takes its data away. */
  stop(): Promise<void>;
  /** Ends the process as a power cut does. */
  kill(): Promise<void>;
  /** Starts it again on the same data and ports. */
  startAgain(): Promise<void>;
  /** Both, one after the other. */
  killAndRestart(): Promise<void>;
};

type Report = Pick<RunningHouse, 'url' | 'smtp' | 'database'>;

const launch = (dataDir: string, demo: boolean, env: NodeJS.ProcessEnv): ChildProcess =>
  spawn(process.execPath, ['src/app/main.ts', ...(demo ? [] : ['--no-demo'])], {
    cwd: ROOT,
    env: {
      ...process.env,
      DATA_DIR: dataDir,
      HOST: '127.0.0.1',
      PORT: '0',
      SMTP_PORT: '0',
      ...env,
      RELAIS_REPORT: '1',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

const readyWhen = (child: ChildProcess): Promise<Report> =>
  new Promise((resolve, reject) => {
    let said = '';
    const late = setTimeout(() => reject(new Error(`the house did not start in time:\n${said}`)), START_LIMIT);
    child.stderr!.on('data', (text: Buffer) => {
      said = `${said}${text.toString()}`.slice(-8_000);
    });
    createInterface({ input: child.stdout! }).on('line', (line) => {
      said = `${said}${line}\n`.slice(-8_000);
      if (!line.startsWith('{"ready":true')) return;
      clearTimeout(late);
      resolve(JSON.parse(line) as Report);
    });
    child.once('exit', (code) => {
      clearTimeout(late);
      reject(new Error(`the house ended with ${code}:\n${said}`));
    });
  });

const ended = (child: ChildProcess): Promise<void> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((resolve) => child.once('exit', () => resolve()));

/** Starts the product as a process of its own on a fresh data folder: empty, or with the demo floor. */
export const startHouse = async (options: { demo?: boolean; env?: NodeJS.ProcessEnv } = {}): Promise<RunningHouse> => {
  if (!existsSync(path.join(ROOT, 'web-dist/index.html'))) throw new Error('build the page first: npm run build');
  const folder = await mkdtemp(path.join(os.tmpdir(), 'relais-e2e-'));
  const { demo = false, env = {} } = options;
  let child = launch(folder, demo, env);
  const first = await readyWhen(child);
  const ports = { PORT: new URL(first.url).port, SMTP_PORT: String(first.smtp.port) };
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended(child);
  };
  const startAgain = async (): Promise<void> => {
    child = launch(folder, demo, { ...env, ...ports });
    await readyWhen(child);
  };
  return {
    ...first,
    dataDir: folder,
    kill,
    startAgain,
    async stop() {
      child.kill('SIGTERM');
      const hard = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT);
      await ended(child);
      clearTimeout(hard);
      await rm(folder, { recursive: true, force: true });
    },
    async killAndRestart() {
      await kill();
      await startAgain();
    },
  };
};
