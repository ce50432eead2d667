import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { deskFloor, type DeskFloor, type Person } from '#desk/testing/desk-floor.ts';
import { later, now } from '#ground/clock.ts';
import { messageById } from '#spine/interactions/server/api.ts';
import { setAgentDisabled } from '#spine/people/server/api.ts';
import { setProficiencies } from '#spine/routing/server/api.ts';
import * as contract from '../contract.ts';
import { releaseAt, stopScheduled } from './scheduled.ts';

const HOUR = 3_600_000;
let floor: DeskFloor;
let nadia: Person;
let mailboxId: number;
let skillId: number;
before(async () => {
  floor = await deskFloor();
  skillId = await floor.skill('Facturation');
  mailboxId = await floor.mailbox('aide@maison.test', skillId);
  nadia = await floor.person('Nadia', { skills: [skillId] });
});
after(() => floor.close());

const opened = async (interactionId: number, who = nadia) =>
  contract.openReply.output.parse((await floor.call(who, contract.openReply, { interactionId })).body);
const send = (interactionId: number, content: contract.DraftContent, sendAt: Date, who = nadia) =>
  floor.call(who, contract.sendReply, {
    interactionId,
    content,
    onceKey: randomUUID(),
    sendAt: sendAt.toISOString(),
  });
const answerOf = (interactionId: number) => ({
  to: [{ name: '', address: floor.tokens.replyAddress('aide@maison.test', interactionId) }],
});
const planned = async (who = nadia) => {
  const { interactionId } = await floor.receive(mailboxId, skillId);
  const { content } = await opened(interactionId, who);
  const sent = await send(interactionId, { ...content, html: '<p>Plus tard</p>' }, later(now(), HOUR), who);
  assert.equal(sent.status, 200);
  return { interactionId, messageId: Number(sent.body['messageId']) };
};
const comesDue = (messageId: number) =>
  sql`update interactions.messages set send_at = now() - interval '1 second' where id = ${messageId}`.execute(floor.db);
const deliveryOf = async (messageId: number) => {
  const message = await messageById(floor.db, messageId);
  return message && [message.delivery, message.deliveryDetail];
};
const jobsOf = async (messageId: number) =>
  (await sql`select 1 from jobs.jobs where key = ${`scheduled:${messageId}`}`.execute(floor.db)).rows.length;

test('R28 an answer for later is held until its time, and leaves then', async () => {
  const { messageId } = await planned();
  assert.deepEqual([await deliveryOf(messageId), await jobsOf(messageId)], [['held', null], 1]);
  await releaseAt(floor.act, messageId);
  assert.deepEqual(await deliveryOf(messageId), ['held', null]);
  await comesDue(messageId);
  await releaseAt(floor.act, messageId);
  assert.deepEqual(await deliveryOf(messageId), ['queued', null]);
  await releaseAt(floor.act, messageId);
  assert.deepEqual(await deliveryOf(messageId), ['queued', null]);
});

test('neither the past nor more than a year ahead is taken', async () => {
  const { interactionId } = await floor.receive(mailboxId, skillId);
  const { content } = await opened(interactionId);
  const written = { ...content, html: '<p>Oui</p>' };
  const refusal = async (ahead: number) => (await send(interactionId, written, later(now(), ahead))).body.refusal;
  assert.equal(await refusal(-1_000), 'send-time-past');
  assert.equal(await refusal(contract.MOST_AHEAD_MS + HOUR), 'send-time-too-far');
});

test('it can be taken back even once its time has come, as long as it is held, and its content is not swept', async () => {
  const { interactionId, messageId } = await planned();
  await sql`update compose.sent set sent_at = now() - interval '3 days' where message_id = ${messageId}`.execute(
    floor.db,
  );
  await planned();
  await comesDue(messageId);
  assert.deepEqual((await floor.call(nadia, contract.undoSend, { messageId })).body, { interactionId, draftId: null });
  assert.equal((await opened(interactionId)).content.html, '<p>Plus tard</p>');
  assert.deepEqual([await deliveryOf(messageId), await jobsOf(messageId)], [null, 0]);
});

