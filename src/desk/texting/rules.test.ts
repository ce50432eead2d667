import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filled, whyNotText, whyNotWrite, windowCloses } from './rules.ts';

test('WhatsApp is open for a day after the contact’s last word, and shut before the first', () => {
  assert.equal(windowCloses(null), null);
  assert.equal(windowCloses(new Date('2026-03-01T10:00:00Z'))?.toISOString(), '2026-03-02T10:00:00.000Z');
});

const may = { channel: 'whatsapp' as const, text: 'Bonjour', template: null, windowOpen: true, files: 0 };

test('a shut window lets a template through and nothing else; a template wants all its values', () => {
  assert.equal(whyNotText(may), null);
  assert.equal(whyNotText({ ...may, windowOpen: false, files: 0 }), 'window-closed');
  assert.equal(whyNotText({ ...may, windowOpen: false, files: 0, text: '', template: { values: ['Lise'] } }), null);
  assert.equal(whyNotText({ ...may, template: { values: ['Lise', ' '] } }), 'value-missing');
  assert.equal(whyNotText({ ...may, text: ' \n' }), 'empty');
  assert.equal(whyNotText({ ...may, text: 'x'.repeat(4_097) }), 'too-long');
  assert.equal(whyNotText({ ...may, channel: 'sms', text: 'x'.repeat(1_601) }), 'too-long');
});

test('nothing is written where it is over, Closed, turned off, or unwanted', () => {
  const open = { status: 'open', ended: false, optedOut: false, enabled: true, allowed: true };
  assert.equal(whyNotWrite(open), null);
  assert.equal(whyNotWrite({ ...open, status: 'closed' }), 'closed');
  assert.equal(whyNotWrite({ ...open, ended: true }), 'ended');
  assert.equal(whyNotWrite({ ...open, optedOut: true }), 'opted-out');
  assert.equal(whyNotWrite({ ...open, enabled: false }), 'turned-off');
  assert.equal(whyNotWrite({ ...open, allowed: false }), 'channel-off');
});

test('values stand where the template has their numbers; what has none stays', () => {
  assert.equal(
    filled({ body: 'Bonjour {{1}}, {{2}} {{1}} {{3}}', values: ['Lise', '$1'] }),
    'Bonjour Lise, $1 Lise {{3}}',
  );
});
