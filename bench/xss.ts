import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { launchChromium } from '../e2e/support/find-chromium.ts';
import { buildPage } from './xss/build-page.ts';
import { openCanary, type Canary } from './xss/canary.ts';
import type { Bench } from './xss/page.tsx';

/**
 * Hostile mails against what stands between them and the agent, in a real Chromium:
 * 1. each payload through the sanitiser, judged by the corpus' scorer;
 * 2. each in the real MailFrame: nothing may run, load, open or navigate ("fired 0");
 * 3. each cleaned and put into a page without sandbox or policy: the sanitiser must hold alone.
 * usage: RELAIS_CORPUS=… node bench/xss.ts
 */
type Payload = { id: string; payload: string };

/** Must be noticed when nothing stands in their way, or the canary is deaf. */
const CONTROLS: Payload[] = [
  { id: 'handler', payload: '<img src="data:," onerror="alert(1)">' },
  { id: 'tracker', payload: '<img src="http://tracker.invalid/pixel.gif">' },
  { id: 'style', payload: '<p style="background:\\75rl(http://tracker.invalid/b.gif)">x</p>' },
];
type BenchWindow = Window & { bench: Bench };

/** The policy that the product sends with its own page. */
const PAGE_POLICY =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; frame-src 'self' blob: data:; worker-src 'self'";

const clean = (page: Page, html: string) =>
  page.evaluate((payload) => (window as unknown as BenchWindow).bench.clean(payload), html);

/** Answers with how many payloads gave a sign of life. */
const watch = async (
  name: string,
  canary: Canary,
  payloads: Payload[],
  act: (page: Page, html: string) => Promise<void>,
  quiet = false,
) => {
  let fired = 0;
  for (const { id, payload } of payloads) {
    await act(canary.page, payload);
    await canary.page.evaluate(() => (window as unknown as BenchWindow).bench.poke());
    await canary.page.evaluate(() => (window as unknown as BenchWindow).bench.settle());
    const signs = await canary.sung();
    if (signs.length === 0) continue;
    fired += 1;
    if (!quiet) console.log(`  ${id}: ${signs.join(', ')}`);
  }
  console.log(`${name}: ${payloads.length} payloads, fired ${fired}`);
  return fired;
};

/** The scorer stands in a folder that is not ours and needs parse5, which is in ours. */
const score = (corpus: string, expected: string, got: string, out: string): boolean => {
  for (const file of ['score_html.mjs', 'html_describe.mjs'])
    copyFileSync(join(corpus, 'score', file), join(out, file));
  symlinkSync(fileURLToPath(new URL('../node_modules', import.meta.url)), join(out, 'node_modules'));
  const args = [
    join(out, 'score_html.mjs'),
    'xss',
    '--expect',
    expected,
    '--got',
    got,
    '--fails',
    join(out, 'fails.jsonl'),
    '--no-remote',
  ];
  const { stdout, status } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  console.log(stdout);
  return status === 0 && !readFileSync(join(out, 'fails.jsonl'), 'utf8').trim();
};

const run = async (corpus: string): Promise<boolean> => {
  const out = mkdtempSync(join(tmpdir(), 'relais-xss-'));
  const expected = join(corpus, 'score/expect/xss.dev.jsonl');
  const payloads = readFileSync(expected, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Payload);
  const site = await buildPage(new URL('./xss/page.tsx', import.meta.url));
  const browser = await launchChromium();
  try {
    const context = await browser.newContext();
    const framed = await openCanary(context, site, PAGE_POLICY);
    const rows: string[] = [];
    for (const { id, payload } of payloads)
      rows.push(JSON.stringify({ id, html: (await clean(framed.page, payload)).html }));
    const got = join(out, 'xss.jsonl');
    writeFileSync(got, `${rows.join('\n')}\n`);
    console.log(`answers and failing rows in ${out}`);
    const perfect = score(corpus, expected, got, out);

    const show = (page: Page, html: string) =>
      page.evaluate((payload) => (window as unknown as BenchWindow).bench.show(payload), html);
    const bare = (page: Page, html: string) =>
      page.evaluate((payload) => (window as unknown as BenchWindow).bench.bare(payload), html);
    const raw = (page: Page, html: string) =>
      page.evaluate((payload) => (window as unknown as BenchWindow).bench.raw(payload), html);
    const inFrame = await watch('shown in its frame', framed, payloads, show);
    const alone = await watch(
      'cleaned, without frame or policy',
      await openCanary(context, site, null),
      payloads,
      bare,
    );
    const control = await watch('control, not cleaned', await openCanary(context, site, null), CONTROLS, raw, true);
    return perfect && inFrame === 0 && alone === 0 && control === CONTROLS.length;
  } finally {
    await browser.close();
  }
};

const corpus = process.env['RELAIS_CORPUS'];
if (!corpus) console.log('RELAIS_CORPUS is not set: nothing to try.');
else if (!(await run(corpus))) process.exitCode = 1;
