import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, afterEach, before, test } from 'node:test';
import { sql } from 'kysely';
import { openReply, sendReply, undoSend } from '#desk/compose/contract.ts';
import { assignToMe } from '#desk/inbox/contract.ts';
import { deskFloor, type DeskFloor, type Person } from '#desk/testing/desk-floor.ts';
import { meanwhile } from '#ground/db/server/test-database.ts';
import { createActs } from '#ground/events/server/follow.ts';
import { claimJobs } from '#ground/jobs/server/jobs-store.ts';
import { startWorker } from '#ground/jobs/server/worker.ts';
import * as contract from '../contract.ts';
import { timerJobs } from './jobs.ts';
import { retime } from './retime.ts';
import { ringTimer } from './ring.ts';

const HOUR = 60;
let floor: DeskFloor;
let nadia: Person;
let skillId: number;
let mailboxId: number;
const workers: { stop(): Promise<void> }[] = [];
before(async () => {
  floor = await deskFloor();
  await sql`update timers.counting set since = '2000-01-01'`.execute(floor.db);
  skillId = await floor.skill('Facturation');
  mailboxId = await floor.mailbox('aide@maison.test', skillId);
  nadia = await floor.person('Nadia', { skills: [skillId], inboxLimit: 200 });
});
after(() => floor.close());
afterEach(async () => {
  await Promise.all(workers.splice(0).map((one) => one.stop()));
});

const retimed = (...ids: number[]): Promise<void> => floor.act((one) => retime(one, ids));
/** In Nadia's inbox, answered: we wait for the contact. */
const answered = async (): Promise<{ interactionId: number; rfcId: string }> => {
  const rfcId = `${randomUUID()}@client.test`;
  const { interactionId } = await floor.receive(mailboxId, skillId, { messageId: rfcId });
  await floor.call(nadia, assignToMe, { interactionId });
  const { content } = openReply.output.parse((await floor.call(nadia, openReply, { interactionId })).body);
  const input = { interactionId, content: { ...content, html: '<p>Oui ?</p>' }, onceKey: randomUUID() };
  assert.equal((await floor.call(nadia, sendReply, input)).status, 200);
  await retimed(interactionId);
  return { interactionId, rfcId };
};
const goBack = async (interactionId: number, minutes: number): Promise<void> => {
  await sql`
    update interactions.messages
    set created_at = created_at - make_interval(mins => ${minutes}), send_at = send_at - make_interval(mins => ${minutes})
    where interaction_id = ${interactionId}
  `.execute(floor.db);
};
const stateOf = async (id: number) =>
  (
    await sql<{ status: string; assigneeId: number | null; queued: boolean }>`
      select i.status, i.assignee_id as "assigneeId",
             exists (select from routing.queue q where q.interaction_id = i.id) as queued
      from interactions.interactions i where i.id = ${id}
    `.execute(floor.db)
  ).rows[0]!;
const timerOf = async (interactionId: number) => {
  const { body } = await floor.call(nadia, contract.readTimer, { interactionId });
  return contract.readTimer.output.parse(body).timer;
};
const said = async (id: number): Promise<string[]> =>
  (
    await sql<{ kind: string }>`
      select kind from events.journal where interaction_id = ${id} and kind like 'timers.%' order by id
    `.execute(floor.db)
  ).rows.map((row) => row.kind.slice('timers.'.length));
const jobOf = async (id: number) =>
  (await sql<{ runAt: Date }>`select run_at as "runAt" from jobs.jobs where key = ${`timer:${id}`}`.execute(floor.db))
    .rows[0];
