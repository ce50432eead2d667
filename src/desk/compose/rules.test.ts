import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MAX_MESSAGE_BYTES } from '#spine/uploads/contract.ts';
import { MAX_FILE_BYTES } from '#spine/uploads/contract.ts';
import { gmailClips, likelyHtmlBytes, replySubject, whyNotSend, wireBytes, type SendFacts } from './rules.ts';

const at = (address: string, name = '') => ({ name, address });

test('the subject says Re: once, whatever program answered before', () => {
  assert.equal(replySubject('Facture'), 'Re: Facture');
  assert.equal(replySubject('RE: Re[2]: AW: Facture'), 'Re: Facture');
  assert.equal(replySubject('Fwd: Facture'), 'Re: Fwd: Facture');
  assert.equal(replySubject('Rebelle: le film'), 'Re: Rebelle: le film');
});

const FACTS: SendFacts = {
  emailEnabled: true,
  recipients: [at('a@b.ca')],
  senderAllowed: true,
  files: ['plan.pdf'],
  missing: null,
  text: 'Bonjour',
  size: 1000,
};
const why = (more: Partial<SendFacts>): string | null => whyNotSend({ ...FACTS, ...more })?.code ?? null;

test('Gmail’s limit is foreseen from the text, the tables beside it and the quotation; pictures do not count', () => {
  const likely = (html: string, tableBytes = 0, quotedBytes = 0) => likelyHtmlBytes({ html, tableBytes, quotedBytes });
  assert.ok(!gmailClips(likely('<p>x</p>'.repeat(10_000))));
  assert.ok(gmailClips(likely('<p>x</p>'.repeat(10_000), 0, 30_000)));
  assert.ok(gmailClips(likely('<td>x</td>'.repeat(1_600))), 'cells grow when their font is said');
  assert.ok(gmailClips(likely('', 40_000)));
  assert.ok(!gmailClips(likely(`<img src="data:image/png;base64,${'A'.repeat(200_000)}">`)));
});

test('a letter leaves unless a reason holds', () => {
  assert.equal(why({}), null);
  assert.equal(why({ emailEnabled: false }), 'email-not-enabled');
  assert.equal(why({ recipients: [] }), 'no-recipient');
  assert.equal(why({ recipients: [at('a@b.ca'), at('x')] }), 'bad-address');
  assert.equal(why({ senderAllowed: false }), 'sender-not-allowed');
  assert.equal(why({ missing: 'photo.png' }), 'upload-gone');
  assert.equal(why({ files: ['Setup.EXE'] }), 'dangerous-file');
  assert.equal(why({ text: ' \n', files: [] }), 'empty');
  assert.equal(why({ text: '', files: ['plan.pdf'] }), null);
  assert.equal(why({ size: MAX_MESSAGE_BYTES + 1 }), 'too-large');
});

test('the largest file allowed alone fits the wire, and one a tenth larger does not', () => {
  assert.ok(wireBytes([MAX_FILE_BYTES], 10_000) <= MAX_MESSAGE_BYTES);
  assert.ok(wireBytes([MAX_FILE_BYTES * 1.1], 10_000) > MAX_MESSAGE_BYTES);
});
