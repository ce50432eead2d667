import assert from 'node:assert/strict';
import net from 'node:net';
import { after, before, test } from 'node:test';
import { listLedger, release } from '#doors/mail-in/contract.ts';
import { openThread } from '#desk/thread/contract.ts';
import { setStatus } from '#desk/outcomes/contract.ts';
import { browse } from '#desk/inbox/contract.ts';
import { sendReply, openReply } from '#desk/compose/contract.ts';
import { setState } from '#spine/people/contract.ts';
import { DESK, startFloor, type Caller, type Floor } from './support/floor.ts';
import { sendMail } from './support/mail.ts';
import { startSmtpPeer, type SmtpPeer } from './support/smtp-peer.ts';
import { until } from './support/until.ts';

let floor: Floor;
let nadia: Caller;
/** The customers' mail server. */
let world: SmtpPeer;
before(async () => {
  world = await startSmtpPeer();
  const outgoing = {
    kind: 'smtp',
    host: '127.0.0.1',
    port: world.port,
    security: 'none',
    user: '',
    dkimDomain: '',
    dkimSelector: '',
  } as const;
  floor = await startFloor({ teamLimit: 900, outgoing });
  nadia = await floor.as('nadia');
  await nadia(setState, { state: 'available' });
});
after(async () => {
  await floor?.stop();
  await world?.close();
});

/** Speaks raw SMTP: each line is said after the answer to the one before. Returns the answers, the greeting first. */
const speak = async (lines: (string | Buffer)[]): Promise<string[]> => {
  const socket = net.connect(floor.smtp.port, floor.smtp.host);
  const answers: string[] = [];
  const waiting = [...lines];
  await new Promise<void>((resolve, reject) => {
    let text = '';
    let over = false;
    socket.on('error', reject);
    socket.on('close', () => resolve());
    socket.on('data', (chunk) => {
      text += chunk.toString();
      if (!/^\d{3} [^\n]*\n$/m.test(text)) return;
      if (over) return;
      answers.push(text);
      text = '';
      const next = waiting.shift();
      over = next === undefined;
      if (next === undefined) socket.end('QUIT\r\n');
      else socket.write(typeof next === 'string' ? `${next}\r\n` : next);
    });
  });
  return answers;
};

const deliverRaw = async (raw: string): Promise<number> => {
  const answers = await speak([
    'EHLO client.test',
    'MAIL FROM:<a@client.test>',
    `RCPT TO:<${DESK}>`,
    'DATA',
    `${raw}\r\n.`,
  ]);
  return Number(/Kept as (\d+)/.exec(answers.at(-1)!)![1]);
};

const settled = (ledgerId: number) =>
  until('the mail has its final state', async () => {
    const { rows } = await floor.admin(listLedger, {});
    const row = rows.find((one) => one.id === ledgerId);
    return row && row.state !== 'received' ? row : null;
  });

const mail = (id: string, more: string[] = [], body = 'Bonjour'): string =>
  [
    `Message-ID: <${id}@client.test>`,
    'From: Léa <lea@client.test>',
    `To: ${DESK}`,
    'Subject: Question',
    'Date: Mon, 23 Nov 2026 10:00:00 +0000',
    ...more,
    '',
    body,
  ].join('\r\n');

test('the door announces its size limit and STARTTLS, and refuses at RCPT who is not ours', async () => {
  const [greeting, ehlo, , ours, stranger] = await speak([
    'EHLO client.test',
    'MAIL FROM:<a@client.test>',
    `RCPT TO:<${DESK}>`,
    'RCPT TO:<nobody@elsewhere.test>',
  ]);
  assert.match(greeting!, /^220 /);
  assert.match(ehlo!, /SIZE 41943040/);
  assert.match(ehlo!, /STARTTLS/);
  assert.match(ours!, /^250/);
  assert.match(stranger!, /^550 .*no such mailbox here/);
});

test('a mail announced larger than the limit is refused before a byte of it is sent', async () => {
  const [, , tooLarge] = await speak(['EHLO client.test', 'MAIL FROM:<a@client.test> SIZE=99999999']);
  assert.match(tooLarge!, /^552/);
});

test('the same mail delivered twice is one message', async () => {
  const first = await settled(await deliverRaw(mail('twice')));
  const second = await settled(await deliverRaw(mail('twice')));
  assert.equal(first.state, 'threaded');
  assert.equal(second.state, 'duplicate');
  assert.equal(second.interactionId, first.interactionId);
  const { messages } = await nadia(openThread, { interactionId: first.interactionId! });
  assert.equal(messages.length, 1);
});

test('an answer that arrives before what it answers, and one with broken References, are one interaction', async () => {
  const child = await settled(await deliverRaw(mail('child', ['In-Reply-To: <root@client.test>'])));
  const other = await settled(await deliverRaw(mail('other', ['References: <root@client.test> <lost@cli'])));
  const root = await settled(await deliverRaw(mail('root')));
  assert.equal(root.interactionId, child.interactionId);
  assert.equal(other.interactionId, child.interactionId);
});