/** Until somebody waits for a lock that another holds. */
const untilBlocked = async (): Promise<void> => {
  for (;;) {
    const { rows } = await sql`select 1 from pg_stat_activity where wait_event_type = 'Lock'`.execute(floor.db);
    if (rows.length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};
const work = () => {
  const worker = startWorker(floor.database, floor.bell, timerJobs(createActs(floor.database, floor.bell)));
  workers.push(worker);
  return worker;
};
const until = async (look: () => Promise<boolean>): Promise<void> => {
  while (!(await look())) await new Promise((resolve) => setTimeout(resolve, 20));
};

test('R92 the agent timer begins with the first unanswered mail; another one does not begin it anew', async () => {
  const rfcId = `${randomUUID()}@client.test`;
  const { interactionId } = await floor.receive(mailboxId, skillId, { messageId: rfcId });
  await floor.call(nadia, assignToMe, { interactionId });
  await goBack(interactionId, 3 * HOUR);
  await retimed(interactionId);
  const began = await timerOf(interactionId);
  assert.equal(began?.kind, 'agent');
  assert.equal(Math.round(began.left / 60_000), HOUR);
  await floor.receive(mailboxId, skillId, { inReplyTo: [rfcId] });
  await retimed(interactionId);
  assert.equal((await timerOf(interactionId))?.dueAt, began.dueAt);
  // The same again: nothing is written, nothing is said.
  assert.deepEqual(await said(interactionId), ['changed']);
});

test('R92 an answer taken back was none: the contact waits since their mail', async () => {
  await sql`insert into settings.settings (key, value) values ('house', '{"companyName":"","undoSeconds":60,"requeueMinutes":0}')`.execute(
    floor.db,
  );
  const { interactionId } = await answered();
  assert.equal((await timerOf(interactionId))?.kind, 'customer');
  const { rows } = await sql<{ id: number }>`
    select id from interactions.messages where interaction_id = ${interactionId} and direction = 'out'
  `.execute(floor.db);
  assert.equal((await floor.call(nadia, undoSend, { messageId: rows[0]!.id })).status, 200);
  await retimed(interactionId);
  assert.equal((await timerOf(interactionId))?.kind, 'agent');
  await sql`delete from settings.settings`.execute(floor.db);
});

test('R93 R94 half is told once, zero is told once, and it stays where it is', async () => {
  const { interactionId } = await floor.receive(mailboxId, skillId);
  await floor.call(nadia, assignToMe, { interactionId });
  await goBack(interactionId, 3 * HOUR);
  await retimed(interactionId);
  for (let n = 0; n < 2; n += 1) await floor.act((one) => ringTimer(one, interactionId));
  await goBack(interactionId, 3 * HOUR);
  for (let n = 0; n < 2; n += 1) await floor.act((one) => ringTimer(one, interactionId));
  assert.deepEqual(await said(interactionId), ['changed', 'half', 'changed', 'due']);
  assert.equal((await stateOf(interactionId)).assigneeId, nadia.id);
  assert.equal(await jobOf(interactionId), undefined);
});

test('R97 D5 two processes let each contact’s time run out exactly once', async () => {
  const all = await Promise.all(Array.from({ length: 12 }, answered));
  for (const { interactionId } of all) await goBack(interactionId, 73 * HOUR);
  await retimed(...all.map((one) => one.interactionId));
  work();
  work();
  await until(async () =>
    (await Promise.all(all.map(({ interactionId }) => stateOf(interactionId)))).every((one) => one.assigneeId === null),
  );
  for (const { interactionId } of all) {
    assert.deepEqual(await stateOf(interactionId), { status: 'pending', assigneeId: null, queued: false });
    assert.equal((await said(interactionId)).filter((kind) => kind === 'expired').length, 1);
    assert.equal(await timerOf(interactionId), null);
  }
});

test('R97 a process that died with it in hand is followed by another, once its lease is over', async () => {
  const { interactionId } = await answered();
  await goBack(interactionId, 73 * HOUR);
  await retimed(interactionId);
  const [claimed] = await claimJobs(floor.db, [contract.TIMER_JOBS.ring], 1, 120);
  assert.deepEqual(claimed?.payload, { interactionId });
  // It did the act and died before it could strike the job off.
  await floor.act((one) => ringTimer(one, interactionId));
  await sql`update jobs.jobs set leased_until = now() - interval '1 second' where id = ${claimed.id}`.execute(floor.db);
  work();
  await until(async () => (await jobOf(interactionId)) === undefined);
  assert.equal((await said(interactionId)).filter((kind) => kind === 'expired').length, 1);
});

test('R97 R98 the contact’s answer in the same moment wins: it stays in the inbox', async () => {
  const { interactionId, rfcId } = await answered();
  await goBack(interactionId, 73 * HOUR);
  await retimed(interactionId);
  let rang: Promise<void> | undefined;
  await floor.act(async ({ tx }) => {
    // The mail is being taken in, and not yet committed.
    await sql`select 1 from interactions.interactions where id = ${interactionId} for update`.execute(tx);
    rang = meanwhile(() => floor.act((one) => ringTimer(one, interactionId)));
    await meanwhile(untilBlocked);
    await sql`update interactions.interactions set waiting_for = 'agent' where id = ${interactionId}`.execute(tx);
    await sql`
      insert into interactions.messages (interaction_id, direction, sender, written_at, rfc_message_id)
      values (${interactionId}, 'in', '{"name":"","address":"x@client.test"}', now(), ${`again.${rfcId}`})
    `.execute(tx);
  });
  await rang;
  assert.deepEqual(await stateOf(interactionId), { status: 'open', assigneeId: nadia.id, queued: false });
  assert.equal((await timerOf(interactionId))?.kind, 'agent');
  assert.ok(!(await said(interactionId)).includes('expired'));
});

test('R98 an answer that comes just after is routed, though it was being read while the time ran out', async () => {
  const { interactionId, rfcId } = await answered();
  await goBack(interactionId, 73 * HOUR);
  await retimed(interactionId);
  let received: Promise<unknown> | undefined;
  await floor.act(async (one) => {
    await ringTimer(one, interactionId);
    received = meanwhile(() => floor.receive(mailboxId, skillId, { inReplyTo: [rfcId] }));
    await meanwhile(untilBlocked);
  });
  await received;
  assert.deepEqual(await stateOf(interactionId), { status: 'open', assigneeId: null, queued: true });
  await retimed(interactionId);
  assert.equal((await timerOf(interactionId))?.kind, 'agent');
});

test('R96 D14 more time moves what is due, by whose it is, three times', async () => {
  const { interactionId } = await answered();
  await goBack(interactionId, 40 * HOUR);
  await retimed(interactionId);
  const add = async () => (await floor.call(nadia, contract.addTime, { interactionId })).body;
  assert.deepEqual([await add(), await add(), await add()], [{ extrasLeft: 2 }, { extrasLeft: 1 }, { extrasLeft: 0 }]);
  assert.equal((await add()).refusal, 'no-more-time');
  const timer = await timerOf(interactionId);
  assert.equal(Math.round(timer!.left / 3_600_000), 72 + 3 * 24 - 40);
  assert.equal(timer!.allowed, (72 + 3 * 24) * 3_600_000);
});

test('D14 a skill’s own minutes and hours hold for its timers, and the usual ones again without them', async () => {
  const { interactionId } = await floor.receive(mailboxId, skillId);
  await retimed(interactionId);
  const admin = await floor.person('Adam', { role: 'administrator' });
  const usual = contract.defaultPlan('America/Toronto');
  const save = async (plan: contract.Plan) => {
    const { status, body } = await floor.call(admin, contract.savePlan, { skillId, plan });
    return status === 200 ? 'ok' : body.refusal;
  };
  const never = { ...usual.hours, week: usual.hours.week.map(() => []) };
  assert.equal(await save({ ...usual, hours: never }), 'never-open');
  assert.equal(await save({ ...usual, hours: { ...usual.hours, zone: 'Mars/Olympus' } }), 'bad-zone');
  assert.equal(await save({ ...usual, agentMinutes: 30 }), 'ok');
  work();
  await until(async () => (await timerOf(interactionId))?.allowed === 30 * 60_000);
  await floor.call(admin, contract.dropPlan, { skillId });
  await until(async () => (await timerOf(interactionId))?.allowed === 240 * 60_000);
});
