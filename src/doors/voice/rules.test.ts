import assert from 'node:assert/strict';
import { test } from 'node:test';
import { iceServers, qualityOf, whyNotServer } from './rules.ts';

test('a SIP server is reached by wss, in the open only within a closed network', () => {
  assert.equal(whyNotServer('wss://pbx.exemple.ca/ws'), null);
  assert.equal(whyNotServer('ws://127.0.0.1:8088'), null);
  assert.equal(whyNotServer('ws://192.168.1.4:8088'), null);
  assert.equal(whyNotServer('ws://pbx.exemple.ca'), 'server-insecure');
  assert.equal(whyNotServer('https://pbx.exemple.ca'), 'server-wrong');
  assert.equal(whyNotServer('pbx'), 'server-wrong');
});

test('STUN and TURN are read a line each; what is neither is left out', () => {
  assert.deepEqual(iceServers('stun:stun.exemple.ca:3478\n turn:turn.exemple.ca u s \n\nhttp://x'), [
    { urls: 'stun:stun.exemple.ca:3478' },
    { urls: 'turn:turn.exemple.ca', username: 'u', credential: 's' },
  ]);
});

test('R72 a line on which nothing comes is silent, whatever its state says', () => {
  assert.equal(qualityOf({ lostShare: 0, jitterMs: 2, silent: true }), 'silent');
  assert.equal(qualityOf({ lostShare: 0, jitterMs: 2, silent: false }), 'good');
  assert.equal(qualityOf({ lostShare: 0.02, jitterMs: 2, silent: false }), 'fair');
  assert.equal(qualityOf({ lostShare: 0, jitterMs: 80, silent: false }), 'poor');
});
