import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type MailFacts, parseMail } from './parse-mail.ts';
import { UnparsableMail } from './unparsable.ts';

const raw = (...lines: string[]) => new Uint8Array(Buffer.from(lines.join('\r\n'), 'latin1'));
const parse = (lines: string[], facts: MailFacts = {}) => parseMail(raw(...lines), facts);
const HEAD = ['From: Ann Roy <ann@client.ca>', 'To: aide@boutique.ca', 'Subject: Commande'];
const mixed = (...parts: string[][]) => [
  ...HEAD,
  'Content-Type: multipart/mixed; boundary=b',
  '',
  ...parts.flatMap((part) => ['--b', ...part]),
  '--b--',
];

test('a plain mail is read whole', async () => {
  const mail = await parse([
    ...HEAD,
    'Cc: Bob <BOB@Client.CA>, friends: c@d.ca, e@f.ca;',
    'Date: Tue, 3 Mar 2026 10:15:00 -0500 (EST)',
    'Message-ID: <one@client.ca>',
    'In-Reply-To: <zero@boutique.ca>',
    'References: <minus@boutique.ca>',
    '\t<zero@boutique.ca>',
    'Received: by x',
    'Received: by y',
    '',
    'Bonjour',
  ]);
  assert.deepEqual(mail.from, { name: 'Ann Roy', address: 'ann@client.ca' });
  assert.deepEqual(
    mail.cc.map(({ address }) => address),
    ['bob@client.ca', 'c@d.ca', 'e@f.ca'],
  );
  assert.equal(mail.date?.toISOString(), '2026-03-03T15:15:00.000Z');
  assert.equal(mail.messageId, 'one@client.ca');
  assert.deepEqual(mail.references, ['minus@boutique.ca', 'zero@boutique.ca']);
  assert.deepEqual(mail.inReplyTo, ['zero@boutique.ca']);
  assert.equal(mail.hops, 2);
  assert.equal(mail.text, 'Bonjour');
  assert.equal(mail.html, null);
  assert.equal(mail.kind, 'mail');
  assert.equal(mail.bulk, false);
});

test('an unusable From is replaced by whoever can be answered', async () => {
  const body = ['', 'x'];
  const from = async (lines: string[], facts: MailFacts = {}) => (await parse([...lines, ...body], facts)).from.address;
  assert.equal(await from(['From: nobody', 'Reply-To: a@b.ca', 'Sender: c@d.ca']), 'a@b.ca');
  assert.equal(await from(['From: undisclosed', 'Sender: c@d.ca']), 'c@d.ca');
  assert.equal(await from(['Subject: x'], { mailFrom: 'E@f.ca' }), 'e@f.ca');
  assert.equal(await from(['Subject: x'], { mailFrom: '' }), '');
});

test('the name of a sender who hides the address is kept', async () => {
  const mail = await parse(['From: "Ann Roy"', 'Reply-To: list@b.ca', '', 'x']);
  assert.deepEqual(mail.from, { name: 'Ann Roy', address: 'list@b.ca' });
});

test('an address quoted inside a name is not the sender', async () => {
  const mail = await parse(['From: "boss@bank.ca" <thief@evil.ca>', '', 'x']);
  assert.equal(mail.from.address, 'thief@evil.ca');
});

test('a text file without Content-Disposition is a file, not part of the text', async () => {
  const mail = await parse(
    mixed(['', 'Voici le journal.'], ['Content-Type: text/plain; name="journal.log"', '', 'ERR 1', 'ERR 2']),
  );
  assert.equal(mail.text, 'Voici le journal.');
  assert.deepEqual(
    mail.attachments.map(({ name }) => name),
    ['journal.log'],
  );
  assert.equal(Buffer.from(mail.attachments[0]!.content).toString(), 'ERR 1\r\nERR 2');
});

test('a mail whose only text is a named part can still be read', async () => {
  const mail = await parse(mixed(['Content-Type: text/plain; name=a.txt', '', 'seul texte']));
  assert.equal(mail.text.trim(), 'seul texte');
  assert.equal(mail.attachments.length, 1);
});

test('the plain form of an alternative is text even when it has a name', async () => {
  const lines = mixed(
    ['Content-Type: text/plain; name=p.txt', '', 'brut'],
    ['Content-Type: text/html', '', '<p>riche'],
  );
  const mail = await parse(lines.map((line) => line.replace('multipart/mixed', 'multipart/alternative')));
  assert.equal(mail.text, 'brut');
  assert.equal(mail.html, '<p>riche');
});

test('text after an attachment is not lost', async () => {
  const mail = await parse(
    mixed(
      ['', 'avant'],
      ['Content-Type: image/png; name=a.png', '', 'x'],
      ['Content-Type: text/html', '', '<p>après</p>'.replace('è', '&egrave;')],
    ),
  );
  assert.equal(mail.text, 'avant\naprès');
  assert.match(mail.html ?? '', /avant[\s\S]*apr&egrave;s/);
});

