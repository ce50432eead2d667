import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import PostalMime from 'postal-mime';
import type { Actor } from '#ground/api/contract.ts';
import { createHttp } from '#ground/http/server/http.ts';
import type { z } from 'zod';
import { customerAttachmentPath, type readMail } from '#doors/customer-mailbox/contract.ts';
import { customerMailboxRoutes } from '#doors/customer-mailbox/server/api.ts';
import { removeMailbox } from '#spine/mailboxes/server/api.ts';
import { outgoingWorld, type OutgoingWorld } from './support/outgoing-world.ts';
import { startSmtpPeer, type SmtpPeer } from './support/smtp-peer.ts';
import { until } from './support/until.ts';

let world: OutgoingWorld;
let peer: SmtpPeer;
let actor: Actor | null = null;
const houses: { http: FastifyInstance; stop(): Promise<void> }[] = [];
before(async () => {
  world = await outgoingWorld();
  peer = await startSmtpPeer();
  world.send();
});
after(async () => {
  for (const { http, stop } of houses) {
    await stop();
    await http.close();
  }
  await peer.close();
  await world.end();
});

const opened = async (demo: boolean): Promise<string> => {
  const http = await createHttp({ identify: async () => actor, bodyLimit: 1e7, publicUrl: null });
  const live = await customerMailboxRoutes(http, { ...world, demo, smtp: { host: '0.0.0.0', port: peer.port } });
  await http.listen({ host: '127.0.0.1', port: 0 });
  houses.push({ http, stop: live.stop });
  return `http://127.0.0.1:${(http.server.address() as AddressInfo).port}`;
};
type Mail = z.output<typeof readMail.output>;
/** Whatever a call may answer: the tests read the parts they expect. */
type Answer = Mail & {
  refusal: string;
  values: Record<string, string>;
  mail: Mail[];
  customers: { unseen: number }[];
  answer: string;
};
const ask = async (base: string, name: string, body: object) => {
  const response = await fetch(`${base}/api/customerMailbox.${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Answer };
};
const lise = 'lise@client.test';

test('the page is closed while no mailbox answers here, and to strangers outside the demo', async () => {
  const [floor, house] = [await opened(true), await opened(false)];
  assert.deepEqual((await ask(floor, 'customers', {})).body.refusal, 'closed');
  const box = await world.mailbox('courte@desk.test', { kind: 'customer-mailbox' });
  assert.equal((await ask(floor, 'customers', {})).status, 200);
  for (const [name, input] of [
    ['customers', {}],
    ['list', { address: lise }],
    ['read', { id: 1 }],
    ['write', { from: { name: '', address: lise }, to: box.address, subject: '', text: '', answering: null }],
  ] as const)
    assert.deepEqual(await ask(house, name, input), { status: 401, body: { refusal: 'signed-out', values: {} } }, name);
  assert.equal((await fetch(`${house}/api/customer-stream`)).status, 401);
  assert.equal((await fetch(house + customerAttachmentPath(1, 0))).status, 401);
  actor = { id: 1, role: 'agent', language: 'fr' };
  assert.equal((await ask(house, 'customers', {})).status, 200);
  actor = null;
  await sql`update interactions.interactions set status = 'closed'`.execute(world.db);
  await removeMailbox(world.act, box.id);
  assert.deepEqual((await ask(floor, 'customers', {})).body.refusal, 'closed');
});

test('an answer of the desk shows at once in the customer’s mailbox, is read, and is answered in its thread', async () => {
  const base = await opened(true);
  const box = await world.mailbox('aide@desk.test', { kind: 'customer-mailbox' });
  const stream = await fetch(`${base}/api/customer-stream`);
  let heard = '';
  const listening = (async () => {
    for await (const chunk of stream.body!) heard += Buffer.from(chunk).toString();
  })().catch(() => {});
  await until('hello', () => heard.includes('hello'));
  const picture = await world.blobs.put(Buffer.from('a picture'));
  const page = await world.blobs.put(Buffer.from('<script>alert(1)</script>'));
  const sent = await world.answer(box, {
    html: '<p>Bonjour <img src="cid:i1"></p>',
    files: [
      { position: 0, name: 'i.png', type: 'image/png', size: 9, sha256: picture, content_id: 'i1', inline: true },
      { position: 1, name: 'été "1".html', type: 'text/html', size: 25, sha256: page, content_id: null, inline: false },
    ],
  });
  const event = await until('live', () => /data: (\{"mailId".*|\{"recipient".*)\n/.exec(heard)?.[1]);
  assert.equal(JSON.parse(event).recipient, lise);

  const listed = (await ask(base, 'list', { address: 'LISE@client.test' })).body.mail;
  assert.deepEqual([listed.length, listed[0]!.seen, listed[0]!.subject], [1, false, 'Re : votre facture d’été']);
  assert.deepEqual((await ask(base, 'customers', {})).body.customers, [{ address: lise, name: '', unseen: 1 }]);
  const { body: mail } = await ask(base, 'read', { id: listed[0]!.id });
  assert.equal(mail.from.name, 'Service à la clientèle');
  assert.match(mail.replyTo, /^aide\+r\d+\./);
  assert.equal(mail.html?.trim(), '<p>Bonjour <img src="cid:i1"></p>');
  assert.deepEqual(
    mail.attachments.map((one) => [one.name, one.contentId]),
    [
      ['i.png', 'i1'],
      ['été "1".html', null],
    ],
  );
  assert.equal((await ask(base, 'customers', {})).body.customers[0]!.unseen, 0);

  const image = await fetch(base + customerAttachmentPath(mail.id, 0));
  assert.equal(image.headers.get('content-type'), 'image/png');
  assert.equal(await image.text(), 'a picture');
  const file = await fetch(base + customerAttachmentPath(mail.id, 1));
  assert.equal(file.headers.get('content-type'), 'application/octet-stream');
  assert.equal(file.headers.get('content-disposition'), "attachment; filename*=UTF-8''%C3%A9t%C3%A9%20%221%22.html");
  assert.equal(file.headers.get('content-security-policy'), "default-src 'none'; sandbox");
  assert.equal(file.headers.get('x-content-type-options'), 'nosniff');
  assert.equal((await fetch(base + customerAttachmentPath(mail.id, 7))).status, 404);

  const write = {
    from: { name: 'Lise Roy', address: lise },
    to: mail.replyTo,
    subject: `Re: ${mail.subject}`,
    text: 'Merci !',
    answering: mail.id,
    files: [{ name: 'reçu.txt', type: 'text/plain', base64: Buffer.from('12 $').toString('base64') }],
  };
  assert.deepEqual(await ask(base, 'write', write), { status: 200, body: { answer: '250 2.0.0 taken' } });
  const got = peer.received.at(-1)!;
  assert.deepEqual([got.from, got.to], [lise, [mail.replyTo]]);
  const parsed = await PostalMime.parse(Buffer.from(got.raw, 'latin1'));
  assert.equal(parsed.inReplyTo, `<${sent.rfcMessageId}>`);
  assert.equal(parsed.references, `<zero@client.test> <premier@client.test> <${sent.rfcMessageId}>`);
  assert.equal(parsed.attachments[0]?.filename, 'reçu.txt');

  assert.equal(
    (await ask(base, 'write', { ...write, from: { name: '', address: 'autre@client.test' } })).body.refusal,
    'not-found',
  );
  peer.manners.rcpt = () => '550 5.1.1 nobody of that name';
  const { body } = await ask(base, 'write', write);
  assert.equal(body.refusal, 'smtp-refused');
  assert.equal(body.values.said, '550 5.1.1 nobody of that name');
  await houses.at(-1)!.stop();
  await listening;
});
