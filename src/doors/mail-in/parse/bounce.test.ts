import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseMail } from './parse-mail.ts';

const parse = (...lines: string[]) => parseMail(new Uint8Array(Buffer.from(lines.join('\r\n'))), {});

const report = (action: string, status: string, ...extra: string[]) => [
  'From: Mail Delivery System <MAILER-DAEMON@mx.client.ca>',
  'To: aide@boutique.ca',
  'Subject: Undelivered Mail Returned to Sender',
  'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
  '',
  '--b',
  '',
  'Sorry.',
  '--b',
  'Content-Type: message/delivery-status',
  '',
  'Reporting-MTA: dns; mx.client.ca',
  '',
  'Final-Recipient: rfc822; Ann@Client.ca',
  `Action: ${action}`,
  `Status: ${status}`,
  'Diagnostic-Code: smtp; 550 5.1.1 no such',
  ' user here',
  ...extra,
  '--b',
  'Content-Type: text/rfc822-headers',
  '',
  'Message-ID: <reply-7@boutique.ca>',
  'Subject: Re: Commande',
  '--b--',
];

test('a standard report tells who, why and which mail', async () => {
  const mail = await parse(...report('failed', '5.1.1'));
  assert.equal(mail.kind, 'bounce');
  assert.deepEqual(mail.bounce, {
    recipient: 'ann@client.ca',
    status: '5.1.1',
    diagnostic: '550 5.1.1 no such user here',
    permanent: true,
    originalMessageId: 'reply-7@boutique.ca',
  });
});

test('a delay is not taken for the end', async () => {
  assert.equal((await parse(...report('delayed', '4.4.1'))).bounce?.permanent, false);
});

test('of several recipients the one that failed is told', async () => {
  const good = report(
    'delivered',
    '2.0.0',
    '',
    'Final-Recipient: rfc822; bob@client.ca',
    'Action: failed',
    'Status: 5.2.2',
  );
  assert.equal((await parse(...good)).bounce?.recipient, 'bob@client.ca');
});

test('a report of success is no bounce', async () => {
  const mail = await parse(...report('delivered', '2.0.0'));
  assert.equal(mail.bounce, null);
  assert.notEqual(mail.kind, 'bounce');
});

test('bounces in plain words are found: Gmail, qmail, Exchange, Postfix, Japanese providers', async () => {
  const gmail = await parse(
    'From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>',
    'X-Failed-Recipients: ann@client.ca',
    'Subject: Delivery Status Notification (Failure)',
    '',
    '** Address not found **',
  );
  assert.equal(gmail.bounce?.recipient, 'ann@client.ca');
  const qmail = await parse(
    'Return-Path: <>',
    'From: MAILER-DAEMON@mx.client.ca',
    'Subject: failure notice',
    '',
    "Hi. This is the qmail-send program. I'm afraid I wasn't able to deliver your message.",
    '',
    '<ann@client.ca>:',
    'Sorry, no mailbox here by that name. (#5.1.1)',
    '',
    '--- Below this line is a copy of the message.',
    'Message-ID: <reply-8@boutique.ca>',
  );
  assert.deepEqual(
    [qmail.bounce?.recipient, qmail.bounce?.status, qmail.bounce?.originalMessageId],
    ['ann@client.ca', '5.1.1', 'reply-8@boutique.ca'],
  );
  const exchange = await parse(
    'From: System Administrator <postmaster@client.ca>',
    'Subject: Undeliverable: Commande',
    '',
    'Your message did not reach some or all of the intended recipients.',
    '',
    'ann@client.ca on 3/3/2026',
    'The recipient could not be found',
  );
  assert.equal(exchange.kind, 'bounce');
  const french = await parse(
    'From: Microsoft Outlook <MicrosoftExchange329e@client.ca>',
    'Subject: Non remis : Commande',
    '',
    "Votre message n'a pas pu être remis à ann@client.ca.",
  );
  assert.equal(french.bounce?.recipient, 'ann@client.ca');
  const japanese = await parse(
    'From: no-reply@mobile.jp',
    'Return-Path: <>',
    'Subject: メールエラー通知',
    '',
    '送信できませんでした。',
    '<ann@client.jp>',
  );
  assert.equal(japanese.bounce?.recipient, 'ann@client.jp');
});

test('a customer who writes about a failed delivery stays a customer', async () => {
  const words = 'My parcel could not be delivered: recipient unknown, returned to sender. What now?';
  const mail = await parse('From: Ann <ann@client.ca>', 'Subject: Delivery failed', '', words);
  assert.equal(mail.kind, 'mail');
  const reply = await parse(
    'From: Ann <ann@client.ca>',
    'Subject: Re: Undeliverable',
    'In-Reply-To: <a@b>',
    'Return-Path: <>',
    '',
    words,
  );
  assert.equal(reply.kind, 'mail');
});

test('a robot that does not speak of failure is no bounce', async () => {
  const mail = await parse(
    'From: postmaster@client.ca',
    'Subject: Maintenance on Sunday',
    '',
    'The server will rest from 2 to 4.',
  );
  assert.equal(mail.kind, 'mail');
});

test('a complaint is a feedback report, not a bounce', async () => {
  const mail = await parse(
    'From: fbl@provider.net',
    'Subject: FW: offer',
    'Content-Type: multipart/report; report-type=feedback-report; boundary=b',
    '',
    '--b',
    '',
    'Abuse report',
    '--b',
    'Content-Type: message/feedback-report',
    '',
    'Feedback-Type: abuse',
    '--b--',
  );
  assert.equal(mail.kind, 'feedback-report');
  assert.equal(mail.bounce, null);
});
