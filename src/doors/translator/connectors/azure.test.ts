import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  askAsDocumented,
  failureOf,
  jsonOf,
  KEY,
  NOT_THE_VENDOR,
  TEXTS,
  TRANSLATED,
} from './testing/ask-as-documented.ts';

const at = askAsDocumented();
const { answering, translate } = at;

describe(`Azure Translator 3.0 (${NOT_THE_VENDOR})`, () => {
  const fine = { body: TRANSLATED.map((text) => ({ translations: [{ text, to: 'en' }] })) };

  it('asks POST /translate?api-version=3.0 with the key and the region in headers', async () => {
    answering(fine);
    assert.deepEqual(await translate('azure', TEXTS, { region: 'canadacentral' }), { texts: TRANSLATED, from: 'fr' });
    const [asked] = at.service.received;
    assert.equal(`${asked!.method} ${asked!.path}`, 'POST /translate');
    assert.deepEqual(Object.fromEntries(asked!.query), {
      'api-version': '3.0',
      from: 'fr',
      to: 'en',
      textType: 'html',
    });
    assert.equal(asked!.headers['ocp-apim-subscription-key'], KEY);
    assert.equal(asked!.headers['ocp-apim-subscription-region'], 'canadacentral');
    assert.match(asked!.headers['content-type']!, /^application\/json/);
    assert.deepEqual(
      jsonOf(asked),
      TEXTS.map((Text) => ({ Text })),
    );
  });

  it('without a language and a region leaves them out, and tells which language was found', async () => {
    answering({
      body: TRANSLATED.map((text) => ({
        detectedLanguage: { language: 'pt-PT', score: 1 },
        translations: [{ text, to: 'zh-Hans' }],
      })),
    });
    assert.equal((await translate('azure', TEXTS, { from: null, to: 'zh' })).from, 'pt');
    const [asked] = at.service.received;
    assert.equal(asked!.query.get('to'), 'zh-Hans');
    assert.ok(!asked!.query.has('from'));
    assert.ok(!('ocp-apim-subscription-region' in asked!.headers));
  });

  for (const [status, code, failed] of [
    [400, 400036, 'pair-unknown'],
    [400, 400035, 'pair-unknown'],
    [400, 400050, 'too-long'],
    [400, 400077, 'too-long'],
    [401, 401000, 'refused'],
    [403, 403001, 'limit-reached'],
    [403, 403000, 'refused'],
    [429, 429001, 'slow-down'],
    [503, 503000, 'slow-down'],
  ] as const)
    it(`${status} ${code} is ${failed}`, async () => {
      answering({ status, body: { error: { code, message: 'In its own words.' } } });
      const failure = await failureOf(translate('azure', TEXTS));
      assert.equal(failure.failed, failed);
      assert.equal(failure.detail, `${status} In its own words.`);
    });
});
