import { existsSync, globSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';

/** A test that hangs ends here and fails; the longest known takes a tenth of it. */
const PATIENCE_MS = 10 * 60_000;

export type Tally = {
  tests: number;
  passed: number;
  failed: number;
  skipped: string[];
  /** Files with a test that failed, absolute, and how many did. */
  failedIn: Map<string, number>;
};

/** The test files below `root` of a kind; with filters, those whose path contains one of them. */
export const testFiles = (root: string, patterns: string[], filters: string[]): string[] =>
  globSync(patterns, { cwd: root })
    .filter((file) => filters.length === 0 || filters.some((filter) => file.includes(path.normalize(filter))))
    .sort()
    .map((file) => path.join(root, file))
    .filter((file) => existsSync(file));

/** Runs the files, each in a process of its own, `atOnce` of them beside each other; prints them as they end. */
export const runTests = (files: string[], signal: AbortSignal, atOnce = Math.max(1, cpus().length)): Promise<Tally> =>
  new Promise((resolve, reject) => {
    const tally: Tally = { tests: 0, passed: 0, failed: 0, skipped: [], failedIn: new Map() };
    const running = run({ files, concurrency: atOnce, timeout: PATIENCE_MS, signal });
    running.on('test:pass', (event) => {
      const { skip, name, details } = event;
      if (skip === undefined || skip === false || details.type === 'suite') return;
      tally.skipped.push(skip === true ? name : `${name}: ${skip}`);
    });
    running.on('test:summary', ({ file, counts }) => {
      const failed = counts.tests - counts.passed - counts.skipped - counts.todo;
      if (file !== undefined) {
        if (failed > 0) tally.failedIn.set(file, failed);
        return;
      }
      tally.tests += counts.tests;
      tally.passed += counts.passed;
      tally.failed += failed;
    });
    running.on('error', reject);
    const shown = running.compose(spec);
    shown.on('end', () => resolve(tally));
    shown.pipe(process.stdout, { end: false });
  });
