import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { describe, it } from 'node:test';
import { freePorts } from '../../../../e2e/support/free-port.ts';
import { holdClock } from '#ground/clock.ts';
import type { Account, TextToSend } from '../connectors/connector.ts';
import { documentedProvider, noSignal, refusalOf, theText } from '../sms/testing/provider.ts';
import { socialPrivate, socialPublic } from './signed-webhook.ts';

const KEY = Buffer.from('a key of thirty-two bytes, 012345');
const SECRET = `whsec_${KEY.toString('base64')}`;
const bridge = documentedProvider();
const at = (address = `${bridge.address}/in/?from=relais`, signingSecret = SECRET): Account => ({
  settings: { address },
  secrets: { signingSecret },
});
const send = (given: Partial<TextToSend> = {}, account = at()) =>
  socialPrivate.send(account, theText({ to: 'user-4711', ...given }), noSignal());
const refused = (given: Partial<TextToSend> = {}, account = at()) => refusalOf(send(given, account));
const fine = { status: 201, body: { id: 'r-56' } };
/** As whoever writes the other side would check it, of the scheme alone. */
const signature = (id: string, timestamp: string, body: string): string =>
  `v1,${createHmac('sha256', KEY).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
const file = (bytes: Uint8Array, name = 'bon.pdf', type = 'application/pdf'): TextToSend['media'][number] => ({
  ...{ name, type, size: bytes.byteLength },
  read: async () => bytes,
});

describe('a social message that leaves by the signed webhook', () => {
  it('is posted to the address as it is written, signed over its bytes, under the key of its text', async () => {
    bridge.answering(fine);
    assert.deepEqual(await send({ text: 'Elle arrive 😀', inReplyTo: 'm-17', onceKey: 'once-9' }), {
      externalIds: ['r-56'],
    });
    const { method, path, query, headers, body } = bridge.asked[0]!;
    assert.deepEqual(
      [method, path, query.get('from'), headers['content-type']],
      ['POST', '/in/', 'relais', 'application/json'],
    );
    const timestamp = String(headers['webhook-timestamp']);
    assert.ok(Math.abs(Number(timestamp) - Date.now() / 1_000) < 5);
    assert.deepEqual(
      [headers['webhook-id'], headers['webhook-signature']],
      ['once-9', signature('once-9', timestamp, body)],
    );
    assert.deepEqual(JSON.parse(body), {
      ...{ channel: 'social-private', to: 'user-4711', text: 'Elle arrive 😀', inReplyTo: 'm-17', media: [] },
    });
  });

  it('is public where the channel is', async () => {
    bridge.answering(fine);
    await socialPublic.send(at(), theText(), noSignal());
    assert.equal((JSON.parse(bridge.asked[0]!.body) as { channel: string }).channel, 'social-public');
    assert.deepEqual([socialPrivate.channel, socialPublic.channel], ['social-private', 'social-public']);
  });

  it('carries its files', async () => {
    bridge.answering(fine);
    await send({ text: '', media: [file(Buffer.from([0, 255, 10]), 'Reçu\0.pdf')] });
    const { media } = JSON.parse(bridge.asked[0]!.body) as { media: object[] };
    assert.deepEqual(media, [{ name: 'Reçu.pdf', type: 'application/pdf', size: 3, content: 'AP8K' }]);
  });

  it('is clean, and is refused before anything is asked where it cannot leave', async () => {
    bridge.answering(fine);
    await send({ text: 'a\0b\ud83d' });
    assert.equal((JSON.parse(bridge.asked[0]!.body) as { text: string }).text, 'ab\ufffd');
    const much = file(Buffer.alloc(6 * 1024 * 1024));
    for (const [given, failure] of [
      [{ text: 'a'.repeat(10_001) }, 'too-long'],
      [{ text: ' \n' }, 'broken'],
      [{ template: { name: 't', language: 'fr', values: [] } }, 'unsupported'],
      [{ media: [much, much] }, 'unsupported'],
      [
        {
          media: [
            { ...much, size: 1 },
            { ...much, size: 1 },
          ],
        },
        'unsupported',
      ],
      [{ media: [{ ...much, read: () => Promise.reject(new Error('gone')) }] }, 'broken'],
    ] as [Partial<TextToSend>, string][])
      assert.equal((await refused(given)).failure, failure);
    for (const account of [
      at(''),
      at('relais.test'),
      at('ftp://relais.test'),
      at(undefined, ''),
      at(undefined, 'whsec_YQ=='),
    ])
      assert.equal((await refused({}, account)).failure, 'account');
    assert.equal(bridge.asked.length, 1);
  });

  it('after no answer it goes again with the same id, signed anew', async () => {
    const letGo = holdClock(() => new Date('2026-03-01T12:00:00Z'));
    try {
      bridge.answering('hang-up', fine);
      assert.equal((await refused({ onceKey: 'once-3' })).failure, 'unreachable');
      const again = holdClock(() => new Date('2026-03-01T12:15:00Z'));
      await send({ onceKey: 'once-3' });
      again();
      const [first, second] = bridge.asked.map(({ headers }) => headers);
      assert.deepEqual([first!['webhook-id'], second!['webhook-id']], ['once-3', 'once-3']);
      assert.equal(Number(second!['webhook-timestamp']) - Number(first!['webhook-timestamp']), 900);
      assert.notEqual(first!['webhook-signature'], second!['webhook-signature']);
    } finally {
      letGo();
    }
  });

  it('a key that no header takes is told by its digest, always the same', async () => {
    bridge.answering(fine);
    await send({ onceKey: 'clé\r\nx: 1' });
    await send({ onceKey: 'clé\r\nx: 1' });
    const ids = bridge.asked.map(({ headers }) => headers['webhook-id']);
    assert.match(String(ids[0]), /^[0-9a-f]{64}$/);
    assert.equal(ids[0], ids[1]);
  });

  for (const [status, body, failure] of [
    [401, '', 'account'],
    [403, '', 'account'],
    [404, '', 'account'],
    [410, '', 'account'],
    [400, '', 'broken'],
    [302, '', 'broken'],
    [408, '', 'unreachable'],
    [409, '', 'unreachable'],
    [413, '', 'too-long'],
    [415, '', 'unsupported'],
    [500, '<html>oops', 'unreachable'],
    [503, '', 'unreachable'],
    [504, '', 'unreachable'],
    [422, { failure: 'wrong-number', detail: 'no such account' }, 'wrong-number'],
    [400, { failure: 'opted-out' }, 'opted-out'],
    [403, { failure: 'window-closed' }, 'window-closed'],
    // Not theirs to say.
    [422, { failure: 'uncertain' }, 'broken'],
    [422, { failure: 'because', detail: 3 }, 'broken'],
    [200, '<html>Welcome</html>', 'uncertain'],
    [204, '', 'uncertain'],
    [200, { id: '' }, 'uncertain'],
  ] as const)
    it(`${status} ${JSON.stringify(body)} is ${failure}, asked once`, async () => {
      bridge.answering({ status, body });
      assert.equal((await refused()).failure, failure);
      assert.equal(bridge.asked.length, 1);
    });

  it('when to come back is heard, and the secret is said nowhere', async () => {
    bridge.answering({ status: 429, headers: { 'retry-after': '30' }, body: { detail: `slow ${SECRET}\n!` } });
    const { failure, retryAfterMs, detail } = await refused();
    assert.deepEqual([failure, retryAfterMs, detail], ['rate', 30_000, '429 slow … !']);
  });

  it('who is down, slow, without end, unknown or not to be asked is tried again', async () => {
    const [free] = await freePorts(1);
    for (const address of [
      `http://127.0.0.1:${free}`,
      'https://nothing.invalid',
      'http://8.8.8.8',
      'https://169.254.169.254',
    ])
      assert.equal((await refused({}, at(address))).failure, 'unreachable', address);
    bridge.answering('silence');
    const late = socialPrivate.send(at(), theText(), AbortSignal.timeout(100));
    assert.equal((await refusalOf(late)).failure, 'unreachable');
    bridge.answering({ status: 200, body: 'a'.repeat(2 * 1024 * 1024) });
    assert.equal((await refused()).failure, 'unreachable');
  });

  it('an account is good that answers its name, or nothing but yes', async () => {
    bridge.answering({ body: { name: '@boutique' } });
    assert.deepEqual(await socialPrivate.check(at(), noSignal()), { name: '@boutique' });
    assert.deepEqual(JSON.parse(bridge.asked[0]!.body), { channel: 'social-private', check: true });
    bridge.answering({ body: {} });
    assert.deepEqual(await socialPrivate.check(at(), noSignal()), { name: new URL(bridge.address).host });
    for (const [says, failure] of [
      [{ status: 401, body: '' }, 'account'],
      [{ body: 'hello' }, 'broken'],
      ['hang-up', 'unreachable'],
    ] as const) {
      bridge.answering(says);
      assert.equal((await refusalOf(socialPrivate.check(at(), noSignal()))).failure, failure);
    }
  });
});

