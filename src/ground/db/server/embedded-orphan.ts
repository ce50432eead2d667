import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { StartRefused } from './embedded-refusals.ts';
import { OWNER_SETTING } from './embedded-settings.ts';
import { SOCKET_LOCK } from './embedded-socket.ts';

/** A fast shutdown ends within a checkpoint; past that the server is killed the hard way and recovers at the next start. */
const FAST_SHUTDOWN_MS = 20_000;
const IMMEDIATE_SHUTDOWN_MS = 10_000;
const POLL_MS = 25;

type Process = { parent: number; command: string; zombie: boolean };

/**
 * Frees `cluster` of a server left over by a Relais that was killed: stops it, or clears the lock of one that is already dead.
 * Stopped rather than adopted: a server that is our own child is one whose end we learn of.
 * Throws StartRefused when its Relais still lives, or when it does not stop.
 */
export const clearOrphan = async (cluster: string, log: (line: string) => void): Promise<void> => {
  const pid = readLock(cluster);
  if (pid === null) return;
  const found = lookUp(pid);
  if (found === null) return;
  if (isServing(found, cluster)) {
    const owner = Number(new RegExp(`${OWNER_SETTING}=(\\d+)`).exec(found.command)?.[1] ?? 0);
    // The kernel gives an orphan another parent at once, so a server whose parent is still the one that started it is in use.
    if (owner > 0 && owner === found.parent) throw new StartRefused('already-running', cluster, String(owner));
    log(`stopping the database server left over from an earlier start (process ${pid})`);
    const stopped = (await end(pid, 'SIGINT', FAST_SHUTDOWN_MS)) || (await end(pid, 'SIGQUIT', IMMEDIATE_SHUTDOWN_MS));
    if (!stopped) throw new StartRefused('orphan-will-not-stop', cluster, String(pid));
  }
  await clearLockOfTheDead(cluster, pid);
};

const readLock = (cluster: string): number | null => {
  const file = path.join(cluster, 'postmaster.pid');
  if (!fs.existsSync(file)) return null;
  const pid = Number(fs.readFileSync(file, 'utf8').split('\n')[0]);
  return Number.isInteger(pid) && pid > 1 ? pid : null;
};

const isServing = ({ command, zombie }: Process, cluster: string): boolean =>
  !zombie && command.includes('postgres') && command.includes(cluster);

const end = async (pid: number, signal: NodeJS.Signals, withinMs: number): Promise<boolean> => {
  try {
    process.kill(pid, signal);
  } catch {
    return true;
  }
  const until = Date.now() + withinMs;
  while (Date.now() < until) {
    const now = lookUp(pid);
    if (now === null || now.zombie) return true;
    await pause(POLL_MS);
  }
  return false;
};

/**
 * PostgreSQL refuses its lock files as long as kill(pid, 0) answers: for a dead server that its parent never reaps (for ever, where
 * process 1 of a container reaps nothing), and for a stranger who was given the same number. The locks may go once no living
 * process works in the cluster (each one's current directory is that folder); until then its last children are on their way out.
 */
const clearLockOfTheDead = async (cluster: string, pid: number): Promise<void> => {
  const until = Date.now() + IMMEDIATE_SHUTDOWN_MS;
  while (readLock(cluster) === pid && lookUp(pid) !== null) {
    // Without /proc, PostgreSQL's own judgement must do.
    if (process.platform !== 'linux' && !lookUp(pid)?.zombie) return;
    if (process.platform === 'linux' && !workersIn(cluster)) {
      for (const lock of ['postmaster.pid', SOCKET_LOCK]) fs.rmSync(path.join(cluster, lock), { force: true });
      return;
    }
    if (Date.now() > until) throw new StartRefused('orphan-will-not-stop', cluster, String(pid));
    await pause(POLL_MS);
  }
};

const workersIn = (cluster: string): boolean => {
  const folder = fs.realpathSync(cluster);
  return fs.readdirSync('/proc').some((name) => {
    if (!/^\d+$/.test(name)) return false;
    try {
      return fs.readlinkSync(`/proc/${name}/cwd`) === folder;
    } catch {
      return false;
    }
  });
};

const lookUp = (pid: number): Process | null => (process.platform === 'linux' ? fromProc(pid) : fromPs(pid));

const fromProc = (pid: number): Process | null => {
  try {
    // The program's name stands in brackets and may hold anything; state and parent follow the last one.
    const [state, parent] = fs.readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ').at(-1)!.split(' ');
    const command = fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return { parent: Number(parent), command, zombie: state === 'Z' || state === 'X' };
  } catch {
    return null;
  }
};

const fromPs = (pid: number): Process | null => {
  const { stdout, status } = spawnSync('ps', ['-o', 'ppid=,stat=,command=', '-p', String(pid)], { encoding: 'utf8' });
  const found = /^\s*(\d+)\s+(\S+)\s+(.*)$/m.exec(stdout ?? '');
  if (status !== 0 || !found) return null;
  return { parent: Number(found[1]), command: found[3]!, zombie: found[2]!.startsWith('Z') };
};
