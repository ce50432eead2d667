import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import net from 'node:net';
import { after, afterEach, before, test } from 'node:test';
import { sql } from 'kysely';
import { authenticate } from 'mailauth';
import PostalMime from 'postal-mime';
import { setDelivery, withdrawOutbound } from '#spine/interactions/server/api.ts';
import { outgoingWorld, type OutgoingWorld } from './support/outgoing-world.ts';
import { startSmtpPeer, type PeerManners, type SmtpPeer } from './support/smtp-peer.ts';
import { until } from './support/until.ts';

let world: OutgoingWorld;
const peers: SmtpPeer[] = [];
const senders: { stop(): Promise<void> }[] = [];
before(async () => {
  world = await outgoingWorld();
});
after(() => world.end());
afterEach(async () => {
  for (const peer of peers.splice(0)) await peer.close();
  await Promise.all(senders.splice(0).map((one) => one.stop()));
});

const peerWith = async (manners: PeerManners = {}): Promise<SmtpPeer> => {
  const peer = await startSmtpPeer(manners);
  peers.push(peer);
  return peer;
};
const startSending = (more: Parameters<OutgoingWorld['send']>[0] = {}) => {
  const sender = world.send(more);
  senders.push(sender);
  return sender;
};
let count = 0;
/** A mailbox that sends to a peer of these manners, and a sender at work. */
const sendingTo = async (manners: PeerManners = {}) => {
  const peer = await peerWith(manners);
  const from = await world.mailbox(`aide${++count}@desk.test`, world.smtp(peer.port));
  startSending();
  return { peer, from };
};
const resend = (messageId: number) =>
  world.act((one) =>
    setDelivery(one, messageId, { from: ['failed', 'uncertain', 'bounced'], to: 'queued', sendAt: new Date() }),
  );

test('an answer leaves as it was written: threaded, with its files, blind copies in the envelope alone', async () => {
  const { peer, from } = await sendingTo();
  const picture = await world.blobs.put(Buffer.from('not really a picture'));
  const paper = await world.blobs.put(Buffer.from('%PDF-1.4 ¶'));
  const html = '<p>Voici : <img src="cid:image1@desk.test"></p>';
  const { id, rfcMessageId } = await world.answer(from, {
    html,
    cc: [{ name: 'Été, Marc', address: 'marc@client.test' }],
    bcc: [{ name: '', address: 'cache@client.test' }],
    files: [
      {
        position: 0,
        name: 'capture.png',
        type: 'image/png',
        size: 20,
        sha256: picture,
        content_id: 'image1@desk.test',
        inline: true,
      },
      {
        position: 1,
        name: 'Reçu n° 12 – été.pdf',
        type: 'application/pdf',
        size: 11,
        sha256: paper,
        content_id: null,
        inline: false,
      },
    ],
  });
  await world.becomes(id, 'sent');
  assert.equal(peer.received.length, 1);
  const { from: envelopeFrom, to, raw } = peer.received[0]!;
  assert.equal(envelopeFrom, from.address);
  assert.deepEqual(to.toSorted(), ['cache@client.test', 'lise@client.test', 'marc@client.test']);
  assert.ok(!raw.includes('cache@'));
  assert.ok(raw.split('\r\n').every((line) => line.length <= 998));

  const mail = await PostalMime.parse(Buffer.from(raw, 'latin1'));
  assert.equal(mail.messageId, `<${rfcMessageId}>`);
  assert.equal(mail.inReplyTo, '<premier@client.test>');
  assert.equal(mail.references, '<zero@client.test> <premier@client.test>');
  assert.equal(mail.subject, 'Re : votre facture d’été');
  assert.equal(mail.from?.address, from.address);
  assert.equal(mail.cc?.[0]?.name, 'Été, Marc');
  assert.match(mail.replyTo?.[0]?.address ?? '', /^aide\d+\+r\d+\./);
  assert.equal(mail.text?.trim(), 'Bonjour Lise,\n\nC’est corrigé.');
  assert.ok(mail.html?.includes('cid:image1@desk.test'));
  assert.deepEqual(
    mail.attachments.map((one) => [one.filename, one.disposition, one.contentId ?? null]),
    [
      ['capture.png', 'inline', '<image1@desk.test>'],
      ['Reçu n° 12 – été.pdf', 'attachment', null],
    ],
  );
  const header = (name: string) => mail.headers.find((one) => one.key === name)?.value;
  assert.match(header('x-relais-loop') ?? '', /^desk\.test; \d+$/);
  assert.equal(header('auto-submitted'), undefined);
  assert.match(header('content-type') ?? '', /^multipart\/mixed/);
});

