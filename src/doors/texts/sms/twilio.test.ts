import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
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
import { twilio } from './twilio.ts';

const SID = 'AC00000000000000000000000000000001';
const TOKEN = 'a-token-that/nobody&may+read';
const line = documentedProvider();
const at = (address: string, settings: Record<string, string> = {}, secrets: Record<string, string> = {}): Account => ({
  settings: { accountSid: SID, from: '+14385550100', address, ...settings },
  secrets: { authToken: TOKEN, ...secrets },
});
const fine = {
  status: 201,
  body: { sid: 'SM1', status: 'queued', error_code: null, error_message: null, num_segments: '1' },
};
const send = (account = at(line.address), text = theText()) => twilio.send(account, text, noSignal());

describe(`Twilio, a text that leaves (${NOT_THE_VENDOR})`, () => {
  it('asks POST …/Messages.json with a form, and the token in the header alone', async () => {
    line.answering(fine);
    assert.deepEqual(await send(at(line.address, { hookUrl: 'https://relais.test/h/1' })), { externalIds: ['SM1'] });
    const [asked] = line.asked;
    assert.equal(`${asked!.method} ${asked!.path}`, `POST /2010-04-01/Accounts/${SID}/Messages.json`);
    assert.equal(asked!.headers['content-type'], 'application/x-www-form-urlencoded');
    assert.equal(asked!.headers.authorization, `Basic ${Buffer.from(`${SID}:${TOKEN}`).toString('base64')}`);
    assert.deepEqual(Object.fromEntries(new URLSearchParams(asked!.body)), {
      ...{ To: '+15145550123', From: '+14385550100', Body: 'Bonjour à vous' },
      StatusCallback: 'https://relais.test/h/1?text=once-1',
    });
  });

  it('a messaging service stands in for a number, and a key for the token', async () => {
    line.answering(fine);
    const service = `MG${'0'.repeat(32)}`;
    await send(at(line.address, { from: service, apiKeySid: 'SK1' }, { apiKeySecret: 'other' }));
    const fields = new URLSearchParams(line.asked[0]!.body);
    assert.deepEqual(
      [fields.get('MessagingServiceSid'), fields.has('From'), fields.has('StatusCallback')],
      [service, false, false],
    );
    assert.equal(line.asked[0]!.headers.authorization, `Basic ${Buffer.from('SK1:other').toString('base64')}`);
  });

  it('what cannot go by SMS is refused without asking', async () => {
    const media = [{ name: 'a.png', type: 'image/png', size: 1, read: async () => new Uint8Array(1) }];
    const template = { name: 't', language: 'fr', values: [] };
    for (const [given, failure] of [
      [{ media }, 'unsupported'],
      [{ template }, 'unsupported'],
      [{ text: 'a'.repeat(1_601) }, 'too-long'],
      [{ text: '' }, 'broken'],
      [{ to: '5145550123' }, 'wrong-number'],
      [{ to: '+1 514 555' }, 'wrong-number'],
    ] as const)
      assert.equal((await refusalOf(send(at(line.address), theText(given as object)))).failure, failure);
    assert.equal(line.asked.length, 0);
  });

  for (const [status, code, failure] of [
    [401, 20003, 'account'],
    [429, 20429, 'rate'],
    [400, 21211, 'wrong-number'],
    [400, 21408, 'account'],
    [400, 21606, 'account'],
    [400, 21610, 'opted-out'],
    [429, 21611, 'rate'],
    [400, 21614, 'wrong-number'],
    [400, 21617, 'too-long'],
    [400, 63016, 'window-closed'],
    [400, 99999, 'broken'],
    [404, undefined, 'broken'],
    [403, undefined, 'account'],
  ] as const)
    it(`${status} with code ${code} is ${failure}`, async () => {
      line.answering({ status, body: { code, message: `no: ${TOKEN} and ${encodeURIComponent(TOKEN)}`, status } });
      const refusal = await refusalOf(send());
      assert.equal(refusal.failure, failure);
      assert.equal(refusal.detail, `${code ?? status} no: … and …`);
      assert.equal(line.asked.length, 1);
    });

  it('429 tells when to try again, and is not tried again here', async () => {
    line.answering({
      status: 429,
      headers: { 'retry-after': '7' },
      body: { code: 20429, message: 'Too Many Requests' },
    });
    const refusal = await refusalOf(send());
    assert.deepEqual([refusal.failure, refusal.retryAfterMs, line.asked.length], ['rate', 7_000, 1]);
  });

  it('taken and failed at once is failed', async () => {
    line.answering({
      status: 201,
      body: { sid: 'SM1', status: 'failed', error_code: 30007, error_message: 'Carrier violation' },
    });
    const refusal = await refusalOf(send());
    assert.deepEqual([refusal.failure, refusal.detail], ['undelivered', '30007 Carrier violation']);
  });

  const { cases } = linesThatFail(line, twilio, at, fine);
  for (const [name, asking, failure, times] of cases)
    it(`${name}: ${failure}`, async () => {
      assert.equal((await refusalOf(asking())).failure, failure);
      assert.equal(line.asked.length, times);
    });
});

