import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import sharp from 'sharp';
import { hideAuthor, hideContent, hideParts } from '#desk/redaction/contract.ts';
import * as notes from '#desk/notes-and-tags/contract.ts';
import { assignToMe } from '#desk/inbox/contract.ts';
import { deskFloor, type DeskFloor, type Person } from '#desk/testing/desk-floor.ts';
import { insidesOfPdf, pdftotextMissing, textOfPdf } from '#desk/testing/read-pdf.ts';
import { randomUUID } from 'node:crypto';
import { DOWNLOAD_PATH, openTranscript, type Download, type Told } from '../contract.ts';

const skip = pdftotextMissing();
const timeZone = 'America/Toronto';
let floor: DeskFloor;
let nadia: Person;
let sophie: Person;
let stranger: Person;
let skillId: number;
let mailboxId: number;
before(async () => {
  floor = await deskFloor();
  skillId = await floor.skill('Facturation');
  mailboxId = await floor.mailbox('aide@maison.test', skillId);
  nadia = await floor.person('Nadia', { skills: [skillId], inboxLimit: 500 });
  sophie = await floor.person('Sophie', { role: 'supervisor' });
  stranger = await floor.person('Serge');
});
after(() => floor.close());

const post = (who: Person | null, payload: object) =>
  floor.http.inject({ method: 'POST', url: DOWNLOAD_PATH, payload, headers: who ? { cookie: who.cookie } : {} });

/** What was told on the way, and the file. */
const download = async (who: Person, asked: Partial<Download> & { interactionId: number }) => {
  const answer = await post(who, { format: 'pdf', timeZone, ...asked });
  assert.equal(answer.statusCode, 200, answer.body);
  const bytes = answer.rawPayload;
  const told: Told[] = [];
  for (let at = 0; ;) {
    const end = bytes.indexOf(10, at);
    told.push(JSON.parse(bytes.subarray(at, end).toString()) as Told);
    at = end + 1;
    const last = told.at(-1)!;
    if ('refusal' in last || last.step === 'file') return { told, last, file: bytes.subarray(at) };
  }
};
const pdfOf = async (who: Person, interactionId: number, more: Partial<Download> = {}): Promise<Buffer> => {
  const { last, file } = await download(who, { interactionId, ...more });
  assert.ok('step' in last && last.step === 'file' && last.type === 'application/pdf', JSON.stringify(last));
  assert.equal(file.length, last.size);
  return file;
};
const picture = async (contentId: string, colour: string) => {
  const content = await sharp({ create: { width: 400, height: 200, channels: 3, background: colour } })
    .png()
    .toBuffer();
  const sha256 = await floor.blobs.put(content);
  return { name: 'photo.png', type: 'image/png', size: content.length, sha256, contentId, inline: true, content };
};
const attachment = async (name: string, type: string, content: Buffer) => {
  const sha256 = await floor.blobs.put(content);
  return { name, type, size: content.length, sha256, contentId: null, inline: false, content };
};

