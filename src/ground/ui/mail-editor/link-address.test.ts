import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linkAddress } from './link-address.ts';

test('what was typed becomes an address that a mail may carry', () => {
  assert.equal(linkAddress(' https://exemple.ca/a?b '), 'https://exemple.ca/a?b');
  assert.equal(linkAddress('exemple.ca/page'), 'https://exemple.ca/page');
  assert.equal(linkAddress('exemple.ca:8443/page'), 'https://exemple.ca:8443/page');
  assert.equal(linkAddress('lise@exemple.ca'), 'mailto:lise@exemple.ca');
});

test('what could run is no link', () => {
  for (const bad of [
    'javascript:alert(1)',
    ' JavaScript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'deux mots',
    '',
  ])
    assert.equal(linkAddress(bad), null, bad);
});