describe(`Twilio, an account (${NOT_THE_VENDOR})`, () => {
  it('is asked for its name', async () => {
    line.answering({ body: { friendly_name: 'Maison Tremblay', status: 'active', sid: SID } });
    assert.deepEqual(await twilio.check(at(line.address), noSignal()), { name: 'Maison Tremblay' });
    assert.equal(`${line.asked[0]!.method} ${line.asked[0]!.path}`, `GET /2010-04-01/Accounts/${SID}.json`);
  });
  it('is not good when it is suspended, refused, unknown or does not answer', async () => {
    for (const [says, failure] of [
      [{ body: { friendly_name: 'x', status: 'suspended' } }, 'account'],
      [{ status: 401, body: { code: 20003, message: 'Authenticate' } }, 'account'],
      [{ status: 404, body: { code: 20404, message: 'not found' } }, 'account'],
      [{ body: [] }, 'broken'],
      [{ status: 500, body: '' }, 'unreachable'],
      ['hang-up', 'unreachable'],
    ] as const) {
      line.answering(says);
      assert.equal((await refusalOf(twilio.check(at(line.address), noSignal()))).failure, failure);
    }
  });
});

describe(`Twilio, what it tells (${NOT_THE_VENDOR})`, () => {
  const URL = 'https://relais.test/hooks/texts/7?x=1%202';
  const account = at('');
  const sign = (url: string, fields: [string, string][], token = TOKEN): string =>
    createHmac('sha1', token)
      .update(
        url +
          [...fields]
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([name, value]) => name + value)
            .join(''),
      )
      .digest('base64');
  const bodyOf = (fields: [string, string][]): Buffer => Buffer.from(new URLSearchParams(fields).toString());
  const judged = (fields: [string, string][], signature: string | undefined, url = URL) =>
    twilio.hook!.judge(
      account,
      hookRequest({ url, raw: bodyOf(fields), headers: { 'x-twilio-signature': signature } }),
    );
  const incoming: [string, string][] = [
    ['ToCountry', 'CA'],
    ['MessageSid', 'SM9'],
    ['SmsStatus', 'received'],
    ['From', '+15145550123'],
    ['To', '+14385550100'],
    ['Body', 'Où en est ma commande ? 😀\n& merci'],
    ['NumMedia', '0'],
  ];

  it('the signature of the documentation is the one that is reckoned here', () => {
    // The worked example of Twilio's own page on the security of webhooks.
    const url = 'https://mycompany.com/myapp.php?foo=1&bar=2';
    const fields: [string, string][] = [
      ['CallSid', 'CA1234567890ABCDE'],
      ['Caller', '+14158675309'],
      ['Digits', '1234'],
      ['From', '+14158675309'],
      ['To', '+18005551212'],
    ];
    const theirs = twilio.hook!.judge(
      { settings: {}, secrets: { authToken: '12345' } },
      hookRequest({ url, raw: bodyOf(fields), headers: { 'x-twilio-signature': 'RSOYDt4T1cUTdK1PDd93/VVr8B8=' } }),
    );
    assert.equal(theirs.kind, 'take');
  });

  it('is taken when it is signed, and answered with nothing to say', () => {
    assert.deepEqual(judged(incoming, sign(URL, incoming)), {
      kind: 'take',
      answer: { type: 'text/xml', text: '<?xml version="1.0" encoding="UTF-8"?><Response></Response>' },
    });
  });

  it('is taken with and without the usual port, and with a name told twice', () => {
    assert.equal(judged(incoming, sign('https://relais.test:443/hooks/texts/7?x=1%202', incoming)).kind, 'take');
    assert.equal(judged(incoming, sign(URL, incoming), 'https://relais.test:443/hooks/texts/7?x=1%202').kind, 'take');
    assert.equal(judged([...incoming, ['To', '+14385550100']], sign(URL, incoming)).kind, 'take');
  });

  it('is forged without a signature, with another token, another address, another word or one more field', () => {
    for (const [fields, signature] of [
      [incoming, undefined],
      [incoming, ''],
      [incoming, 'not base64 at all'],
      [incoming, sign(URL, incoming, 'another')],
      [incoming, sign('https://relais.test/hooks/texts/8', incoming)],
      [incoming, sign('https://relais.test:8443/hooks/texts/7?x=1%202', incoming)],
      [incoming.map(([name, value]) => [name, name === 'Body' ? 'other' : value]), sign(URL, incoming)],
      [[...incoming, ['OptOutType', 'STOP']], sign(URL, incoming)],
    ] as [[string, string][], string | undefined][])
      assert.equal(judged(fields, signature).kind, 'forged');
    const noToken = { settings: {}, secrets: { authToken: '' } };
    const request = hookRequest({
      url: URL,
      raw: bodyOf(incoming),
      headers: { 'x-twilio-signature': sign(URL, incoming, '') },
    });
    assert.equal(twilio.hook!.judge(noToken, request).kind, 'forged');
  });

  const read = (fields: [string, string][]) => twilio.hook!.read(bodyOf(fields), {});
  const withField = (name: string, value: string): [string, string][] => [...incoming, [name, value]];

  it('a text is read, the same one the second time', () => {
    const { texts, receipts } = read(incoming);
    const { sentAt, ...text } = texts[0]!;
    assert.ok(Math.abs(sentAt.getTime() - Date.now()) < 5_000);
    assert.deepEqual(text, {
      ...{ externalId: 'SM9', from: '+15145550123', fromName: '', text: 'Où en est ma commande ? 😀\n& merci' },
      ...{ media: [], inReplyTo: null, optOut: null },
    });
    assert.deepEqual([receipts, texts.length], [[], 1]);
    assert.equal(read(incoming).texts[0]!.externalId, 'SM9');
  });

  it('pictures are named, and what Twilio took as STOP or START is told', () => {
    const media: [string, string][] = incoming.map(([name, value]) => [name, name === 'NumMedia' ? '1' : value]);
    const { texts } = read([
      ...media,
      ['MediaUrl0', 'https://api.twilio.com/m/1'],
      ['MediaContentType0', 'image/jpeg'],
    ]);
    assert.deepEqual(texts[0]!.media, [{ name: '', type: 'image/jpeg', ref: 'https://api.twilio.com/m/1' }]);
    assert.equal(read(withField('OptOutType', 'STOP')).texts[0]!.optOut, 'stop');
    assert.equal(read(withField('OptOutType', 'START')).texts[0]!.optOut, 'start');
    assert.equal(read(withField('OptOutType', 'HELP')).texts[0]!.optOut, null);
  });

  for (const [status, code, state, failure] of [
    ['sent', undefined, 'sent', null],
    ['delivered', undefined, 'delivered', null],
    ['read', undefined, 'read', null],
    ['undelivered', '30003', 'failed', 'undelivered'],
    ['undelivered', '30005', 'failed', 'wrong-number'],
    ['undelivered', '30006', 'failed', 'wrong-number'],
    ['undelivered', '30008', 'failed', 'undelivered'],
    ['failed', '21610', 'failed', 'opted-out'],
    ['failed', '63016', 'failed', 'window-closed'],
    ['failed', undefined, 'failed', 'undelivered'],
  ] as const)
    it(`status ${status} ${code ?? ''} is ${state} ${failure ?? ''}`, () => {
      const fields: [string, string][] = [
        ['MessageSid', 'SM1'],
        ['SmsStatus', status],
        ['MessageStatus', status],
      ];
      const { texts, receipts } = read(code ? [...fields, ['ErrorCode', code]] : fields);
      const { at: _, ...receipt } = receipts[0]!;
      assert.deepEqual(texts, []);
      assert.deepEqual(receipt, { externalId: 'SM1', state, failure, detail: code ? `${status} ${code}` : status });
    });

  it('the key of the text stands in the address that is told, signed with it', () => {
    const raw = Buffer.from('MessageSid=SM1&MessageStatus=delivered');
    const { receipts } = twilio.hook!.read(raw, {}, undefined, '?text=once-1');
    assert.deepEqual([receipts[0]!.externalId, receipts[0]!.onceKey], ['SM1', 'once-1']);
  });

  it('that it has not left yet is no news; a status that nobody documents is not read', () => {
    for (const status of ['accepted', 'scheduled', 'queued', 'sending'])
      assert.deepEqual(
        read([
          ['MessageSid', 'SM1'],
          ['MessageStatus', status],
        ]),
        { texts: [], receipts: [] },
      );
    assert.throws(() =>
      read([
        ['MessageSid', 'SM1'],
        ['MessageStatus', 'teleported'],
      ]),
    );
    assert.throws(() => read([['Body', 'no id']]));
  });
});
