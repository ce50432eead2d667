import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import tls from 'node:tls';
import { sql } from 'kysely';
import PostalMime from 'postal-mime';
import sharp from 'sharp';
import { transcriptWriter } from '#desk/transcripts/server/api.ts';
import { sendTranscript } from '#desk/transcripts/server/send.ts';
import { createTokens } from '#spine/interactions/server/api.ts';
import { insertAgent } from '#spine/people/server/api.ts';
import {
  PASSWORD,
  startDovecot,
  startPostfix,
  withoutPostfix,
  type Dovecot,
  type Postfix,
} from './support/mail-servers.ts';
import { outgoingWorld, type OutgoingWorld } from './support/outgoing-world.ts';
import { readInbox } from './support/read-imap.ts';
import { until } from './support/until.ts';

const skip = withoutPostfix();
const LISE = 'lise@customer.test';
let world: OutgoingWorld;
let dovecot: Dovecot;
let postfix: Postfix;
before(async () => {
  if (skip) return;
  dovecot = await startDovecot();
  postfix = await startPostfix(dovecot);
  tls.setDefaultCACertificates([...tls.getCACertificates('default'), dovecot.certificate.pem]);
  world = await outgoingWorld();
});
after(async () => {
  if (skip) return;
  await world.end();
  await postfix.end();
  await dovecot.end();
});

test(
  'R57 R59 R60 D10 a transcript leaves by Postfix and stands in Dovecot’s mailbox, part by part what was meant',
  { skip },
  async () => {
    const submission = {
      host: 'localhost',
      port: postfix.submission,
      security: 'starttls',
      user: 'aide@desk.test',
    } as const;
    const from = await world.mailbox('aide@desk.test', world.smtp(0, submission), { smtpPassword: PASSWORD });
    const { interactionId } = from;
    await sql`
      insert into contacts.addresses (kind, address, contact_id)
      select 'email', ${LISE}, contact_id from interactions.interactions where id = ${interactionId}
    `.execute(world.db);
    world.send({ transcriptOf: transcriptWriter(world) });
    const photo = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#269' } })
      .png()
      .toBuffer();
    const bill = Buffer.from('SECRET-DE-LA-FACTURE');
    const files = [
      { name: 'photo.png', type: 'image/png', bytes: photo, content_id: 'photo@desk', inline: true },
      { name: 'facture-secrete.pdf', type: 'application/pdf', bytes: bill, content_id: null, inline: false },
    ];
    const answer = await world.answer(from, {
      to: [{ name: 'Lise Roy', address: LISE }],
      html: '<p>Bonjour Lise, voyez <a href="https://suivi.test/?colis=1">le suivi</a>. 日本語 مرحبا</p><img src="cid:photo@desk">',
      files: await Promise.all(
        files.map(async ({ bytes, ...file }, position) => ({
          ...file,
          ...{ position, size: bytes.length, sha256: await world.blobs.put(bytes) },
        })),
      ),
    });
    await world.becomes(answer.id, 'sent');
    const agentId = await insertAgent(world.db, {
      ...{ name: 'Nadia', login: 'nadia', email: 'nadia@desk.test', passwordHash: '', role: 'supervisor' },
      ...{ language: 'fr', teamId: null, emailEnabled: true, inboxLimit: null },
    });
    const sent = await sendTranscript(
      { db: world.db, act: world.act, tokens: createTokens(world.seal, 'desk.test') },
      { id: agentId!, role: 'supervisor', language: 'fr' },
      { interactionId, to: [LISE], timeZone: 'America/Toronto', onceKey: randomUUID() },
    );
    // The undo window is over.
    await sql`update interactions.messages set send_at = now() where id = ${sent.messageId}`.execute(world.db);
    await world.becomes(sent.messageId, 'sent');

    const raw = await until('the transcript', async () =>
      (await readInbox(dovecot.imaps, LISE)).find((one) => /^Subject: Transcription/m.test(one.toString('latin1'))),
    );
    const mail = await PostalMime.parse(raw);
    assert.equal(mail.subject, 'Transcription : Facture');
    assert.deepEqual(
      mail.to?.map((one) => one.address),
      [LISE],
    );
    assert.equal(mail.inReplyTo, `<${answer.rfcMessageId}>`);
    for (const part of [mail.text!, mail.html!]) {
      for (const words of ['Service à la clientèle', 'le suivi', '日本語', 'مرحبا', 'America/Toronto'])
        assert.ok(part.includes(words), `${words} is not in ${part}`);
      assert.ok(!/suivi\.test|href|facture-secrete/.test(part), part);
    }
    assert.deepEqual(
      mail.attachments.map((one) => [one.mimeType, one.disposition, one.filename]),
      [['image/png', 'inline', 'image-1.png']],
    );
    assert.ok(photo.equals(Buffer.from(mail.attachments[0]!.content as ArrayBuffer)));
    assert.ok(!raw.toString('latin1').includes(bill.toString('base64').slice(0, 20)));
  },
);
