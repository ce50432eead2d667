import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { deskFloor, type DeskFloor, type Person } from '#desk/testing/desk-floor.ts';
import { saveHouseSettings } from '#spine/house-settings/server/api.ts';
import { DEFAULT_SETTINGS } from '#spine/house-settings/contract.ts';
import { messageById } from '#spine/interactions/server/api.ts';
import * as contract from '../contract.ts';

let floor: DeskFloor;
let nadia: Person;
let mailboxId: number;
let skillId: number;
before(async () => {
  floor = await deskFloor();
  skillId = await floor.skill('Facturation');
  const sales = await floor.skill('Ventes');
  mailboxId = await floor.mailbox('aide@maison.test', skillId, [
    { address: 'compta@maison.test', name: 'Comptabilité' },
  ]);
  await floor.mailbox('ventes@maison.test', sales);
  nadia = await floor.person('Nadia', { skills: [skillId] });
});
after(() => floor.close());

const opened = async (interactionId: number, who = nadia) =>
  contract.openReply.output.parse((await floor.call(who, contract.openReply, { interactionId })).body);
const send = (interactionId: number, content: contract.DraftContent, onceKey = randomUUID(), who = nadia) =>
  floor.call(who, contract.sendReply, { interactionId, content, onceKey });
const sentMessage = async (body: Record<string, unknown>) => (await messageById(floor.db, Number(body['messageId'])))!;
const headersOf = async (messageId: number) =>
  (
    await sql<{ refs: string[]; inReplyTo: string[]; onceKey: string }>`
      select refs, in_reply_to as "inReplyTo", once_key as "onceKey" from interactions.messages where id = ${messageId}
    `.execute(floor.db)
  ).rows[0]!;

test('R16 R38 a fresh answer goes to who asked for it, from the address that was written to', async () => {
  const mail = {
    replyTo: [{ name: '', address: 'bureau@client.test' }],
    to: [
      { name: '', address: 'compta@maison.test' },
      { name: 'Luc', address: 'luc@client.test' },
    ],
    cc: [{ name: '', address: 'aide+r9.abcdefghijklmnop@maison.test' }],
  };
  const { interactionId } = await floor.receive(mailboxId, skillId, mail);
  const reply = await opened(interactionId);
  assert.deepEqual(reply.content.to, [{ name: '', address: 'bureau@client.test' }]);
  assert.deepEqual(reply.content.cc, [{ name: 'Luc', address: 'luc@client.test' }]);
  assert.deepEqual(
    reply.senders.map((one) => one.address),
    ['compta@maison.test', 'aide@maison.test'],
  );
  assert.equal(reply.content.senderId, reply.senders[0]!.id);
  assert.equal(reply.subject, 'Re: Facture en double');
  assert.equal(reply.blocked, null);
});

test('R28 R31 R40 an answer carries its thread, its quotation and a signed way back, and assigns nothing', async () => {
  const first = await floor.receive(mailboxId, skillId, {
    messageId: 'un@client.test',
    references: ['zero@client.test'],
    html: '<p onclick="x()">Bonjour <b>deux</b> factures</p><img src="https://traceur.test/p.gif">',
  });
  const { content } = await opened(first.interactionId);
  const { status, body } = await send(first.interactionId, {
    ...content,
    html: '<p class="x" data-y="1" style="color:#333">C’est <b>corrigé</b>.<script>alert(1)</script></p>',
  });
  assert.equal(status, 200);
  const message = await sentMessage(body);
  assert.equal(message.delivery, 'held');
  assert.equal(message.subject, 'Re: Facture en double');
  assert.equal(message.freshText, 'C’est corrigé.');
  assert.match(
    message.text,
    /^C’est corrigé\.\n\nLe 20 novembre 2026 à .+, Hélène Gagné a écrit :\n> Bonjour,\n>\n> J’ai/,
  );
  assert.match(message.html!, /<body><div[^>]+><p style="color:#333;margin:1em 0">C’est <b>corrigé<\/b>\.<\/p>/);
  assert.match(
    message.html!,
    /<blockquote type="cite"[^>]*><p style="margin:1em 0">Bonjour <b>deux<\/b> factures<\/p><\/blockquote>/,
  );
  assert.equal(floor.tokens.interactionIn(message.rfcMessageId!), first.interactionId);
  assert.equal(floor.tokens.interactionIn(message.replyTo[0]!.address), first.interactionId);
  const { refs, inReplyTo } = await headersOf(message.id);
  assert.deepEqual([inReplyTo, refs], [['un@client.test'], ['zero@client.test', 'un@client.test']]);
  const { rows } = await sql<{ assigneeId: number | null; status: string }>`
    select assignee_id as "assigneeId", status from interactions.interactions where id = ${first.interactionId}
  `.execute(floor.db);
  assert.deepEqual(rows[0], { assigneeId: null, status: 'open' });
});

