import { execFile } from 'node:child_process';
import fs from 'node:fs';
import { promisify } from 'node:util';
import { StartRefused } from './embedded-refusals.ts';

const run = promisify(execFile);

/** `nobody`, on every Linux: PostgreSQL refuses to run as root. */
const NOBODY = { uid: 65534, gid: 65534 };

type Ids = { uid: number; gid: number };

/** As whom PostgreSQL's programs are started. */
export type RunAs = Ids & {
  /** What spawn needs to change the user; empty when spawn has nothing to change. */
  ids: Partial<Ids>;
  /** The program and its arguments as they are really started. */
  command: (program: string, args: string[]) => [string, string[]];
};

const asIs: RunAs['command'] = (program, args) => [program, args];

/**
 * The user who is to run the database kept in `folder`, which exists; `cluster` is the database's own folder in it, which may not.
 * When root starts us it is the owner of what is there, else `nobody`, and `folder` becomes that user's.
 * Throws StartRefused when that user cannot get to the folder, or when the database is somebody else's.
 */
export const chooseUser = async (folder: string, cluster: string): Promise<RunAs> => {
  const [uid, gid] = [process.getuid?.() ?? 0, process.getgid?.() ?? 0];
  const owner = fs.statSync(fs.existsSync(cluster) ? cluster : folder);
  if (uid !== 0) {
    if (fs.existsSync(cluster) && owner.uid !== uid) {
      throw new StartRefused('folder-of-another-user', folder, String(owner.uid));
    }
    return { uid, gid, ids: {}, command: asIs };
  }
  const target = owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : NOBODY;
  if (fs.statSync(folder).uid !== target.uid) fs.chownSync(folder, target.uid, target.gid);
  const candidates: RunAs[] = [
    { ...target, ids: target, command: asIs },
    withCapability(target, 'dac_read_search'),
    withCapability(target, 'dac_override'),
  ];
  for (const candidate of candidates) if (await reaches(candidate, folder)) return candidate;
  throw new StartRefused('folder-not-reachable', folder);
};

/**
 * An ancestor such as /root (0700) stops `nobody` on the way to its own folder. Opening root's home to everybody is not ours to
 * do, so the server keeps one capability, to walk past it. The narrower one is tried first; containers often grant only the other.
 */
const withCapability = (target: Ids, capability: string): RunAs => {
  const identity = ['--reuid', String(target.uid), '--regid', String(target.gid), '--clear-groups'];
  // Without no_setuid_fixup, access(2) forgets the capability again, and PostgreSQL no longer finds its own programs.
  const capabilities = [
    '--inh-caps',
    `+${capability}`,
    '--ambient-caps',
    `+${capability}`,
    '--securebits',
    '+no_setuid_fixup',
  ];
  return {
    ...target,
    ids: {},
    command: (program, args) => ['setpriv', [...identity, ...capabilities, '--', program, ...args]],
  };
};

const reaches = (user: RunAs, folder: string): Promise<boolean> => {
  const [file, args] = user.command('/bin/sh', ['-c', 'cd "$1"', 'sh', folder]);
  return run(file, args, { cwd: '/', ...user.ids }).then(
    () => true,
    () => false,
  );
};

/** Makes `folder` and what is in it `user`'s, closed to others. Only root can give files away; otherwise they are the user's already. */
export const giveTo = async (user: RunAs, folder: string): Promise<void> => {
  if (process.getuid?.() === 0 && fs.statSync(folder).uid !== user.uid) {
    await run('chown', ['-R', `${user.uid}:${user.gid}`, folder]);
  }
  fs.chmodSync(folder, 0o700);
};
