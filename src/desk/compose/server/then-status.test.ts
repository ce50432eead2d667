import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { assignToMe } from '#desk/inbox/contract.ts';
import { deskFloor, type DeskFloor, type Person } from '#desk/testing/desk-floor.ts';
import { later, now } from '#ground/clock.ts';
import type { StatusWithAnswer } from '#spine/dispositions/contract.ts';
import { saveDisposition, saveSkillRule } from '#spine/dispositions/server/api.ts';
import { listNotices } from '#spine/notices/contract.ts';
import { noticesWords } from '#spine/notices/words.ts';
import { say } from '#ground/words.ts';
import { DEFAULT_SETTINGS } from '#spine/house-settings/contract.ts';
import { saveHouseSettings } from '#spine/house-settings/server/api.ts';
import { statusWithAnswer } from '#spine/dispositions/contract.ts';
import * as contract from '../contract.ts';
import { statusComes } from '../rules.ts';
import { releaseAt } from './scheduled.ts';
import { applyThenAt } from './then-status.ts';

let floor: DeskFloor;
let nadia: Person;
let paule: Person;
let skillId: number;
let mailboxId: number;
before(async () => {
  floor = await deskFloor();
  skillId = await floor.skill('Facturation');
  mailboxId = await floor.mailbox('aide@maison.test', skillId);
  nadia = await floor.person('Nadia', { skills: [skillId], inboxLimit: 100 });
  paule = await floor.person('Paule', { skills: [skillId] });
});
after(() => floor.close());

const mine = async (): Promise<number> => {
  const { interactionId } = await floor.receive(mailboxId, skillId);
  await floor.call(nadia, assignToMe, { interactionId });
  return interactionId;
};
const send = async (interactionId: number, thenStatus: StatusWithAnswer, who = nadia, sendAt: Date | null = null) => {
  const opened = await floor.call(who, contract.openReply, { interactionId });
  const { content } = contract.openReply.output.parse(opened.body);
  return floor.call(who, contract.sendReply, {
    ...{ interactionId, content: { ...content, html: '<p>C’est réglé.</p>' }, onceKey: randomUUID(), thenStatus },
    sendAt: sendAt?.toISOString() ?? null,
  });
};
const sentId = (answer: Awaited<ReturnType<typeof send>>): number => Number(answer.body['messageId']);
const statusOf = async (id: number): Promise<string> =>
  (await sql<{ status: string }>`select status from interactions.interactions where id = ${id}`.execute(floor.db))
    .rows[0]!.status;
const messages = async (id: number): Promise<number> =>
  (await sql`select 1 from interactions.messages where interaction_id = ${id} and direction = 'out'`.execute(floor.db))
    .rows.length;
const comesDue = (messageId: number) =>
  sql`update interactions.messages set send_at = now() - interval '1 second' where id = ${messageId}`.execute(floor.db);
const undo = (messageId: number) => floor.call(nadia, contract.undoSend, { messageId });

test('R116 the status that goes with an answer comes at once, but Closed only when it cannot be taken back', () => {
  for (const to of statusWithAnswer.options)
    for (const held of [true, false]) {
      assert.equal(statusComes({ to, held, planned: true }), 'leaving');
      assert.equal(statusComes({ to, held, planned: false }), to === 'closed' && held ? 'leaving' : 'now');
    }
});

test('R114 the status is set in the act that queues the answer, and taken back with it', async () => {
  const id = await mine();
  const sent = await send(id, 'resolved');
  assert.equal(await statusOf(id), 'resolved');
  assert.equal((await undo(sentId(sent))).status, 200);
  assert.deepEqual([await statusOf(id), await messages(id)], ['open', 0]);
});

test('a status that somebody set since is not taken back with the answer', async () => {
  const id = await mine();
  const sent = await send(id, 'pending');
  await sql`update interactions.interactions set status = 'escalated' where id = ${id}`.execute(floor.db);
  await undo(sentId(sent));
  assert.equal(await statusOf(id), 'escalated');
});

test('R116 Closed comes with the answer that has left; one that is taken back closes nothing', async () => {
  const back = await mine();
  const first = sentId(await send(back, 'closed'));
  assert.equal(await statusOf(back), 'open');
  await applyThenAt(floor.act, first);
  assert.equal(await statusOf(back), 'open', 'not while it can be undone');
  await undo(first);
  await applyThenAt(floor.act, first);
  assert.equal(await statusOf(back), 'open');

  const id = await mine();
  const second = sentId(await send(id, 'closed'));
  await comesDue(second);
  await applyThenAt(floor.act, second);
  assert.equal(await statusOf(id), 'closed');
  await applyThenAt(floor.act, second);
  assert.equal(await statusOf(id), 'closed');
});

