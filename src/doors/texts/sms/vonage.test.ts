import assert from 'node:assert/strict';
import { createHash, createHmac, createVerify, generateKeyPairSync } from 'node:crypto';
import { describe, it } from 'node:test';
import type { Account } from '../connectors/connector.ts';
import {
  documentedProvider,
  hookRequest,
  linesThatFail,
  noSignal,
  NOT_THE_VENDOR,
  refusalOf,
  theText,
} from './testing/provider.ts';
import { vonage } from './vonage.ts';

const APPLICATION = 'aaaaaaaa-bbbb-cccc-dddd-0123456789ab';
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const PEM = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const SIGNATURE_SECRET = 'what-vonage-signs-with';
const line = documentedProvider();
const at = (address: string): Account => ({
  settings: { applicationId: APPLICATION, from: '+14385550100', apiKey: 'abcd1234', address },
  secrets: { privateKey: PEM, signatureSecret: SIGNATURE_SECRET, apiSecret: 'a-secret-of-theirs' },
});
const withoutApplication = (address: string): Account => ({
  ...at(address),
  settings: { apiKey: 'abcd1234', from: 'Relais', address },
});
const fine = { status: 202, body: { message_uuid: 'uuid-1' } };
const send = (account = at(line.address), text = theText()) => vonage.send(account, text, noSignal());
const read = <Shape>(part: string): Shape => JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as Shape;

describe(`Vonage, a text that leaves (${NOT_THE_VENDOR})`, () => {
  it('asks POST /v1/messages, numbers without their plus', async () => {
    line.answering(fine);
    assert.deepEqual(await send(), { externalIds: ['uuid-1'] });
    const [asked] = line.asked;
    assert.equal(`${asked!.method} ${asked!.path}`, 'POST /v1/messages');
    assert.equal(asked!.headers['content-type'], 'application/json');
    assert.deepEqual(JSON.parse(asked!.body), {
      ...{ message_type: 'text', channel: 'sms', to: '15145550123', from: '14385550100' },
      ...{ text: 'Bonjour à vous', client_ref: 'once-1' },
    });
  });

  it('is known by a token that its application signed, good for minutes and never the same', async () => {
    line.answering(fine);
    await send();
    await send();
    const tokens = line.asked.map((asked) => asked.headers.authorization!.replace('Bearer ', ''));
    assert.notEqual(tokens[0], tokens[1]);
    const [head, claims, signature] = tokens[0]!.split('.') as [string, string, string];
    assert.deepEqual(read(head), { alg: 'RS256', typ: 'JWT' });
    const said = read<{ application_id: string; iat: number; exp: number; jti: string }>(claims);
    assert.equal(said.application_id, APPLICATION);
    assert.ok(Math.abs(said.iat - Date.now() / 1_000) < 5);
    assert.equal(said.exp - said.iat, 300);
    assert.match(said.jti, /^[0-9a-f-]{36}$/);
    const check = createVerify('RSA-SHA256').update(`${head}.${claims}`);
    assert.ok(check.verify(publicKey, signature, 'base64url'));
  });

  it('without an application the key and its secret do, and a name may stand for a number', async () => {
    line.answering(fine);
    await send(withoutApplication(line.address));
    const expected = `Basic ${Buffer.from('abcd1234:a-secret-of-theirs').toString('base64')}`;
    assert.equal(line.asked[0]!.headers.authorization, expected);
    assert.equal((JSON.parse(line.asked[0]!.body) as { from: string }).from, 'Relais');
  });

  it('a private key that is none is the account, and nothing is asked', async () => {
    const account = { ...at(line.address), secrets: { privateKey: 'not a key' } };
    const refusal = await refusalOf(send(account));
    assert.deepEqual([refusal.failure, /not a key/.test(refusal.detail), line.asked.length], ['account', false, 0]);
  });

  it('what cannot go by SMS is refused without asking', async () => {
    const media = [{ name: 'a.png', type: 'image/png', size: 1, read: async () => new Uint8Array(1) }];
    assert.equal((await refusalOf(send(undefined, theText({ media })))).failure, 'unsupported');
    assert.equal((await refusalOf(send(undefined, theText({ text: 'a'.repeat(1_001) })))).failure, 'too-long');
    assert.equal((await refusalOf(send(undefined, theText({ to: '0612345678' })))).failure, 'wrong-number');
    assert.equal(line.asked.length, 0);
  });

  for (const [status, type, failure] of [
    [401, 'https://developer.vonage.com/api-errors#unauthorized', 'account'],
    [402, 'https://developer.vonage.com/api-errors/#low-balance', 'account'],
    [422, 'https://developer.vonage.com/api-errors/messages#1020', 'broken'],
    [422, 'https://developer.vonage.com/api-errors/messages#1120', 'account'],
    [422, 'https://developer.vonage.com/api-errors/messages#1170', 'wrong-number'],
    [422, 'https://developer.vonage.com/api-errors/messages#1240', 'wrong-number'],
    [429, 'https://developer.vonage.com/api-errors/messages#1000', 'rate'],
    [429, 'about:blank', 'rate'],
  ] as const)
    it(`${status} ${type} is ${failure}`, async () => {
      line.answering({ status, body: { type, title: 'No', detail: 'said a-secret-of-theirs', instance: 'i' } });
      const refusal = await refusalOf(send());
      assert.equal(refusal.failure, failure);
      assert.match(refusal.detail, /^\d+ No said …$/);
      assert.equal(line.asked.length, 1);
    });

  it('429 tells when to try again, and is not tried again here', async () => {
    line.answering({
      status: 429,
      headers: { 'retry-after': '3' },
      body: { type: 't#1000', title: 'Throttled', detail: '' },
    });
    const refusal = await refusalOf(send());
    assert.deepEqual([refusal.failure, refusal.retryAfterMs, line.asked.length], ['rate', 3_000, 1]);
  });

  const { cases } = linesThatFail(line, vonage, at, fine);
  for (const [name, asking, failure, times] of cases)
    it(`${name}: ${failure}`, async () => {
      assert.equal((await refusalOf(asking())).failure, failure);
      assert.equal(line.asked.length, times);
    });
});

