import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { after, afterEach, before, test } from 'node:test';
import { sql } from 'kysely';
import { outgoingWorld, type OutgoingWorld } from './support/outgoing-world.ts';
import { startSmtpPeer, type PeerManners, type SmtpPeer } from './support/smtp-peer.ts';
import { until } from './support/until.ts';

let world: OutgoingWorld;
const peers: SmtpPeer[] = [];
const senders: { stop(): Promise<void> }[] = [];
const children: ChildProcess[] = [];
before(async () => {
  world = await outgoingWorld();
});
after(() => world.end());
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
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

test('a server that never answers holds up its own mailbox and no other', async () => {
  const slow = await peerWith({ body: () => 'silence' });
  const slowBox = await world.mailbox('lente@desk.test', world.smtp(slow.port));
  startSending();
  const quick = await peerWith();
  const quickBox = await world.mailbox('vite@desk.test', world.smtp(quick.port));
  const stuck = await Promise.all(Array.from({ length: 5 }, () => world.answer(slowBox)));
  await until('three on the way', () => slow.arrived.length === 3);
  await world.becomes((await world.answer(quickBox)).id, 'sent');
  assert.equal(slow.arrived.length, 3);
  await slow.close();
  await until(
    'uncertain',
    async () =>
      (await Promise.all(stuck.map((one) => world.delivery(one.id)))).filter((one) => one?.delivery === 'uncertain')
        .length === 3,
  );
});

test('changed settings hold for the next message', async () => {
  const peer = await peerWith();
  const from = await world.mailbox('change@desk.test', world.smtp(peer.port));
  startSending();
  await world.becomes((await world.answer(from)).id, 'sent');
  const other = await peerWith();
  await sql`update mailboxes.mailboxes set outgoing = ${JSON.stringify(world.smtp(other.port))}::jsonb where id = ${from.id}`.execute(
    world.db,
  );
  await world.becomes((await world.answer(from)).id, 'sent');
  assert.deepEqual([peer.received.length, other.received.length], [1, 1]);
});

test('two processes send each message once', async () => {
  const peer = await peerWith();
  const from = await world.mailbox('deux@desk.test', world.smtp(peer.port));
  startSending();
  startSending();
  const made = await Promise.all(Array.from({ length: 60 }, () => world.answer(from)));
  await Promise.all(made.map((one) => world.becomes(one.id, 'sent')));
  const ids = peer.received.map((one) => /^Message-ID: <([^>]+)>/m.exec(one.raw)![1]!);
  assert.deepEqual(ids.toSorted(), made.map((one) => one.rfcMessageId).toSorted());
});

test('a stop waits for the message on the wire', async () => {
  let release = (): void => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  const peer = await peerWith({ body: async () => (await held, '250 ok') });
  const box = await world.mailbox('arret@desk.test', world.smtp(peer.port));
  const sender = startSending();
  const { id } = await world.answer(box);
  await until('on the wire', () => peer.arrived.length === 1);
  const stopped = sender.stop();
  release();
  await stopped;
  assert.equal((await world.delivery(id))!.delivery, 'sent');
});

const inProcess = (leaseSeconds: number) => {
  const told = JSON.stringify({ connection: world.database.connection, folder: world.folder, leaseSeconds });
  const child = spawn(process.execPath, ['e2e/support/sender-process.ts', told], { stdio: 'ignore' });
  children.push(child);
  return child;
};
const killed = async (child: ChildProcess): Promise<void> => {
  child.kill('SIGKILL');
  await once(child, 'exit');
};

test('killed while the message is on the wire: uncertain, and the next process sends no second copy', async () => {
  const peer = await peerWith({ body: () => 'silence' });
  const box = await world.mailbox('tue@desk.test', world.smtp(peer.port));
  const child = inProcess(2);
  const { id } = await world.answer(box);
  await until('on the wire', () => peer.arrived.length === 1);
  await killed(child);
  peer.manners.body = undefined;
  startSending({ leaseSeconds: 2 });
  assert.equal(await world.becomes(id, 'uncertain'), 'interrupted');
  await world.becomes((await world.answer(box)).id, 'sent');
  assert.equal(peer.arrived.length, 2);
});

test('killed before the server asked for the message: the next process sends it', async () => {
  const peer = await peerWith({ data: () => 'silence' });
  const box = await world.mailbox('tue-tot@desk.test', world.smtp(peer.port));
  let asked = false;
  peer.manners.data = () => ((asked = true), 'silence');
  const child = inProcess(2);
  const { id } = await world.answer(box);
  await until('at DATA', () => asked);
  await killed(child);
  peer.manners.data = undefined;
  startSending({ leaseSeconds: 2 });
  await world.becomes(id, 'sent');
  assert.equal(peer.arrived.length, 1);
});
