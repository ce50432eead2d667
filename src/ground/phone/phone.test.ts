import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPhone, showPhone } from './phone.ts';

test('R67 a number is read as people write it, with or without its country, and kept in one form', () => {
  for (const [written, e164] of [
    ['+1 514 555-0123', '+15145550123'],
    ['(514) 555-0123', '+15145550123'],
    ['514.555.0123', '+15145550123'],
    ['0033 6 12 34 56 78', '+33612345678'],
    ['+33 (0)6 12 34 56 78', '+33612345678'],
  ] as const)
    assert.equal(readPhone(written)?.e164, e164, written);
  assert.equal(readPhone('06 12 34 56 78', 'FR')?.e164, '+33612345678');
  assert.equal(readPhone('06 12 34 56 78', 'FR')?.country, 'FR');
});

test('R67 what no telephone has is no number', () => {
  for (const written of ['', '12', 'abc', '+1 514 555', '+999 123456789', 'lise@exemple.ca'])
    assert.equal(readPhone(written), null, written);
  assert.equal(showPhone('+33612345678'), '+33 6 12 34 56 78');
  assert.equal(showPhone('visiteur-12'), 'visiteur-12');
});
