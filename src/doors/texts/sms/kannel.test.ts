import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { startKannel, withoutKannel, type Kannel } from '../../../../e2e/support/kannel.ts';
import { until } from '../../../../e2e/support/until.ts';
import type { Account, Heard } from '../connectors/connector.ts';
import { kannelService } from '../contract.ts';
import { kannel } from './kannel.ts';
import {
  documentedProvider,
  hookRequest,
  linesThatFail,
  noSignal,
  NOT_THE_VENDOR,
  refusalOf,
  theText,
} from './testing/provider.ts';

const HOOK_PASSWORD = 'who/says%it is';
const PASSWORD = 'a password & more';
const at = (address: string, settings: Record<string, string> = {}): Account => ({
  settings: { address, username: 'desk', from: '36000', ...settings },
  secrets: { password: PASSWORD, hookPassword: HOOK_PASSWORD },
});

describe('the real Kannel, with a telephone behind it', { skip: withoutKannel() }, () => {
  const heard: Heard = { texts: [], receipts: [] };
  const forged: string[] = [];
  let gateway: Kannel;
  let account: Account;
  const hook = createServer((request, response) => {
    const url = `https://relais.test${request.url}`;
    const { search } = new URL(url);
    const headers = { authorization: request.headers.authorization };
    const verdict = kannel.hook!.judge(account, hookRequest({ url, method: 'GET', headers }));
    if (verdict.kind !== 'take') return void (forged.push(url), response.writeHead(403).end());
    const { texts, receipts } = kannel.hook!.read(Buffer.alloc(0), headers, account, search);
    heard.texts.push(...texts);
    heard.receipts.push(...receipts);
    response.writeHead(200, { 'content-type': verdict.answer.type }).end(verdict.answer.text);
  });
  before(async () => {
    hook.listen(0, '127.0.0.1');
    await once(hook, 'listening');
    const ours = `127.0.0.1:${(hook.address() as AddressInfo).port}/hooks/texts/7`;
    const password = encodeURIComponent(HOOK_PASSWORD).replaceAll('%', '%%');
    gateway = await startKannel({ service: kannelService(`http://${ours}`).replace('PASSWORD', () => password) });
    account = at(gateway.address, { hookUrl: `http://${ours}?a=%20b` });
  });
  after(async () => {
    await gateway?.stop();
    hook.closeAllConnections();
    hook.close();
  });
  const send = (text: string, onceKey: string, given = account) =>
    kannel.send(given, theText({ text, onceKey }), noSignal());

  it('takes a text, which gets to the telephone as it was written, and tells so', async () => {
    const text = 'Été à 5 € [ok] & 100 % - plus';
    assert.deepEqual(await send(text, 'clé 1&2'), { externalIds: ['clé 1&2'] });
    const got = await until('the text', () => gateway.phone.received.at(0));
    assert.deepEqual(got, { from: '36000', to: '+15145550123', kind: 'text', content: text });
    const told = await until('that it was delivered', () => heard.receipts.find((one) => one.state === 'delivered'));
    assert.deepEqual([told.externalId, told.failure], ['clé 1&2', null]);
    await until('that it was sent', () => heard.receipts.find((one) => one.state === 'sent'));
    assert.deepEqual(forged, []);
  });

  it('takes what another alphabet needs', async () => {
    await send('ça va 😀 ?', 'clé 2');
    const got = await until('the text', () => gateway.phone.received.find(({ kind }) => kind === 'ucs-2'));
    assert.equal(
      Buffer.from(unescape(got.content.replaceAll('+', ' ')), 'latin1')
        .swap16()
        .toString('utf16le'),
      'ça va 😀 ?',
    );
  });

  it('brings what a telephone writes, accents and emoji with it', async () => {
    gateway.phone.texts('+15145550123', '36000', 'Où en êtes-vous ? 😀 & merci');
    const text = await until('the text', () => heard.texts.at(0));
    assert.ok(Math.abs(text.sentAt.getTime() - Date.now()) < 10_000);
    assert.match(text.externalId, /^[0-9a-f-]{36}$/);
    assert.deepEqual([text.from, text.text], ['+15145550123', 'Où en êtes-vous ? 😀 & merci']);
  });

  it('brings a long text whole', async () => {
    gateway.phone.sendsPart('+15145550123', '36000', Buffer.of(5, 0, 3, 7, 2, 2), ' la fin');
    gateway.phone.sendsPart('+15145550123', '36000', Buffer.of(5, 0, 3, 7, 2, 1), 'au debut,');
    const text = await until('the text', () => heard.texts.at(1));
    assert.equal(text.text, 'au debut, la fin');
  });

  it('the account is good, or its password is not', async () => {
    const good = await kannel.check(account, noSignal());
    assert.deepEqual(good, { name: `desk@${new URL(gateway.address).host}` });
    const bad = { ...account, secrets: { ...account.secrets, password: 'wrong-one' } };
    for (const refusal of [await refusalOf(kannel.check(bad, noSignal())), await refusalOf(send('a', 'k', bad))])
      assert.deepEqual([refusal.failure, /wrong-one/.test(refusal.detail)], ['account', false]);
  });

  it('answers nothing that would go to a telephone', () =>
    assert.ok(gateway.phone.received.every(({ to }) => to !== '36000')));
});

