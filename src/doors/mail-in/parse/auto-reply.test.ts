import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseMail } from './parse-mail.ts';

const parse = (...lines: string[]) =>
  parseMail(new Uint8Array(Buffer.from(['From: ann@client.ca', ...lines, '', 'texte'].join('\r\n'))), {});
const kind = async (...lines: string[]) => (await parse(...lines)).kind;

test('replies written by programs are told by their headers', async () => {
  assert.equal(await kind('Subject: Re: Commande', 'Auto-Submitted: auto-replied (vacation)'), 'auto-reply');
  assert.equal(await kind('Subject: Re: Commande', 'X-Autoreply: yes'), 'auto-reply');
  assert.equal(await kind('Subject: Re: Commande', 'Precedence: auto_reply'), 'auto-reply');
  assert.equal(await kind('Subject: Reçu', 'Auto-Submitted: auto-generated', 'In-Reply-To: <a@b>'), 'auto-reply');
  assert.equal(
    await kind('Subject: Re: x', 'X-Auto-Response-Suppress: All', 'Return-Path: <>', 'In-Reply-To: <a@b>'),
    'auto-reply',
  );
});

test('replies of programs without headers are told by their subject, in many languages', async () => {
  const subjects = [
    'Out of Office: Commande',
    'Automatic reply: Commande',
    'Réponse automatique : Commande',
    "Message d'absence",
    'Automatische Antwort: Bestellung',
    'Abwesenheitsnotiz',
    'Respuesta automática: Pedido',
    'Resposta automática',
    'Risposta automatica: Ordine',
    'Automatisch antwoord: Bestelling',
    'Autosvar: Ordre',
    'Automaattinen vastaus: Tilaus',
    'Odpowiedź automatyczna: Zamówienie',
    'Автоматический ответ: Заказ',
    '自動返信: 注文',
    '自动回复: 订单',
    'رد تلقائي: طلب',
  ];
  for (const subject of subjects) assert.equal(await kind(`Subject: ${subject}`), 'auto-reply', subject);
});

test('a customer who writes about absence or answers stays a customer', async () => {
  for (const subject of [
    'Re: my automatic reply is broken',
    'Vacation rental question',
    'Votre réponse',
    'Question about the office',
  ]) {
    assert.equal(await kind(`Subject: ${subject}`), 'mail', subject);
  }
  assert.equal(await kind('Subject: Re: Commande', 'Auto-Submitted: no'), 'mail');
});

test('a receipt of reading is no message', async () => {
  assert.equal(
    await kind(
      'Subject: Lu : Commande',
      'Content-Type: multipart/report; report-type=disposition-notification; boundary=b',
    ),
    'auto-reply',
  );
});

test('lists and campaigns are bulk, and still mail', async () => {
  for (const header of [
    'List-Id: <news.client.ca>',
    'Precedence: bulk',
    'List-Unsubscribe: <https://x.ca>',
    'Auto-Submitted: auto-generated',
    'X-Auto-Response-Suppress: OOF, AutoReply',
  ]) {
    const mail = await parse('Subject: Nouvelles', header);
    assert.deepEqual([mail.kind, mail.bulk], ['mail', true], header);
  }
});