test('the status of a planned answer comes when it leaves, by its time or at once', async () => {
  const id = await mine();
  const at = later(now(), 3_600_000);
  const messageId = sentId(await send(id, 'resolved', nadia, at));
  assert.equal(await statusOf(id), 'open');
  await comesDue(messageId);
  await releaseAt(floor.act, messageId);
  assert.equal(await statusOf(id), 'resolved');
  const hasty = await mine();
  const next = sentId(await send(hasty, 'pending', nadia, at));
  await floor.call(nadia, contract.sendNow, { messageId: next });
  assert.equal(await statusOf(hasty), 'pending');
});

test('R117 whose the interaction is not sends no status with an answer, and the answer is not sent either', async () => {
  const id = await mine();
  const refused = await send(id, 'resolved', paule);
  assert.equal(refused.body.refusal, 'not-mine');
  assert.deepEqual([await statusOf(id), await messages(id)], ['open', 0]);
});

/** What the newest notice of hers says. */
const told = async (): Promise<{ said: string; about: number | undefined; unseen: number }> => {
  const { notices, unseen } = listNotices.output.parse((await floor.call(nadia, listNotices, {})).body);
  const newest = notices[0];
  const said = newest ? say(noticesWords[`kind.${newest.kind}`], 'fr', newest.data) : '';
  return { said, about: newest?.interaction?.id, unseen };
};

test('a planned answer leaves all the same when its writer gave the interaction away, and they are told so and why', async () => {
  const id = await mine();
  const messageId = sentId(await send(id, 'closed', nadia, later(now(), 3_600_000)));
  await sql`update interactions.interactions set assignee_id = ${paule.id} where id = ${id}`.execute(floor.db);
  await comesDue(messageId);
  await releaseAt(floor.act, messageId);
  const { rows } = await sql`select delivery from interactions.messages where id = ${messageId}`.execute(floor.db);
  assert.deepEqual([rows, await statusOf(id)], [[{ delivery: 'queued' }], 'open']);
  assert.deepEqual(await told(), {
    said: 'Votre réponse est partie, sans mettre l’état Fermé : l’interaction n’était plus à vous',
    ...{ about: id, unseen: 1 },
  });
  // A status that came is no news.
  const fine = await mine();
  const other = sentId(await send(fine, 'resolved', nadia, later(now(), 3_600_000)));
  await comesDue(other);
  await releaseAt(floor.act, other);
  assert.deepEqual([await statusOf(fine), (await told()).unseen], ['resolved', 1]);
});

test('R116 D16 whoever planned a status for what was closed, or lacks its disposition since, is told', async () => {
  const closed = await mine();
  const first = sentId(await send(closed, 'pending', nadia, later(now(), 3_600_000)));
  await sql`update interactions.interactions set status = 'closed' where id = ${closed}`.execute(floor.db);
  await floor.call(nadia, contract.sendNow, { messageId: first });
  assert.equal(
    (await told()).said,
    'Votre réponse est partie, sans mettre l’état En attente : l’interaction était fermée',
  );
  const bare = await mine();
  const second = sentId(await send(bare, 'closed', nadia, later(now(), 3_600_000)));
  await floor.act(async (one) => {
    await saveDisposition(one, { id: null, name: 'Remboursée', archived: false, skillIds: [skillId] }, null);
    await saveSkillRule(one, { skillId, dispositionRequired: true, statusRequired: true }, null);
  });
  await comesDue(second);
  await releaseAt(floor.act, second);
  assert.deepEqual(await told(), {
    said: 'Votre réponse est partie, sans mettre l’état Fermé : il manquait une disposition',
    ...{ about: bare, unseen: 3 },
  });
  await floor.act((one) => saveSkillRule(one, { skillId, dispositionRequired: false, statusRequired: true }, null));
});

test('without an undo window Closed comes at once; D16 refuses it, and the answer, without a disposition', async () => {
  await saveHouseSettings(floor.act, { ...DEFAULT_SETTINGS, undoSeconds: 0 }, nadia.id);
  const id = await mine();
  await send(id, 'closed');
  assert.equal(await statusOf(id), 'closed');
  await floor.act(async (one) => {
    await saveDisposition(one, { id: null, name: 'Réglée', archived: false, skillIds: [skillId] }, null);
    await saveSkillRule(one, { skillId, dispositionRequired: true, statusRequired: true }, null);
  });
  const asked = await mine();
  assert.equal((await send(asked, 'closed')).body.refusal, 'disposition-required');
  assert.deepEqual([await statusOf(asked), await messages(asked)], ['open', 0]);
  assert.equal((await send(asked, 'resolved')).status, 200);
});
