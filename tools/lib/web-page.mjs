import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { houseNode, ROOT, tell } from './house-node.mjs';

const DIST = path.join(ROOT, 'web-dist');
const STAMP = path.join(DIST, '.stamp');
const VITE = path.join(ROOT, 'node_modules/vite/bin/vite.js');

/** Everything the page can be made of: all sources but the servers' and the tests, and the versions of the libraries. */
const sources = () => {
  const files = readdirSync(path.join(ROOT, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath ?? entry.path, entry.name)))
    .filter((file) => !file.split(path.sep).includes('server'));
  return ['package-lock.json', 'vite.config.ts', ...files].filter((file) => existsSync(path.join(ROOT, file))).sort();
};

const stampOfSources = () => {
  const hash = createHash('sha256');
  for (const file of sources())
    hash
      .update(`${file}\0`)
      .update(readFileSync(path.join(ROOT, file)))
      .update('\0');
  return hash.digest('hex');
};

/**
 * Builds the web page when it is missing or its sources changed since; nothing otherwise (about 30 ms).
 * Resolves to false when it could not be built; vite has then said why.
 * @param {AbortSignal} [signal] stops a build under way
 * @returns {Promise<boolean>}
 */
export const buildWebPage = async (signal) => {
  const stamp = stampOfSources();
  const built = existsSync(path.join(DIST, 'index.html'));
  if (built && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === stamp) return true;
  if (!existsSync(VITE)) {
    tell({
      fr: 'La page web ne peut pas être construite sans les outils de développement : lancez « npm install ».',
      en: 'The web page cannot be built without the development tools: run "npm install".',
    });
    return built;
  }
  tell({ fr: 'Construction de la page web…', en: 'Building the web page…' });
  const began = performance.now();
  const code = await viteBuild(signal);
  if (code !== 0) return false;
  writeFileSync(STAMP, stamp);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  tell({ fr: `Page web construite en ${seconds.replace('.', ',')} s.`, en: `Web page built in ${seconds} s.` });
  return true;
};

const viteBuild = (signal) =>
  new Promise((resolve) => {
    const vite = spawn(houseNode() ?? process.execPath, [VITE, 'build', '--logLevel', 'error'], {
      cwd: ROOT,
      stdio: ['ignore', 'inherit', 'inherit'],
      signal,
    });
    vite.once('error', () => resolve(1));
    vite.once('exit', (code) => resolve(code ?? 1));
  });
