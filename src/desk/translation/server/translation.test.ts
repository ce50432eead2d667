import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, test } from 'node:test';
import { sql } from 'kysely';
import { openReply, sendReply, undoSend } from '#desk/compose/contract.ts';
import * as inbox from '#desk/inbox/contract.ts';
import { hideContent, hideParts } from '#desk/redaction/contract.ts';
import { openThread } from '#desk/thread/contract.ts';
import { deskFloor, type DeskFloor, type Person } from '#desk/testing/desk-floor.ts';
import type { Translator } from '#spine/channels/contract.ts';
import * as contract from '../contract.ts';
import { forgetTexts } from './texts-store.ts';

const SPANISH = 'Buenos días, ¿me pueden ayudar con la factura de mi último pedido, por favor? Muchas gracias.';
let floor: DeskFloor;
let nadia: Person;
let skillId: number;
let mailboxId: number;
let asked: { html: string; from: string | null; to: string }[] = [];
let failing: 'unreachable' | null = null;
/** What translates: it says into which language, so that what it made can be told. */
const translator: Translator = {
  ready: async () => true,
  pairs: async () => [
    { from: 'es', to: 'fr' },
    { from: 'fr', to: 'es' },
  ],
  translate: async (what) => {
    asked.push(what);
    if (failing) return { failed: failing, detail: 'down' };
    const html = what.html.replaceAll(/>([^<]+)</g, (_, text: string) => `>[${what.to}] ${text}<`);
    return { done: { html, from: what.from ?? 'es', to: what.to, provider: 'Peer' } };
  },
};
before(async () => {
  floor = await deskFloor();
  floor.translateWith(translator);
  skillId = await floor.skill('Facturation');
  mailboxId = Number(await floor.mailbox('aide@maison.test', skillId));
  nadia = await floor.person('Nadia', { skills: [skillId], inboxLimit: 900 });
});
after(() => floor.close());
beforeEach(() => {
  asked = [];
  failing = null;
});

const receive = async (text = SPANISH) => {
  const taken = await floor.receive(mailboxId, skillId, { subject: 'Factura', text, freshText: '', html: null });
  await floor.call(nadia, inbox.assignToMe, { interactionId: taken.interactionId });
  return taken;
};
const choices = { customerLanguage: 'es', myLanguage: 'fr', incoming: true, replies: true } as const;
const apply = (interactionId: number, change: object = {}) =>
  floor.call(nadia, contract.applyChoices, { interactionId, choices: { ...choices, ...change } });
const inFrench = (messageId: number) => floor.call(nadia, contract.ofMessage, { messageId, to: 'fr' });

test('R106 R107 a message in Spanish is told to be, and is translated once however often it is read', async () => {
  const { interactionId, messageId } = await receive();
  const read = await floor.call(nadia, contract.readChoices, { interactionId });
  assert.deepEqual(
    [read.body['ready'], read.body['spoken'], read.body['mine'], read.body['choices']],
    [true, 'es', 'fr', null],
  );
  assert.equal((await apply(interactionId)).status, 200);
  const first = contract.ofMessage.output.parse((await inFrench(messageId)).body).translated!;
  assert.match(first.html, /\[fr\] Buenos días/);
  assert.equal(first.from, 'es');
  await inFrench(messageId);
  assert.equal(asked.length, 1);
  const { body } = await floor.call(nadia, openThread, { interactionId });
  assert.match(JSON.stringify(body['messages']), /Buenos días/);
});

test('a message in my own language already is left as it is', async () => {
  const { messageId } = await receive(
    'Bonjour, pouvez-vous m’aider avec ma facture, s’il vous plaît ? Merci beaucoup.',
  );
  assert.deepEqual((await inFrench(messageId)).body, { translated: null });
  assert.equal(asked.length, 0);
});

test('R110 the same language twice, or a pair nobody knows, is refused', async () => {
  const { interactionId } = await receive();
  assert.equal((await apply(interactionId, { customerLanguage: 'fr' })).body.refusal, 'same-language');
  assert.equal((await apply(interactionId, { customerLanguage: 'de' })).body.refusal, 'pair-unknown');
});

test('what fails leaves the original and says why; the next try works', async () => {
  const { messageId } = await receive();
  failing = 'unreachable';
  assert.equal((await inFrench(messageId)).body.refusal, 'unreachable');
  failing = null;
  assert.equal((await inFrench(messageId)).status, 200);
});