test('R51 R52 the whole transcript, every script in it, is words that can be searched', { skip }, async () => {
  const first = await floor.receive(mailboxId, skillId, {
    subject: 'Commande 4411',
    messageId: 'whole-1@client.test',
    html: `<p>Où en est <b>ma commande</b>&nbsp;? #read("/etc/passwd") $x$ \\</p><p>مرحبا بكم</p><p>שלום</p><p>お世話になります</p><p>请问发货</p>
           <p>Merci 😀</p><table border=1><tr><th>Article</th><th>Prix</th></tr><tr><td>Chaise</td><td>149,00&nbsp;$</td></tr></table><img src="cid:p1" alt="La chaise">`,
    attachments: [
      await picture('p1', '#336699'),
      await attachment('facture.pdf', 'application/pdf', Buffer.from('%PDF-SECRET-BYTES')),
    ],
  });
  await floor.receive(mailboxId, skillId, { inReplyTo: ['whole-1@client.test'], text: 'Deuxième message\n\n> cité' });
  const pdf = await pdfOf(nadia, first.interactionId);
  const text = textOfPdf(pdf);
  for (const words of [
    'Commande 4411',
    'Hélène Gagné',
    'ma commande',
    '#read("/etc/passwd") $x$ \\',
    'お世話になります',
    '请问发货',
    'Chaise',
    '149,00',
    'Deuxième message',
    '😀',
  ])
    assert.ok(text.includes(words), `${words} is not in: ${text}`);
  assert.match(text, /1 ?\/ ?1/);
  // pdftotext gives right-to-left words in either order of their letters' display.
  assert.match(text, /مرحبا|ابحرم/);
  assert.match(text, /שלום|םולש/);
  assert.match(text, /Pièce jointe, non incluse : facture\.pdf/);
  const insides = insidesOfPdf(pdf);
  assert.ok(!insides.includes('SECRET-BYTES'));
  assert.match(insides, /\/Subtype ?\/Image/);
  assert.match(insides, /\/StructTreeRoot/);
  assert.match(insides, /pdfuaid/);
});

test('R51 times are those of the reader’s zone', { skip }, async () => {
  const { interactionId } = await floor.receive(mailboxId, skillId);
  const [toronto, tokyo] = await Promise.all([
    pdfOf(nadia, interactionId),
    pdfOf(nadia, interactionId, { timeZone: 'Asia/Tokyo' }),
  ]);
  const hourIn = (pdf: Buffer): string => /\d{4}, (\d\d:\d\d)/.exec(textOfPdf(pdf))![1]!;
  assert.notEqual(hourIn(toronto), hourIn(tokyo));
  assert.match(textOfPdf(tokyo), /Asia\/Tokyo/);
  const { last } = await download(nadia, { interactionId, timeZone: 'Mars/Olympus' });
  assert.deepEqual(last, { refusal: 'bad-zone' });
});

test('D11 R100 R101 what was hidden is nowhere in the file: content, author, a part', { skip }, async () => {
  const first = await floor.receive(mailboxId, skillId, {
    subject: 'Bonjour',
    messageId: 'hide-1@client.test',
    from: { name: 'Zénobie Cachée', address: 'zenobie@client.test' },
    html: '<p>Mon NIP est le secretissime.</p><img src="cid:p2" alt="altcache">',
    text: 'Mon NIP est le secretissime.',
    attachments: [await picture('p2', '#ff0000'), await attachment('nipsecret.txt', 'text/plain', Buffer.from('x'))],
  });
  const { interactionId } = first;
  await floor.call(nadia, assignToMe, { interactionId });
  const second = await floor.receive(mailboxId, skillId, {
    inReplyTo: ['hide-1@client.test'],
    from: { name: 'Zénobie Cachée', address: 'zenobie@client.test' },
    text: 'Ma carte est 4111 1111 1111 1111, merci.\n\nLe 3 nov., Zénobie Cachée a écrit :\n> Mon NIP est le secretissime.',
    freshText: 'Ma carte est 4111 1111 1111 1111, merci.',
    html: '<p>Ma carte est 4111 1111 1111 1111, merci.</p><div>Le 3 nov., Zénobie Cachée a écrit :</div><blockquote>Mon NIP est le secretissime.</blockquote>',
  });
  const before = textOfPdf(await pdfOf(nadia, interactionId));
  for (const words of ['secretissime', 'Zénobie', '4111']) assert.ok(before.includes(words), words);

  assert.equal((await floor.call(nadia, hideContent, { messageId: first.messageId })).status, 200);
  assert.equal((await floor.call(nadia, hideAuthor, { messageId: first.messageId })).status, 200);
  const masked = await floor.call(nadia, hideParts, { messageId: second.messageId, parts: ['4111 1111 1111 1111'] });
  assert.equal(masked.status, 200);
  const pdf = await pdfOf(nadia, interactionId);
  const text = textOfPdf(pdf);
  assert.match(text, /Contenu supprimé/);
  assert.match(text, /Anonyme/);
  assert.match(text, /Une partie de ce message a été masquée/);
  assert.match(text, /████/);
  assert.match(text, /Ce qu’il cite n’y est pas/);
  const asText = (await download(nadia, { interactionId, format: 'text' })).file.toString('utf8');
  for (const words of ['secretissime', '4111', 'altcache', 'nipsecret'])
    for (const where of [text, insidesOfPdf(pdf), asText]) assert.ok(!where.includes(words), words);
  assert.ok(!/\/Subtype ?\/Image/.test(insidesOfPdf(pdf)));
  // The contact is the one who was hidden: no part of the page, and not the file's name, says who it is.
  const rest = text.split('Ma carte')[0]!;
  assert.ok(!/Contact Zénobie/.test(rest));
  const { body } = await floor.call(nadia, openTranscript, { interactionId, timeZone });
  assert.match(String(body['fileName']), /^Transcription - Bonjour - Anonyme - \d{4}-\d\d-\d\d$/);
});

