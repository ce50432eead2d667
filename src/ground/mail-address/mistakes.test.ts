import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressProblem, likelyAddress } from './mistakes.ts';

test('why a text is no address', () => {
  const table: [string, string | null][] = [
    ['lise@exemple.ca', null],
    ['lise.exemple.ca', 'no-at'],
    ['lise@roy@exemple.ca', 'two-at'],
    ['@exemple.ca', 'no-name'],
    ['lise@', 'no-domain'],
    ['lise@exemple', 'no-ending'],
    ['lise@exemple.', 'no-ending'],
    ['li se@exemple.ca', 'sign'],
    [`${'x'.repeat(65)}@exemple.ca`, 'too-long'],
    [`l@${'x.'.repeat(130)}ca`, 'too-long'],
  ];
  for (const [text, problem] of table) assert.equal(addressProblem(text), problem, text);
});

test('what was meant by an address that is mistyped as many are', () => {
  const table: [string, string | null][] = [
    ['lise@gmial.com', 'lise@gmail.com'],
    ['lise@GMAIL.con', 'lise@gmail.com'],
    ['lise@gmial.con', 'lise@gmail.com'],
    ['lise@gmail', 'lise@gmail.com'],
    ['lise@videotron', 'lise@videotron.ca'],
    ['lise@gmail,com', 'lise@gmail.com'],
    ['lise@exemple.con', 'lise@exemple.com'],
    ['lise @exemple.ca', 'lise@exemple.ca'],
    ['lise at exemple.ca', 'lise@exemple.ca'],
    ['lise (arobase) exemple.ca', 'lise@exemple.ca'],
    ['lise@@exemple..ca', 'lise@exemple.ca'],
    ['lise@exemple.ca.', 'lise@exemple.ca'],
    ['lise@exemple.ca', null],
    ['lise@gmail.com', null],
    ['lise@exemple', null],
    ['Patrick', null],
    ['', null],
  ];
  for (const [text, meant] of table) assert.equal(likelyAddress(text), meant, text);
});
