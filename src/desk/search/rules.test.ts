import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayOf, excerptOf, parse, readCursor, whyNotLook, writeCursor } from './rules.ts';

const terms = (text: string, typing = false): string[] =>
  parse(text, typing).terms.map(
    ({ said, where, not, near }) => `${not ? '-' : ''}${where === 'any' ? '' : `${where}:`}${said}${near ? '…' : ''}`,
  );

test('words, phrases, what must not be there and where it is looked for, in both languages', () => {
  const rows: [string, string[]][] = [
    ['facture payée', ['facture', 'payée']],
    ['"montant exact" -brouillon', ['montant exact', '-brouillon']],
    ['« montant exact »', ['montant exact']],
    ['de:marie objet:"ma commande" fichier:contrat.pdf', ['people:marie', 'subject:ma commande', 'files:contrat.pdf']],
    ['from:marie subject:order -file:draft', ['people:marie', 'subject:order', '-files:draft']],
    ['RE: http://x.y 9:30', ['RE:', 'http //x.y', '9:30']],
    ['- -- ""', []],
    ['   ', []],
  ];
  for (const [text, expected] of rows) assert.deepEqual(terms(text), expected, text);
});

test('only the last word of what is being typed may go on, and not a short one', () => {
  assert.deepEqual(terms('facture rembo', true), ['facture', 'rembo…']);
  assert.deepEqual(terms('facture re', true), ['facture', 're']);
  assert.deepEqual(terms('facture "rembo', true), ['facture', 'rembo']);
  assert.deepEqual(terms('facture rembo'), ['facture', 'rembo']);
});

test('status, skill, tag, agent, days and files are asked of the interaction', () => {
  const asked = parse(
    'état:"en attente" -status:closed skill:Ventes balise:urgent agent:"Nadia Fortin" has:file',
    false,
  );
  assert.deepEqual(asked.statuses, [
    { status: 'pending', not: false },
    { status: 'closed', not: true },
  ]);
  assert.deepEqual(
    [asked.skills, asked.tags, asked.agents].map((named) => named.map((one) => one.said)),
    [['Ventes'], ['urgent'], ['Nadia Fortin']],
  );
  assert.equal(asked.withFile, true);
  assert.deepEqual(asked.terms, []);
  const days = parse('après:2026-03-01 avant:15/3/2026', false);
  assert.deepEqual([days.after, days.before], ['2026-03-01', '2026-03-15']);
  const one = parse('on:2026-02-28', false);
  assert.deepEqual([one.after, one.before], ['2026-02-28', '2026-03-01']);
});

test('what cannot be understood is told', () => {
  assert.deepEqual(parse('status:bleu after:2026-02-30 "sans fin', false).problems, [
    { problem: 'unknown-status', value: 'bleu' },
    { problem: 'bad-date', value: '2026-02-30' },
    { problem: 'unclosed', value: 'sans fin' },
  ]);
  assert.deepEqual(
    [dayOf('31/12/2026'), dayOf('2026/1/2'), dayOf('32/1/2026'), dayOf('demain')],
    ['2026-12-31', '2026-01-02', null, null],
  );
});

test('something must be looked for', () => {
  const why = (text: string) => whyNotLook(parse(text, false));
  assert.deepEqual(
    [why(''), why('-facture'), why('facture'), why('état:ouvert'), why('état:ouvert -facture')],
    ['nothing-to-look-for', 'only-excluded', null, null, null],
  );
});

test('an excerpt begins a little before what was found, at a word, and loses none of its marks', () => {
  const text = `${'avant '.repeat(100)}voici la facture ${'après '.repeat(100)}`;
  const at = text.indexOf('facture');
  const pieces = excerptOf(text, [[at, at + 7]], 100);
  assert.deepEqual(
    pieces.filter((one) => one.hit).map((one) => one.text),
    ['facture'],
  );
  const said = pieces.map((one) => one.text).join('');
  assert.match(said, /^… avant .*voici la facture après .*…$/);
  assert.ok(said.length < 110);
  assert.deepEqual(excerptOf('ma facture', [[3, 10]], Number.POSITIVE_INFINITY), [
    { text: 'ma ', hit: false },
    { text: 'facture', hit: true },
  ]);
  assert.deepEqual(excerptOf('court', [], 100), [{ text: 'court', hit: false }]);
});

test('a cursor comes back as it went', () => {
  const cursor = { place: 5_000_000, id: 12, skip: 20 };
  assert.deepEqual(readCursor(writeCursor(cursor)), cursor);
});
