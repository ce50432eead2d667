import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Account, TextToSend } from '../connectors/connector.ts';
import {
  documentedProvider,
  linesThatFail,
  noSignal,
  NOT_THE_VENDOR,
  refusalOf,
  theText,
} from '../sms/testing/provider.ts';
import { whatsapp } from './cloud-api.ts';
import { startCloudServer, type CloudServer } from './testing/cloud-server.ts';

const TO = '+15145550123';
let cloud: CloudServer;
before(async () => void (cloud = await startCloudServer()));
after(() => cloud.close());

const send = (given: Partial<TextToSend> = {}, account: Account = cloud.account) =>
  whatsapp.send(account, theText(given), noSignal());
const refused = (given: Partial<TextToSend> = {}, account: Account = cloud.account) => refusalOf(send(given, account));
const openWindow = (to = TO) => cloud.setWindow(to, new Date());

describe(`WhatsApp, a text that leaves (${NOT_THE_VENDOR})`, () => {
  it('is posted under the newest version with the token in its header alone, and our key in what comes back', async () => {
    openWindow();
    cloud.asked.length = 0;
    const { externalIds } = await send({ text: 'Été 😀', onceKey: 'clé-1' });
    const [asked] = cloud.asked;
    assert.equal(`${asked!.method} ${asked!.path}`, `POST /v26.0/${cloud.number.phoneNumberId}/messages`);
    assert.equal(asked!.headers.authorization, `Bearer ${cloud.account.secrets.token}`);
    assert.equal([...asked!.query].length, 0);
    const [one] = cloud.sent.slice(-1);
    assert.deepEqual(
      [externalIds, one!.body],
      [
        [one!.id],
        {
          ...{ messaging_product: 'whatsapp', recipient_type: 'individual', to: '15145550123', type: 'text' },
          text: { body: 'Été 😀', preview_url: false },
          biz_opaque_callback_data: 'clé-1',
        },
      ],
    );
  });

  it('answers a text, and is handed over by id to who hides their number', async () => {
    openWindow('CA.13491208655302741918');
    await send({ to: 'CA.13491208655302741918', inReplyTo: 'wamid.abc' });
    const { body } = cloud.sent.at(-1)!;
    assert.deepEqual(
      [body['recipient'], body['to'], body['context']],
      ['CA.13491208655302741918', undefined, { message_id: 'wamid.abc' }],
    );
  });

  it('goes under the version that was set up, however it is written', async () => {
    openWindow();
    for (const [said, path] of [
      ['v25.0', '/v25.0/'],
      ['25.0', '/v25.0/'],
      [' 27 ', '/v27.0/'],
    ] as const) {
      await send({}, { ...cloud.account, settings: { ...cloud.account.settings, apiVersion: said } });
      assert.ok(cloud.asked.at(-1)!.path.startsWith(path));
    }
    const settings = { ...cloud.account.settings, apiVersion: '../me' };
    assert.equal((await refused({}, { ...cloud.account, settings })).failure, 'account');
  });

  it('is 4096 characters at most, and something', async () => {
    openWindow();
    await send({ text: 'a'.repeat(4_096) });
    const before = cloud.asked.length;
    assert.equal((await refused({ text: 'a'.repeat(4_097) })).failure, 'too-long');
    assert.equal((await refused({ text: ' \n' })).failure, 'broken');
    for (const to of ['5145550123', '+', 'CA.', 'ca.123', 'CA.1 2', '', '36000'])
      assert.equal((await refused({ to })).failure, 'wrong-number', to);
    assert.equal(cloud.asked.length, before);
  });

  it('leaves without NUL and without half a character', async () => {
    openWindow();
    await send({ text: 'a\0b\ud83d!' });
    assert.deepEqual(cloud.sent.at(-1)!.body['text'], { body: 'ab\ufffd!', preview_url: false });
  });
});

describe(`WhatsApp, its 24 hours (${NOT_THE_VENDOR})`, () => {
  it('nothing leaves to who never wrote, nor a day after they did; what they write opens it again', async () => {
    const to = '+15145550177';
    assert.equal((await refused({ to })).failure, 'window-closed');
    cloud.setWindow(to, new Date(Date.now() - 24 * 60 * 60_000 + 5_000));
    await send({ to });
    cloud.setWindow(to, new Date(Date.now() - 24 * 60 * 60_000));
    const refusal = await refused({ to });
    assert.deepEqual([refusal.failure, refusal.detail.startsWith('131047 ')], ['window-closed', true]);
    await cloud.inbound(to, 'encore moi');
    await send({ to });
  });

  it('who is not on WhatsApp is not reached', async () => {
    cloud.unknown('+15145550199');
    openWindow('+15145550199');
    assert.equal((await refused({ to: '+15145550199' })).failure, 'wrong-number');
  });
});

const problem = (code: number, subcode?: number) => ({
  error: {
    ...{ message: `(#${code}) said`, type: 'OAuthException', code, fbtrace_id: 'Az' },
    ...(subcode ? { error_subcode: subcode } : {}),
    error_data: { messaging_product: 'whatsapp', details: 'the details' },
  },
});