test('the same click twice is one message, even at once', async () => {
  const { interactionId } = await floor.receive(mailboxId, skillId);
  const content = { ...(await opened(interactionId)).content, html: '<p>Une fois</p>' };
  const onceKey = randomUUID();
  const answers = await Promise.all([send(interactionId, content, onceKey), send(interactionId, content, onceKey)]);
  const third = await send(interactionId, content, onceKey);
  assert.deepEqual(
    [...answers, third].map((one) => one.body['messageId']),
    Array.from({ length: 3 }, () => third.body['messageId']),
  );
  const { rows } = await sql`
    select 1 from interactions.messages where interaction_id = ${interactionId} and direction = 'out'
  `.execute(floor.db);
  assert.equal(rows.length, 1);
});

test('a click of another agent is nobody else’s to hear of', async () => {
  const other = await floor.person('Olga', { skills: [skillId] });
  const { interactionId } = await floor.receive(mailboxId, skillId);
  const content = { ...(await opened(interactionId)).content, html: '<p>Oui</p>' };
  const onceKey = randomUUID();
  await send(interactionId, content, onceKey);
  assert.equal((await send(interactionId, content, onceKey, other)).body.refusal, 'not-found');
});

test('what may not leave is refused with its reason, and the draft stays', async () => {
  const { interactionId } = await floor.receive(mailboxId, skillId);
  const { content } = await opened(interactionId);
  const good = { ...content, html: '<p>Bonjour</p>' };
  await floor.call(nadia, contract.saveDraft, { interactionId, version: 0, content: good });
  const upload = { id: randomUUID(), name: 'perdu.pdf', type: 'application/pdf', size: 3, inline: false };
  const wrong: [string, contract.DraftContent][] = [
    ['no-recipient', { ...good, to: [], cc: [], bcc: [] }],
    ['bad-address', { ...good, cc: [{ name: '', address: 'pas une adresse' }] }],
    ['sender-not-allowed', { ...good, senderId: 9_999 }],
    ['empty', { ...good, html: '<p><br></p>' }],
    ['upload-gone', { ...good, uploads: [upload] }],
    ['too-large', { ...good, html: `<p>${'x'.repeat(29_999_000)}</p>` }],
  ];
  for (const [code, bad] of wrong) {
    const answer = await send(interactionId, bad);
    assert.deepEqual([answer.status, answer.body.refusal], [409, code]);
  }
  assert.equal((await opened(interactionId)).content.html, '<p>Bonjour</p>');
});

test('R16 another mailbox’s address is allowed only with its skill', async () => {
  const { interactionId } = await floor.receive(mailboxId, skillId);
  const ventes = await floor.person('Viviane', { skills: [skillId, await skillNamed('Ventes')] });
  const mine = await opened(interactionId);
  const theirs = await opened(interactionId, ventes);
  const sales = theirs.senders.find((one) => one.address === 'ventes@maison.test')!;
  assert.ok(!mine.senders.some((one) => one.id === sales.id));
  const content = { ...mine.content, html: '<p>Oui</p>', senderId: sales.id };
  assert.equal((await send(interactionId, content)).body.refusal, 'sender-not-allowed');
  const sent = await sentMessage((await send(interactionId, content, randomUUID(), ventes)).body);
  assert.equal(sent.sender.address, 'ventes@maison.test');
});
const skillNamed = async (name: string): Promise<number> =>
  (await sql<{ id: number }>`select id from routing.skills where name = ${name}`.execute(floor.db)).rows[0]!.id;

