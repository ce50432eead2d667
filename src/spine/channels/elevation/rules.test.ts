import assert from 'node:assert/strict';
import { test } from 'node:test';
import { elevatesTo, whyNotElevate } from './rules.ts';

test('R63 from each channel to each, as the guide has it', () => {
  const all = ['voice', 'email', 'sms', 'whatsapp'];
  for (const from of ['chat', 'sms', 'social-private', 'social-public'] as const)
    assert.deepEqual([...elevatesTo(from)], all, from);
  assert.deepEqual([...elevatesTo('email')], ['voice', 'sms', 'whatsapp']);
  assert.deepEqual([...elevatesTo('whatsapp')], ['voice', 'email', 'sms']);
});

const may = { status: 'open', mine: true, presence: 'available', from: 'email' as const };

test('R64 R65 D8 Closed, another’s, or while Unavailable it is refused with the reason', () => {
  assert.equal(whyNotElevate(may), null);
  assert.equal(whyNotElevate({ ...may, presence: 'working' }), null);
  assert.equal(whyNotElevate({ ...may, status: 'resolved' }), null);
  assert.equal(whyNotElevate({ ...may, status: 'closed' }), 'closed');
  assert.equal(whyNotElevate({ ...may, mine: false }), 'not-mine');
  assert.equal(whyNotElevate({ ...may, presence: 'unavailable' }), 'unavailable');
  assert.equal(whyNotElevate({ ...may, to: 'sms' }), null);
  assert.equal(whyNotElevate({ ...may, to: 'email' }), 'channel-not-allowed');
});
