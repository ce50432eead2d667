import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inParcels, LIMITS } from '../rules.ts';
import { deeplAddress } from './deepl.ts';
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

describe(`DeepL (${NOT_THE_VENDOR})`, () => {
  const fine = { body: { translations: TRANSLATED.map((text) => ({ detected_source_language: 'FR', text })) } };

  it('asks POST /v2/translate with the key in the header, and names the target exactly', async () => {
    answering(fine);
    assert.deepEqual(await translate('deepl', TEXTS), { texts: TRANSLATED, from: 'fr' });
    const [asked] = at.service.received;
    assert.equal(`${asked!.method} ${asked!.path}`, 'POST /v2/translate');
    assert.equal(asked!.headers.authorization, `DeepL-Auth-Key ${KEY}`);
    assert.doesNotMatch(asked!.body, new RegExp(KEY));
    assert.deepEqual(jsonOf(asked), {
      text: TEXTS,
      source_lang: 'FR',
      target_lang: 'EN-US',
      tag_handling: 'xml',
      split_sentences: 'nonewlines',
      formality: 'prefer_more',
    });
  });

  it('without a language leaves it out and tells which was found', async () => {
    answering({ body: { translations: TRANSLATED.map((text) => ({ detected_source_language: 'NB', text })) } });
    assert.equal((await translate('deepl', TEXTS, { from: null, to: 'pt' })).from, 'no');
    const asked = jsonOf(at.service.received[0]) as Record<string, unknown>;
    assert.equal(asked['target_lang'], 'PT-BR');
    assert.ok(!('source_lang' in asked));
  });

  it('a key of the free plan goes to its own host, unless another address was given', () => {
    const at = (address: string, key: string) => deeplAddress({ address, key, region: '', project: '' });
    assert.equal(at('https://api.deepl.com', 'abc:fx'), 'https://api-free.deepl.com');
    assert.equal(at('https://api.deepl.com', 'abc'), 'https://api.deepl.com');
    assert.equal(at('https://proxy.maison.test', 'abc:fx'), 'https://proxy.maison.test');
  });

  it('a request keeps below 50 texts and 128 KiB', () => {
    for (const parcel of inParcels(
      Array.from({ length: 200 }, () => '界'.repeat(900)),
      LIMITS.deepl,
    )) {
      assert.ok(parcel.texts.length <= 50);
      assert.ok(Buffer.byteLength(JSON.stringify({ text: parcel.texts })) < 128 * 1024);
    }
  });

  for (const [status, message, failed] of [
    [400, "Value for 'target_lang' not supported.", 'pair-unknown'],
    [403, 'Authorization failed', 'refused'],
    [404, 'Not found', 'broken'],
    [413, 'Request Entity Too Large', 'too-long'],
    [429, 'Too many requests', 'slow-down'],
    [456, 'Quota Exceeded', 'limit-reached'],
    [529, 'Too many requests', 'slow-down'],
  ] as const)
    it(`${status} « ${message} » is ${failed}`, async () => {
      answering({ status, body: { message } });
      assert.equal((await failureOf(translate('deepl', TEXTS))).failed, failed);
    });
});
