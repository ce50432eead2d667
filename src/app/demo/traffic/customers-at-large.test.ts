import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseMail } from '#doors/mail-in/server/api.ts';
import { createCustomers } from './customers-at-large.ts';

test('what customers at large write is whole, and can go nowhere but to a made-up world', async () => {
  const customers = createCustomers();
  for (let written = 0; written < 60; written++) {
    const { from, to, raw } = await customers.begin();
    const mail = await parseMail(raw, { mailFrom: from });
    assert.equal(mail.from.address, from);
    assert.match(from, /^[\w.-]+@[\w.-]+\.example$/);
    assert.match(to, /@boutique\.example$/);
    assert.ok(mail.subject.length > 3 && mail.freshText.length > 20);
    assert.doesNotMatch(`${mail.subject} ${mail.text}`, /[{}]|undefined/);
  }
});

test('a reminder belongs to the conversation it reminds of, and nobody reminds for ever', async () => {
  const customers = createCustomers();
  const first = await parseMail((await customers.begin()).raw, {});
  const second = await parseMail((await customers.remind())!.raw, {});
  assert.deepEqual(second.references, [first.messageId]);
  assert.equal(second.from.address, first.from.address);
  assert.doesNotMatch(second.freshText, /(a écrit|wrote):?$/m);
  const third = await parseMail((await customers.remind())!.raw, {});
  assert.deepEqual(third.references, [first.messageId, second.messageId]);
  assert.equal(await customers.remind(), null);
});

test('the answer to the shop goes to the signed address that the shop named', async () => {
  const answer = await createCustomers().answer({
    customer: { name: 'Hélène Tremblay', address: 'helene.tremblay@courriel.example' },
    from: { name: 'Boutique', address: 'livraison@boutique.example' },
    replyTo: 'livraison+r12.abcdefghijklmnop@boutique.example',
    subject: 'Re: Colis',
    text: 'Bonjour Hélène',
    at: new Date(),
  });
  assert.equal(answer.to, 'livraison+r12.abcdefghijklmnop@boutique.example');
  const mail = await parseMail(answer.raw, {});
  assert.equal(mail.subject, 'Re: Colis');
  assert.match(mail.text, /> Bonjour Hélène|Bonjour Hélène/);
  assert.doesNotMatch(mail.freshText, /Bonjour Hélène/);
});
