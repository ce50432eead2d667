import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FieldType } from './contract.ts';
import { readAddress, readCore, readValue } from './rules.ts';

const field = (type: FieldType) => ({ type, choices: ['Or', 'Argent'], required: false });

test('what is typed into a field is kept in one form, whatever way it was written', () => {
  const table: [FieldType, string, string][] = [
    ['text', '  un\u00a0 deux ', 'un deux'],
    ['number', '1 234,50', '1234.50'],
    ['number', '1,234.5', '1234.5'],
    ['number', '1,234', '1234'],
    ['number', '-12,5', '-12.5'],
    ['number', 'douze', 'bad-number'],
    ['date', '2026-2-3', '2026-02-03'],
    ['date', '2026/12/31', '2026-12-31'],
    ['date', '2026-02-30', 'bad-date'],
    ['date', '03-02-2026', 'bad-date'],
    ['choice', 'or', 'Or'],
    ['choice', 'Bronze', 'bad-choice'],
    ['yes-no', 'Oui', 'yes'],
    ['yes-no', 'faux', 'no'],
    ['yes-no', 'peut-être', 'bad-yes-no'],
    ['link', 'exemple.ca/a b', 'https://exemple.ca/a%20b'],
    ['link', 'javascript:alert(1)', 'bad-link'],
    ['link', 'data:text/html,x', 'bad-link'],
    ['email', 'Zoe@Client.TEST', 'zoe@client.test'],
    ['email', 'zoe@', 'bad-email'],
    ['phone', '+1 (418) 555-0142 poste 12', '+1 (418) 555-0142 poste 12'],
    ['phone', '12', 'bad-phone'],
    ['phone', 'appelez-moi', 'bad-phone'],
  ];
  for (const [type, typed, kept] of table) {
    const read = readValue(field(type), typed);
    assert.equal('bad' in read ? read.bad : read.value, kept, `${type} ${typed}`);
    if (!('bad' in read)) assert.deepEqual(readValue(field(type), read.value), read, 'what is kept is read as itself');
  }
});

test('an empty field is empty; a required one never is', () => {
  assert.deepEqual(readValue(field('number'), ' \u00a0'), { value: '' });
  assert.deepEqual(readValue({ ...field('text'), required: true }, ' '), { bad: 'required' });
  assert.deepEqual(readValue(field('text'), 'x'.repeat(2_001)), { bad: 'too-long' });
  assert.deepEqual(readAddress('phone', ''), { bad: 'required' });
  assert.deepEqual(readCore('name', ''), { value: '' });
  assert.deepEqual(readCore('language', 'FR'), { value: 'fr' });
  assert.deepEqual(readCore('language', 'français'), { bad: 'bad-language' });
});
