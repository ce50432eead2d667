import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { deskFloor, type DeskFloor, type Person } from '#desk/testing/desk-floor.ts';
import { attachmentsOf, messageById } from '#spine/interactions/server/api.ts';
import * as contract from '../contract.ts';
import { MAX_FILE_BYTES, UPLOAD_PATH, uploadPath } from '#spine/uploads/contract.ts';

let floor: DeskFloor;
let nadia: Person;
let olga: Person;
let skillId: number;
let mailboxId: number;
before(async () => {
  floor = await deskFloor();
  skillId = await floor.skill('Facturation');
  mailboxId = await floor.mailbox('aide@maison.test', skillId);
  nadia = await floor.person('Nadia', { skills: [skillId] });
  olga = await floor.person('Olga', { skills: [skillId] });
});
after(() => floor.close());

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const upload = async (who: Person | null, name: string, type: string, bytes: Uint8Array, inline = false) => {
  const form = new FormData();
  if (inline) form.set('inline', '1');
  form.set('file', new File([new Uint8Array(bytes)], name, { type }));
  const request = new Request('http://desk.test/', { method: 'POST', body: form });
  const answer = await floor.http.inject({
    method: 'POST',
    url: UPLOAD_PATH,
    payload: Buffer.from(await request.arrayBuffer()),
    headers: { 'content-type': request.headers.get('content-type')!, ...(who ? { cookie: who.cookie } : {}) },
  });
  return { status: answer.statusCode, body: answer.json() };
};

test('R22 a file goes up and comes back to its owner alone, under its own name', async () => {
  const { status, body } = await upload(nadia, '../Été à Montréal.txt', 'text/plain', Buffer.from('Bonjour'));
  assert.equal(status, 200);
  assert.deepEqual(
    { ...body, id: '' },
    { id: '', name: 'Été à Montréal.txt', type: 'text/plain', size: 7, inline: false },
  );
  const mine = await floor.get(nadia, uploadPath(body.id));
  assert.equal(mine.body, 'Bonjour');
  assert.equal(mine.headers['x-content-type-options'], 'nosniff');
  assert.match(String(mine.headers['content-security-policy']), /^sandbox/);
  assert.match(
    String(mine.headers['content-disposition']),
    /filename\*=UTF-8''%C3%89t%C3%A9%20%C3%A0%20Montr%C3%A9al\.txt$/,
  );
  for (const [who, status] of [
    [olga, 404],
    [null, 401],
  ] as const)
    assert.equal((await floor.get(who, uploadPath(body.id))).statusCode, status);
  assert.equal((await floor.get(nadia, uploadPath('pas-un-id'))).statusCode, 404);
  assert.equal((await upload(null, 'a.txt', 'text/plain', Buffer.from('x'))).status, 401);
});

test('D15 a program is refused by name before it goes up, and one too large for any message too', async () => {
  assert.equal(
    (await upload(nadia, 'Facture.pdf.exe', 'application/pdf', Buffer.from('MZ'))).body.refusal,
    'dangerous-file',
  );
  const large = await upload(nadia, 'film.mp4', 'video/mp4', Buffer.alloc(MAX_FILE_BYTES + 1));
  assert.deepEqual([large.status, large.body.refusal], [413, 'too-large']);
});

test('HTML named a picture is not believed, nor shown', async () => {
  const { body } = await upload(nadia, 'page.svg', 'image/svg+xml', Buffer.from('<svg onload="x()"/>'));
  const back = await floor.get(nadia, uploadPath(body.id));
  assert.equal(back.headers['content-type'], 'application/octet-stream');
  assert.match(String(back.headers['content-disposition']), /^attachment/);
});

test('R20 R37 pictures in the text leave as parts of the mail, once each; what is no longer shown stays behind', async () => {
  const shown = (await upload(nadia, 'capture.png', 'image/png', PNG, true)).body;
  const removed = (await upload(nadia, 'retiree.png', 'image/png', PNG, true)).body;
  const file = (await upload(nadia, 'plan.pdf', 'application/pdf', Buffer.from('%PDF-1.7'))).body;
  const { interactionId } = await floor.receive(mailboxId, skillId);
  const { body } = await floor.call(nadia, contract.openReply, { interactionId });
  const { content } = contract.openReply.output.parse(body);
  const data = `data:image/png;base64,${PNG.toString('base64')}`;
  const img = `<img src="http://desk.test${uploadPath(shown.id)}" alt="capture">`;
  const html = `<p>Voici</p>${img}${img}<img src="${data}"><img src="https://ailleurs.test/x.png" alt="logo">`;
  const sent = await floor.call(nadia, contract.sendReply, {
    interactionId,
    content: { ...content, html, uploads: [shown, removed, file] },
    onceKey: randomUUID(),
  });
  const messageId = Number(sent.body['messageId']);
  const files = await attachmentsOf(floor.db, [messageId]);
  assert.deepEqual(
    files.map((one) => [one.name, one.type, one.inline, one.contentId !== null]),
    [
      ['capture.png', 'image/png', true, true],
      ['image-1.png', 'image/png', true, true],
      ['plan.pdf', 'application/pdf', false, false],
    ],
  );
  const message = (await messageById(floor.db, messageId))!;
  const cids = [...message.html!.matchAll(/src="cid:([^"]+)"/g)].map((match) => match[1]);
  assert.deepEqual(cids, [files[0]!.contentId, files[0]!.contentId, files[1]!.contentId]);
  assert.ok(message.html!.includes('logo') && !message.html!.includes('ailleurs.test'));
  for (const one of files) assert.ok(await floor.blobs.has(one.sha256), one.name);
});

test('another agent’s file cannot be sent by knowing its id', async () => {
  const theirs = (await upload(olga, 'secret.pdf', 'application/pdf', Buffer.from('%PDF-1.7'))).body;
  const { interactionId } = await floor.receive(mailboxId, skillId);
  const { content } = contract.openReply.output.parse(
    (await floor.call(nadia, contract.openReply, { interactionId })).body,
  );
  for (const wrong of [
    { ...content, html: '<p>x</p>', uploads: [theirs] },
    { ...content, html: `<p>x</p><img src="${uploadPath(theirs.id)}">` },
  ]) {
    const answer = await floor.call(nadia, contract.sendReply, {
      interactionId,
      content: wrong,
      onceKey: randomUUID(),
    });
    assert.equal(answer.body.refusal, 'upload-gone');
  }
});

test('pictures of the mail that is quoted go along with the quotation', async () => {
  const content = new Uint8Array(PNG);
  const sha256 = await floor.blobs.put(content);
  const file = {
    name: 'logo.png',
    type: 'image/png',
    size: content.length,
    sha256,
    contentId: 'logo@client',
    inline: true,
    content,
  };
  const { interactionId } = await floor.receive(mailboxId, skillId, {
    html: '<p>Voir</p><img src="cid:logo@client">',
    attachments: [file],
  });
  const reply = contract.openReply.output.parse((await floor.call(nadia, contract.openReply, { interactionId })).body);
  const sent = await floor.call(nadia, contract.sendReply, {
    interactionId,
    content: { ...reply.content, html: '<p>Vu</p>' },
    onceKey: randomUUID(),
  });
  const messageId = Number(sent.body['messageId']);
  const [quoted] = await attachmentsOf(floor.db, [messageId]);
  assert.equal(quoted!.sha256, sha256);
  assert.notEqual(quoted!.contentId, 'logo@client');
  assert.ok((await messageById(floor.db, messageId))!.html!.includes(`cid:${quoted!.contentId}`));
});
