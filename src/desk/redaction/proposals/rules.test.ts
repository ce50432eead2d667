import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isIban, passesLuhn, proposalsIn } from './rules.ts';

const found = (text: string) => proposalsIn(text).map(({ kind, text: what }) => `${kind}: ${what}`);

test('cards by Luhn, whatever their groups; an order number is none', () => {
  assert.deepEqual(found('Visa 4111 1111 1111 1111 exp. 12/29'), ['card: 4111 1111 1111 1111']);
  assert.deepEqual(found('5555-5555-5555-4444 et 378282246310005'), [
    'card: 5555-5555-5555-4444',
    'card: 378282246310005',
  ]);
  assert.deepEqual(found('Commande 4111 1111 1111 1112, suivi 1234567890123'), []);
});

test('accounts by the check of ISO 13616', () => {
  assert.deepEqual(found('IBAN FR14 2004 1010 0505 0001 3M02 606 svp'), ['iban: FR14 2004 1010 0505 0001 3M02 606']);
  assert.deepEqual(found('de89370400440532013000'), ['iban: de89370400440532013000']);
  assert.ok(!isIban('FR15 2004 1010 0505 0001 3M02 606'));
});

test('numbers of people: France, Canada, United States', () => {
  assert.deepEqual(found('NIR 2 55 08 14 168 025 38'), ['national-id: 2 55 08 14 168 025 38']);
  assert.deepEqual(found('NAS 130 692 544, SSN 078-05-1120'), ['national-id: 130 692 544', 'national-id: 078-05-1120']);
  assert.deepEqual(found('téléphone 514 555 123, dossier 130692544'), []);
});

test('each once, in the order of the text; a text without any has none', () => {
  assert.deepEqual(found('a 4111111111111111 b 078-05-1120 c 4111111111111111'), [
    'card: 4111111111111111',
    'national-id: 078-05-1120',
  ]);
  assert.deepEqual(found('Bonjour, il fait 21.5 degrés.'), []);
});

test('of any number one digit changed is noticed by Luhn', () => {
  const card = '4111111111111111';
  for (let at = 0; at < card.length; at += 1)
    for (let digit = 0; digit < 10; digit += 1) {
      const changed = card.slice(0, at) + String(digit) + card.slice(at + 1);
      assert.equal(passesLuhn(changed), changed === card);
    }
});
