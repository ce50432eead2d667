import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { deskFloor, type DeskFloor, type Person } from '#desk/testing/desk-floor.ts';
import { saveHouseSettings } from '#spine/house-settings/server/api.ts';
import { DEFAULT_SETTINGS } from '#spine/house-settings/contract.ts';
import { messageById } from '#spine/interactions/server/api.ts';
import { mySignatures, saveSignature } from '#spine/people/contract.ts';
import * as contract from '../contract.ts';
import { signatureFor } from '../rules.ts';

let floor: DeskFloor;
let nadia: Person;
let mailboxId: number;
let skillId: number;
const PICTURE =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
before(async () => {
  floor = await deskFloor();
  skillId = await floor.skill('Facturation');
  mailboxId = await floor.mailbox('aide@maison.test', skillId);
  nadia = await floor.person('Nadia', { skills: [skillId] });
  await saveHouseSettings(floor.act, { ...DEFAULT_SETTINGS, companyName: 'Maison & fils' }, nadia.id);
});
after(() => floor.close());

const save = (
  more: Partial<{ mailboxId: number | null; html: string; enabled: boolean; title: string }>,
  who = nadia,
) => floor.call(who, saveSignature, { mailboxId: null, html: '', enabled: true, title: 'Conseillère', ...more });
const opened = async () => {
  const { interactionId } = await floor.receive(mailboxId, skillId);
  const reply = (await floor.call(nadia, contract.openReply, { interactionId })).body;
  return { interactionId, reply: contract.openReply.output.parse(reply) };
};
const shown = async (): Promise<string> => (await opened()).reply.senders[0]!.signature ?? '';

test('who signs: the agent’s own text for that mailbox, their own for all, the mailbox’s, nobody', () => {
  const text = (html: string, enabled = true) => ({ html, enabled });
  const rows: [Parameters<typeof signatureFor>[0], string][] = [
    [{ ownHere: text('a'), own: text('b'), mailbox: text('c') }, 'a'],
    [{ ownHere: text('a', false), own: text('b'), mailbox: text('c') }, 'b'],
    [{ ownHere: null, own: text('b', false), mailbox: text('c') }, 'c'],
    [{ ownHere: null, own: null, mailbox: text('') }, ''],
  ];
  for (const [from, html] of rows) assert.equal(signatureFor(from), html);
});

test('a signature is cleaned when it is kept, and filled in as text when it is shown', async () => {
  const html = `<p onclick="x()" class="y">{agent}, {title}<br>{company} — {mailbox}<script>z()</script><img src="${PICTURE}"><img src="https://t.test/p.gif"></p>`;
  assert.equal((await save({ html, title: '<b>Chef</b>' })).status, 200);
  assert.equal(
    await shown(),
    `<p>Nadia, &#60;b&#62;Chef&#60;/b&#62;<br>Maison &#38; fils — Service à la clientèle<img src="${PICTURE}"></p>`,
  );
  const mine = mySignatures.output.parse((await floor.call(nadia, mySignatures, {})).body);
  assert.equal(mine.title, '<b>Chef</b>');
  assert.deepEqual(
    mine.mailboxes.map((one) => one.id),
    [mailboxId],
  );
});

test('one for a single mailbox wins there; off or empty it no longer does', async () => {
  await save({ html: '<p>Partout</p>' });
  await save({ mailboxId, html: '<p>Ici</p>' });
  assert.equal(await shown(), '<p>Ici</p>');
  await save({ mailboxId, html: '<p>Ici</p>', enabled: false });
  assert.equal(await shown(), '<p>Partout</p>');
  await save({ mailboxId, html: '<p>&nbsp;</p>' });
  await save({ html: '' });
  assert.equal(await shown(), '');
  assert.equal((await save({ mailboxId: 999_999, html: '<p>x</p>' })).body.refusal, 'not-found');
});

test('too long a text and too heavy pictures are refused, and what was there stays', async () => {
  await save({ html: '<p>Courte</p>' });
  const picture = `<img src="data:image/png;base64,${'A'.repeat(140_000)}">`;
  for (const html of [`<p>${'é'.repeat(60_000)}</p>`, picture])
    assert.equal((await save({ html })).body.refusal, 'signature-too-large');
  assert.equal(await shown(), '<p>Courte</p>');
});

test('the mail that leaves marks it, its picture is a part, its words are none of the answer’s; alone it is nothing', async () => {
  const { interactionId, reply } = await opened();
  const sign = (text: string) =>
    `${text}<div class="relais-signature"><div>Nadia</div><img src="${PICTURE}" alt="logo"></div>`;
  const send = (html: string) =>
    floor.call(nadia, contract.sendReply, {
      interactionId,
      content: { ...reply.content, html, quote: false },
      onceKey: randomUUID(),
    });
  assert.equal((await send(sign('<div><br></div>'))).body.refusal, 'empty');
  const { body } = await send(sign('<div>Merci.</div>'));
  const message = (await messageById(floor.db, Number(body['messageId'])))!;
  assert.match(message.html!, /<div>Merci\.<\/div><div type="relais-signature"><div>Nadia<\/div><img [^>]*src="cid:/);
  assert.equal(message.text, 'Merci.\n\n-- \nNadia\n[logo]');
  assert.equal(message.freshText, 'Merci.');
});