describe(`Vonage, an account (${NOT_THE_VENDOR})`, () => {
  it('is good where an empty message is refused for what it lacks', async () => {
    line.answering({ status: 422, body: { type: 't#1010', title: 'Missing params', detail: 'to' } });
    assert.deepEqual(await vonage.check(at(line.address), noSignal()), { name: APPLICATION });
    assert.deepEqual(await vonage.check(withoutApplication(line.address), noSignal()), { name: 'abcd1234' });
    assert.ok(line.asked.every((asked) => asked.body === '{}'));
  });
  it('is not good when it is refused, or nobody answers', async () => {
    for (const [says, failure] of [
      [{ status: 401, body: { type: 'x#unauthorized', title: 'Unauthorized', detail: '' } }, 'account'],
      [{ status: 503, body: '' }, 'unreachable'],
      ['hang-up', 'unreachable'],
    ] as const) {
      line.answering(says);
      assert.equal((await refusalOf(vonage.check(at(line.address), noSignal()))).failure, failure);
    }
  });
});

describe(`Vonage, what it tells (${NOT_THE_VENDOR})`, () => {
  const url = 'https://relais.test/hooks/texts/7';
  const incoming = Buffer.from(
    JSON.stringify({
      ...{ channel: 'sms', message_uuid: 'uuid-9', to: '14385550100', from: '15145550123' },
      ...{ timestamp: '2026-11-26T14:00:00.000Z', message_type: 'text', text: 'Où est ma commande ? 😀' },
      ...{ sms: { num_messages: '1' }, usage: { currency: 'EUR', price: '0.0333' } },
    }),
  );
  const now = () => Math.floor(Date.now() / 1_000);
  const hashOf = (raw: Buffer) => createHash('sha256').update(raw).digest('hex');
  type Given = {
    raw?: Buffer;
    claims?: object;
    head?: object;
    secret?: string;
    header?: (token: string) => string | undefined;
  };
  const judged = ({
    raw = incoming,
    claims = {},
    head = {},
    secret = SIGNATURE_SECRET,
    header = (token) => `Bearer ${token}`,
  }: Given) => {
    const own = {
      iat: now(),
      jti: 'j',
      iss: 'Vonage',
      api_key: 'abcd1234',
      application_id: APPLICATION,
      payload_hash: hashOf(incoming),
    };
    const encode = (content: object) => Buffer.from(JSON.stringify(content)).toString('base64url');
    const signed = `${encode({ alg: 'HS256', typ: 'JWT', ...head })}.${encode({ ...own, ...claims })}`;
    const token = `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
    return vonage.hook!.judge(at(''), hookRequest({ url, raw, headers: { authorization: header(token) } }));
  };

  it('is taken when it is signed now for what it brings', () => {
    assert.deepEqual(judged({}), { kind: 'take', answer: { type: 'text/plain', text: '' } });
    assert.equal(judged({ claims: { iat: now() - 240 } }).kind, 'take');
  });

  const forged: [string, Given][] = [
    ['no token', { header: () => undefined }],
    ['another kind of token', { header: (token) => `Basic ${token}` }],
    ['half a token', { header: (token) => `Bearer ${token.split('.').slice(0, 2).join('.')}` }],
    ['signed with something else', { secret: 'another' }],
    ['signed with nothing', { secret: '' }],
    ['a body that was not signed', { raw: Buffer.from(incoming.toString().replace('commande', 'argent')) }],
    ['the same content written otherwise', { raw: Buffer.concat([incoming, Buffer.from(' ')]) }],
    ['without the hash of its body', { claims: { payload_hash: undefined } }],
    ['told again six minutes later', { claims: { iat: now() - 360 } }],
    ['from the future', { claims: { iat: now() + 120 } }],
    ['without a time', { claims: { iat: undefined } }],
    ['that has run out', { claims: { exp: now() - 120 } }],
    ['for another account', { claims: { api_key: 'someone0' } }],
    ['for another application', { claims: { application_id: 'other' } }],
    ['that says it needs no signature', { head: { alg: 'none' } }],
    ['that wants to be checked otherwise', { head: { alg: 'RS256' } }],
  ];
  for (const [name, given] of forged) it(`${name} is forged`, () => assert.equal(judged(given).kind, 'forged'));

  it('nobody is believed while no secret is set', () => {
    const signed = judged({ secret: '' });
    const account = { settings: {}, secrets: { signatureSecret: '' } };
    assert.equal(signed.kind, 'forged');
    assert.equal(vonage.hook!.judge(account, hookRequest({ url, raw: incoming })).kind, 'forged');
  });

  it('a text is read, the same one the second time', () => {
    const heard = vonage.hook!.read(incoming, {});
    assert.deepEqual(heard, {
      texts: [
        {
          ...{ externalId: 'uuid-9', from: '+15145550123', fromName: '', text: 'Où est ma commande ? 😀' },
          ...{ sentAt: new Date('2026-11-26T14:00:00.000Z'), media: [], inReplyTo: null },
        },
      ],
      receipts: [],
    });
    assert.deepEqual(vonage.hook!.read(incoming, {}), heard);
  });

  const readStatus = (status: string, error?: object) =>
    vonage.hook!.read(
      Buffer.from(
        JSON.stringify({
          ...{ message_uuid: 'uuid-1', to: '15145550123', from: '14385550100', channel: 'sms' },
          ...{ timestamp: '2026-11-26 14:00:00 UTC', status, error },
        }),
      ),
      {},
    );
  for (const [status, code, state, failure] of [
    ['submitted', undefined, 'sent', null],
    ['delivered', undefined, 'delivered', null],
    ['read', undefined, 'read', null],
    ['rejected', 1120, 'failed', 'account'],
    ['rejected', 1240, 'failed', 'wrong-number'],
    ['undeliverable', 1180, 'failed', 'undelivered'],
    ['undeliverable', undefined, 'failed', 'undelivered'],
  ] as const)
    it(`status ${status} ${code ?? ''} is ${state} ${failure ?? ''}`, () => {
      const error = code && {
        type: `https://developer.vonage.com/api-errors/messages#${code}`,
        title: code,
        detail: 'Why',
      };
      assert.deepEqual(readStatus(status, error), {
        texts: [],
        receipts: [
          {
            ...{ externalId: 'uuid-1', state, failure, at: new Date('2026-11-26T14:00:00Z') },
            detail: code ? `${status} ${code} Why` : status,
          },
        ],
      });
    });

  it('what nobody documents is not read', () => {
    assert.throws(() => readStatus('teleported'));
    for (const text of ['', '[]', '{"message_uuid":""}', 'no json', '{"message_uuid":"u","message_type":"image"}'])
      assert.throws(() => vonage.hook!.read(Buffer.from(text), {}));
  });
});
