import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Answer } from '../../../../e2e/support/translation-service.ts';
import { askAsDocumented, failureOf, KEY, TEXTS, TRANSLATED } from './testing/ask-as-documented.ts';

const at = askAsDocumented();
const { answering, translate } = at;

describe('any service', () => {
  const fine = { body: { translations: TRANSLATED.map((text) => ({ text })) } };

  it('429 with a short Retry-After is tried once more, after it; a second one is told', async () => {
    const began = performance.now();
    answering({ status: 429, headers: { 'retry-after': '1' }, body: {} }, fine);
    assert.deepEqual((await translate('deepl', TEXTS)).texts, TRANSLATED);
    assert.ok(performance.now() - began >= 990);
    assert.equal(at.service.received.length, 2);
    answering({ status: 503, headers: { 'retry-after': '0' }, body: {} });
    assert.equal((await failureOf(translate('deepl', TEXTS))).failed, 'slow-down');
    assert.equal(at.service.received.length, 4);
  });

  it('429 with a long Retry-After is told at once', async () => {
    answering({ status: 429, headers: { 'retry-after': '120' }, body: {} });
    assert.equal((await failureOf(translate('deepl', TEXTS))).failed, 'slow-down');
    answering({ status: 429, headers: { 'retry-after': new Date(Date.now() + 120_000).toUTCString() }, body: {} });
    assert.equal((await failureOf(translate('deepl', TEXTS))).failed, 'slow-down');
    assert.equal(at.service.received.length, 2);
  });

  it('an answer that is not what is documented is broken, and may have been paid for', async () => {
    for (const body of [
      '<html>Welcome</html>',
      {},
      [],
      { translations: [] },
      { translations: [{ text: 1 }, { text: 2 }] },
      { translations: [{ text: 'one alone' }] },
    ]) {
      answering({ body });
      const failure = await failureOf(translate('deepl', TEXTS));
      assert.deepEqual([failure.failed, failure.mayBeBilled], ['broken', true]);
    }
  });

  it('an answer that is too large is not read to its end', async () => {
    answering({ body: { translations: [{ text: 'x'.repeat(9_000_000) }] } });
    assert.equal((await failureOf(translate('deepl', ['un']))).failed, 'broken');
  });

  it('no answer in time, no server and no such name are unreachable', async () => {
    at.service.answer = () => new Promise<Answer>(() => {});
    const late = await failureOf(translate('deepl', TEXTS, { signal: AbortSignal.timeout(200) }));
    assert.deepEqual([late.failed, late.mayBeBilled], ['unreachable', true]);
    for (const address of ['http://127.0.0.1:9', 'https://nothing.invalid'])
      assert.equal((await failureOf(translate('deepl', TEXTS, { address }))).failed, 'unreachable');
  });

  it('a redirect is not followed: the key would travel along', async () => {
    answering({ status: 302, headers: { location: `${at.service.address}/elsewhere` }, body: {} });
    assert.equal((await failureOf(translate('deepl', TEXTS))).failed, 'broken');
    assert.equal(at.service.received.length, 1);
  });

  it('without encryption only a private network is spoken to, and never where a cloud machine tells its secrets', async () => {
    for (const address of ['http://8.8.8.8', 'http://169.254.169.254', 'https://169.254.169.254', 'http://[fe80::1]']) {
      const failure = await failureOf(translate('libretranslate', TEXTS, { address }));
      assert.deepEqual([failure.failed, /https is required/.test(failure.detail)], ['unreachable', true], address);
    }
    answering({ body: { translatedText: TRANSLATED } });
    const address = at.service.address.replace('127.0.0.1', 'localhost');
    assert.deepEqual((await translate('libretranslate', TEXTS, { address })).texts, TRANSLATED);
  });

  it('a key that a service repeats is in no detail', async () => {
    answering({ status: 403, body: { message: `the key ${KEY} is wrong` } });
    const failure = await failureOf(translate('deepl', TEXTS));
    assert.equal(failure.detail, '403 the key … is wrong');
    assert.doesNotMatch(failure.message, new RegExp(KEY));
  });
});