test('an answer that is taken back in time never leaves; one that is not leaves at its time', async () => {
  const { peer, from } = await sendingTo();
  const { rows } = await sql<{ id: number }>`select id from people.agents where login = 'ana'`.execute(world.db);
  const undone = await world.answer(from, { delivery: 'held', sendAt: new Date(Date.now() + 60_000) });
  await until(
    'adopted',
    async () =>
      (await sql`select 1 from mail_out.outgoing where message_id = ${undone.id} and state = 'held'`.execute(world.db))
        .rows[0],
  );
  assert.equal(await world.act((one) => withdrawOutbound(one, undone.id, rows[0]!.id)), from.interactionId);
  await sql`update mail_out.outgoing set send_at = now() where message_id = ${undone.id}`.execute(world.db);
  const sendAt = new Date(Date.now() + 700);
  const kept = await world.answer(from, { delivery: 'held', sendAt });
  await world.becomes(kept.id, 'sent');
  assert.ok(Date.now() >= sendAt.getTime());
  const { rows: states } = await sql<{
    state: string;
  }>`select state from mail_out.outgoing where message_id = ${undone.id}`.execute(world.db);
  assert.equal(states[0]!.state, 'cancelled');
  assert.equal(peer.arrived.length, 1);
});

test('a server that asks to wait gets it later; the reason shows meanwhile', async () => {
  let busy = true;
  const { peer, from } = await sendingTo({ mail: () => (busy ? '421 4.7.0 too many connections' : '250 ok') });
  const { id } = await world.answer(from);
  assert.match(
    await world.becomes(id, 'queued').then(() => until('reason', async () => (await world.delivery(id))?.detail)),
    /^busy · 421 4\.7\.0/,
  );
  assert.ok((await world.delivery(id))!.sendAt.getTime() > Date.now() + 30_000);
  busy = false;
  await world.hurry(id);
  assert.equal(await world.becomes(id, 'sent'), '');
  assert.equal(peer.received.length, 1);
});

test('a refusal is final and says who said what; sending it again is possible', async () => {
  const { peer, from } = await sendingTo({ rcpt: () => '550 5.1.1 no such user here' });
  const { id } = await world.answer(from);
  assert.equal(await world.becomes(id, 'failed'), 'recipient-refused · lise@client.test: 550 5.1.1 no such user here');
  peer.manners.rcpt = undefined;
  peer.manners.body = () => '554 5.7.1 looks like spam';
  await resend(id);
  const detail = await until('content refused', async () => {
    const now = await world.delivery(id);
    return now?.delivery === 'failed' && now.detail?.startsWith('content') && now.detail;
  });
  assert.equal(detail, 'content-refused · 554 5.7.1 looks like spam');
  assert.equal(peer.received.length, 0);
});

test('each recipient has its own fate, and nobody gets a second copy', async () => {
  const { peer, from } = await sendingTo({
    rcpt: (address) =>
      address.startsWith('non') ? '550 5.1.1 unknown' : address.startsWith('tard') ? '450 4.2.1 later' : '250 ok',
  });
  const to = ['oui', 'non', 'tard'].map((name) => ({ name: '', address: `${name}@client.test` }));
  const { id } = await world.answer(from, { to });
  await until('first part', () => peer.received.length === 1);
  const waiting = await until('later', async () => {
    const now = await world.delivery(id);
    return now?.delivery === 'queued' && now.detail;
  });
  assert.equal(waiting, 'busy · tard@client.test: 450 4.2.1 later');
  peer.manners.rcpt = (address) => (address.startsWith('non') ? '550 5.1.1 unknown' : '250 ok');
  await world.hurry(id);
  assert.equal(await world.becomes(id, 'failed'), 'some-refused · non@client.test: 550 5.1.1 unknown');
  peer.manners.rcpt = undefined;
  await resend(id);
  await world.becomes(id, 'sent');
  assert.deepEqual(
    peer.received.map((one) => one.to),
    [['oui@client.test'], ['tard@client.test'], ['non@client.test']],
  );
});