describe('files that come with a social message', () => {
  const fetched = (ref: string, account = at()) => socialPrivate.fetchMedia!(account, ref, noSignal());
  it('are fetched where the bridge is, signed, byte for byte', async () => {
    bridge.answering({ headers: { 'content-type': 'image/png; x=1' }, body: 'bytes' });
    const { type, content } = await fetched(`${bridge.address}/files/9?a=1`);
    assert.deepEqual([type, Buffer.from(content).toString()], ['image/png', 'bytes']);
    const { method, path, headers } = bridge.asked[0]!;
    const [id, timestamp] = [String(headers['webhook-id']), String(headers['webhook-timestamp'])];
    assert.deepEqual([method, path, headers['webhook-signature']], ['GET', '/files/9', signature(id, timestamp, '')]);
  });
  it('elsewhere only from the Internet, encrypted', async () => {
    const other = bridge.address.replace('127.0.0.1', 'localhost');
    for (const ref of [`${other}/files/9`, 'http://10.0.0.1/x', 'http://8.8.8.8/x', 'https://169.254.169.254/latest'])
      assert.equal((await refusalOf(fetched(ref))).failure, 'unreachable', ref);
    assert.equal((await refusalOf(fetched('no address'))).failure, 'broken');
    assert.equal(bridge.asked.length, 0);
  });
  it('a redirect is not followed, and what is not there is not had', async () => {
    for (const [says, failure] of [
      [{ status: 302, headers: { location: '/x' }, body: '' }, 'broken'],
      [{ status: 404, body: '' }, 'account'],
      [{ status: 503, body: '' }, 'unreachable'],
      ['hang-up', 'unreachable'],
    ] as const) {
      bridge.answering(says);
      assert.equal((await refusalOf(fetched(`${bridge.address}/files/9`))).failure, failure);
    }
  });
});
