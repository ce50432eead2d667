import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { simpleParser } from 'mailparser';
import * as compose from '#desk/compose/contract.ts';
import { UPLOAD_PATH, uploadShape, MAX_MESSAGE_BYTES, uploadPath } from '#spine/uploads/contract.ts';
import { inbox } from '#desk/inbox/contract.ts';
import { TABLE_TYPE } from '#ground/table/limits.ts';
import { newTable } from '#ground/table/model.ts';
import { writeTable } from '#ground/table/write-table.ts';
import { listMailboxes, saveMailbox } from '#office/mailboxes/contract.ts';
import { callerOf, PASSWORD, startFloor, type Floor } from './support/floor.ts';
import { setState, signIn } from '#spine/people/contract.ts';
import { sendMail } from './support/mail.ts';
import { startSmtpPeer, type SmtpPeer } from './support/smtp-peer.ts';
import { until } from './support/until.ts';

let floor: Floor;
let peer: SmtpPeer;
let nadia: ReturnType<typeof callerOf>;
before(async () => {
  peer = await startSmtpPeer();
  floor = await startFloor({
    outgoing: {
      ...{ kind: 'smtp', host: '127.0.0.1', port: peer.port, security: 'none', user: '' },
      ...{ dkimDomain: '', dkimSelector: '' },
    },
    agents: [{ name: 'Nadia Fortin', login: 'nadia', inboxLimit: 50 }],
  });
  nadia = callerOf(floor.url);
  await nadia(signIn, { login: 'nadia', password: PASSWORD });
  await nadia(setState, { state: 'available' });
});
after(async () => {
  await floor?.stop();
  await peer?.close();
});

type Mail = Parameters<typeof sendMail>[1];
/** A customer's mail, and the answer to it as it would begin. */
const answerTo = async (subject: string, mail: Mail = {}) => {
  await sendMail(floor, { subject, ...mail });
  const interactionId = await until(`the mail ${subject}`, async () => {
    const { rows } = await nadia(inbox, {});
    return rows.find((row) => row.subject.includes(subject))?.id;
  });
  return { interactionId, ...(await nadia(compose.openReply, { interactionId })) };
};
const send = (interactionId: number, content: compose.DraftContent) =>
  nadia(compose.sendReply, { interactionId, content, onceKey: randomUUID() });
/** What the customer's server received, beginning with those words. */
const received = (words: string) =>
  until(`mail with ${words}`, () => peer.received.find((one) => one.raw.includes(words)), 60_000);
const headersOf = (raw: string): string => raw.slice(0, raw.indexOf('\r\n\r\n'));

const upload = async (
  name: string,
  bytes: Buffer,
  type = 'application/octet-stream',
): Promise<compose.DraftContent['uploads'][number]> => {
  const form = new FormData();
  form.set('file', new File([new Uint8Array(bytes)], name, { type }));
  const answer = await fetch(`${floor.url}${UPLOAD_PATH}`, {
    method: 'POST',
    headers: { cookie: nadia.cookie() },
    body: form,
  });
  assert.equal(answer.status, 200, await answer.clone().text());
  return uploadShape.parse(await answer.json());
};

test('R18 R28 no name, subject, file name or Message-ID begins a header of its own', async () => {
  const bad = 'x\r\nBcc: voleur@mechant.test\r\nX-Injected: oui\r\n\r\n<script>';
  const { interactionId, content } = await answerTo('Injection', {
    messageId: 'un@client.test> <deux\t@client.test',
    from: { name: 'Éve\r\nBcc: voleur@mechant.test', address: 'helene@client.test' },
  });
  const file = await upload('facture\r\nX-Injected: oui.txt', Buffer.from('x'), 'text/plain');
  await send(interactionId, {
    ...content,
    html: '<p>injection-essayee</p>',
    subject: `Injection ${bad}`,
    to: [{ name: bad, address: 'helene@client.test' }],
    cc: [{ name: '"; voleur@mechant.test, "', address: 'luc@client.test' }],
    uploads: [file],
  });
  const { raw, to } = await received('injection-essayee');
  assert.deepEqual(to.toSorted(), ['helene@client.test', 'luc@client.test']);
  assert.doesNotMatch(headersOf(raw), /^(?:Bcc|X-Injected)/im);
  const mail = await simpleParser(raw);
  assert.ok(!mail.headers.has('x-injected') && !mail.headers.has('bcc'));
  const [first] = [mail.cc!].flat();
  assert.deepEqual(
    first!.value.map((one) => one.address),
    ['luc@client.test'],
  );
  assert.equal(mail.attachments.length, 1);
  assert.doesNotMatch(mail.attachments[0]!.filename!, /[\r\n]/);
  assert.doesNotMatch(mail.html as string, /<script/);
});

