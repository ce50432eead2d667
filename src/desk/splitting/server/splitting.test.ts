import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import * as compose from '#desk/compose/contract.ts';
import * as inbox from '#desk/inbox/contract.ts';
import * as merging from '#desk/merging/contract.ts';
import * as outcomes from '#desk/outcomes/contract.ts';
import { addTag } from '#desk/notes-and-tags/tags/contract.ts';
import { deskFloor, type DeskFloor, type Person } from '#desk/testing/desk-floor.ts';
import type { IncomingMail } from '#spine/channels/contract.ts';
import * as contract from '../contract.ts';

let floor: DeskFloor;
let skillId: number;
let mailboxId: number;
let nadia: Person;
before(async () => {
  floor = await deskFloor();
  skillId = await floor.skill('Facturation');
  mailboxId = Number(await floor.mailbox('aide@maison.test', skillId, [{ address: 'aide@maison.test', name: 'Aide' }]));
  nadia = await floor.person('Nadia', { skills: [skillId], inboxLimit: 900 });
});
after(() => floor.close());

type Came = { interactionId: number; messageId: number; rfcId: string };
/** A mail of a customer's own, or one that answers those, the last of them last. */
const writes = async (
  address: string,
  answers: readonly Came[] = [],
  more: Partial<IncomingMail> = {},
): Promise<Came> => {
  const rfcId = `${randomUUID()}@client.test`;
  const { interactionId, messageId } = await floor.receive(mailboxId, skillId, {
    from: { name: 'Hélène', address },
    messageId: rfcId,
    inReplyTo: answers.slice(-1).map((one) => one.rfcId),
    references: answers.map((one) => one.rfcId),
    ...more,
  });
  return { interactionId, messageId, rfcId };
};
const conversation = async (): Promise<{ address: string; mails: Came[]; id: number }> => {
  const address = `${randomUUID()}@client.test`;
  const first = await writes(address, [], { subject: 'Facture' });
  await floor.call(nadia, inbox.assignToMe, { interactionId: first.interactionId });
  const second = await writes(address, [first], { subject: 'Et ma livraison ?' });
  const third = await writes(address, [first, second], { subject: 'Re: Facture' });
  return { address, mails: [first, second, third], id: first.interactionId };
};
const split = (interactionId: number, messageId: number, which: contract.Which = 'one', who = nadia, keepTags = true) =>
  floor.call(who, contract.split, { interactionId, messageId, which, keepTags });
const splitOff = async (id: number, messageId: number, which: contract.Which = 'one'): Promise<number> => {
  const answer = await split(id, messageId, which);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return Number(answer.body['interactionId']);
};
const rowOf = async (id: number) =>
  (
    await sql<{
      status: string;
      assignee: number | null;
      count: number;
      subject: string;
      waiting: string;
      queued: boolean;
    }>`
      select status, assignee_id as assignee, message_count as count, subject, waiting_for as waiting,
             exists (select from routing.queue q where q.interaction_id = i.id) as queued
      from interactions.interactions i where id = ${id}
    `.execute(floor.db)
  ).rows[0]!;

test('the message goes with what leads to it; replies to each part stay with it, though they mention both', async () => {
  const { address, mails, id } = await conversation();
  const [first, second, third] = mails as [Came, Came, Came];
  const part = await splitOff(id, second.messageId);
  assert.deepEqual(await rowOf(part), {
    ...{ status: 'open', assignee: nadia.id, count: 1, subject: 'Et ma livraison ?', waiting: 'agent', queued: false },
  });
  assert.equal((await rowOf(id)).count, 2);
  assert.equal((await writes(address, [first, second])).interactionId, part);
  assert.equal((await writes(address, [first, second, third])).interactionId, id);
  assert.equal((await writes(address, [second, first])).interactionId, id);
  assert.deepEqual([(await rowOf(id)).count, (await rowOf(part)).count], [4, 2]);
});

test('it and all after it; the first of all leaves nothing, nor does an only message', async () => {
  const { mails, id } = await conversation();
  assert.equal((await split(id, mails[0]!.messageId, 'after')).body.refusal, 'nothing-left');
  const part = await splitOff(id, mails[1]!.messageId, 'after');
  assert.deepEqual([(await rowOf(id)).count, (await rowOf(part)).count], [1, 2]);
  assert.equal((await split(id, mails[0]!.messageId)).body.refusal, 'nothing-left');
  assert.equal((await split(id, mails[2]!.messageId)).body.refusal, 'moved-on');
});