test('« Envoyer maintenant » lets it leave at once, and only once', async () => {
  const { messageId } = await planned();
  assert.equal((await floor.call(nadia, contract.sendNow, { messageId })).status, 200);
  assert.deepEqual([await deliveryOf(messageId), await jobsOf(messageId)], [['queued', null], 0]);
  assert.equal((await floor.call(nadia, contract.sendNow, { messageId })).body.refusal, 'already-gone');
  assert.equal((await floor.call(nadia, contract.undoSend, { messageId })).body.refusal, 'already-gone');
});

test('the customer writes first: it does not leave, is its writer’s draft again, and says why', async () => {
  const { interactionId, messageId } = await planned();
  await floor.receive(mailboxId, skillId, { ...answerOf(interactionId), text: 'C’est réglé.' });
  await stopScheduled(floor.db, floor.act, interactionId);
  await stopScheduled(floor.db, floor.act, interactionId);
  assert.equal(await deliveryOf(messageId), null);
  const reply = await opened(interactionId);
  assert.equal(reply.content.html, '<p>Plus tard</p>');
  assert.equal(reply.note?.name, 'Hélène Gagné');
  assert.equal((await send(interactionId, reply.content, later(now(), HOUR))).body.refusal, 'newer-message');
});

test('a mail that came in the moment its time came stops it too: whoever holds the interaction first', async () => {
  const { interactionId, messageId } = await planned();
  await comesDue(messageId);
  await Promise.all([
    floor.receive(mailboxId, skillId, answerOf(interactionId)),
    releaseAt(floor.act, messageId),
    stopScheduled(floor.db, floor.act, interactionId),
  ]);
  await stopScheduled(floor.db, floor.act, interactionId);
  const left = (await deliveryOf(messageId))?.[0] === 'queued';
  const draft = (await opened(interactionId)).content.html;
  // One or the other, never both and never neither.
  assert.equal(draft, left ? '' : '<p>Plus tard</p>');
});

test('what its writer may no longer send fails with its reason', async () => {
  const gone = await floor.person('Gaston', { skills: [skillId] });
  const moved = await floor.person('Mona', { skills: [skillId] });
  const chief = await floor.person('Sofia', { role: 'supervisor' });
  const [first, second] = [await planned(gone), await planned(moved)];
  await setAgentDisabled(floor.db, gone.id, true);
  await floor.act((one) => setProficiencies(one, moved.id, []));
  await sql`update interactions.interactions set mailbox_id = null where id = ${second.interactionId}`.execute(
    floor.db,
  );
  for (const { messageId } of [first, second]) {
    await comesDue(messageId);
    await releaseAt(floor.act, messageId);
  }
  assert.deepEqual(await deliveryOf(first.messageId), ['failed', 'writer-gone']);
  assert.deepEqual(await deliveryOf(second.messageId), ['failed', 'sender-not-allowed']);
  // « Renvoyer » asks again, whoever clicks: until the office allows it nothing leaves.
  const resend = async (messageId: number, who: Person) =>
    (await floor.call(who, contract.resend, { messageId })).body.refusal ?? 'done';
  assert.deepEqual(
    [await resend(first.messageId, nadia), await resend(second.messageId, chief)],
    ['writer-gone', 'sender-not-allowed'],
  );
  assert.equal((await deliveryOf(second.messageId))?.[0], 'failed');
  await floor.act((one) => setProficiencies(one, moved.id, [{ skillId, level: 1 }]));
  await setAgentDisabled(floor.db, gone.id, false);
  assert.deepEqual([await resend(first.messageId, nadia), await resend(second.messageId, moved)], ['done', 'done']);
  assert.equal((await deliveryOf(second.messageId))?.[0], 'queued');
});

test('the send that another does in that interaction gives it back as well', async () => {
  const olga = await floor.person('Olga', { skills: [skillId] });
  const { interactionId, messageId } = await planned();
  const { content } = await opened(interactionId, olga);
  await floor.call(olga, contract.sendReply, {
    interactionId,
    content: { ...content, html: '<p>D’Olga</p>' },
    onceKey: randomUUID(),
  });
  await stopScheduled(floor.db, floor.act, interactionId);
  assert.equal(await deliveryOf(messageId), null);
  assert.equal((await opened(interactionId)).note?.name, 'Olga');
});
