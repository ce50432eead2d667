import assert from 'node:assert/strict';
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { after, before, describe, it } from 'node:test';
import { until } from '../../../../e2e/support/until.ts';
import type { TextReceipt } from '#spine/channels/texts/contract.ts';
import { movesFrom } from '#spine/channels/texts/rules.ts';
import type { Account, Heard } from '../connectors/connector.ts';
import { hookRequest, noSignal, NOT_THE_VENDOR, theText } from '../sms/testing/provider.ts';
import { whatsapp } from './cloud-api.ts';
import { asMetaWrites, signatureOf } from './testing/cloud-hooks.ts';
import { startCloudServer, type CloudServer } from './testing/cloud-server.ts';

const URL_OF_OURS = 'https://relais.test/hooks/texts/7';
const ACCOUNT: Account = {
  settings: {},
  secrets: { token: 't', appSecret: 'an app secret', verifyToken: 'un jeton é' },
};
const judge = (given: Partial<Parameters<typeof hookRequest>[0]>, account = ACCOUNT) =>
  whatsapp.hook!.judge(account, hookRequest({ url: URL_OF_OURS, ...given }));

describe(`WhatsApp, how Meta greets (${NOT_THE_VENDOR})`, () => {
  const greeting = (given: Record<string, string>, account = ACCOUNT) => {
    const query = { 'hub.mode': 'subscribe', 'hub.verify_token': 'un jeton é', 'hub.challenge': '1158', ...given };
    return judge({ url: `${URL_OF_OURS}?${new URLSearchParams(query)}`, method: 'GET' }, account);
  };
  it('is answered with its challenge where it knows our token', () =>
    assert.deepEqual(greeting({}), { kind: 'answer', text: '1158' }));
  it('is forged otherwise', () => {
    for (const given of [
      { 'hub.verify_token': 'un jeton' },
      { 'hub.verify_token': '' },
      { 'hub.mode': 'unsubscribe' },
      { 'hub.challenge': '' },
    ] as Record<string, string>[])
      assert.equal(greeting(given).kind, 'forged');
    assert.equal(judge({ method: 'GET' }).kind, 'forged');
    const without = { ...ACCOUNT, secrets: { ...ACCOUNT.secrets, verifyToken: '' } };
    assert.equal(greeting({ 'hub.verify_token': '' }, without).kind, 'forged');
  });
});

describe(`WhatsApp, who may tell us anything (${NOT_THE_VENDOR})`, () => {
  const content = { a: 'é/😀' };
  const raw = asMetaWrites(content);
  const signed = (signature: string | undefined, bytes = raw, account = ACCOUNT) =>
    judge({ raw: bytes, headers: { 'x-hub-signature-256': signature } }, account).kind;
  const right = signatureOf(raw, 'an app secret');
  it('is known by the signature over the bytes as they came', () => {
    assert.equal(signed(right), 'take');
    assert.equal(signed(right.toUpperCase().replace('SHA256', 'sha256')), 'take');
  });
  it('the same content written otherwise is not what was signed', () => {
    assert.deepEqual(JSON.parse(raw.toString()), content);
    assert.equal(signed(right, Buffer.from(JSON.stringify(content))), 'forged');
  });
  it('is forged without a signature, with another secret, one byte less, or the older digest', () => {
    for (const other of [
      undefined,
      '',
      'sha256=',
      right.slice(0, -1),
      `${right}0`,
      right.replace('sha256=', ''),
      right.replace('sha256=', 'sha1='),
      `sha256=${'0'.repeat(64)}`,
      `sha256=${'é'.repeat(32)}`,
      signatureOf(raw, 'another'),
    ])
      assert.equal(signed(other), 'forged', other);
    assert.equal(signed(right, raw.subarray(1)), 'forged');
    assert.equal(signed(signatureOf(raw, ''), raw, { settings: {}, secrets: { appSecret: '' } }), 'forged');
  });
});

describe(`WhatsApp, to and fro with a Cloud API that refuses what Meta refuses (${NOT_THE_VENDOR})`, () => {
  const heard: Heard = { texts: [], receipts: [] };
  let cloud: CloudServer;
  const house = http.createServer(async (request, response) => {
    const raw = await buffer(request);
    const { method, headers } = request as { method: 'GET' | 'POST'; headers: Record<string, string> };
    const at = new URL(request.url!, URL_OF_OURS);
    const verdict = whatsapp.hook!.judge(cloud.account, hookRequest({ url: at.href, method, headers, raw }));
    if (verdict.kind === 'forged') return void response.writeHead(403).end();
    if (verdict.kind === 'answer') return void response.end(verdict.text);
    const { texts, receipts } = whatsapp.hook!.read(raw, headers, cloud.account);
    heard.texts.push(...texts);
    heard.receipts.push(...receipts);
    response.end(verdict.answer.text);
  });
  before(async () => {
    house.listen(0, '127.0.0.1');
    await once(house, 'listening');
    const hookUrl = `http://127.0.0.1:${(house.address() as AddressInfo).port}/hooks/texts/7`;
    cloud = await startCloudServer({ hookUrl, outside: 'later' });
  });
  after(async () => {
    await cloud.close();
    house.closeAllConnections();
    house.close();
  });
  const send = (text: string) => whatsapp.send(cloud.account, theText({ text }), noSignal());
  it('is greeted, by who knows the token alone', async () =>
    assert.deepEqual([await cloud.greet(), await cloud.greet('other')], [true, false]));

  it('outside the window a text is taken, and told as failed after it', async () => {
    const { externalIds } = await send('Bonjour');
    const one = await until('what became of it', () =>
      heard.receipts.find(({ externalId }) => externalId === externalIds[0]),
    );
    assert.deepEqual([one.state, one.failure, one.detail.slice(0, 6)], ['failed', 'window-closed', '131047']);
  });

  it('what a contact writes opens it; the answer is told late, twice and mixed up, and ends as read', async () => {
    const { id, status } = await cloud.inbound('+15145550123', 'Où en est ma commande ? 😀', { name: 'Ève' });
    assert.equal(status, 200);
    const text = heard.texts.find(({ externalId }) => externalId === id)!;
    assert.deepEqual([text.from, text.fromName, text.text], ['+15145550123', 'Ève', 'Où en est ma commande ? 😀']);
    const { externalIds } = await send('Elle arrive.');
    heard.receipts.length = 0;
    await cloud.statuses(externalIds[0]!, ['read', 'sent', 'delivered', 'delivered', 'sent', 'read']);
    assert.equal(heard.receipts.length, 6);
    const last = heard.receipts.reduce<string>(
      (now, { state }) => (movesFrom(state as TextReceipt['state']).includes(now) ? state : now),
      'sending',
    );
    assert.equal(last, 'read');
  });

  it('the same told twice has one id, and what is signed by another is not heard', async () => {
    const before = heard.texts.length;
    await cloud.inbound('+15145550123', 'deux fois', { id: 'wamid.same' });
    await cloud.inbound('+15145550123', 'deux fois', { id: 'wamid.same' });
    assert.deepEqual(
      heard.texts.slice(before).map(({ externalId }) => externalId),
      ['wamid.same', 'wamid.same'],
    );
    const forged = await cloud.call({ messages: [] }, { 'x-hub-signature-256': `sha256=${'0'.repeat(64)}` });
    assert.equal(forged.status, 403);
  });
});
