import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judge, MOST_TRIES, urlProblem } from './rules.ts';

const about = { tries: 1, retryAfterMs: null, jitter: 0.5 };

test('a success is any 2xx; what is no success comes again by the schedule, and is given up after the last', () => {
  for (const status of [200, 201, 204, 299]) assert.deepEqual(judge({ status }, about), { outcome: 'delivered' });
  for (const status of [302, 400, 401, 404, 429, 500, 503])
    assert.equal(judge({ status }, about).outcome, 'again', String(status));
  const waits = Array.from({ length: MOST_TRIES }, (_, n) => judge({ status: 500 }, { ...about, tries: n + 1 }));
  assert.deepEqual(
    waits.map((one) => (one.outcome === 'again' ? one.waitSeconds : one.outcome)),
    [5, 300, 1_800, 7_200, 18_000, 36_000, 36_000, 'failed'],
  );
});

test('410 ends it, a redirect is not followed, and what a receiver asks for is waited for, a day at most', () => {
  assert.deepEqual(judge({ status: 410 }, about), { outcome: 'failed', problem: 'gone', turnOff: true });
  assert.deepEqual(judge({ status: 307 }, about), { outcome: 'again', problem: 'redirect', waitSeconds: 5 });
  const asked = (retryAfterMs: number) => judge({ status: 429 }, { ...about, retryAfterMs });
  assert.deepEqual(asked(90_000), { outcome: 'again', problem: 'status', waitSeconds: 90 });
  assert.deepEqual(asked(1_000), { outcome: 'again', problem: 'status', waitSeconds: 5 });
  assert.deepEqual(asked(9e12), { outcome: 'again', problem: 'status', waitSeconds: 86_400 });
});

test('what is forgotten is not tried again', () => {
  assert.deepEqual(judge({ problem: 'forgotten' }, about), { outcome: 'failed', problem: 'forgotten', turnOff: false });
});

test('an address is https, without a name and password in it', () => {
  assert.equal(urlProblem('https://crm.example/relais?a=1', false), null);
  assert.equal(urlProblem('http://crm.example/relais', false), 'url-insecure');
  assert.equal(urlProblem('http://10.0.0.4/relais', true), null);
  for (const url of ['crm.example', 'ftp://crm.example', 'https://a:b@crm.example', 'https://', 'javascript:alert(1)'])
    assert.equal(urlProblem(url, true), 'url-wrong', url);
});
