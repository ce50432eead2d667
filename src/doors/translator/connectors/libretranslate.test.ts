import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openLine } from './ask.ts';
import { accessTo, SERVICES } from './services.ts';
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

describe(`LibreTranslate (${NOT_THE_VENDOR})`, () => {
  const fine = { body: { translatedText: TRANSLATED } };

  it('asks POST /translate with q, source, target, format html and the key in the body', async () => {
    answering(fine);
    assert.deepEqual(await translate('libretranslate', TEXTS), { texts: TRANSLATED, from: 'fr' });
    const [asked] = at.service.received;
    assert.equal(`${asked!.method} ${asked!.path}`, 'POST /translate');
    assert.match(asked!.headers['content-type']!, /^application\/json/);
    assert.deepEqual(jsonOf(asked), { q: TEXTS, source: 'fr', target: 'en', format: 'html', api_key: KEY });
  });

  it('without a key sends none; without a language asks auto and tells which was found', async () => {
    answering({
      body: {
        translatedText: TRANSLATED,
        detectedLanguage: [
          { confidence: 90, language: 'es' },
          { confidence: 90, language: 'es' },
        ],
      },
    });
    assert.deepEqual(await translate('libretranslate', TEXTS, { key: '', from: null }), {
      texts: TRANSLATED,
      from: 'es',
    });
    assert.deepEqual(jsonOf(at.service.received[0]), { q: TEXTS, source: 'auto', target: 'en', format: 'html' });
  });

  it('names a language as this server does', async () => {
    at.service.answer = (asked) =>
      asked.path === '/languages'
        ? {
            body: [
              { code: 'zh-Hans', name: 'Chinese', targets: ['en'] },
              { code: 'en', name: 'English', targets: ['zh-Hans'] },
            ],
          }
        : fine;
    await translate('libretranslate', TEXTS, { from: 'en', to: 'zh' });
    assert.equal((jsonOf(at.service.received[1]) as { target: string }).target, 'zh-Hans');
  });

  it('tells which pairs it has', async () => {
    answering({
      body: [
        { code: 'pt-BR', name: 'P', targets: ['en', 'pt-BR'] },
        { code: 'en', name: 'E', targets: ['pt-BR'] },
      ],
    });
    const line = openLine([], new AbortController().signal);
    const access = accessTo('libretranslate', { address: at.service.address, key: '', region: '', project: '' });
    assert.deepEqual(await SERVICES.libretranslate.pairs(line, access), [
      { from: 'pt', to: 'en' },
      { from: 'en', to: 'pt' },
    ]);
  });

  for (const [status, error, failed] of [
    [400, 'xx is not supported', 'pair-unknown'],
    [400, 'Japanese (ja) is not available as a target language from French (fr)', 'pair-unknown'],
    [400, 'Invalid request: request (4000) exceeds text limit (2000)', 'too-long'],
    [400, 'Please contact the server operator to get an API key', 'refused'],
    [403, 'Invalid API key', 'refused'],
    [429, 'Slowdown: 20 per 1 minute', 'slow-down'],
    [500, 'Cannot translate text: out of memory', 'unreachable'],
  ] as const)
    it(`${status} « ${error} » is ${failed}`, async () => {
      answering({ status, body: { error } });
      const failure = await failureOf(translate('libretranslate', TEXTS));
      assert.equal(failure.failed, failed);
      assert.match(failure.detail, new RegExp(`^${status} `));
      assert.ok(failure.detail.includes(error));
    });
});
