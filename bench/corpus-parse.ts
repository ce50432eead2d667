import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseMail } from '../src/doors/mail-in/parse/parse-mail.ts';
import { type ScorerRow, toScorerRow } from './scorer-rows.ts';

/**
 * Reads every mail of the corpus named by RELAIS_CORPUS and prints what its scorers think.
 * usage: RELAIS_CORPUS=… node bench/corpus-parse.ts [mail consensus robust] — failing rows land beside the answers.
 */
const SETS = ['mail', 'consensus', 'robust'];

type Expectation = { id: string; eml_path: string };

async function answer(corpus: string, { id, eml_path }: Expectation): Promise<ScorerRow> {
  const raw = new Uint8Array(readFileSync(join(corpus, eml_path)));
  const started = performance.now();
  try {
    const mail = await parseMail(raw, {});
    const ms = performance.now() - started;
    return { ...toScorerRow(id, mail), ms: Math.round(ms) };
  } catch (error) {
    return { id, error: String(error), ms: Math.round(performance.now() - started) };
  }
}

async function run(corpus: string, sets: string[]): Promise<void> {
  const out = mkdtempSync(join(tmpdir(), 'corpus-parse-'));
  for (const set of sets) {
    const expected = join(corpus, 'score/expect', `${set}.dev.jsonl`);
    const mails = readFileSync(expected, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Expectation);
    const rows: ScorerRow[] = [];
    for (const mail of mails) rows.push(await answer(corpus, mail));
    const got = join(out, `${set}.jsonl`);
    const fails = join(out, `${set}.fails.jsonl`);
    writeFileSync(got, rows.map((row) => JSON.stringify(row)).join('\n'));
    const scorer = join(corpus, 'score/score_mail.mjs');
    console.log(`\n# ${set}: ${rows.length} mails, answers in ${got}`);
    for (const row of rows.filter(({ error }) => error)) console.log(`  unparsed ${row.id}: ${row.error}`);
    spawnSync(process.execPath, [scorer, '--expect', expected, '--got', got, '--fails', fails], {
      stdio: 'inherit',
    });
  }
}

const corpus = process.env['RELAIS_CORPUS'];
if (!corpus) {
  console.log('RELAIS_CORPUS is not set: nothing to score.');
} else {
  await run(corpus, process.argv.length > 2 ? process.argv.slice(2) : SETS);
}
