import assert from 'node:assert/strict';
import { createVerify, generateKeyPairSync } from 'node:crypto';
import { describe, it } from 'node:test';
import type { Answer } from '../../../../e2e/support/translation-service.ts';
import { askAsDocumented, failureOf, jsonOf, NOT_THE_VENDOR, TEXTS, TRANSLATED } from './testing/ask-as-documented.ts';

const at = askAsDocumented();
const { answering, translate } = at;

describe(`Google Cloud Translation v3 (${NOT_THE_VENDOR})`, () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  let account = 0;
  /** Of another account each time: a token is kept by its key. */
  const keyNow = (more: object = {}): string =>
    JSON.stringify({
      type: 'service_account',
      project_id: 'maison-1',
      client_email: `relais-${(account += 1)}@maison-1.iam.gserviceaccount.com`,
      private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
      token_uri: `${at.service.address}/token`,
      ...more,
    });
  const fine = {
    body: { translations: TRANSLATED.map((translatedText) => ({ translatedText, detectedLanguageCode: 'fr' })) },
  };
  const withToken = (answer: Answer): void => {
    at.service.answer = ({ path }) =>
      path === '/token' ? { body: { access_token: 'ya29.token', expires_in: 3599, token_type: 'Bearer' } } : answer;
  };

  it('trades a signed statement for a token, once, and asks with it', async () => {
    withToken(fine);
    const key = keyNow();
    assert.deepEqual(await translate('google', TEXTS, { key }), { texts: TRANSLATED, from: 'fr' });
    await translate('google', TEXTS, { key });
    assert.deepEqual(
      at.service.received.map(({ path }) => path),
      [
        '/token',
        '/v3/projects/maison-1/locations/global:translateText',
        '/v3/projects/maison-1/locations/global:translateText',
      ],
    );
    const [token, asked] = at.service.received;
    const form = new URLSearchParams(token!.body);
    assert.equal(form.get('grant_type'), 'urn:ietf:params:oauth:grant-type:jwt-bearer');
    const [head, claims, signature] = form.get('assertion')!.split('.');
    assert.ok(createVerify('RSA-SHA256').update(`${head}.${claims}`).verify(publicKey, signature!, 'base64url'));
    assert.deepEqual(JSON.parse(Buffer.from(head!, 'base64url').toString()), { alg: 'RS256', typ: 'JWT' });
    const said = JSON.parse(Buffer.from(claims!, 'base64url').toString()) as Record<string, unknown>;
    assert.equal(said['iss'], `relais-${account}@maison-1.iam.gserviceaccount.com`);
    assert.equal(said['aud'], `${at.service.address}/token`);
    assert.equal(said['scope'], 'https://www.googleapis.com/auth/cloud-translation');
    assert.equal(Number(said['exp']) - Number(said['iat']), 3_600);
    assert.equal(asked!.method, 'POST');
    assert.equal(asked!.headers.authorization, 'Bearer ya29.token');
    assert.deepEqual(jsonOf(asked), {
      contents: TEXTS,
      mimeType: 'text/html',
      sourceLanguageCode: 'fr',
      targetLanguageCode: 'en',
    });
  });

  it('takes the project and the region that were typed; without a language tells which was found', async () => {
    withToken({
      body: { translations: TRANSLATED.map((translatedText) => ({ translatedText, detectedLanguageCode: 'zh-CN' })) },
    });
    const given = { key: keyNow(), project: 'other', region: 'europe-west1', from: null };
    assert.equal((await translate('google', TEXTS, given)).from, 'zh');
    assert.equal(at.service.received[1]!.path, '/v3/projects/other/locations/europe-west1:translateText');
    assert.ok(!('sourceLanguageCode' in (jsonOf(at.service.received[1]) as object)));
  });

  it('a key that is none is refused before anything is asked', async () => {
    for (const key of ['AIza-not-a-service-account', '{}', keyNow({ private_key: 'no key' })])
      assert.equal((await failureOf(translate('google', TEXTS, { key }))).failed, 'refused');
    assert.equal(at.service.received.length, 0);
  });

  it('a statement that is not believed is refused, in its words', async () => {
    answering({ status: 400, body: { error: 'invalid_grant', error_description: 'Invalid JWT Signature.' } });
    const failure = await failureOf(translate('google', TEXTS, { key: keyNow() }));
    assert.deepEqual([failure.failed, failure.detail], ['refused', '400 Invalid JWT Signature.']);
  });

  for (const [code, message, failed] of [
    [400, 'Target language is invalid.', 'pair-unknown'],
    [400, 'Text is too long.', 'too-long'],
    [401, 'Request had invalid authentication credentials.', 'refused'],
    [403, 'Cloud Translation API has not been used in project 1 before or it is disabled.', 'refused'],
    [403, 'Daily Limit Exceeded', 'limit-reached'],
    [403, 'User Rate Limit Exceeded', 'slow-down'],
    [429, 'Resource has been exhausted (e.g. check quota).', 'slow-down'],
  ] as const)
    it(`${code} « ${message} » is ${failed}`, async () => {
      withToken({ status: code, body: { error: { code, message, status: 'ANY' } } });
      assert.equal((await failureOf(translate('google', TEXTS, { key: keyNow() }))).failed, failed);
    });
});
