import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isAddress } from './rules.ts';

test('an address is one that mail can go to, and can carry no second header', () => {
  for (const good of ['a@b.ca', 'prénom.nom+x@exemple.québec', "o'neil@sub.domain.test"])
    assert.ok(isAddress(good), good);
  for (const bad of [
    '',
    'a',
    'a@b',
    '@b.ca',
    'a@b.ca\r\nBcc: x@y.ca',
    'a b@c.ca',
    'a@b..ca',
    '<a@b.ca>',
    'a,b@c.ca',
    `${'x'.repeat(65)}@b.ca`,
  ])
    assert.ok(!isAddress(bad), bad);
});
