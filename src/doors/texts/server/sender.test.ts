import assert from 'node:assert/strict';
import { createHash, createHmac } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { until } from '../../../../e2e/support/until.ts';
import { documentedProvider, type Says } from '../sms/testing/provider.ts';
import { textsFloor, type TextsFloor } from '../testing/texts-floor.ts';
import { startCloudServer, type CloudServer } from '../whatsapp/testing/cloud-server.ts';
import { patienceFor } from './sender.ts';

const SECRET = 'what-vonage-signs-with';
const TOKEN = 'the auth token';
const provider = documentedProvider();
let cloud: CloudServer;
let floor: TextsFloor;
let line: number;

const vonageAt = (address: string) => ({
  settings: { apiKey: 'abcd1234', address },
  secrets: { signatureSecret: SECRET, apiSecret: 'a-secret-of-theirs' },
});
const fine = (id: string): Says => ({ status: 202, body: { message_uuid: id } });
const part = (content: object): string => Buffer.from(JSON.stringify(content)).toString('base64url');
/** As Vonage tells it. */
const vonageTells = async (hook: number, content: object): Promise<number> => {
  const raw = JSON.stringify({ channel: 'sms', timestamp: new Date().toISOString(), ...content });
  const payload_hash = createHash('sha256').update(raw).digest('hex');
  const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ iat: Math.floor(Date.now() / 1_000), payload_hash })}`;
  const signature = createHmac('sha256', SECRET).update(signed).digest('base64url');
  const { statusCode } = await floor.http.inject({
    ...{ method: 'POST', url: new URL(floor.hookOf(hook)).pathname, payload: raw },
    headers: { 'content-type': 'application/json', authorization: `Bearer ${signed}.${signature}` },
  });
  return statusCode;
};
const stands = (messageId: number, delivery: string) =>
  until(`text ${messageId} is ${delivery}`, async () => (await floor.deliveryOf(messageId)).delivery === delivery);
const bodies = (): { text: string; client_ref: string }[] =>
  provider.asked.map(({ body }) => JSON.parse(body) as { text: string; client_ref: string });

before(async () => {
  cloud = await startCloudServer();
  floor = await textsFloor({ leaseSeconds: 5 });
  line = await floor.connect('sms', 'vonage', vonageAt(provider.address));
});
after(async () => {
  await floor?.close();
  await cloud?.close();
});

describe('a text whose hand-over broke off', () => {
  it('of Vonage is known by the key that its status tells', async () => {
    provider.answering('hang-up');
    const id = await floor.write(await floor.heard(line, 'sms', 'a'), 'Partie ?');
    await stands(id, 'uncertain');
    const { onceKey } = await floor.deliveryOf(id);
    assert.equal(bodies()[0]!.client_ref, onceKey);
    await vonageTells(line, { message_uuid: 'u-lost', status: 'submitted', client_ref: onceKey });
    await stands(id, 'sent');
    // Named by it: what is told later needs no key.
    await vonageTells(line, { message_uuid: 'u-lost', status: 'delivered' });
    await stands(id, 'delivered');
    assert.equal(provider.asked.length, 1);
  });

  it('of Twilio is known by the key in the address that it tells, which it signs', async () => {
    const accountSid = `AC${'0'.repeat(32)}`;
    const account = { settings: { accountSid, address: provider.address }, secrets: { authToken: TOKEN } };
    const twilio = await floor.connect('sms', 'twilio', account);
    provider.answering('hang-up');
    const id = await floor.write(await floor.heard(twilio, 'sms', 'b'), 'Partie ?');
    await stands(id, 'uncertain');
    const callback = new URLSearchParams(provider.asked[0]!.body).get('StatusCallback')!;
    const tells = async (to: string, signedTo = to) => {
      const fields = { MessageSid: 'SMlost', MessageStatus: 'delivered' };
      const signature = createHmac('sha1', TOKEN).update(`${signedTo}${Object.entries(fields).flat().join('')}`);
      const { pathname, search } = new URL(to);
      const { statusCode } = await floor.http.inject({
        ...{ method: 'POST', url: pathname + search, payload: new URLSearchParams(fields).toString() },
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'x-twilio-signature': signature.digest('base64'),
        },
      });
      return statusCode;
    };
    // Under another key nobody may say that it left.
    assert.equal(await tells(callback, floor.hookOf(twilio)), 403);
    assert.equal((await floor.deliveryOf(id)).delivery, 'uncertain');
    assert.equal(await tells(callback), 200);
    await stands(id, 'delivered');
  });

  it('and sent again by its agent: what is told of the first try says nothing of the second', async () => {
    provider.answering(fine('u-first'), fine('u-second'));
    const id = await floor.write(await floor.heard(line, 'sms', 'c'), 'Deux essais');
    await stands(id, 'sent');
    await vonageTells(line, { message_uuid: 'u-first', status: 'undeliverable' });
    await stands(id, 'failed');
    await sql`update interactions.messages set delivery = 'queued' where id = ${id}`.execute(floor.db);
    await stands(id, 'sent');
    await vonageTells(line, { message_uuid: 'u-first', status: 'undeliverable' });
    await vonageTells(line, { message_uuid: 'u-second', status: 'delivered' });
    await stands(id, 'delivered');
    assert.equal(provider.asked.length, 2);
  });
});

describe('a process that dies with a text in hand', () => {
  const dies = async (text: string, asked: boolean): Promise<number> => {
    let id = 0;
    const leg = await floor.heard(line, 'sms', text);
    await floor.startAgain(async () => {
      id = await floor.write(leg, text);
      await sql`update interactions.messages set delivery = 'sending' where id = ${id}`.execute(floor.db);
      await sql`
        insert into texts.outgoing (message_id, leg_id, connection_id, state, claim, attempts, leased_until, asked_at)
        values (${id}, ${leg}, ${line}, 'sending', 1, 1, now() - interval '1 second',
                case when ${asked}::boolean then now() - interval '1 minute' end)
      `.execute(floor.db);
    });
    return id;
  };
  it('and had not begun to hand it over: it leaves, once, and nobody is asked', async () => {
    provider.answering(fine('u-claimed'));
    const id = await dies('Seulement prise', false);
    await stands(id, 'sent');
    assert.deepEqual(
      bodies().map(({ text }) => text),
      ['Seulement prise'],
    );
  });
  it('and had begun: a person decides', async () => {
    provider.answering(fine('u-never'));
    const id = await dies('Peut-être partie', true);
    await stands(id, 'uncertain');
    assert.equal(provider.asked.length, 0);
  });
});

describe('how long a hand-over may take', () => {
  it('words take half a minute, files as long as their bytes on a slow line, nothing for ever', () => {
    const MB = 1024 * 1024;
    assert.equal(patienceFor([]), 30_000);
    assert.equal(patienceFor([{ size: MB }, { size: MB }]), 62_000);
    assert.equal(patienceFor([{ size: 100 * MB }]), 1_630_000);
    assert.equal(patienceFor([{ size: 900 * MB }]), 1_800_000);
  });
  it('an upload that is slower than words may be still arrives, once, and its claim is held meanwhile', async () => {
    const { account } = cloud;
    const whatsapp = await floor.connect('whatsapp', 'whatsapp', account);
    cloud.setWindow('+15145550123', new Date());
    const bytes = Buffer.alloc(4 * 1024 * 1024, 'a');
    const sha256 = await floor.blobs.put(bytes);
    const file = { name: 'bon.pdf', type: 'application/pdf', size: bytes.byteLength, sha256 };
    cloud.slowUploads(33_000);
    const id = await floor.write(await floor.heard(whatsapp, 'whatsapp', 'wamid.in'), 'Le voici', [file]);
    await until('it is sent', async () => (await floor.deliveryOf(id)).delivery === 'sent', 90_000);
    cloud.slowUploads(0);
    assert.equal(cloud.sent.length, 1);
    assert.deepEqual(cloud.sent[0]!.body['context'], { message_id: 'wamid.in' });
    assert.ok((await floor.logOf(whatsapp)).every(({ what }) => what !== 'uncertain' && what !== 'retried'));
  });
});

describe('a text that leaves in parts', () => {
  it('is where its last part is, and lost with any of them, however early and late they are told', async () => {
    const whatsapp = await floor.connect('whatsapp', 'whatsapp', cloud.account);
    cloud.setHook(floor.hookHere(whatsapp));
    cloud.setWindow('+15145550123', new Date());
    const sha256 = await floor.blobs.put(Buffer.from('%PDF'));
    const file = (name: string) => ({ name, type: 'application/pdf', size: 4, sha256 });
    const leg = await floor.heard(whatsapp, 'whatsapp', 'wamid.parts');
    const inParts = async (text: string): Promise<[number, string[]]> => {
      const from = cloud.sent.length;
      const id = await floor.write(leg, text, [file('un.pdf'), file('deux.pdf'), file('trois.pdf')]);
      await stands(id, 'sent');
      return [id, cloud.sent.slice(from).map((one) => one.id)];
    };
    const [whole, parts] = await inParts('Les deux');
    assert.equal(parts.length, 3);
    // Of no part alone may it be said that all of it left.
    const { onceKey } = await floor.deliveryOf(whole);
    assert.deepEqual(
      cloud.sent.slice(-3).map(({ body }) => body['biz_opaque_callback_data']),
      [1, 2, 3].map((number) => `${onceKey}/${number}`),
    );
    for (const part of parts.slice(0, 2)) await cloud.statuses(part, ['read']);
    await cloud.statuses(parts[2]!, ['delivered', 'sent', 'delivered']);
    await stands(whole, 'delivered');
    await cloud.statuses(parts[2]!, ['read']);
    await stands(whole, 'read');
    const [lost, others] = await inParts('Une seule');
    await cloud.statuses(others[0]!, ['delivered']);
    await cloud.statuses(others[1]!, ['failed'], { code: 131053, title: 'Media upload error' });
    await stands(lost, 'failed');
    await cloud.statuses(others[2]!, ['delivered']);
    await cloud.statuses(others[1]!, ['delivered']);
    const { delivery, detail } = await floor.deliveryOf(lost);
    assert.deepEqual([delivery, detail?.split(' · ')[0]], ['failed', 'unsupported']);
  });
});

describe('a hook', () => {
  it('that is told too much refuses it and tells the administrator, once a minute and without a word of it', async () => {
    for (const _ of [1, 2]) {
      const { status } = await fetch(floor.hookHere(line), { method: 'POST', body: 'secret'.repeat(600_000) });
      assert.equal(status, 413);
    }
    const rows = await until('it is told', async () => {
      const found = (await floor.logOf(line)).filter(({ what }) => what === 'too-large');
      return found.length > 0 && found;
    });
    assert.deepEqual([rows.length, rows[0]!.detail], [1, '']);
    const nowhere = await fetch(floor.hookHere(999), { method: 'POST', body: 'x'.repeat(4_000_000) });
    assert.equal(nowhere.status, 413);
  });
});

describe('which text is answered', () => {
  it('is the contact’s last one before the answer, of that conversation', async () => {
    const signingSecret = `whsec_${Buffer.alloc(32, 'k').toString('base64')}`;
    const account = { settings: { address: provider.address }, secrets: { signingSecret } };
    const bridge = await floor.connect('social-public', 'social-public', account);
    provider.answering({ body: { id: 'r-1' } }, { body: { id: 'r-2' } });
    const leg = await floor.heard(bridge, 'social-public', 'm-1', 'user-1');
    await stands(await floor.write(leg, 'Au premier'), 'sent');
    await floor.heard(bridge, 'social-public', 'm-2', 'user-1');
    await floor.heard(bridge, 'social-public', 'm-3', 'user-2');
    await stands(await floor.write(leg, 'Au deuxième'), 'sent');
    const told = provider.asked.map(({ body }) => JSON.parse(body) as { inReplyTo: string });
    assert.deepEqual(
      told.map(({ inReplyTo }) => inReplyTo),
      ['m-1', 'm-2'],
    );
  });
});
