import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { meanwhile } from '#ground/db/server/test-database.ts';
import { deskFloor, plainMail, type DeskFloor, type Person } from '#desk/testing/desk-floor.ts';
import { addOutbound, holdInteraction, newerMessages, takeIn } from '#spine/interactions/server/api.ts';
import * as contract from '../contract.ts';

let floor: DeskFloor;
let nadia: Person;
let olga: Person;
let mailboxId: number;
let skillId: number;
before(async () => {
  floor = await deskFloor();
  skillId = await floor.skill('Facturation');
  mailboxId = await floor.mailbox('aide@maison.test', skillId);
  nadia = await floor.person('Nadia', { skills: [skillId] });
  olga = await floor.person('Olga', { skills: [skillId] });
});
after(() => floor.close());

const opened = async (interactionId: number, who = nadia) =>
  contract.openReply.output.parse((await floor.call(who, contract.openReply, { interactionId })).body);
const send = (interactionId: number, content: contract.DraftContent, onceKey = randomUUID(), who = nadia) =>
  floor.call(who, contract.sendReply, { interactionId, content, onceKey });
/** A mail of the customer that belongs to that interaction. */
const answerOf = (interactionId: number) => ({
  to: [{ name: '', address: floor.tokens.replyAddress('aide@maison.test', interactionId) }],
});
const fresh = async () => {
  const { interactionId } = await floor.receive(mailboxId, skillId);
  const { content } = await opened(interactionId);
  return { interactionId, content: { ...content, html: '<p>Bonjour</p>' } };
};

test('R40 the customer’s newer mail stops the send, is shown, and is let pass once acknowledged', async () => {
  const { interactionId, content } = await fresh();
  await floor.call(nadia, contract.saveDraft, { interactionId, version: 0, content });
  const { messageId } = await floor.receive(mailboxId, skillId, {
    ...answerOf(interactionId),
    text: 'Laissez tomber.',
  });
  const refused = await send(interactionId, content);
  assert.deepEqual([refused.status, refused.body.refusal], [409, 'newer-message']);
  assert.deepEqual(refused.body['values'], { count: 1, name: 'Hélène Gagné' });
  const seenMessageId = content.seenMessageId!;
  const { body } = await floor.call(nadia, contract.newerMessages, { interactionId, seenMessageId });
  const { messages } = contract.newerMessages.output.parse(body);
  assert.deepEqual(
    messages.map((one) => [one.id, one.direction, one.firstWords]),
    [[messageId, 'in', 'Laissez tomber.']],
  );
  // The draft opened again still knows only what was seen when it was begun.
  assert.equal((await opened(interactionId)).content.seenMessageId, seenMessageId);
  assert.equal((await send(interactionId, { ...content, seenMessageId: messageId })).status, 200);
});

test('a colleague’s answer stops the send; one’s own, and a machine’s, do not', async () => {
  const { interactionId, content } = await fresh();
  await floor.receive(mailboxId, skillId, { ...answerOf(interactionId), kind: 'auto-reply', text: 'Absente.' });
  assert.equal((await send(interactionId, content)).status, 200);
  assert.equal((await send(interactionId, { ...content, html: '<p>Encore</p>' })).status, 200);
  const hers = await opened(interactionId, olga);
  await send(interactionId, { ...hers.content, html: '<p>D’Olga</p>' }, randomUUID(), olga);
  const refused = await send(interactionId, content);
  assert.deepEqual([refused.body.refusal, refused.body['values']], ['newer-message', { count: 1, name: 'Olga' }]);
});

test('the same click asked again after the customer wrote is still the answer that was sent', async () => {
  const { interactionId, content } = await fresh();
  const onceKey = randomUUID();
  const first = await send(interactionId, content, onceKey);
  await floor.receive(mailboxId, skillId, answerOf(interactionId));
  const again = await send(interactionId, content, onceKey);
  assert.deepEqual([again.status, again.body['messageId']], [200, first.body['messageId']]);
});

test('a mail that is being taken in while Send is clicked is waited for, and stops it', async () => {
  const { interactionId, content } = await fresh();
  const arrival = {
    ledgerId: 90_001,
    mail: { ...plainMail(), ...answerOf(interactionId) },
    envelopeTo: answerOf(interactionId).to.map((one) => one.address),
    mailboxId,
    skillId,
  };
  let sending!: Promise<Awaited<ReturnType<typeof send>>>;
  await floor.act(async (one) => {
    await takeIn(one, [arrival], { tokens: floor.tokens, hostName: 'maison.test' });
    sending = meanwhile(() => send(interactionId, content));
    for (let waiting = false; !waiting;) {
      const { rows } = await meanwhile(() =>
        sql<{ n: number }>`
          select count(*)::int as n from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()
        `.execute(floor.db),
      );
      waiting = rows[0]!.n > 0;
    }
  });
  assert.equal((await sending).body.refusal, 'newer-message');
});

test('a draft from before this was known counts what had come when it was last written as seen', async () => {
  const { interactionId, content } = await fresh();
  await floor.call(nadia, contract.saveDraft, {
    interactionId,
    version: 0,
    content: { ...content, seenMessageId: null },
  });
  const { messageId } = await floor.receive(mailboxId, skillId, answerOf(interactionId));
  const { content: again } = await opened(interactionId);
  assert.ok(again.seenMessageId! < messageId);
  assert.equal((await send(interactionId, again)).body.refusal, 'newer-message');
});

test('a mail that waits for a colleague’s answer to commit is newer than it, by its number too', async () => {
  const { interactionId } = await fresh();
  const waits = async () =>
    (
      await sql`
        select 1 from pg_stat_activity
        where wait_event_type = 'Lock' and datname = current_database() and query like '%interactions.interactions%'
      `.execute(floor.db)
    ).rows.length > 0;
  let arriving: ReturnType<DeskFloor['receive']> | undefined;
  const answered = await floor.act(async (one) => {
    await holdInteraction(one.tx, interactionId);
    arriving = meanwhile(() => floor.receive(mailboxId, skillId, { ...answerOf(interactionId), text: 'Attendez.' }));
    while (!(await meanwhile(waits))) await new Promise((resolve) => setTimeout(resolve, 10));
    const nobody = { inReplyTo: [], refs: [], replyTo: [], to: [], cc: [], bcc: [] };
    return addOutbound(
      one,
      {
        ...nobody,
        ...{ interactionId, agentId: olga.id, rfcMessageId: `${randomUUID()}@desk.test`, onceKey: randomUUID() },
        ...{ sender: { name: 'Olga', address: 'aide@maison.test' }, subject: 'Re', delivery: 'queued' },
        ...{ text: 'D’Olga', html: '<p>D’Olga</p>', snippet: 'D’Olga', sendAt: new Date() },
      },
      [],
    );
  });
  const { messageId } = await arriving!;
  assert.ok(messageId > answered!.id);
  const newer = await newerMessages(floor.db, interactionId, nadia.id, answered!.id);
  assert.deepEqual(
    newer.map((one) => one.id),
    [messageId],
  );
});
