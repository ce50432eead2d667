import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { assignToMe } from '#desk/inbox/contract.ts';
import { hideAuthor, hideContent, hideParts } from '#desk/redaction/contract.ts';
import { deskFloor, type DeskFloor, type Person } from '#desk/testing/desk-floor.ts';
import { sendTranscript, undoTranscript } from '../contract.ts';
import { transcriptWriter } from './api.ts';
import { withoutLinks } from './letter.ts';

const timeZone = 'America/Toronto';
let floor: DeskFloor;
let nadia: Person;
let skillId: number;
let mailboxId: number;
before(async () => {
  floor = await deskFloor();
  skillId = await floor.skill('Facturation');
  mailboxId = await floor.mailbox('aide@maison.test', skillId);
  nadia = await floor.person('Nadia', { skills: [skillId], inboxLimit: 500 });
});
after(() => floor.close());

const send = async (interactionId: number, more: object = {}) => {
  const input = { interactionId, to: ['helene@client.test'], timeZone, onceKey: randomUUID(), ...more };
  return floor.call(nadia, sendTranscript, input);
};
const written = async (messageId: unknown) => {
  const letter = await transcriptWriter(floor)(Number(messageId));
  assert.ok(letter);
  return letter;
};
/** All that could tell a timer, a list or a status that something was answered. */
const standing = async (interactionId: number) =>
  (
    await sql<object>`
      select status, waiting_for, snippet, message_count, last_message_at, assignee_id, last_agent_id
      from interactions.interactions where id = ${interactionId}
    `.execute(floor.db)
  ).rows[0];

test('R59 R60 D10 text and pictures go; attachments, links, and where they led, do not', async () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
    'base64',
  );
  const sha256 = await floor.blobs.put(png);
  const pdf = await floor.blobs.put(Buffer.from('%PDF facture'));
  const { interactionId } = await floor.receive(mailboxId, skillId, {
    html: `<p>Voir <a href="https://piege.test/?a=1&gt;2" title="x>y">notre site</a> <b>vite</b></p><img src="cid:p1"><img src="https://piege.test/pixel.png" alt="logo"><script>alert(1)</script>`,
    attachments: [
      { name: 'p.png', type: 'image/png', size: png.length, sha256, contentId: 'p1', inline: true, content: png },
      {
        name: 'facture-secrete.pdf',
        type: 'application/pdf',
        size: 12,
        sha256: pdf,
        contentId: null,
        inline: false,
        content: Buffer.from('%PDF facture'),
      },
    ],
  });
  const { status, body } = await send(interactionId);
  assert.equal(status, 200, JSON.stringify(body));
  const { html, text, files } = await written(body['messageId']);
  for (const part of [html, text]) {
    assert.match(part, /notre site/);
    assert.match(part, /Hélène Gagné/);
    assert.ok(!/piege|href|<a[ >]|<script|facture-secrete/i.test(part), part);
  }
  assert.deepEqual(
    files.map((file) => [file.sha256, file.type, file.inline, file.name]),
    [[sha256, 'image/png', true, 'image-1.png']],
  );
  assert.ok(html.includes(`src="cid:${files[0]!.contentId}"`));
});

test('R57 sending it answers nobody: status, waiting, place in lists and counts stay as they were', async () => {
  const { interactionId } = await floor.receive(mailboxId, skillId);
  const before = await standing(interactionId);
  assert.equal((await send(interactionId)).status, 200);
  assert.deepEqual(await standing(interactionId), before);
});

test('D11 what is hidden between the click and the departure is not in what leaves', async () => {
  const first = await floor.receive(mailboxId, skillId, {
    messageId: 'late-1@client.test',
    from: { name: 'Zoé Cachée', address: 'zoe@client.test' },
    text: 'Mon code est ouistiti.',
  });
  const { interactionId } = first;
  const second = await floor.receive(mailboxId, skillId, {
    inReplyTo: ['late-1@client.test'],
    from: { name: 'Zoé Cachée', address: 'zoe@client.test' },
    html: '<p>Ma carte <b>4111</b> 1111 1111 1111</p><p>Zoé Cachée a écrit :</p><blockquote>Mon code est ouistiti.</blockquote>',
    text: 'Ma carte 4111 1111 1111 1111\n\nZoé Cachée a écrit :\n> Mon code est ouistiti.',
    freshText: 'Ma carte 4111 1111 1111 1111',
  });
  await floor.call(nadia, assignToMe, { interactionId });
  const { body } = await send(interactionId, { to: ['zoe@client.test'] });
  assert.match((await written(body['messageId'])).text, /ouistiti[^]*4111/);
  assert.equal((await floor.call(nadia, hideContent, { messageId: first.messageId })).status, 200);
  assert.equal((await floor.call(nadia, hideAuthor, { messageId: first.messageId })).status, 200);
  const parts = { messageId: second.messageId, parts: ['4111 1111 1111 1111'] };
  assert.equal((await floor.call(nadia, hideParts, parts)).status, 200);
  const { html, text } = await written(body['messageId']);
  for (const part of [html, text]) {
    assert.match(part, /Contenu supprimé/);
    assert.match(part, /Anonyme/);
    assert.match(part, /████/);
    assert.ok(!/ouistiti|4111/.test(part), part);
  }
});

test('R57 what came after the click is not in it, and one click is one transcript', async () => {
  const { interactionId } = await floor.receive(mailboxId, skillId, { messageId: 'once-1@client.test' });
  const onceKey = randomUUID();
  const both = await Promise.all([send(interactionId, { onceKey }), send(interactionId, { onceKey })]);
  assert.equal(both[0]!.body['messageId'], both[1]!.body['messageId']);
  await floor.receive(mailboxId, skillId, { inReplyTo: ['once-1@client.test'], text: 'Arrivé ensuite' });
  assert.ok(!(await written(both[0]!.body['messageId'])).text.includes('Arrivé ensuite'));
});

test('R58 D17 a second address, or somebody else’s, is refused; while it is held it can be taken back', async () => {
  const { interactionId } = await floor.receive(mailboxId, skillId);
  const code = async (to: string[]) => (await send(interactionId, { to })).body.refusal;
  assert.equal(await code(['helene@client.test', 'autre@client.test']), 'one-address');
  assert.equal(await code(['autre@client.test']), 'not-theirs');
  assert.equal(await code([]), 'no-recipient');
  const { body } = await send(interactionId);
  const messageId = Number(body['messageId']);
  assert.equal((await floor.call(nadia, undoTranscript, { messageId })).status, 200);
  assert.equal(await transcriptWriter(floor)(messageId), null);
  assert.equal((await floor.call(nadia, undoTranscript, { messageId })).body.refusal, 'not-found');
});

test('D10 a link is its text, whatever stands in its attributes', () => {
  assert.equal(withoutLinks('<a>x</a><a href="y" title="&gt;">z</a><abbr>q</abbr>'), 'xz<abbr>q</abbr>');
});
