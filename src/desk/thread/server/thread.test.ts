import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { deskFloor, type DeskFloor, type Person } from '#desk/testing/desk-floor.ts';
import type { IncomingAttachment } from '#spine/channels/contract.ts';
import * as contract from '../contract.ts';

let floor: DeskFloor;
let nadia: Person;
let stranger: Person;
let skillId: number;
let mailboxId: number;
let pictures: Server;
let pictureUrl: string;
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

before(async () => {
  floor = await deskFloor();
  skillId = await floor.skill('Facturation');
  mailboxId = await floor.mailbox('aide@maison.test', skillId);
  nadia = await floor.person('Nadia', { skills: [skillId] });
  stranger = await floor.person('Serge');
  pictures = createServer((request, response) => {
    if (request.url === '/picture') return response.setHeader('content-type', 'text/html').end(PNG);
    if (request.url === '/there') return response.writeHead(302, { location: '/picture' }).end();
    return response.setHeader('content-type', 'image/png').end('<script>alert(1)</script>');
  });
  await new Promise<void>((resolve) => pictures.listen(0, '127.0.0.1', resolve));
  pictureUrl = `http://127.0.0.1:${(pictures.address() as AddressInfo).port}`;
});
after(async () => {
  pictures.close();
  await floor.close();
});

const attached = async (name: string, type: string, text: string, contentId: string | null = null) => {
  const content = new TextEncoder().encode(text);
  const sha256 = await floor.blobs.put(content);
  return {
    name,
    type,
    size: content.length,
    sha256,
    contentId,
    inline: contentId !== null,
    content,
  } satisfies IncomingAttachment;
};
const open = async (who: Person, interactionId: number, more: { before?: number; limit?: number } = {}) => {
  const { body } = await floor.call(who, contract.openThread, { interactionId, ...more });
  return contract.openThread.output.parse(body);
};

test('R29 the newest messages come first asked, the page before them after, and none twice', async () => {
  const first = await floor.receive(mailboxId, skillId, { messageId: 'a0@client.test' });
  for (let n = 1; n < 5; n += 1)
    await floor.receive(mailboxId, skillId, { messageId: `a${n}@client.test`, inReplyTo: [`a${n - 1}@client.test`] });
  const last = await open(nadia, first.interactionId, { limit: 2 });
  assert.equal(last.messages.length, 2);
  assert.equal(last.earlierBefore, last.messages[0]!.id);
  const before = await open(nadia, first.interactionId, { limit: 3, before: last.earlierBefore! });
  assert.equal(before.earlierBefore, null);
  const ids = [...before.messages, ...last.messages].map((one) => one.id);
  assert.deepEqual(
    ids,
    ids.toSorted((a, b) => a - b),
  );
  assert.equal(new Set(ids).size, 5);
  assert.equal(last.interaction.messageCount, 5);
  assert.equal(last.mine, false);
});

test('the HTML comes with its pictures, and a program among the files is marked', async () => {
  const { interactionId, messageId } = await floor.receive(mailboxId, skillId, {
    html: '<img src="cid:p1">',
    attachments: [
      await attached('photo.png', 'image/png', 'PNG', 'p1'),
      await attached('Lisez-moi.pdf.SCR', 'application/pdf', 'MZ'),
    ],
  });
  const [message] = (await open(nadia, interactionId)).messages;
  assert.deepEqual(
    message!.attachments.map((one) => one.dangerous),
    [false, true],
  );
  const { body } = await floor.call(nadia, contract.messageHtml, { messageId });
  assert.deepEqual(body, { html: '<img src="cid:p1">', images: { p1: message!.attachments[0]!.id } });
});

test('a mail without HTML has none to give, and one whose source is gone says so', async () => {
  const { messageId, ledgerId } = await floor.receive(mailboxId, skillId);
  assert.equal((await floor.call(nadia, contract.messageHtml, { messageId })).body.refusal, 'not-found');
  assert.equal((await floor.call(nadia, contract.messageSource, { messageId })).body.refusal, 'no-source');
  assert.equal((await floor.get(nadia, contract.rawPath(messageId))).statusCode, 404);
  floor.keepRaw(ledgerId, Buffer.concat([Buffer.from('Subject: é\r\n\r\n'), Buffer.alloc(1024 * 1024, 'é')]));
  const { body } = await floor.call(nadia, contract.messageSource, { messageId });
  assert.deepEqual([String(body['source']).slice(0, 10), body['truncated']], ['Subject: é', true]);
  const raw = await floor.get(nadia, contract.rawPath(messageId));
  assert.equal(raw.rawPayload.length, 1024 * 1024 + 15);
  assert.match(String(raw.headers['content-disposition']), /^attachment; filename="Facture en double\.eml"/);
});

test('read is kept for who read, moves only forward, and belongs to its interaction', async () => {
  const first = await floor.receive(mailboxId, skillId, { messageId: 'lu@client.test' });
  const second = await floor.receive(mailboxId, skillId, { inReplyTo: ['lu@client.test'] });
  const elsewhere = await floor.receive(mailboxId, skillId);
  const unread = async () => (await open(nadia, first.interactionId)).interaction.unread;
  const read = async (messageId: number) =>
    (await floor.call(nadia, contract.markRead, { interactionId: first.interactionId, messageId })).body.refusal ??
    'done';
  assert.equal(await unread(), 2);
  assert.equal(await read(elsewhere.messageId), 'not-found');
  assert.equal(await read(second.messageId), 'done');
  assert.equal(await unread(), 0);
  assert.equal(await read(first.messageId), 'done');
  assert.equal(await unread(), 0);
});

