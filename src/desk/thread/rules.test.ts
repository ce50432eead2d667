import assert from 'node:assert/strict';
import { test } from 'node:test';
import { previewKind } from '#spine/interactions/rules.ts';
import { bounceReason, openAtFirst, senderTrust } from './rules.ts';

test('a status tells the reason, whatever the server says beside it', () => {
  const told: [string, string][] = [
    ['5.1.1', 'no-such-address'],
    ['5.1.10', 'no-such-domain'],
    ['5.1.2', 'no-such-domain'],
    ['4.2.2', 'mailbox-full'],
    ['5.2.1', 'mailbox-off'],
    ['5.3.4', 'too-big'],
    ['5.7.1', 'blocked'],
    ['5.7.26', 'not-authenticated'],
    ['4.4.7', 'no-route'],
    ['5.6.1', 'refused-content'],
  ];
  for (const [status, reason] of told) assert.equal(bounceReason(status, 'quota spam'), reason, status);
});

test('without a telling status the words of the server decide', () => {
  assert.equal(bounceReason(null, '550 No such user here'), 'no-such-address');
  assert.equal(bounceReason('5.0.0', '552 Mailbox full'), 'mailbox-full');
  assert.equal(bounceReason(null, '550 5.7.1 message refused'), 'blocked');
  assert.equal(bounceReason(null, null), 'unknown');
});

test('trust follows DMARC alone', () => {
  assert.equal(senderTrust({ dmarc: 'pass' }), 'confirmed');
  assert.equal(senderTrust({ dmarc: 'fail' }), 'refuted');
  assert.equal(senderTrust({ dmarc: 'none' }), null);
  assert.equal(senderTrust(null), null);
});

test('D15 a dangerous file is never previewed, nor is a type that can run', () => {
  assert.equal(previewKind({ type: 'image/png', dangerous: true }), null);
  assert.equal(previewKind({ type: 'image/svg+xml', dangerous: false }), null);
  assert.equal(previewKind({ type: 'text/html', dangerous: false }), null);
  assert.equal(previewKind({ type: 'Image/PNG', dangerous: false }), 'image');
});

test('R29 the newest messages are the open ones', () => {
  assert.deepEqual(openAtFirst([1, 2, 3, 4, 5]), [3, 4, 5]);
  assert.deepEqual(openAtFirst([7]), [7]);
});