test('a reply to an answer of ours that moved goes with it, though its signed address names where it stood', async () => {
  const { address, mails, id } = await conversation();
  const { content } = compose.openReply.output.parse(
    (await floor.call(nadia, compose.openReply, { interactionId: id })).body,
  );
  const sent = await floor.call(nadia, compose.sendReply, {
    ...{ interactionId: id, content: { ...content, html: '<p>Oui</p>' }, onceKey: randomUUID() },
  });
  const messageId = Number(sent.body['messageId']);
  assert.equal((await split(id, messageId)).body.refusal, 'being-sent');
  await sql`update interactions.messages set delivery = 'sent' where id = ${messageId}`.execute(floor.db);
  const { rows } = await sql<{ rfcId: string }>`
    select rfc_message_id as "rfcId" from interactions.messages where id = ${messageId}
  `.execute(floor.db);
  const part = await splitOff(id, messageId);
  assert.deepEqual([(await rowOf(part)).waiting, (await rowOf(part)).status], ['customer', 'open']);
  assert.equal((await rowOf(id)).waiting, 'agent');
  const to = [{ name: '', address: floor.tokens.replyAddress('aide@maison.test', id) }];
  const ours = { interactionId: id, messageId, rfcId: rows[0]!.rfcId };
  assert.equal((await writes(address, [...mails, ours], { to })).interactionId, part);
  assert.equal(
    (await writes(address, [], { to })).interactionId,
    id,
    'by the signed address alone it goes where it says',
  );
});

test('D2 a Pending one whose last word is the contact’s again is reopened by what left it', async () => {
  const { mails, id } = await conversation();
  await floor.call(nadia, outcomes.setStatus, { interactionId: id, status: 'pending' });
  const part = await splitOff(id, mails[2]!.messageId);
  assert.deepEqual([(await rowOf(id)).status, (await rowOf(part)).status], ['open', 'open']);
});

test('D4 without room it waits in the queue of its skill, and that is said before', async () => {
  const lea = await floor.person('Lea', { skills: [skillId], inboxLimit: 1 });
  const address = `${randomUUID()}@client.test`;
  const first = await writes(address);
  await floor.call(lea, inbox.assignToMe, { interactionId: first.interactionId });
  const second = await writes(address, [first]);
  const about = contract.about.output.parse(
    (await floor.call(lea, contract.about, { messageId: second.messageId })).body,
  );
  assert.deepEqual(
    [about.goesTo, about.one, about.after],
    ['queue', { messages: 1, why: null }, { messages: 1, why: null }],
  );
  const answer = await split(first.interactionId, second.messageId, 'one', lea);
  assert.equal(answer.body['goesTo'], 'queue');
  const row = await rowOf(Number(answer.body['interactionId']));
  assert.deepEqual([row.status, row.assignee, row.queued], ['new', null, true]);
});

test('tags are kept if wanted; what was read is read, and both threads tell of each other', async () => {
  const { mails, id } = await conversation();
  await floor.call(nadia, addTag, { interactionId: id, tag: { name: 'Urgent' } });
  await sql`
    insert into interactions.reads (agent_id, interaction_id, seen_message_id) values (${nadia.id}, ${id}, ${mails[1]!.messageId})
  `.execute(floor.db);
  const kept = await splitOff(id, mails[1]!.messageId);
  const dropped = Number((await split(id, mails[2]!.messageId, 'one', nadia, false)).body['interactionId']);
  const rows = inbox.inbox.output.parse((await floor.call(nadia, inbox.inbox, {})).body).rows;
  const facts = (of: number) => {
    const row = rows.find((one) => one.id === of)!;
    return [row.tagIds.length, row.unread];
  };
  assert.deepEqual(
    [facts(kept), facts(dropped), facts(id)],
    [
      [1, 0],
      [0, 1],
      [1, 0],
    ],
  );
  const linesOf = async (of: number) =>
    contract.listSplits.output
      .parse((await floor.call(nadia, contract.listSplits, { interactionId: of })).body)
      .splits.map((one) => [one.isPart, one.other?.id, one.byName, one.messages]);
  assert.deepEqual(await linesOf(id), [
    [false, kept, 'Nadia', 1],
    [false, dropped, 'Nadia', 1],
  ]);
  assert.deepEqual(await linesOf(kept), [[true, id, 'Nadia', 1]]);
  // Merged again, nothing parts them.
  await floor.call(nadia, merging.merge, { interactionId: id, otherId: kept });
  assert.deepEqual(await linesOf(id), [[false, dropped, 'Nadia', 1]]);
  assert.equal((await rowOf(id)).count, 2);
});

test('mails that come in while it is split are in one of the two, never lost, and begin none of their own', async () => {
  for (let round = 0; round < 5; round += 1) {
    const { address, mails, id } = await conversation();
    const [first, second] = mails as [Came, Came];
    const [done, ...came] = await Promise.all([
      split(id, second.messageId, 'after'),
      ...Array.from({ length: 4 }, () => writes(address, [first, second])),
    ]);
    const part = Number(done.body['interactionId']);
    assert.equal((await rowOf(id)).count, 1);
    assert.equal((await rowOf(part)).count, 2 + came.length);
    const { rows } = await sql<{ at: number }>`
      select distinct interaction_id::int as at from interactions.messages where id = any(${came.map((one) => one.messageId)}::bigint[])
    `.execute(floor.db);
    assert.deepEqual(rows, [{ at: part }]);
  }
});

test('two clicks on one message at once split it once', async () => {
  const { mails, id } = await conversation();
  const answers = await Promise.all([1, 2, 3].map(() => split(id, mails[1]!.messageId)));
  assert.deepEqual(answers.map((one) => one.body.refusal ?? 'ok').toSorted(), ['moved-on', 'moved-on', 'ok']);
});
