import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import tls from 'node:tls';
import { sql } from 'kysely';
import PostalMime from 'postal-mime';
import { rawOfLedger, startImapWatchers } from '#doors/mail-in/server/api.ts';
import { saveMailbox } from '#spine/mailboxes/server/api.ts';
import {
  PASSWORD,
  startDovecot,
  startPostfix,
  withoutPostfix,
  type Dovecot,
  type Postfix,
} from './support/mail-servers.ts';
import { outgoingWorld, type OutgoingWorld } from './support/outgoing-world.ts';
import { until } from './support/until.ts';

const skip = withoutPostfix();
let world: OutgoingWorld;
let dovecot: Dovecot;
let postfix: Postfix;
let watchers: { stop(): Promise<void> };
before(async () => {
  if (skip) return;
  dovecot = await startDovecot();
  postfix = await startPostfix(dovecot);
  tls.setDefaultCACertificates([...tls.getCACertificates('default'), dovecot.certificate.pem]);
  world = await outgoingWorld();
  watchers = startImapWatchers({ ...world, maxMailBytes: 40 * 1024 * 1024 });
});
after(async () => {
  if (skip) return;
  await watchers.stop();
  await world.end();
  await postfix.end();
  await dovecot.end();
});

test('an answer leaves by Postfix over STARTTLS, and arrives by IMAP as it was written', { skip }, async () => {
  const submission = {
    host: 'localhost',
    port: postfix.submission,
    security: 'starttls',
    user: 'aide@desk.test',
  } as const;
  const from = await world.mailbox('aide@desk.test', world.smtp(0, submission), { smtpPassword: PASSWORD });
  const customer = await saveMailbox(world.act, world.seal, {
    ...{ id: null, address: 'lise@customer.test', name: 'Lise', skillId: null, language: 'fr', senders: [] },
    outgoing: { kind: 'customer-mailbox' },
    incoming: {
      ...{ kind: 'imap', host: 'localhost', port: dovecot.imaps, security: 'tls', user: 'lise@customer.test' },
      ...{ folder: 'INBOX', auth: 'password', tokenUrl: '', clientId: '' },
    },
    secrets: { imapPassword: PASSWORD },
  });
  world.send();
  const big = Buffer.alloc(6 * 1024 * 1024, 'relais ');
  const file = { position: 0, name: 'relevé.bin', type: 'application/octet-stream', size: big.length };
  const sha256 = await world.blobs.put(big);
  const sent = await world.answer(from, {
    to: [{ name: 'Lise Roy', address: 'lise@customer.test' }],
    text: '.une ligne qui commence par un point\n..deux\n',
    files: [{ ...file, sha256, content_id: null, inline: false }],
  });
  await world.becomes(sent.id, 'sent');
  const ledgerId = await until('arrival', async () => {
    const { rows } = await sql<{
      id: number;
    }>`select id from mail_in.ledger where source = ${`imap:${customer}`}`.execute(world.db);
    return rows[0]?.id;
  });
  const mail = await PostalMime.parse((await rawOfLedger(world.db, ledgerId))!);
  assert.equal(mail.messageId, `<${sent.rfcMessageId}>`);
  assert.equal(mail.text?.trimEnd(), '.une ligne qui commence par un point\n..deux');
  assert.equal(mail.subject, 'Re : votre facture d’été');
  assert.equal(mail.attachments[0]?.filename, 'relevé.bin');
  assert.ok(big.equals(Buffer.from(mail.attachments[0]!.content as ArrayBuffer)));
  const { rows } = await sql<{
    answer: string;
  }>`select answer from mail_out.outgoing where message_id = ${sent.id}`.execute(world.db);
  assert.match(rows[0]!.answer, /^250 2\.0\.0 Ok: queued as/);
});

test('an address outside is refused by the server, and the agent is told in its words', { skip }, async () => {
  const submission = { host: 'localhost', port: postfix.smtp } as const;
  const from = await world.mailbox('ventes@desk.test', world.smtp(0, submission));
  const { id } = await world.answer(from, { to: [{ name: '', address: 'quelqu.un@dehors.example' }] });
  assert.match(
    await world.becomes(id, 'failed'),
    /^recipient-refused · quelqu\.un@dehors\.example: 5\d\d .*no external delivery in tests/,
  );
});