test('R60 R83 notes and tags are left out, unless a supervisor asks for them', { skip }, async () => {
  const { interactionId } = await floor.receive(mailboxId, skillId);
  await floor.call(nadia, assignToMe, { interactionId });
  const noted = await floor.call(nadia, notes.addNote, {
    interactionId,
    text: 'Cliente fidèle',
    onceKey: randomUUID(),
  });
  assert.equal(noted.status, 200, JSON.stringify(noted.body));
  assert.ok(!textOfPdf(await pdfOf(sophie, interactionId)).includes('Cliente fidèle'));
  const whole = textOfPdf(await pdfOf(sophie, interactionId, { inside: true }));
  assert.match(whole, /Cliente fidèle/);
  assert.match(whole, /Note entre collègues/);
  const { last } = await download(nadia, { interactionId, inside: true });
  assert.deepEqual(last, { refusal: 'inside-not-yours' });
});

test('R51 who may not see it hears that it is not there', async () => {
  const { interactionId } = await floor.receive(mailboxId, skillId);
  const asked = { interactionId, format: 'text', timeZone };
  assert.equal((await post(null, asked)).statusCode, 401);
  const blind = await post(stranger, asked);
  assert.deepEqual([blind.statusCode, blind.json().refusal], [409, 'not-found']);
  assert.equal((await post(nadia, { ...asked, format: 'exe' })).statusCode, 400);
  assert.equal((await post(nadia, asked)).statusCode, 200);
});

test('R51 a picture that is none, and one that is a trap, cost only their place', { skip }, async () => {
  const bad = Buffer.from('89504e470d0a1a0a0000000d4948445200ffffff00ffffff0806000000', 'hex');
  const sha256 = await floor.blobs.put(bad);
  const { interactionId } = await floor.receive(mailboxId, skillId, {
    html: '<p>Avant</p><img src="cid:bad" alt="illisible"><img src="data:image/png;base64,AAAA" alt="vide"><p>Après</p>',
    attachments: [
      { name: 'x.png', type: 'image/png', size: bad.length, sha256, contentId: 'bad', inline: true, content: bad },
    ],
  });
  const text = textOfPdf(await pdfOf(nadia, interactionId));
  for (const words of ['Avant', '[illisible]', '[vide]', 'Après']) assert.ok(text.includes(words), text);
});

test('R51 the text format has the same words, and a mark that tells Windows its encoding', async () => {
  const { interactionId } = await floor.receive(mailboxId, skillId);
  const { last, file } = await download(nadia, { interactionId, format: 'text' });
  assert.ok('step' in last && last.step === 'file' && last.type.startsWith('text/plain'));
  assert.deepEqual([...file.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
  assert.match(file.toString('utf8'), /Hélène Gagné \(Contact\), .*\r\n/);
});