describe(`WhatsApp, what is refused (${NOT_THE_VENDOR})`, () => {
  for (const [status, code, failure] of [
    [401, 190, 'account'],
    [401, 0, 'account'],
    [403, 10, 'account'],
    [403, 200, 'account'],
    [403, 131031, 'account'],
    [403, 368, 'account'],
    [404, 33, 'account'],
    [402, 131042, 'account'],
    [429, 4, 'rate'],
    [429, 80007, 'rate'],
    [429, 130429, 'rate'],
    [429, 131056, 'rate'],
    [400, 131026, 'wrong-number'],
    [400, 131021, 'wrong-number'],
    [400, 131047, 'window-closed'],
    [400, 131051, 'unsupported'],
    [400, 132000, 'template'],
    [404, 132001, 'template'],
    [400, 132015, 'template'],
    [400, 131050, 'opted-out'],
    [500, 131000, 'broken'],
    [500, 131016, 'unreachable'],
    [503, 2, 'unreachable'],
    [400, 100, 'broken'],
    // Of no code that is documented, the status alone tells.
    [400, 999_999, 'broken'],
    [500, 999_999, 'uncertain'],
    [500, 1, 'uncertain'],
  ] as const)
    it(`${status} with ${code} is ${failure}, asked once`, async () => {
      const before = cloud.asked.length;
      cloud.answering({ status, body: problem(code) });
      const refusal = await refused();
      assert.deepEqual([refusal.failure, refusal.detail], [failure, `${code || ''} the details [Az]`.trim()]);
      assert.equal(cloud.asked.length, before + 1);
    });

  it('a number or an account that is not there is the account’s fault', async () => {
    cloud.answering({ status: 400, body: problem(100, 33) });
    assert.equal((await refused()).failure, 'account');
    for (const phoneNumberId of ['', '12/34', 'me'])
      assert.equal(
        (await refused({}, { ...cloud.account, settings: { ...cloud.account.settings, phoneNumberId } })).failure,
        'account',
      );
  });

  it('when to come back is heard, and the token is said nowhere', async () => {
    const body = { error: { code: 130429, message: `slow down, ${cloud.account.secrets.token}` } };
    cloud.answering({ status: 429, headers: { 'retry-after': '17' }, body });
    const refusal = await refused();
    assert.deepEqual([refusal.failure, refusal.retryAfterMs, refusal.detail], ['rate', 17_000, '130429 slow down, …']);
    const other = { ...cloud.account, secrets: { ...cloud.account.secrets, token: 'another' } };
    const unknown = await refused({}, other);
    assert.deepEqual([unknown.failure, unknown.message.includes('another')], ['account', false]);
  });

  it('what was taken without saying so is uncertain, and never sent again by itself', async () => {
    openWindow();
    const before = cloud.sent.length;
    cloud.answering('taken-then-hang-up');
    assert.equal((await refused()).failure, 'uncertain');
    assert.equal(cloud.sent.length, before + 1);
  });
});

const line = documentedProvider();
const at = (address: string): Account => ({
  settings: { phoneNumberId: '1', wabaId: '2', address },
  secrets: { token: 't', appSecret: 's', verifyToken: 'v' },
});
describe(`WhatsApp, lines that fail (${NOT_THE_VENDOR})`, () => {
  const { cases } = linesThatFail(line, whatsapp, at, { status: 200, body: {} });
  for (const [name, asking, failure, times] of cases)
    it(`${name}: ${failure}`, async () => {
      assert.equal((await refusalOf(asking())).failure, failure);
      assert.equal(line.asked.length, times);
    });

  it('an answer without end is not read to its end', async () => {
    line.answering({ status: 200, body: 'a'.repeat(2 * 1024 * 1024) });
    assert.equal((await refusalOf(whatsapp.send(at(line.address), theText(), noSignal()))).failure, 'uncertain');
  });
});

describe(`WhatsApp, whether the account is good (${NOT_THE_VENDOR})`, () => {
  it('tells how the number is called', async () =>
    assert.deepEqual(await whatsapp.check(cloud.account, noSignal()), { name: 'Boutique · +1 438-555-0100' }));
  it('another token, another number, another account is not', async () => {
    const { settings, secrets } = cloud.account;
    for (const account of [
      { settings, secrets: { ...secrets, token: 'x' } },
      { settings: { ...settings, phoneNumberId: '404' }, secrets },
      { settings: { ...settings, wabaId: '404' }, secrets },
      { settings: { ...settings, wabaId: '' }, secrets },
    ])
      assert.equal((await refusalOf(whatsapp.check(account, noSignal()))).failure, 'account');
  });
  it('a service that is down is not the account’s fault', async () => {
    cloud.answering('hang-up');
    assert.equal((await refusalOf(whatsapp.check(cloud.account, noSignal()))).failure, 'unreachable');
  });
});
