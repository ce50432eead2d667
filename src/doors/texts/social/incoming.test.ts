import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { describe, it } from 'node:test';
import { holdClock } from '#ground/clock.ts';
import { hookRequest } from '../sms/testing/provider.ts';
import { socialPrivate } from './signed-webhook.ts';

const KEY = Buffer.from('a key of thirty-two bytes, 012345');
const SECRET = `whsec_${KEY.toString('base64')}`;
const NOW = new Date('2026-03-01T12:00:00Z');
const SECONDS = NOW.getTime() / 1_000;

describe('who may tell us of a social message', () => {
  const RAW = Buffer.from('{"id":"m-17","text":"é"}');
  const signed = (
    given: { id?: string; timestamp?: string; raw?: Buffer; key?: Buffer; as?: (right: string) => string } = {},
  ): Record<string, string> => {
    const { id = 'm-17', timestamp = String(SECONDS), raw = RAW, key = KEY, as = (right) => right } = given;
    const right = `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.`).update(raw).digest('base64')}`;
    return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': as(right) };
  };
  const judged = (headers: Record<string, string>, secret = SECRET, method: 'GET' | 'POST' = 'POST') => {
    const letGo = holdClock(() => NOW);
    try {
      const account = { settings: {}, secrets: { signingSecret: secret } };
      return socialPrivate.hook!.judge(
        account,
        hookRequest({ url: 'https://relais.test/h', method, headers, raw: RAW }),
      );
    } finally {
      letGo();
    }
  };

  it('signs over the bytes as they came', () =>
    assert.deepEqual(judged(signed()), { kind: 'take', answer: { type: 'application/json', text: '{}' } }));
  it('may sign with several secrets while one replaces the other', () => {
    const other = signed({ key: Buffer.alloc(32) })['webhook-signature'];
    assert.equal(judged(signed({ as: (right) => `v1a,xx ${other} ${right}` })).kind, 'take');
  });
  it('has five minutes, and clocks may differ by as much', () => {
    for (const [seconds, kind] of [
      [0, 'take'],
      [-300, 'take'],
      [300, 'take'],
      [-301, 'forged'],
      [301, 'forged'],
      [-86_400, 'forged'],
    ] as const)
      assert.equal(judged(signed({ timestamp: String(SECONDS + seconds) })).kind, kind, String(seconds));
  });
  it('is forged otherwise', () => {
    const right = signed();
    for (const headers of [
      {},
      { ...right, 'webhook-signature': '' },
      { ...right, 'webhook-id': 'm-18' },
      { ...right, 'webhook-timestamp': String(SECONDS + 1) },
      signed({ raw: Buffer.from('{"id":"m-17","text":"e"}') }),
      signed({ key: Buffer.alloc(32) }),
      signed({ as: (text) => text.slice(3) }),
      signed({ as: (text) => text.replace('v1,', 'v2,') }),
      signed({ as: (text) => text.slice(0, -4) }),
      signed({ timestamp: 'NaN' }),
      signed({ timestamp: '1e9' }),
      signed({ timestamp: `${SECONDS}.0` }),
      signed({ timestamp: '' }),
    ])
      assert.equal(judged(headers as Record<string, string>).kind, 'forged', JSON.stringify(headers));
    assert.equal(judged(right, SECRET, 'GET').kind, 'forged');
  });
  it('no weak secret opens anything', () => {
    for (const key of [Buffer.alloc(0), Buffer.from('short'), Buffer.alloc(23), Buffer.alloc(65)])
      assert.equal(judged(signed({ key }), `whsec_${key.toString('base64')}`).kind, 'forged');
    for (const secret of [`${SECRET}!`, '', 'whsec_', SECRET.slice(6), 'whsec_ not base64 at all, but rather long!'])
      assert.equal(judged(signed(), secret).kind, 'forged');
  });
});

const read = (content: unknown, headers: Record<string, string> = { 'webhook-timestamp': String(SECONDS) }) =>
  socialPrivate.hook!.read(Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)), headers);
const message = (given: object = {}) => ({
  ...{ id: 'm-17', from: { id: 'user-4711', name: 'Ève T.' }, text: 'Où ?', sentAt: '2026-03-01T07:00:00-05:00' },
  ...given,
});

describe('what a social message says', () => {
  it('is read whole, the same the second time', () => {
    const media = [{ name: 'p.jpg', type: 'image/jpeg; q=1', url: 'https://bridge.test/files/9' }];
    const expected = {
      ...{ externalId: 'm-17', from: 'user-4711', fromName: 'Ève T.', text: 'Où ?', sentAt: NOW, inReplyTo: 'r-55' },
      media: [{ name: 'p.jpg', type: 'image/jpeg', ref: 'https://bridge.test/files/9' }],
    };
    const told = message({ media, inReplyTo: 'r-55', more: { is: 'left alone' } });
    assert.deepEqual(read(told), { texts: [expected], receipts: [] });
    assert.deepEqual(read(told), read(told));
  });
  it('may be a file without words, and a person without a name', () => {
    const media = [{ type: 'image/png', url: 'https://bridge.test/9' }];
    const [one] = read({ id: 'a', from: { id: 'u' }, sentAt: '2026-03-01T12:00:00Z', media }).texts;
    assert.deepEqual([one!.fromName, one!.text, one!.inReplyTo, one!.media.length], ['', '', null, 1]);
  });
  it('is cleaned of NUL and half characters, wherever they stand', () => {
    const [one] = read(message({ text: 'a\0b\ud83d', from: { id: 'u\0', name: '\udc00x' } })).texts;
    assert.deepEqual([one!.text, one!.from, one!.fromName], ['ab\ufffd', 'u', '\ufffdx']);
  });
  it('may be long, and no longer than is documented', () => {
    assert.equal(read(message({ text: 'é'.repeat(100_000) })).texts[0]!.text.length, 100_000);
    assert.throws(() => read(message({ text: 'a'.repeat(100_001) })), /docs\/social-webhook\.md documents: text/);
    assert.throws(() => read(message({ text: 'a'.repeat(3_000_000) })), /text/);
  });

  for (const [name, content, error] of [
    ['nothing', '', /^Error: this is no JSON/],
    ['half of it', '{"id":"m-1', /^Error: this is no JSON/],
    ['very deep', `${'['.repeat(200_000)}${']'.repeat(200_000)}`, /^Error: /],
    ['null', 'null', /documents: all of it/],
    ['a list', '[]', /documents: all of it/],
    ['no id', message({ id: undefined }), /documents: id/],
    ['an empty id', message({ id: ' \0' }), /documents: id/],
    ['no writer', message({ from: undefined }), /documents: from/],
    ['a day without its hour', message({ sentAt: '2026-03-01' }), /documents: sentAt/],
    ['an hour of nowhere', message({ sentAt: '2026-03-01T12:00:00' }), /documents: sentAt/],
    ['neither words nor files', message({ text: ' ' }), /documents: all of it: a text or a file/],
    [
      'a file of this machine',
      message({ media: [{ type: 'a/b', url: 'file:///etc/passwd' }] }),
      /documents: media\.0\.url/,
    ],
    [
      'too many files',
      message({ media: Array.from({ length: 21 }, () => ({ type: 'a/b', url: 'https://x.test' })) }),
      /media/,
    ],
    ['a receipt of nothing', { receipt: {} }, /documents: receipt\.id/],
    ['a receipt of an unknown state', { receipt: { id: 'r', state: 'lost' } }, /documents: receipt\.state/],
  ] as [string, unknown, RegExp][])
    it(`${name} is not read, and why is said`, () => assert.throws(() => read(content), error));
});

describe('what became of a social message', () => {
  for (const state of ['sent', 'delivered', 'read'] as const)
    it(`${state} is told, at the hour it says or at that of its signature`, () => {
      const expected = { externalId: 'r-56', state, failure: null, detail: '', at: NOW };
      assert.deepEqual(read({ receipt: { id: 'r-56', state } }), { texts: [], receipts: [expected] });
      const at = '2026-03-01T11:59:58Z';
      assert.deepEqual(read({ receipt: { id: 'r-56', state, at } }).receipts[0]!.at, new Date(at));
    });
  for (const [given, failure] of [
    ['wrong-number', 'wrong-number'],
    ['opted-out', 'opted-out'],
    ['window-closed', 'window-closed'],
    [undefined, 'undelivered'],
    // Nobody tries a text again that was taken: these would say so.
    ['rate', 'undelivered'],
    ['unreachable', 'undelivered'],
    ['uncertain', 'undelivered'],
  ] as const)
    it(`failed for ${given ?? 'no reason'} is ${failure}`, () => {
      const receipt = { id: 'r', state: 'failed', failure: given, detail: `the\n details ${'x'.repeat(400)}` };
      const [one] = read({ receipt }).receipts;
      assert.deepEqual([one!.state, one!.failure, one!.detail.length], ['failed', failure, 300]);
      assert.match(one!.detail, /^the details x/);
    });
});
