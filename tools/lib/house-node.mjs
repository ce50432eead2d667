// Plain JavaScript for Node 20: it must run before the Node that the house needs has been found.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

export const ROOT = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), '../..');
const WANTED = 24;
/** npm runs scripts on its own terms and forwards Ctrl-C although the terminal already sent it. */
const SAME_SIGNAL_MS = 1_000;

const french = /^fr/i.test(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '');

/** @param {{ fr: string, en: string }} words */
export const tell = (words) => console.error(french ? words.fr : words.en);

const isWanted = () => Number(process.versions.node.split('.')[0]) >= WANTED;

/** Path of a Node that runs the house: the one npm installed, else the current one; null when neither will do. */
export const houseNode = () => {
  const installed = path.join(ROOT, 'node_modules/.bin/node');
  if (existsSync(installed)) return installed;
  return isWanted() ? process.execPath : null;
};

/**
 * Runs `script` again, with the same arguments, under the house's Node when the current one is too old; the promise then settles
 * with the exit code, and is null when there was nothing to do. The copy is the only one to hear the signals, each once, and
 * ends when this process is killed.
 * @param {string} script
 * @returns {Promise<number | null>}
 */
export const underHouseNode = async (script) => {
  requireInstalled();
  if (isWanted()) {
    if (process.send) endWithParent();
    return null;
  }
  const node = houseNode();
  if (node === null) {
    tell({
      fr: `Relais a besoin de Node ${WANTED} : lancez « npm install », qui l'apporte, ou installez-le.`,
      en: `Relais needs Node ${WANTED}: run "npm install", which brings it, or install it.`,
    });
    return 1;
  }
  // In a group of its own: the terminal's Ctrl-C reaches this process, which passes it on.
  const child = spawn(node, [script, ...process.argv.slice(2)], {
    cwd: process.cwd(),
    detached: true,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  let last = 0;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (Date.now() - last < SAME_SIGNAL_MS) return;
      last = Date.now();
      child.kill(signal);
    });
  }
  return new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 1));
  });
};

const endWithParent = () => {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel?.unref();
};

const requireInstalled = () => {
  if (existsSync(path.join(ROOT, 'node_modules'))) return;
  tell({
    fr: "Les bibliothèques ne sont pas installées : lancez d'abord « npm install ».",
    en: 'The libraries are not installed: run "npm install" first.',
  });
  process.exit(1);
};
