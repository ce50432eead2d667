import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { rulesNamedIn, testTitlesIn } from './lib/rule-names.ts';

/** Lists every rule of docs/RULES.md with the tests that name it in their titles, then the rules that no test names. */
const ROOT = path.resolve(import.meta.dirname, '..');
const TESTS = ['e2e/**/*.e2e.ts', 'src/**/*.test.{ts,tsx}', 'bench/**/*.test.ts'];

const rules = [...readFileSync(path.join(ROOT, 'docs/RULES.md'), 'utf8').matchAll(/^- \*\*([RD]\d+)\*\* (.*)$/gm)].map(
  ([, name, sentence]) => ({ name: name!, sentence: sentence! }),
);

const proofs = new Map<string, string[]>();
for (const file of globSync(TESTS, { cwd: ROOT }).sort()) {
  for (const title of testTitlesIn(readFileSync(path.join(ROOT, file), 'utf8'))) {
    for (const name of rulesNamedIn(title)) proofs.set(name, [...(proofs.get(name) ?? []), `${file}: ${title}`]);
  }
}

for (const { name, sentence } of rules) {
  const tests = proofs.get(name) ?? [];
  console.log(`${tests.length > 0 ? '✔' : '·'} ${name.padEnd(4)} ${sentence}`);
  for (const test of tests) console.log(`       ${test}`);
}

const unproved = rules.filter(({ name }) => !proofs.has(name)).map(({ name }) => name);
const inProduct = rules.filter(({ name }) => proofs.get(name)?.some((test) => test.startsWith('e2e/')));
const unknown = [...proofs.keys()].filter((name) => !rules.some((rule) => rule.name === name));
console.log(
  `\n${rules.length - unproved.length} of ${rules.length} named by a test, ${inProduct.length} through the running product`,
);
if (unproved.length > 0) console.log(`not yet named by any test: ${unproved.join(' ')}`);
if (unknown.length > 0) console.log(`named by tests, but no such rule: ${unknown.join(' ')}`);
