import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addRecipients, parseRecipients } from './recipients.ts';

test('R17 a pasted list is taken apart, with commas inside names left alone', () => {
  assert.deepEqual(
    parseRecipients('"Roy, Lise" <lise@exemple.ca>; Paul Côté <paul@exemple.ca>,ana@exemple.ca\nbob@exemple.ca'),
    [
      { name: 'Roy, Lise', address: 'lise@exemple.ca' },
      { name: 'Paul Côté', address: 'paul@exemple.ca' },
      { name: '', address: 'ana@exemple.ca' },
      { name: '', address: 'bob@exemple.ca' },
    ],
  );
});

test('R17 addresses apart by spaces alone are two', () => {
  assert.deepEqual(
    parseRecipients('a@exemple.ca  b@exemple.ca').map(({ address }) => address),
    ['a@exemple.ca', 'b@exemple.ca'],
  );
});

test('what is no address is kept, to be shown as wrong', () => {
  const [only] = parseRecipients('lise at exemple');
  assert.equal(only?.address, 'lise at exemple');
});

test('nobody is added twice, whatever the case', () => {
  const list = [{ name: '', address: 'Lise@exemple.ca' }];
  assert.equal(addRecipients(list, parseRecipients('lise@EXEMPLE.ca, b@exemple.ca, b@exemple.ca')).length, 2);
});
