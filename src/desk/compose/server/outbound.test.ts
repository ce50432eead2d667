import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { deskFloor, type DeskFloor, type Person } from '#desk/testing/desk-floor.ts';
import * as inbox from '#desk/inbox/contract.ts';
import { addContact } from '#spine/contacts/server/api.ts';
import { setState } from '#spine/people/contract.ts';
import { routeOnce } from '#spine/routing/server/router.ts';
import * as compose from '../contract.ts';
import * as contract from '../outbound/contract.ts';
import { releaseAt } from './scheduled.ts';

let floor: DeskFloor;
let sales: number;
let billing: number;
before(async () => {
  floor = await deskFloor();
  sales = await floor.skill('Ventes');
  billing = await floor.skill('Facturation');
  await floor.mailbox('ventes@maison.test', sales, [{ address: 'bonjour@maison.test', name: 'Bonjour' }]);
  await floor.mailbox('compta@maison.test', billing);
});
after(() => floor.close());

let people = 0;
const agent = async (state: 'available' | 'working' | 'unavailable', more: object = {}): Promise<Person> => {
  people += 1;
  const person = await floor.person(`Agent${people}`, { skills: [sales], ...more });
  await floor.call(person, setState, { state });
  return person;
};
const begin = async (who: Person, more: object = {}) => {
  const asked = { skillId: sales, contactId: null, name: 'Neuf', address: `${randomUUID()}@client.test`, ...more };
  const { draftId } = contract.startOutbound.output.parse((await floor.call(who, contract.startOutbound, asked)).body);
  const opened = contract.openOutbound.output.parse((await floor.call(who, contract.openOutbound, { draftId })).body);
  return { draftId, opened, content: { ...opened.content, subject: 'Bienvenue', html: '<p>Bonjour</p>' } };
};
const post = (who: Person, draftId: string, content: compose.DraftContent, onceKey: string = randomUUID()) =>
  floor.call(who, contract.sendOutbound, { draftId, content, onceKey });
const send = async (who: Person, more: Partial<compose.DraftContent> = {}) => {
  const { draftId, content } = await begin(who);
  const answer = await post(who, draftId, { ...content, ...more });
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return { draftId, ...contract.sendOutbound.output.parse(answer.body) };
};
type Kept = Record<
  'status' | 'waiting' | 'skill' | 'assignee' | 'last' | 'contact' | 'subject' | 'mailbox' | 'count',
  unknown
>;
const interaction = async (id: number) =>
  (
    await sql<Kept>`
      select status, waiting_for as waiting, skill_id as skill, assignee_id as assignee, last_agent_id as last,
             contact_id as contact, subject, mailbox_id as mailbox, message_count as count
      from interactions.interactions where id = ${id}`.execute(floor.db)
  ).rows[0];
const total = async (table: string): Promise<number> =>
  (await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(floor.db)).rows[0]!.n;

test('R7 whoever has no outbound skill, or none that a mailbox leads to, is refused', async () => {
  const start = async (who: Person, skillId: number): Promise<unknown> =>
    (await floor.call(who, contract.startOutbound, { skillId, contactId: null, name: '', address: 'x@client.test' }))
      .body.refusal;
  const quiet = await floor.skill('Accueil');
  assert.equal(await start(await agent('available', { skills: [] }), sales), 'no-outbound-skill');
  assert.equal(await start(await agent('available', { skills: [quiet] }), quiet), 'no-outbound-address');
  assert.equal(await start(await agent('available', { emailEnabled: false }), sales), 'email-not-enabled');
  assert.equal(await start(await agent('available'), billing), 'no-outbound-skill');
  await sql`update routing.skills set outbound = false where id = ${billing}`.execute(floor.db);
  assert.equal(await start(await agent('available', { skills: [billing] }), billing), 'no-outbound-skill');
  await sql`update routing.skills set outbound = true where id = ${billing}`.execute(floor.db);
});

test('R7 a skill that was taken away since stops the send too, and the draft stays', async () => {
  const who = await agent('available');
  const { draftId, content } = await begin(who);
  await sql`delete from routing.proficiencies where agent_id = ${who.id}`.execute(floor.db);
  assert.equal((await post(who, draftId, content)).body.refusal, 'no-outbound-skill');
  assert.equal((await floor.call(who, contract.listOutbound, {})).body['drafts'] instanceof Array, true);
  assert.equal((await floor.call(who, contract.openOutbound, { draftId })).body['blocked'], 'no-outbound-skill');
});

