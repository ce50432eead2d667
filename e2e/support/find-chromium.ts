import { execFile } from 'node:child_process';
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { chromium, type Browser, type LaunchOptions } from 'playwright-core';

const SYSTEM = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const ROOT = path.resolve(import.meta.dirname, '../..');

/** No sandbox: it needs privileges that a container does not give, and the tests open only our own pages. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

type Found = { executablePath: string; env: NodeJS.ProcessEnv };

const onPath = (name: string): string | undefined =>
  [...(process.env['PATH'] ?? '').split(path.delimiter), '/usr/bin', '/usr/local/bin']
    .map((folder) => path.join(folder, name))
    .find((file) => existsSync(file));

const installedOnSystem = (): string | undefined => {
  const named = process.env['CHROMIUM_PATH'];
  if (named) return named;
  return SYSTEM.map(onPath).find((file) => file !== undefined);
};

const hasPackaged = (): boolean => process.platform === 'linux' && process.arch === 'x64' && packaged() !== null;

const packaged = (): { entry: string; version: string } | null => {
  try {
    const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
    const manifest = readFileSync(path.join(ROOT, 'node_modules/@sparticuz/chromium/package.json'), 'utf8');
    return { entry, version: (JSON.parse(manifest) as { version: string }).version };
  } catch {
    return null;
  }
};

/** For the `skip` of a test: false when there is a browser, else what to do about it. */
export const chromiumMissing = (): string | false =>
  installedOnSystem() !== undefined || hasPackaged() ? false : 'no Chromium: install one, or name it in CHROMIUM_PATH';

/**
 * A browser to test with: CHROMIUM_PATH, else the system's, else the one that comes in an npm package, unpacked once (197 MB, 3 s).
 * `options` are playwright's; its `args` are added to the house's. Works as root and without any system library of Chromium's.
 */
export const launchChromium = async (options: LaunchOptions = {}): Promise<Browser> => {
  const system = installedOnSystem();
  const found: Found = system ? { executablePath: system, env: process.env } : await unpack();
  return chromium.launch({
    ...options,
    executablePath: found.executablePath,
    env: { ...(found.env as Record<string, string>), ...options.env },
    args: [...FLAGS, ...(options.args ?? [])],
  });
};

/** Unpacked aside and renamed when whole: processes that meet here at the same time each find a complete browser. */
const unpack = async (): Promise<Found> => {
  const source = hasPackaged() ? packaged() : null;
  if (source === null) throw new Error(String(chromiumMissing()));
  const folder = path.join(cacheFolder(source.version), source.version);
  if (!existsSync(folder)) {
    const draft = mkdtempSync(`${folder}.new-`);
    // The package unpacks into TMPDIR, trusts whatever it finds there, and brings its own libnss3 only where it believes itself in
    // AWS Lambda: hence a process of its own, and an empty folder.
    const script = `const { default: packaged } = await import(${JSON.stringify(source.entry)}); await packaged.executablePath();`;
    await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
      env: { ...process.env, TMPDIR: draft, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' },
    });
    writeFileSync(path.join(draft, 'fonts.conf'), fontsIn(folder));
    chmodSync(draft, 0o755);
    try {
      renameSync(draft, folder);
    } catch (error) {
      rmSync(draft, { recursive: true, force: true });
      if (!existsSync(folder)) throw error;
    }
  }
  return { executablePath: path.join(folder, 'chromium'), env: environmentIn(folder) };
};

const environmentIn = (folder: string): NodeJS.ProcessEnv => ({
  ...process.env,
  LD_LIBRARY_PATH: path.join(folder, 'al2023/lib'),
  // Its own fonts only where the system has none: they are Latin only.
  ...(existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_FILE: path.join(folder, 'fonts.conf') }),
});

/** The package's own file names folders of AWS Lambda. */
const fontsIn = (folder: string): string =>
  `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${folder}/fonts</dir>` +
  `<dir>/usr/share/fonts</dir><cachedir prefix="xdg">fontconfig</cachedir></fontconfig>`;

/** Beside the packages where that can be written or is filled already, else a folder of this user alone. */
const cacheFolder = (version: string): string => {
  const shared = path.join(ROOT, 'node_modules/.cache/relais-chromium');
  if (existsSync(path.join(shared, version, 'chromium'))) return shared;
  try {
    mkdirSync(shared, { recursive: true });
    accessSync(shared, constants.W_OK);
    return shared;
  } catch {
    const own = path.join(os.tmpdir(), `relais-chromium-${process.getuid?.() ?? 0}`);
    mkdirSync(own, { recursive: true, mode: 0o700 });
    if (statSync(own).uid !== process.getuid?.()) throw new Error(`${own} belongs to somebody else`);
    return own;
  }
};