test('an empty text part does not hide the HTML', async () => {
  const lines = mixed(['Content-Type: text/plain', '', ' '], ['Content-Type: text/html', '', '<p>Bonjour</p>']);
  const mail = await parse(lines.map((line) => line.replace('multipart/mixed', 'multipart/alternative')));
  assert.equal(mail.text, 'Bonjour');
});

test('a multipart that never uses its boundary is shown as text', async () => {
  const mail = await parse([
    ...HEAD,
    'Content-Type: multipart/mixed; boundary=zzz',
    '',
    'du texte quand même'.replace('ê', '\xea'),
  ]);
  assert.equal(mail.text, 'du texte quand même');
});

test('pictures that the HTML shows are inline, others are not', async () => {
  const mail = await parse(
    mixed(
      ['Content-Type: text/html', '', '<img src="cid:logo@x"><img src=photo.png>'],
      ['Content-Type: image/png; name=logo.png', 'Content-ID: <logo@x>', '', 'a'],
      ['Content-Type: image/png', 'Content-Location: photo.png', '', 'b'],
      ['Content-Type: image/png; name=facture.png', 'Content-ID: <other@x>', 'Content-Disposition: inline', '', 'c'],
    ),
  );
  assert.deepEqual(
    mail.attachments.map(({ name, inline }) => [name, inline]),
    [
      ['logo.png', true],
      ['attachment-2.png', true],
      ['facture.png', false],
    ],
  );
});

test('a forwarded mail is an attachment with its own subject as name', async () => {
  const mail = await parse(
    mixed(
      ['', 'voir ci-joint'],
      ['Content-Type: message/rfc822', '', 'Subject: =?utf-8?Q?R=C3=A9clamation_a/b?=', '', 'corps'],
    ),
  );
  assert.equal(mail.text, 'voir ci-joint');
  assert.equal(mail.attachments[0]?.name, 'message - Réclamation a-b.eml');
  assert.match(Buffer.from(mail.attachments[0]!.content).toString(), /corps$/);
});

test('NUL and lone carriage returns never reach the database', async () => {
  const mail = await parse(['Subject: a\0b', 'From: a\0 <a@b.ca>', '', 'x\0y\rz']);
  assert.ok(!JSON.stringify(mail).includes('\\u0000'));
  assert.equal(mail.text, 'xy\nz');
});

test('a body bigger than the desk shows is cut, the mail is not refused', async () => {
  const mail = await parse([...HEAD, '', 'a'.repeat(3_000_000)]);
  assert.equal(mail.text.length, 2_000_000);
});

test('an absurd date is no date', async () => {
  assert.equal((await parse(['Date: yesterday, I think', '', 'x'])).date, null);
  assert.equal((await parse(['Date: 99 Foo 2026 10:00:00 +0000', '', 'x'])).date, null);
});

test('two copies of one mail over different ways have one fingerprint', async () => {
  const one = await parse(['Received: by a', ...HEAD, 'Message-ID: <a@b.ca>', '', 'Bonjour  ', '', '']);
  const two = await parse(['Received: by b', 'Received: by c', ...HEAD, 'Message-ID: <a@b.ca>', '', 'Bonjour']);
  const other = await parse([...HEAD, 'Message-ID: <a@b.ca>', '', 'Bonsoir']);
  assert.equal(one.fingerprint, two.fingerprint);
  assert.notEqual(one.fingerprint, other.fingerprint);
  assert.match(one.fingerprint, /^[0-9a-f]{64}$/);
});

test('the marks of our own loop are found', async () => {
  assert.deepEqual((await parse(['X-Relais-Loop: abc', 'X-Relais-Loop: def', '', 'x'])).loopMarks, ['abc', 'def']);
});

test('nothing at all is refused with a reason', async () => {
  const empty = (error: unknown) => error instanceof UnparsableMail && error.reason === 'empty';
  await assert.rejects(parseMail(new Uint8Array(), {}), empty);
  await assert.rejects(parse(['', '', '']), empty);
});

test('an invitation is told in plain facts', async () => {
  const calendar = [
    'BEGIN:VCALENDAR',
    'METHOD:REQUEST',
    'BEGIN:VTIMEZONE',
    'DTSTART:19700101T000000',
    'END:VTIMEZONE',
    'BEGIN:VEVENT',
  ];
  const event = [
    'SUMMARY:Visite\\, 2e ',
    ' étage',
    'DTSTART:20260310T140000Z',
    'DURATION:PT1H30M',
    'LOCATION:Montr\xc3\xa9al',
    'END:VEVENT',
  ];
  const mail = await parse(
    mixed(
      ['', 'Invitation'],
      [
        'Content-Type: text/calendar; method=REQUEST; charset=utf-8',
        '',
        ...calendar,
        ...event.map((line) => Buffer.from(line.replace('\xc3\xa9', 'é')).toString('latin1')),
        'END:VCALENDAR',
      ],
    ),
  );
  assert.deepEqual(mail.invitation, {
    method: 'REQUEST',
    summary: 'Visite, 2e étage',
    start: '2026-03-10T14:00:00Z',
    end: '2026-03-10T15:30:00Z',
    location: 'Montréal',
  });
});