test('R8 R9 D4 it is mine while Available or Working even when my inbox is full, nobody’s while Unavailable', async () => {
  for (const [state, mine] of [
    ['available', true],
    ['working', true],
    ['unavailable', false],
  ] as const) {
    const who = await agent(state, { inboxLimit: 1 });
    await send(who);
    const { interactionId } = await send(who);
    const kept = (await interaction(interactionId))!;
    assert.deepEqual(
      { ...kept, contact: 0, mailbox: 0 },
      {
        ...{
          status: 'open',
          waiting: 'customer',
          skill: sales,
          subject: 'Bienvenue',
          count: 1,
          contact: 0,
          mailbox: 0,
        },
        assignee: mine ? who.id : null,
        last: who.id,
      },
    );
    const { load, limit } = inbox.inbox.output.parse((await floor.call(who, inbox.inbox, {})).body);
    assert.deepEqual([load, limit], [mine ? 2 : 0, 1]);
  }
});

test('R16 the addresses offered are those of the mailboxes of that skill, and no other is taken', async () => {
  const who = await agent('available', { skills: [sales, billing] });
  const { draftId, opened, content } = await begin(who);
  assert.deepEqual(
    opened.senders.map((one) => one.address),
    ['ventes@maison.test', 'bonjour@maison.test'],
  );
  const other = await begin(who, { skillId: billing });
  const refused = await post(who, draftId, { ...content, senderId: other.opened.senders[0]!.id });
  assert.equal(refused.body.refusal, 'sender-not-allowed');
});

test('D7 the contact’s answer to what an Unavailable agent sent is routed by the outbound skill', async () => {
  const who = await agent('unavailable');
  const { interactionId, messageId } = await send(who);
  const { rows } = await sql<{ id: string; to: string }>`
    select rfc_message_id as id, recipients_to->0->>'address' as to from interactions.messages where id = ${messageId}
  `.execute(floor.db);
  const back = await floor.receive(1, billing, {
    from: { name: '', address: rows[0]!.to },
    inReplyTo: [rows[0]!.id],
  });
  assert.equal(back.interactionId, interactionId);
  const queued = await sql<{ skill: number }>`
    select skill_id as skill from routing.queue where interaction_id = ${interactionId}`.execute(floor.db);
  assert.deepEqual(queued.rows, [{ skill: sales }]);
  const free = await agent('available', { inboxLimit: 900 });
  await sql`update people.presence set state = 'unavailable' where agent_id <> ${free.id}`.execute(floor.db);
  await floor.act(routeOnce);
  assert.equal((await interaction(interactionId))!.assignee, free.id);
});

test('a second click is the same mail, also when both come at once', async () => {
  const who = await agent('available');
  const { draftId, content } = await begin(who);
  const before = await total('interactions.interactions');
  const key = randomUUID();
  const [one, two] = await Promise.all([post(who, draftId, content, key), post(who, draftId, content, key)]);
  assert.deepEqual(one.body, two.body);
  assert.deepEqual((await post(who, draftId, content, key)).body, one.body);
  assert.equal(await total('interactions.interactions'), before + 1);
});

test('two tabs that send one draft with clicks of their own send one mail', async () => {
  const who = await agent('available');
  const { draftId, content } = await begin(who);
  const before = await total('interactions.interactions');
  const answers = await Promise.all([post(who, draftId, content), post(who, draftId, content)]);
  assert.deepEqual(answers.map((one) => one.body.refusal ?? 'sent').toSorted(), ['not-found', 'sent']);
  assert.equal(await total('interactions.interactions'), before + 1);
});

test('an undone send is a draft again, and the interaction is as if it had never been', async () => {
  const who = await agent('available');
  const counts = async () => [
    await total('interactions.interactions'),
    await total('interactions.messages'),
    await total('interactions.thread_keys'),
  ];
  const before = await counts();
  const { draftId, interactionId, messageId } = await send(who, { html: '<p>Pas encore</p>' });
  const undone = await floor.call(who, compose.undoSend, { messageId });
  assert.deepEqual(undone.body, { interactionId, draftId });
  assert.deepEqual(await counts(), before);
  const opened = contract.openOutbound.output.parse((await floor.call(who, contract.openOutbound, { draftId })).body);
  assert.deepEqual([opened.content.html, opened.content.subject], ['<p>Pas encore</p>', 'Bienvenue']);
  const again = await post(who, draftId, opened.content);
  assert.equal(again.status, 200);
});

test('an undone send does not take along what a colleague writes there', async () => {
  const who = await agent('available');
  const peer = await agent('available');
  const { interactionId, messageId } = await send(who);
  const { content } = compose.openReply.output.parse(
    (await floor.call(peer, compose.openReply, { interactionId })).body,
  );
  const saved = await floor.call(peer, compose.saveDraft, {
    interactionId,
    version: 0,
    content: { ...content, html: '<p>Aussi</p>' },
  });
  assert.equal(saved.status, 200);
  await floor.call(who, compose.undoSend, { messageId });
  const { body } = await floor.call(peer, compose.openReply, { interactionId });
  assert.equal(compose.openReply.output.parse(body).content.html, '<p>Aussi</p>');
});

