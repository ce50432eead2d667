import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Field } from '#spine/contacts/contract.ts';
import { bestDelimiter, csvLine, digitsOf, proposeMapping, readLine, whyNotMapping } from './rules.ts';

const field = (id: number, name: string, more: Partial<Field> = {}): Field => ({
  ...{ id, name, type: 'text', choices: [], shown: true, required: false, archived: false },
  ...more,
});

test('columns are proposed by their headers, in French and in English', () => {
  const fields = [field(7, 'Numéro de client')];
  assert.deepEqual(
    proposeMapping(['Prénom', 'NOM', 'Courriel 1', 'Courriel 2', 'Téléphone', 'numero de client', 'Autre'], fields),
    ['given-name', 'family-name', 'email', 'email', 'phone', 'field:7', null],
  );
  assert.deepEqual(proposeMapping(['Full name', 'E-mail Address', 'Company', 'Name'], []), [
    ...['name', 'email', 'company', null],
  ]);
});

test('columns without an address, or of the same thing twice, are refused', () => {
  assert.equal(whyNotMapping(['name', null]), 'no-address-column');
  assert.equal(whyNotMapping(['name', 'name', 'email']), 'column-twice');
  assert.equal(whyNotMapping(['email', 'email', 'name']), null);
});

test('a line is read by what its columns are; the first thing wrong in it is its reason', () => {
  const fields = new Map([[7, field(7, 'Solde', { type: 'number' })]]);
  const mapping = ['given-name', 'family-name', 'email', 'phone', 'language', 'field:7', null];
  const read = readLine(
    ['Zoé', ' Roy', 'Z@X.test; zoe@y.test', "'+1 418 555-0142", 'français', '1 200,5', '=1+1'],
    mapping,
    fields,
  );
  assert.deepEqual(read, {
    core: { language: 'fr', name: 'Zoé Roy' },
    addresses: [
      { kind: 'email', address: 'z@x.test' },
      { kind: 'email', address: 'zoe@y.test' },
      { kind: 'phone', address: '+1 418 555-0142' },
    ],
    values: new Map([[7, '1200.5']]),
  });
  const why = (cells: string[]) => readLine(cells, mapping, fields);
  assert.deepEqual(why(['Zoé', 'Roy', 'zoe@', '', '', '']), { code: 'bad-email', column: 2 });
  assert.deepEqual(why(['Zoé', 'Roy', '', '', '', '']), { code: 'no-address', column: null });
  assert.deepEqual(why(['Zoé', 'Roy', 'z@x.test', '', '', 'beaucoup']), { code: 'bad-number', column: 5 });
  assert.deepEqual(why(['Zoé', 'Roy', 'z@x.test', '', 'klingon', '']), { code: 'bad-language', column: 4 });
});

test('what is written out is no formula anywhere, and is read back as it was', () => {
  const cells = [
    '=HYPERLINK("http://x")',
    '+1 418 555-0142',
    '-12.5',
    '@SUM(A1)',
    'a;b',
    'dit "oui"',
    '-cmd',
    'deux\nlignes',
  ];
  assert.equal(
    csvLine(cells, ';'),
    `"'=HYPERLINK(""http://x"")";'+1 418 555-0142;-12.5;'@SUM(A1);"a;b";"dit ""oui""";'-cmd;"deux\nlignes"\r\n`,
  );
  assert.equal(digitsOf('+1 (418) 555-0142'), '4185550142');
});

test('the delimiter is the one that cuts the lines evenly', () => {
  const counts: Record<string, number[]> = { ',': [1, 3, 2], ';': [4, 4, 4], '\t': [1, 1, 1], '|': [1, 1, 1] };
  assert.equal(
    bestDelimiter((one) => counts[one]!),
    ';',
  );
  assert.equal(
    bestDelimiter(() => [1, 1]),
    ',',
  );
});