test('the same subject from two people stays two interactions', async () => {
  const one = await settled(await deliverRaw(mail('subject1', [], 'Première')));
  const two = await settled(await deliverRaw(mail('subject2', [], 'Seconde')));
  assert.notEqual(one.interactionId, two.interactionId);
});

test('a poisoned mail stops in quarantine with its reason, holds up nobody, and can be released', async () => {
  const depth = 3_000;
  const nested = Array.from(
    { length: depth },
    (_unused, n) => `--b${n}\r\nContent-Type: multipart/mixed; boundary=b${n + 1}\r\n\r\n`,
  ).join('');
  const bomb = await deliverRaw(
    mail('bomb', ['MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=b0'], nested),
  );
  const after = await settled(await deliverRaw(mail('after-bomb')));
  const caught = await settled(bomb);
  assert.equal(after.state, 'threaded');
  assert.equal(caught.state, 'quarantined');
  assert.equal(caught.reason, 'nested-too-deeply');
  await floor.admin(release, { id: bomb });
  assert.equal((await settled(bomb)).state, 'quarantined');
});

test('D2 a reply to a Closed interaction starts a new one linked to the old; to a Resolved one it reopens', async () => {
  const first = await settled(await deliverRaw(mail('life')));
  const interactionId = first.interactionId!;
  await until('it is assigned', async () => (await nadia(openThread, { interactionId })).mine || null);
  await nadia(setStatus, { interactionId, status: 'resolved' });
  await settled(await deliverRaw(mail('life2', ['In-Reply-To: <life@client.test>'])));
  assert.equal((await nadia(openThread, { interactionId })).interaction.status, 'open');
  await nadia(setStatus, { interactionId, status: 'closed' });
  const next = await settled(await deliverRaw(mail('life3', ['In-Reply-To: <life2@client.test>'])));
  assert.notEqual(next.interactionId, interactionId);
  const { interaction } = await floor.admin(openThread, { interactionId: next.interactionId! });
  assert.equal(interaction.previousId, interactionId);
  const later = await settled(await deliverRaw(mail('life4', ['In-Reply-To: <life@client.test>'])));
  assert.equal(later.interactionId, next.interactionId, 'a second answer to the closed one joins the new one');
});

test('a bounce is attached to the message that bounced, which says so; an auto-reply reopens nothing', async () => {
  const { interactionId } = await settled(await deliverRaw(mail('bouncing')));
  const id = interactionId!;
  await until('it is assigned', async () => (await nadia(openThread, { interactionId: id })).mine || null);
  const { content } = await nadia(openReply, { interactionId: id });
  const { messageId } = await nadia(sendReply, {
    interactionId: id,
    content: { ...content, html: '<p>Voici</p>' },
    onceKey: crypto.randomUUID(),
  });
  const own = async () =>
    (await nadia(openThread, { interactionId: id })).messages.find((one) => one.id === messageId)!;
  await until('it is sent', async () => ((await own()).delivery === 'sent' ? true : null));
  const rfcId = /^message-id:\s*<([^>]+)>/im.exec(world.received.at(-1)!.raw)![1];
  const report = [
    'From: MAILER-DAEMON@client.test',
    `To: ${DESK}`,
    'Subject: Undelivered Mail Returned to Sender',
    'Message-ID: <report@client.test>',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=r',
    '',
    '--r',
    'Content-Type: text/plain',
    '',
    'I could not deliver your mail.',
    '--r',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.client.test',
    '',
    'Final-Recipient: rfc822; lea@client.test',
    'Action: failed',
    'Status: 5.1.1',
    'Diagnostic-Code: smtp; 550 5.1.1 no such user',
    '',
    '--r',
    'Content-Type: message/rfc822',
    '',
    `Message-ID: <${rfcId}>`,
    'Subject: Re: Question',
    '',
    'Voici',
    '--r--',
  ].join('\r\n');
  const bounce = await settled(await deliverRaw(report));
  assert.equal(bounce.interactionId, id);
  assert.equal((await own()).delivery, 'bounced');
  await nadia(setStatus, { interactionId: id, status: 'resolved' });
  const away = await settled(
    await deliverRaw(
      mail('away', ['In-Reply-To: <bouncing@client.test>', 'Auto-Submitted: auto-replied'], 'Je suis absente.'),
    ),
  );
  assert.equal(away.interactionId, id);
  assert.equal((await nadia(openThread, { interactionId: id })).interaction.status, 'resolved');
});

test('a flood on many connections: every mail that got its 250 is an interaction, and the order of routing is kept', async () => {
  const before = (await floor.admin(listLedger, {})).counts['threaded'] ?? 0;
  await Promise.all(
    Array.from({ length: 60 }, (_unused, n) =>
      sendMail(floor, { subject: `Vague ${n}`, from: `client${n}@client.test` }),
    ),
  );
  await until('all are threaded', async () =>
    (await floor.admin(listLedger, {})).counts['threaded'] === before + 60 ? true : null,
  );
  const { rows } = await floor.admin(browse, { view: 'all' });
  assert.equal(new Set(rows.map((row) => row.id)).size, rows.length);
});