test('R16 R18 an address that is none, a sender that is not ours to use, and a way back of one’s own are refused', async () => {
  const { interactionId, content } = await answerTo('Usurpation');
  const { mailboxes } = await floor.admin(listMailboxes, {});
  const { incoming, outgoing, language } = mailboxes[0]!;
  await floor.admin(saveMailbox, {
    ...{ id: null, address: 'direction@maison.test', name: 'Direction', skillId: null, senders: [] },
    ...{ incoming, outgoing, language },
  });
  const forbidden = (await floor.admin(listMailboxes, {})).mailboxes.find((one) => one.name === 'Direction')!
    .senders[0]!;
  const html = '<p>x</p>';
  for (const [wrong, code] of [
    [{ senderId: forbidden.id }, 'sender-not-allowed'],
    [{ senderId: 999_999 }, 'sender-not-allowed'],
    [{ to: [{ name: '', address: 'a@b.ca\r\nBcc: x@y.ca' }] }, 'bad-address'],
    [{ bcc: [{ name: '', address: 'a@b.ca>, <c@d.ca' }] }, 'bad-address'],
    [{ html: '<p> \u0000 </p>' }, 'empty'],
  ] as const)
    await assert.rejects(send(interactionId, { ...content, html, ...wrong } as compose.DraftContent), new RegExp(code));
  await send(interactionId, {
    ...{ ...content, html: '<p>retour-signe</p>', replyTo: [{ name: '', address: 'voleur@mechant.test' }] },
  });
  const mail = await simpleParser((await received('retour-signe')).raw);
  assert.match(mail.replyTo!.value[0]!.address!, /^aide\+r.+@maison\.test$/);
});

test('R40 half signs, NULs, controls and ten thousand levels leave as sound HTML, with every word', async () => {
  const { interactionId, content } = await answerTo('Abimee');
  const deep = `${'<div><b><table><tr><td>'.repeat(2_500)}au-fond${'</td></tr></table></b></div>'.repeat(2_500)}`;
  await send(interactionId, {
    ...content,
    html: `<p>abim\u0000ee-\ud800 fin\u0007 👩‍👩‍👧\ufffe</p>${deep}<img src="javascript:alert(1)"><a href="java\tscript:x()">lien</a>`,
    quote: false,
  });
  const { raw } = await received('Abimee');
  const mail = await simpleParser(raw);
  assert.ok(mail.text!.includes('abimee-\ufffd fin 👩‍👩‍👧') && mail.text!.includes('au-fond'));
  // oxlint-disable-next-line no-control-regex
  assert.doesNotMatch(mail.html as string, /[\u0000-\u0008]|javascript|script:/);
  for (const line of raw.split('\r\n')) assert.ok(line.length <= 998);
});

test('D15 what is over 40 MB on the wire is refused when it is sent, and what is just under arrives whole', async () => {
  const { interactionId, content } = await answerTo('Lourde');
  const html = '<p>lourde-lettre</p>';
  const large = [
    await upload('a.bin', Buffer.alloc(16_000_000, 1)),
    await upload('b.bin', Buffer.alloc(15_000_000, 2)),
  ];
  await assert.rejects(send(interactionId, { ...content, html, uploads: large }), /too-large/);
  const fits = [large[0]!, await upload('c.bin', Buffer.alloc(14_630_000, 3))];
  await send(interactionId, { ...content, html, uploads: fits });
  const { raw } = await received('Re: Lourde');
  assert.ok(raw.length < MAX_MESSAGE_BYTES && raw.length > MAX_MESSAGE_BYTES * 0.995, String(raw.length));
  const grown = [large[0]!, await upload('d.bin', Buffer.alloc(14_660_000, 3))];
  await assert.rejects(send(interactionId, { ...content, html, uploads: grown }), /too-large/);
});

test('R24 62,500 cells are sent while everybody else is answered, and arrive every one', async () => {
  const { interactionId, content } = await answerTo('Immense');
  const empty = newTable(250, 250);
  const rows = empty.rows.map((row, r) => ({
    ...row,
    cells: row.cells.map((cell, c) => ({ ...cell!, html: `<b>r${r + 1}</b>c${c + 1} été` })),
  }));
  const table = await upload('Tableau.html', gzipSync(writeTable({ ...empty, rows })), TABLE_TYPE);
  let slowest = 0;
  let going = true;
  const others = (async () => {
    while (going) {
      const began = performance.now();
      await nadia(inbox, {});
      slowest = Math.max(slowest, performance.now() - began);
    }
  })();
  await send(interactionId, {
    ...content,
    html: `<div>Voici</div><img class="relais-table" src="${uploadPath(table.id)}">`,
    uploads: [{ ...table, inline: true }],
  });
  const mail = await simpleParser((await received('Re: Immense')).raw, { skipTextToHtml: true });
  going = false;
  await others;
  console.log(`slowest call of another meanwhile: ${slowest.toFixed(0)} ms`);
  assert.equal((mail.html as string).match(/<td/g)!.length, 62_500);
  assert.ok(mail.text!.includes('r250c249 été\tr250c250 été'));
});
