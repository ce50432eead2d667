import assert from 'node:assert/strict';
import { test } from 'node:test';
import { domainOf, readBlock, whyNotBlock, type Ours } from './rules.ts';

const ours: Ours = { addresses: new Set(['aide@maison.test']), domains: new Set(['maison.test']) };

test('what is typed is an address or a domain, in any case and with spaces', () => {
  assert.deepEqual(readBlock('  Promo@Pub.Example '), { kind: 'address', value: 'promo@pub.example' });
  for (const typed of ['pub.example', '@pub.example', ' PUB.example'])
    assert.deepEqual(readBlock(typed), { kind: 'domain', value: 'pub.example' });
});

test('our own addresses and domains are never blocked, nor where anybody can have an address', () => {
  assert.equal(whyNotBlock({ kind: 'address', value: 'aide@maison.test' }, ours), 'our-own');
  assert.equal(whyNotBlock({ kind: 'domain', value: 'maison.test' }, ours), 'our-own');
  for (const value of ['gmail.com', 'outlook.com', 'videotron.ca', 'orange.fr'])
    assert.equal(whyNotBlock({ kind: 'domain', value }, ours), 'public-domain');
  assert.equal(whyNotBlock({ kind: 'address', value: 'promo@gmail.com' }, ours), null);
  assert.equal(whyNotBlock({ kind: 'address', value: 'autre@maison.test' }, ours), null);
  assert.equal(whyNotBlock({ kind: 'domain', value: 'pub.example' }, ours), null);
});

test('what no mail can come from is not blocked', () => {
  for (const value of ['promo', 'promo@', 'a b@pub.example', ''])
    assert.equal(whyNotBlock({ kind: 'address', value }, ours), 'not-an-address');
  for (const value of ['', 'com', 'pub..example', 'pub.example/x'])
    assert.equal(whyNotBlock({ kind: 'domain', value }, ours), 'not-an-address');
  assert.equal(domainOf('A@B.Example'), 'b.example');
});
