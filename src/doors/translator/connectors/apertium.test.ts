import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { askAsDocumented, failureOf, NOT_THE_VENDOR, TEXTS } from './testing/ask-as-documented.ts';

const at = askAsDocumented();
const { translate } = at;

describe(`Apertium APy (${NOT_THE_VENDOR}; the real one is tried in translator.test.ts)`, () => {
  const pairs = {
    body: {
      responseData: [
        ['fra', 'spa'],
        ['spa', 'eng'],
        ['spa', 'eng_US'],
      ].map(([sourceLanguage, targetLanguage]) => ({ sourceLanguage, targetLanguage })),
      responseStatus: 200,
    },
  };

  it('joins the texts, goes by way of another language where there is no pair, and takes the marks of unknown words away', async () => {
    at.service.answer = (asked) => {
      if (asked.path === '/listPairs') return pairs;
      const q = new URLSearchParams(asked.body).get('q')!;
      return { body: { responseData: { translatedText: q.replace('Bonjour', '*Bonjour #ser') }, responseStatus: 200 } };
    };
    const { texts } = await translate('apertium', TEXTS);
    assert.deepEqual(texts, ['Bonjour ser ser <g id="1">Mme</g>', TEXTS[1]]);
    const asked = at.service.received
      .filter(({ path }) => path === '/translate')
      .map(({ body }) => new URLSearchParams(body));
    assert.deepEqual(
      asked.map((form) => form.get('langpair')),
      ['fra|spa', 'spa|eng'],
    );
    assert.deepEqual([asked[0]!.get('format'), asked[0]!.get('markUnknown')], ['html', 'no']);
    assert.equal(asked[0]!.get('q'), TEXTS.map((text) => `<p>${text}</p>`).join('\n'));
  });

  it('puts a word that no language has in the place of what is held back: a tag is a space to it', async () => {
    const asked: string[] = [];
    at.service.answer = ({ path, body }) => {
      if (path === '/listPairs') return pairs;
      asked.push(new URLSearchParams(body).get('q')!);
      return { body: { responseData: { translatedText: asked.at(-1)!.replace('Xqzbq', 'XQZBQ') } } };
    };
    const text = 'de <w id="12"></w> à <w id="0"></w>, <x id="3"></x>';
    assert.deepEqual((await translate('apertium', [text], { to: 'es' })).texts, [text]);
    assert.deepEqual(asked, ['<p>de Xqzcdq à Xqzbq, <x id="3"></x></p>']);
  });

  it('asks text by text where the joined ones do not come back apart', async () => {
    at.service.answer = (asked) => {
      const q = new URLSearchParams(asked.body).get('q')!;
      return { body: { responseData: { translatedText: q.replace('</p>\n<p>', ' ') } } };
    };
    assert.deepEqual((await translate('apertium', TEXTS, { from: 'fr', to: 'es' })).texts, TEXTS);
    assert.equal(at.service.received.filter(({ path }) => path === '/translate').length, 3);
  });

  it('what it has no pair for, and a language that nobody told, is pair-unknown', async () => {
    assert.equal((await failureOf(translate('apertium', TEXTS, { to: 'ja' }))).failed, 'pair-unknown');
    assert.equal((await failureOf(translate('apertium', TEXTS, { from: null }))).failed, 'pair-unknown');
  });
});