test('a stranger’s file never runs: what could is a download, whatever it is called', async () => {
  const files = [
    await attached('page.html', 'text/html', '<script>x</script>'),
    await attached('dessin.svg', 'image/svg+xml', '<svg/>'),
    await attached('jeu.exe', 'image/png', 'MZ'),
    await attached('note.txt', 'text/plain; charset=utf-8', 'é'),
    await attached('plan.pdf', 'application/pdf', '%PDF'),
  ];
  const { interactionId } = await floor.receive(mailboxId, skillId, { attachments: files });
  const [message] = (await open(nadia, interactionId)).messages;
  const served = await Promise.all(
    message!.attachments.map(async (file) => {
      const { headers } = await floor.get(nadia, contract.attachmentPath(file.id));
      assert.equal(headers['x-content-type-options'], 'nosniff');
      assert.match(String(headers['content-security-policy']), /default-src 'none'/);
      return `${String(headers['content-disposition']).split(';')[0]} ${String(headers['content-type']).split(';')[0]}`;
    }),
  );
  const DOWNLOAD = 'attachment application/octet-stream';
  assert.deepEqual(served, [DOWNLOAD, DOWNLOAD, DOWNLOAD, 'inline text/plain', 'inline application/pdf']);
  const forced = await floor.get(nadia, contract.attachmentPath(message!.attachments[4]!.id, true));
  assert.match(String(forced.headers['content-disposition']), /^attachment; filename="plan\.pdf"/);
  const again = await floor.get(nadia, contract.attachmentPath(message!.attachments[4]!.id), {
    'if-none-match': String(forced.headers.etag),
  });
  assert.equal(again.statusCode, 304);
});

test('a player is given the piece of a sound that it asks for, and told of one that is not there', async () => {
  const { interactionId } = await floor.receive(mailboxId, skillId, {
    attachments: [await attached('note.ogg', 'audio/ogg; codecs=opus', '0123456789')],
  });
  const [message] = (await open(nadia, interactionId)).messages;
  const path = contract.attachmentPath(message!.attachments[0]!.id);
  const ask = async (range: string, more: Record<string, string> = {}) => {
    const { statusCode, headers, body } = await floor.get(nadia, path, { range, ...more });
    return [statusCode, headers['content-range'], body];
  };
  assert.deepEqual(await ask('bytes=2-4'), [206, 'bytes 2-4/10', '234']);
  assert.deepEqual(await ask('bytes=7-'), [206, 'bytes 7-9/10', '789']);
  assert.deepEqual(await ask('bytes=-2'), [206, 'bytes 8-9/10', '89']);
  assert.deepEqual(await ask('bytes=8-99'), [206, 'bytes 8-9/10', '89']);
  assert.deepEqual(await ask('bytes=10-'), [416, 'bytes */10', '']);
  for (const whole of ['bytes=-', 'bytes=1-2,4-5', 'lines=1-2'])
    assert.deepEqual(await ask(whole), [200, undefined, '0123456789']);
  assert.deepEqual(await ask('bytes=2-4', { 'if-range': '"another"' }), [200, undefined, '0123456789']);
  const { headers } = await floor.get(nadia, path);
  assert.deepEqual([headers['content-type'], headers['accept-ranges']], ['audio/ogg', 'bytes']);
});

test('a file whose bytes are lost says so in words, and one that may not be seen does not exist', async () => {
  const lost = { ...(await attached('perdu.txt', 'text/plain', 'x')), sha256: 'f'.repeat(64) };
  const { interactionId } = await floor.receive(mailboxId, skillId, { attachments: [lost] });
  const [message] = (await open(nadia, interactionId)).messages;
  const path = contract.attachmentPath(message!.attachments[0]!.id);
  const gone = await floor.get(nadia, path);
  assert.deepEqual([gone.statusCode, gone.body.startsWith('Le contenu de ce fichier')], [404, true]);
  const hidden = await floor.get(stranger, path);
  assert.deepEqual([hidden.statusCode, hidden.body.startsWith('Ce fichier n’existe pas')], [404, true]);
  assert.equal((await floor.get(null, path)).statusCode, 401);
  assert.equal((await floor.get(nadia, '/api/files/attachment/0x1')).statusCode, 404);
});

test('a remote picture is fetched by the server, and only if its bytes are one', async () => {
  const { messageId } = await floor.receive(mailboxId, skillId);
  const get = (who: Person | null, url: string) => floor.get(who, contract.remoteImagePath(messageId, url));
  const picture = await get(nadia, `${pictureUrl}/there`);
  assert.deepEqual([picture.statusCode, picture.headers['content-type']], [200, 'image/png']);
  assert.equal((await get(nadia, `${pictureUrl}/page`)).statusCode, 404);
  assert.equal((await get(nadia, 'file:///etc/passwd')).statusCode, 404);
  assert.equal((await get(stranger, `${pictureUrl}/picture`)).statusCode, 404);
  assert.equal((await get(null, `${pictureUrl}/picture`)).statusCode, 401);
});
