import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  addRecipients,
  addressed,
  addressedTo,
  formatRecipients,
  parseRecipients,
  putIn,
  type Lists,
  type Recipient,
} from './recipients.ts';

const said = (list: readonly Recipient[]): string => list.map((one) => `${one.name}=${one.address}`).join(' | ');

test('R17 a pasted list is taken apart, whatever stands between and around the addresses', () => {
  const table: [text: string, said: string][] = [
    [
      '"Roy, Lise" <lise@a.ca>; Paul Côté <paul@a.ca>,ana@a.ca\nbob@a.ca',
      'Roy, Lise=lise@a.ca | Paul Côté=paul@a.ca | =ana@a.ca | =bob@a.ca',
    ],
    ['a@a.ca  b@a.ca', '=a@a.ca | =b@a.ca'],
    ['a@a.ca / b@a.ca|c@a.ca', '=a@a.ca | =b@a.ca | =c@a.ca'],
    ['a@a.ca/b@a.ca', '=a@a.ca | =b@a.ca'],
    ['a@a.ca et b@a.ca', '=a@a.ca | =b@a.ca'],
    ['a@a.ca；b@a.ca、c@a.ca', '=a@a.ca | =b@a.ca | =c@a.ca'],
    ['Lise Roy lise@a.ca Paul paul@a.ca', 'Lise Roy=lise@a.ca | Paul=paul@a.ca'],
    ['Lise Roy (lise@a.ca)', 'Lise Roy=lise@a.ca'],
    ['Lise <lise@a.ca> Paul <paul@a.ca>', 'Lise=lise@a.ca | Paul=paul@a.ca'],
    ["'Lise Roy' <lise@a.ca>", 'Lise Roy=lise@a.ca'],
    ['Roy, Lise\tlise@a.ca\r\nPaul\tpaul@a.ca', 'Roy, Lise=lise@a.ca | Paul=paul@a.ca'],
    ['lise@gmail,com; b@a.ca', '=lise@gmail.com | =b@a.ca'],
    ['mailto:lise@a.ca', '=lise@a.ca'],
    ['lise at exemple', '=lise at exemple'],
    [' ;, ', ''],
  ];
  for (const [text, list] of table) assert.equal(said(parseRecipients(text)), list, text);
});

test('a list copied as text is read back the same', () => {
  const list = [
    { name: 'Roy, Lise "Lou"', address: 'lise@a.ca' },
    { name: '', address: 'b@a.ca' },
    { name: 'Paul Côté', address: 'paul@a.ca' },
  ];
  assert.equal(formatRecipients(list), '"Roy, Lise \\"Lou\\"" <lise@a.ca>, b@a.ca, Paul Côté <paul@a.ca>');
  assert.equal(said(parseRecipients(formatRecipients(list.slice(1)))), said(list.slice(1)));
});

test('nobody is added twice, whatever the case', () => {
  const list = [{ name: '', address: 'Lise@exemple.ca' }];
  assert.equal(addRecipients(list, parseRecipients('lise@EXEMPLE.ca, b@exemple.ca, b@exemple.ca')).length, 2);
});

const LISTS: Lists = { to: parseRecipients('Lise <lise@a.ca>'), cc: parseRecipients('Paul <paul@a.ca>'), bcc: [] };

test('who stands in another field moves, with their name', () => {
  const { lists, moved, doubled } = putIn(LISTS, 'cc', parseRecipients('LISE@a.ca, paul@a.ca, ana@a.ca'));
  assert.deepEqual([said(lists.to), said(lists.cc)], ['', 'Paul=paul@a.ca | Lise=lise@a.ca | =ana@a.ca']);
  assert.deepEqual([said(moved), said(doubled)], ['=LISE@a.ca', '=paul@a.ca']);
});

test('R39 to the customer alone and back to all, with those added by hand left in place', () => {
  const usual = { to: LISTS.to, cc: LISTS.cc };
  assert.equal(addressedTo(LISTS, usual), 'all');
  const withAna = { ...LISTS, bcc: parseRecipients('ana@a.ca') };
  const one = addressed(withAna, usual, 'one');
  assert.deepEqual([said(one.to), said(one.cc), said(one.bcc)], ['Lise=lise@a.ca', '', '=ana@a.ca']);
  assert.equal(addressedTo(one, usual), 'one');
  assert.deepEqual(addressed(one, usual, 'all'), withAna);
  assert.equal(addressedTo({ ...LISTS, to: [] }, usual), null);
});