const line = documentedProvider();
describe(`Kannel, what rarely happens (${NOT_THE_VENDOR})`, () => {
  const send = () => kannel.send(at(line.address), theText(), noSignal());
  it('asks by its smsc where one is named, and for no receipts where nobody could take them', async () => {
    line.answering({ status: 202, body: '3: Queued for later delivery' });
    await kannel.send(at(line.address, { smsc: 'ROGERS' }), theText({ text: 'ç' }), noSignal());
    assert.deepEqual(Object.fromEntries(line.asked[0]!.query), {
      ...{ username: 'desk', password: PASSWORD, from: '36000', to: '+15145550123', text: 'ç', charset: 'UTF-8' },
      ...{ coding: '2', smsc: 'ROGERS' },
    });
  });
  for (const [status, body, failure] of [
    [403, 'Authorization failed for sendsms', 'account'],
    [400, 'Number(s) has/have been denied by white- and/or black-lists.', 'wrong-number'],
    [400, 'Sender missing and no global set, rejected', 'account'],
    [400, 'Coding field misformed, rejected', 'broken'],
    [503, 'Temporal failure, try again later.', 'unreachable'],
    [200, 'Welcome', 'uncertain'],
  ] as const)
    it(`${status} « ${body} » is ${failure}`, async () => {
      line.answering({ status, body: `${body} ${encodeURIComponent(PASSWORD)}` });
      const refusal = await refusalOf(send());
      assert.deepEqual([refusal.failure, refusal.detail.includes('password')], [failure, false]);
      assert.equal(line.asked.length, 1);
    });
  const { cases } = linesThatFail(line, kannel, at, { status: 200, body: '' });
  for (const [name, asking, failure, times] of cases)
    it(`${name}: ${failure}`, async () => {
      assert.equal((await refusalOf(asking())).failure, failure);
      assert.equal(line.asked.length, times);
    });

  const basic = (said: string) => `Basic ${Buffer.from(said).toString('base64')}`;
  it('only who knows the password of the hook is heard', () => {
    const judged = (authorization: string | undefined, account = at('')) =>
      kannel.hook!.judge(
        account,
        hookRequest({ url: 'https://relais.test/h', method: 'GET', headers: { authorization } }),
      ).kind;
    assert.equal(judged(basic(`kannel:${HOOK_PASSWORD}`)), 'take');
    for (const other of [undefined, '', basic('kannel:'), basic('kannel:other'), basic(`other:${HOOK_PASSWORD}`)])
      assert.equal(judged(other), 'forged');
    assert.equal(judged(basic('kannel:'), { settings: {}, secrets: { hookPassword: '' } }), 'forged');
  });
  const read = (query: string) => kannel.hook!.read(Buffer.alloc(0), {}, at(''), `?${query}`);
  for (const [type, answer, state, failure] of [
    ['1', '', 'delivered', null],
    ['8', 'ACK/', 'sent', null],
    ['16', 'NACK/0x0000000b/Invalid Destination Address', 'failed', 'wrong-number'],
    ['16', 'NACK/0x00000058/Throttling', 'failed', 'undelivered'],
    ['2', 'id:1 stat:UNDELIV err:001', 'failed', 'undelivered'],
  ] as const)
    it(`receipt ${type} ${answer} is ${state} ${failure ?? ''}`, () => {
      const query = new URLSearchParams({ receipt: 'k', type, answer, ts: '1795711828' }).toString();
      const expected = { externalId: 'k', state, failure, detail: answer, at: new Date(1_795_711_828_000) };
      assert.deepEqual(read(query), { texts: [], receipts: [expected] });
      assert.deepEqual(read(query), read(query));
    });
  it('what is no news is none, and what nobody documents is not read', () => {
    for (const type of ['4', '32']) assert.deepEqual(read(`receipt=k&type=${type}&ts=1`), { texts: [], receipts: [] });
    for (const query of [
      '',
      'receipt=k&type=3&ts=1',
      'receipt=k&type=1',
      'from=1&text=a&ts=1',
      'id=1&from=1&text=a&ts=x',
    ])
      assert.throws(() => read(query));
  });
  it('a number with its country gets its plus, a short one is left as it is', () => {
    const from = (said: string) => read(`id=1&text=a&ts=1&from=${encodeURIComponent(said)}`).texts[0]!.from;
    assert.deepEqual(['+15145550123', '15145550123', '0015145550123', '36000', 'Banque'].map(from), [
      ...['+15145550123', '+15145550123', '+15145550123', '36000', 'Banque'],
    ]);
  });
});
