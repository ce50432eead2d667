import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressesIn, whyNotForward, type ForwardFacts } from './rules.ts';

const fine: ForwardFacts = {
  allowed: true,
  emailEnabled: true,
  hasSource: true,
  hasMailbox: true,
  to: ['comptable@cabinet.test'],
  isOurs: (address) => address.endsWith('@maison.test'),
  files: ['relevé.pdf'],
};
const code = (facts: Partial<ForwardFacts>) => whyNotForward({ ...fine, ...facts })?.code ?? null;

test('R41 a mail goes on to any address, and to none that would bring it back', () => {
  assert.equal(code({}), null);
  assert.equal(code({ allowed: false }), 'switched-off');
  assert.equal(code({ emailEnabled: false }), 'email-not-enabled');
  assert.equal(code({ hasSource: false }), 'no-source');
  assert.equal(code({ hasMailbox: false }), 'no-mailbox');
  assert.equal(code({ to: [] }), 'no-recipient');
  assert.equal(code({ to: ['a@b.ca', 'a@b.ca\r\nBcc: x@y.ca'] }), 'bad-address');
  assert.equal(code({ to: ['aide@maison.test'] }), 'own-address');
});

test('D15 a mail with a program in it is not sent on', () => {
  assert.equal(code({ files: ['photo.jpg', 'Facture.pdf.exe'] }), 'dangerous-file');
});

test('several addresses are typed one after the other, each counted once', () => {
  assert.deepEqual(addressesIn(' a@b.ca, c@d.ca;a@B.ca\ne@f.ca '), ['a@B.ca', 'c@d.ca', 'e@f.ca']);
  assert.deepEqual(addressesIn('  '), []);
});