test('cut between the final dot and its answer: uncertain, never silently sent twice', async () => {
  const { peer, from } = await sendingTo({ body: () => 'cut' });
  const { id } = await world.answer(from);
  assert.match(await world.becomes(id, 'uncertain'), /^interrupted/);
  await world.hurry(id);
  const other = await world.answer(from);
  await world.becomes(other.id, 'uncertain');
  assert.equal(peer.arrived.length, 2);
  peer.manners.body = undefined;
  await resend(id);
  await world.becomes(id, 'sent');
  assert.equal(peer.received.length, 1);
});

test('cut before the message was asked for: tried again by itself', async () => {
  let cuts = 0;
  const { peer, from } = await sendingTo({ data: () => (cuts++ === 0 ? 'cut' : '354 go ahead') });
  const { id } = await world.answer(from);
  assert.match(await until('reason', async () => (await world.delivery(id))?.detail), /^connection-lost/);
  await world.hurry(id);
  await world.becomes(id, 'sent');
  assert.equal(peer.arrived.length, 1);
});

test('one connection serves many messages; when it was cut while it rested, a new one is opened at once', async () => {
  const { peer, from } = await sendingTo();
  for (let n = 0; n < 3; n++) await world.becomes((await world.answer(from)).id, 'sent');
  assert.equal(peer.connections, 1);
  let first = true;
  peer.manners.mail = () => (first ? ((first = false), 'cut') : '250 ok');
  await world.becomes((await world.answer(from)).id, 'sent');
  assert.equal(peer.connections, 2);
  assert.equal(peer.received.length, 4);
});

test('what stands between us and the server is named', async () => {
  const { from } = await sendingTo();
  const closed = net.createServer().listen(0, '127.0.0.1');
  await once(closed, 'listening');
  const { port } = closed.address() as net.AddressInfo;
  closed.close();
  await once(closed, 'close');
  const peer = await peerWith({ ehlo: () => ['AUTH PLAIN'] });
  const cases = [
    ['refused', world.smtp(port)],
    ['unknown-host', world.smtp(25, { host: 'nowhere.invalid' })],
    ['no-starttls', world.smtp(peer.port, { security: 'starttls' })],
    ['not-tls', world.smtp(peer.port, { security: 'tls' })],
    ['wrong-password', world.smtp(peer.port, { user: 'ana' })],
  ] as const;
  for (const [code, outgoing] of cases) {
    const box = await world.mailbox(`${code}@desk.test`, outgoing, { smtpPassword: 'x' });
    const { id } = await world.answer(box);
    const detail = await until(code, async () => (await world.delivery(id))?.detail);
    assert.equal(detail.split(' · ')[0], code, detail);
    assert.equal((await world.delivery(id))!.delivery, 'queued');
  }
  const homeless = await world.answer({ ...from, address: 'personne@ailleurs.test' });
  assert.equal(await world.becomes(homeless.id, 'failed'), 'no-mailbox');
});

test('a signed message verifies', async () => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const peer = await peerWith();
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const box = await world.mailbox(
    'cle@desk.test',
    world.smtp(peer.port, { dkimDomain: 'desk.test', dkimSelector: 's1' }),
    { dkimKey: key },
  );
  startSending();
  await world.becomes((await world.answer(box)).id, 'sent');
  const record = `v=DKIM1; k=rsa; p=${publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`;
  const resolver = async (name: string, type: string) => {
    if (name === 's1._domainkey.desk.test' && type === 'TXT') return [[record]];
    throw Object.assign(new Error('none'), { code: 'ENOTFOUND' });
  };
  const { dkim } = await authenticate(`${peer.received[0]!.raw}\r\n`, {
    ip: '127.0.0.1',
    helo: 'desk.test',
    sender: box.address,
    resolver,
    trustReceived: false,
  });
  assert.equal(dkim.results[0]?.status.result, 'pass');
});

test('what stays in the house reaches each customer’s mailbox once', async () => {
  const box = await world.mailbox('maison@desk.test', { kind: 'customer-mailbox' });
  startSending();
  const to = ['a@client.test', 'b@client.test'].map((address) => ({ name: '', address }));
  const { id } = await world.answer(box, { to });
  await world.becomes(id, 'sent');
  await world.act((one) => setDelivery(one, id, { from: ['sent'], to: 'bounced' }));
  await resend(id);
  await world.becomes(id, 'sent');
  const { rows } = await sql<{ recipient: string; subject: string }>`
    select recipient, subject from customer_mailbox.mail where sender = ${box.address} order by recipient
  `.execute(world.db);
  assert.deepEqual(
    rows,
    to.map(({ address }) => ({ recipient: address, subject: 'Re : votre facture d’été' })),
  );
});
