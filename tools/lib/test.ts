import path from 'node:path';
import { check } from './check.ts';
import { runTests, testFiles, type Tally } from './test-run.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const UNIT = ['src/**/*.test.{ts,tsx}', 'tools/**/*.test.ts'];
const END_TO_END = ['e2e/**/*.e2e.ts'];

const section = async (name: string, files: string[], signal: AbortSignal): Promise<Tally> => {
  console.log(`\n── ${name}: ${files.length} files`);
  return runTests(files, signal);
};

const sum = (parts: Tally[]): Tally => ({
  tests: parts.reduce((total, part) => total + part.tests, 0),
  passed: parts.reduce((total, part) => total + part.passed, 0),
  failed: parts.reduce((total, part) => total + part.failed, 0),
  skipped: parts.flatMap((part) => part.skipped),
});

/** In CI nothing may be left out for want of a peer: a skipped test proves nothing. */
const verdict = (all: Tally, checked: boolean): boolean => {
  console.log(`\n# tests ${all.tests}\n# pass ${all.passed}\n# fail ${all.failed}\n# skipped ${all.skipped.length}`);
  for (const skipped of all.skipped) console.log(`#   skipped ${skipped}`);
  const forgiven = process.env['CI'] !== 'true' || all.skipped.length === 0;
  if (!forgiven) console.log('# CI=true: skipped tests count as failed');
  if (!checked) console.log('# check failed, see above');
  if (all.tests === 0) console.log('# no test was run');
  return checked && forgiven && all.failed === 0 && all.tests > 0;
};

/**
 * The whole proof: check, units, the page, then the running product. With `filters` only the test files whose path contains one
 * of them, and no check. `buildWebPage` builds what the end-to-end tests open. True when all is well.
 */
export const test = async (
  filters: string[],
  signal: AbortSignal,
  buildWebPage: (signal: AbortSignal) => Promise<boolean>,
): Promise<boolean> => {
  // What would only be logged in a house that works is a failure here.
  process.env['RELAIS_STRICT'] = 'yes';
  // Peers such as postfix live in sbin, which an ordinary user's PATH leaves out; whatever a test starts gets this Node.
  process.env['PATH'] = [path.join(ROOT, 'node_modules/.bin'), process.env['PATH'], '/usr/sbin', '/sbin'].join(':');
  const checked = filters.length > 0 || (await check());
  const parts: Tally[] = [];
  const units = testFiles(ROOT, UNIT, filters);
  if (units.length > 0) parts.push(await section('units', units, signal));
  const endToEnd = testFiles(ROOT, END_TO_END, filters);
  if (endToEnd.length > 0 && !signal.aborted) {
    if (!(await buildWebPage(signal))) return false;
    parts.push(await section('end to end', endToEnd, signal));
  }
  return verdict(sum(parts), checked);
};