test('the conversation is with whoever was chosen, or with the first recipient when they no longer are one', async () => {
  const who = await agent('available');
  const one = { language: null, company: null, place: null };
  const chosen = await addContact(floor.db, {
    ...{ ...one, name: 'Hélène Gagné' },
    addresses: ['helene@client.test', 'gagne@client.test'].map((address) => ({ kind: 'email', address })),
  });
  const to = async (...addresses: string[]) => {
    const { draftId, content } = await begin(who, { contactId: chosen, address: 'helene@client.test' });
    const list = addresses.map((address) => ({ name: '', address }));
    const { interactionId } = contract.sendOutbound.output.parse(
      (await post(who, draftId, { ...content, to: list })).body,
    );
    return (await interaction(interactionId))!.contact;
  };
  assert.equal(await to('Helene@client.test'), chosen);
  assert.equal(await to('autre@client.test', 'gagne@client.test'), chosen);
  const other = await to('Autre@Client.test');
  assert.notEqual(other, chosen);
  assert.equal(await to('autre@client.test'), other);
});

test('a subject or a name cannot end its header, and a contact that is not there is none', async () => {
  const who = await agent('available');
  const { draftId, content } = await begin(who, { contactId: 9_999_999, name: 'Neuf\r\nBcc: espion@client.test' });
  const answer = await post(who, draftId, { ...content, subject: 'Bonjour\r\nBcc: espion@client.test' });
  const { interactionId } = contract.sendOutbound.output.parse(answer.body);
  assert.equal((await interaction(interactionId))!.subject, 'Bonjour Bcc: espion@client.test');
  const { rows } = await sql<{ subject: string; to: { name: string }[] }>`
    select subject, recipients_to as to from interactions.messages where interaction_id = ${interactionId}
  `.execute(floor.db);
  assert.ok(!/[\r\n]/.test(rows[0]!.subject + rows[0]!.to[0]!.name));
});

test('drafts not sent are listed with their subject until they are sent or thrown away', async () => {
  const who = await agent('available');
  const { draftId, content } = await begin(who, { name: 'Lise', address: 'lise@client.test' });
  await floor.call(who, contract.saveOutbound, { draftId, version: 0, content });
  const other = await begin(who);
  const listed = async () =>
    contract.listOutbound.output
      .parse((await floor.call(who, contract.listOutbound, {})).body)
      .drafts.map((one) => [one.draftId, one.name, one.subject]);
  assert.deepEqual(await listed(), [
    [other.draftId, 'Neuf', ''],
    [draftId, 'Lise', 'Bienvenue'],
  ]);
  await floor.call(who, contract.discardOutbound, { draftId: other.draftId });
  await post(who, draftId, content);
  assert.deepEqual(await listed(), []);
  assert.equal((await floor.call(who, contract.openOutbound, { draftId: other.draftId })).body.refusal, 'not-found');
});

test('a page that lags does not write over a newer draft', async () => {
  const who = await agent('available');
  const { draftId, content } = await begin(who);
  const save = { draftId, version: 0, content };
  assert.equal((await floor.call(who, contract.saveOutbound, save)).status, 200);
  assert.equal((await floor.call(who, contract.saveOutbound, save)).body.refusal, 'draft-moved');
});

test('one for later is held in its interaction, leaves at its time, and can be taken back until then', async () => {
  const who = await agent('unavailable');
  const plan = async () => {
    const { draftId, content } = await begin(who);
    const sendAt = new Date(Date.now() + 3_600_000).toISOString();
    const input = { draftId, content, onceKey: randomUUID(), sendAt };
    const { body } = await floor.call(who, contract.sendOutbound, input);
    return { draftId, ...contract.sendOutbound.output.parse(body) };
  };
  const back = await plan();
  const undone = await floor.call(who, compose.undoSend, { messageId: back.messageId });
  assert.deepEqual(undone.body, { interactionId: back.interactionId, draftId: back.draftId });
  assert.equal(await interaction(back.interactionId), undefined);

  const { messageId, interactionId } = await plan();
  await sql`update interactions.messages set send_at = now() - interval '1 second' where id = ${messageId}`.execute(
    floor.db,
  );
  await releaseAt(floor.act, messageId);
  const { rows } = await sql<{ delivery: string }>`
    select delivery from interactions.messages where id = ${messageId}`.execute(floor.db);
  assert.deepEqual(rows, [{ delivery: 'queued' }]);
  assert.equal((await interaction(interactionId))!.assignee, null);
});
