import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { importBreaches } from './import-walls.ts';
import { breachesUnder } from './source-walls.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** Runs a program of node_modules with the terminal as its own; true when it exits 0. */
const runs = (script: string, ...args: string[]): boolean =>
  spawnSync(process.execPath, [path.join(ROOT, script), ...args], { cwd: ROOT, stdio: 'inherit' }).status === 0;

const importsHold = async (): Promise<boolean> => {
  const { modules, breaches } = await importBreaches(ROOT);
  for (const breach of breaches) console.error(`  ${breach}`);
  console.log(`${modules} modules, planted breach seen, ${breaches.length} breaches`);
  return breaches.length === 0;
};

const sourcesHold = (): boolean => {
  const { files, breaches } = breachesUnder(ROOT);
  for (const { file, line, what } of breaches) console.error(`  ${file}:${line} ${what}`);
  console.log(`${files} files, ${breaches.length} breaches`);
  return files > 0 && breaches.length === 0;
};

const STEPS: [name: string, holds: () => boolean | Promise<boolean>][] = [
  ['types', () => runs('node_modules/typescript7/bin/tsc', '-p', 'tsconfig.json', '--noEmit')],
  ['lint', () => runs('node_modules/oxlint/bin/oxlint', '--type-aware')],
  ['format', () => runs('node_modules/oxfmt/bin/oxfmt', '--check')],
  ['walls: who imports whom', importsHold],
  ['walls: SQL and names of rooms', sourcesHold],
  ['schema', () => runs('tools/dump-schema.ts', '--check')],
];

/** Everything that can be known without running the product. Each step runs even if one before it failed; true when all hold. */
export const check = async (): Promise<boolean> => {
  const failed: string[] = [];
  for (const [name, holds] of STEPS) {
    console.log(`\n── ${name}`);
    const began = performance.now();
    const ok = await holds();
    if (!ok) failed.push(name);
    console.log(`${ok ? 'ok' : 'FAILED'} (${((performance.now() - began) / 1000).toFixed(1)} s)`);
  }
  console.log(failed.length === 0 ? '\ncheck: all hold' : `\ncheck: FAILED: ${failed.join(', ')}`);
  return failed.length === 0;
};