test('R108 what leaves is the translation alone, with the sentence that says so; what was written stays for colleagues', async () => {
  const { interactionId } = await receive();
  await apply(interactionId);
  const opened = openReply.output.parse((await floor.call(nadia, openReply, { interactionId })).body);
  const content = { ...opened.content, html: '<p>Bonjour, je regarde.</p>' };
  const seen = await floor.call(nadia, contract.preview, { interactionId, html: content.html });
  const { html, from, to, notice } = contract.preview.output.parse(seen.body);
  assert.deepEqual([html, from, to], ['<p>[es] Bonjour, je regarde.</p>', 'fr', 'es']);
  const sent = await floor.call(nadia, sendReply, {
    ...{ interactionId, content, onceKey: randomUUID(), translation: { html, from, to } },
  });
  assert.equal(sent.status, 200, JSON.stringify(sent.body));
  const messageId = Number(sent.body['messageId']);
  const { rows } = await sql<{ html: string; text: string }>`
    select html, text from interactions.messages where id = ${messageId}`.execute(floor.db);
  assert.match(rows[0]!.text, /^\[es\] Bonjour, je regarde\./);
  assert.ok(rows[0]!.text.includes(notice) && rows[0]!.html.includes(notice));
  assert.equal(notice, 'Este mensaje se ha traducido automáticamente.');
  const written = await floor.call(nadia, contract.original, { messageId });
  assert.deepEqual(written.body, { html: '<p>Bonjour, je regarde.</p>', text: null, from: 'fr', to: 'es' });
  const { body } = await floor.call(nadia, openThread, { interactionId });
  const shown = (body['messages'] as { id: number; translatedTo: string | null }[]).find((one) => one.id === messageId);
  assert.equal(shown!.translatedTo, 'es');
});

test('an answer that is taken back is a draft again as it was written, not as it was translated', async () => {
  const { interactionId } = await receive();
  await apply(interactionId);
  const opened = openReply.output.parse((await floor.call(nadia, openReply, { interactionId })).body);
  const sent = await floor.call(nadia, sendReply, {
    interactionId,
    content: { ...opened.content, html: '<p>Tel quel</p>' },
    onceKey: randomUUID(),
    sendAt: new Date(Date.now() + 3_600_000).toISOString(),
    translation: { html: '<p>Tal cual</p>', from: 'fr', to: 'es' },
  });
  const undone = await floor.call(nadia, undoSend, { messageId: Number(sent.body['messageId']) });
  assert.equal(undone.status, 200, JSON.stringify(undone.body));
  const again = openReply.output.parse((await floor.call(nadia, openReply, { interactionId })).body);
  assert.match(again.content.html, /Tel quel/);
});

test('D11 what was hidden is gone in every language, and what is translated at that moment is not kept', async () => {
  const { messageId } = await receive();
  await inFrench(messageId);
  floor.translateWith({
    ...translator,
    translate: async (what) => {
      // Hidden while whoever translates is at it.
      await floor.call(nadia, hideContent, { messageId });
      await floor.act(({ tx }) => forgetTexts(tx, messageId));
      return translator.translate(what);
    },
  });
  await floor.act(({ tx }) => forgetTexts(tx, messageId));
  await inFrench(messageId);
  floor.translateWith(translator);
  assert.equal((await inFrench(messageId)).body.refusal, 'content-hidden');
  const { rows } = await sql`select 1 from translation.texts where message_id = ${messageId}`.execute(floor.db);
  assert.equal(rows.length, 0);
});

test('D11 a part that is masked is masked in what was written before it was translated', async () => {
  const { interactionId, messageId } = await receive(`${SPANISH} ZXPIEZA`);
  await apply(interactionId);
  const opened = openReply.output.parse((await floor.call(nadia, openReply, { interactionId })).body);
  const sent = await floor.call(nadia, sendReply, {
    interactionId,
    content: { ...opened.content, html: '<p>Voici ZXPIEZA</p>', quote: false },
    onceKey: randomUUID(),
    translation: { html: '<p>Aquí está</p>', from: 'fr', to: 'es' },
  });
  const hidden = await floor.call(nadia, hideParts, { messageId, parts: ['ZXPIEZA'], reason: '' });
  assert.equal(hidden.status, 200, JSON.stringify(hidden.body));
  const written = await floor.call(nadia, contract.original, { messageId: Number(sent.body['messageId']) });
  assert.ok(!JSON.stringify(written.body).includes('ZXPIEZA'), JSON.stringify(written.body));
});