test('a send taken back becomes the draft again, and what was begun since is not lost', async () => {
  const { interactionId } = await floor.receive(mailboxId, skillId);
  const { content } = await opened(interactionId);
  const sent = await send(interactionId, {
    ...content,
    html: '<p>Trop vite</p>',
    bcc: [{ name: '', address: 'x@y.test' }],
  });
  await floor.call(nadia, contract.saveDraft, {
    interactionId,
    version: 0,
    content: { ...content, html: '<p>Suite</p>' },
  });
  const messageId = Number(sent.body['messageId']);
  assert.deepEqual((await floor.call(nadia, contract.undoSend, { messageId })).body, { interactionId, draftId: null });
  const again = await opened(interactionId);
  assert.equal(again.content.html, '<p>Trop vite</p><div><br></div><p>Suite</p>');
  assert.deepEqual(again.content.bcc, [{ name: '', address: 'x@y.test' }]);
  assert.ok(again.version > 0);
  assert.equal((await floor.call(nadia, contract.undoSend, { messageId })).body.refusal, 'not-found');
});

test('a message that left cannot be taken back', async () => {
  await saveHouseSettings(floor.act, { ...DEFAULT_SETTINGS, undoSeconds: 0 }, nadia.id);
  const { interactionId } = await floor.receive(mailboxId, skillId);
  const { content } = await opened(interactionId);
  const sent = await send(interactionId, { ...content, html: '<p>Parti</p>' });
  await saveHouseSettings(floor.act, DEFAULT_SETTINGS, nadia.id);
  assert.equal((await sentMessage(sent.body)).delivery, 'queued');
  const answer = await floor.call(nadia, contract.undoSend, { messageId: Number(sent.body['messageId']) });
  assert.equal(answer.body.refusal, 'already-gone');
});

test('a failed send goes again; an uncertain one only by a person’s word', async () => {
  const { interactionId } = await floor.receive(mailboxId, skillId);
  const { content } = await opened(interactionId);
  const messageId = Number((await send(interactionId, { ...content, html: '<p>Bon</p>' })).body['messageId']);
  const put = (delivery: string) =>
    sql`update interactions.messages set delivery = ${delivery} where id = ${messageId}`.execute(floor.db);
  const refusal = async (call: typeof contract.resend | typeof contract.markSent) =>
    (await floor.call(nadia, call, { messageId })).body.refusal ?? 'done';
  assert.deepEqual([await refusal(contract.resend), await refusal(contract.markSent)], ['not-failed', 'not-uncertain']);
  await put('failed');
  assert.deepEqual([await refusal(contract.markSent), await refusal(contract.resend)], ['not-uncertain', 'done']);
  assert.equal((await messageById(floor.db, messageId))!.delivery, 'queued');
  await put('uncertain');
  assert.equal(await refusal(contract.markSent), 'done');
  assert.equal((await messageById(floor.db, messageId))!.delivery, 'sent');
});

test('two tabs: the older version is refused and overwrites nothing', async () => {
  const { interactionId } = await floor.receive(mailboxId, skillId);
  const { content } = await opened(interactionId);
  const save = (version: number, html: string) =>
    floor.call(nadia, contract.saveDraft, { interactionId, version, content: { ...content, html } });
  const first = Number((await save(0, '<p>un</p>')).body['version']);
  const second = Number((await save(first, '<p>deux\u0000</p>')).body['version']);
  for (const stale of [0, first, second + 1])
    assert.equal((await save(stale, '<p>vieux</p>')).body.refusal, 'draft-moved');
  assert.equal((await opened(interactionId)).content.html, '<p>deux</p>');
  await floor.call(nadia, contract.discardDraft, { interactionId });
  assert.deepEqual([(await opened(interactionId)).version, (await opened(interactionId)).content.html], [0, '']);
});

test('R1 without email enabled nothing is sent, and the box says so beforehand', async () => {
  const paul = await floor.person('Paul', { skills: [skillId], emailEnabled: false });
  const { interactionId } = await floor.receive(mailboxId, skillId);
  const reply = await opened(interactionId, paul);
  assert.equal(reply.blocked, 'email-not-enabled');
  const answer = await send(interactionId, { ...reply.content, html: '<p>Oui</p>' }, randomUUID(), paul);
  assert.equal(answer.body.refusal, 'email-not-enabled');
});

test('R18 R39 people are found by any part of name or address, whatever the accents', async () => {
  await floor.receive(mailboxId, skillId);
  const find = async (query: string) => {
    const { body } = await floor.call(nadia, contract.findRecipients, { query });
    return contract.findRecipients.output.parse(body).entries.map((one) => `${one.kind} ${one.address}`);
  };
  assert.deepEqual(await find('gagne HEL'), ['contact helene@client.test']);
  assert.deepEqual(await find('100%'), []);
  assert.ok((await find('nad')).includes('agent nadia@maison.test'));
  assert.deepEqual(await find('  '), []);
});
