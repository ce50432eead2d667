import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import * as inbox from '#desk/inbox/contract.ts';
import * as outcomes from '#desk/outcomes/contract.ts';
import { deskFloor, type DeskFloor, type Person } from '#desk/testing/desk-floor.ts';
import { now } from '#ground/clock.ts';
import { assign, unassign } from '#spine/interactions/server/api.ts';
import * as contract from '../contract.ts';
import { settleSleep, wakeOf } from './api.ts';

let floor: DeskFloor;
let nadia: Person;
let skillId: number;
let mailboxId: number;
before(async () => {
  floor = await deskFloor();
  skillId = await floor.skill('Facturation');
  mailboxId = Number(await floor.mailbox('aide@maison.test', skillId));
  nadia = await floor.person('Nadia', { skills: [skillId], inboxLimit: 900 });
});
after(() => floor.close());

const inDays = (days: number): string => new Date(now().getTime() + days * 86_400_000).toISOString();
const mineAsleep = async (status: 'open' | 'escalated' = 'open'): Promise<number> => {
  const { interactionId } = await floor.receive(mailboxId, skillId);
  await floor.call(nadia, inbox.assignToMe, { interactionId });
  await floor.call(nadia, outcomes.setStatus, { interactionId, status });
  assert.equal((await floor.call(nadia, contract.sleep, { interactionId, until: inDays(1) })).status, 200);
  return interactionId;
};
const sleepOf = async (interactionId: number) =>
  (await floor.call(nadia, contract.readSleep, { interactionId })).body['sleep'] as contract.Sleep | null;
const statusOf = async (interactionId: number): Promise<string> =>
  (
    await sql<{ status: string }>`select status from interactions.interactions where id = ${interactionId}`.execute(
      floor.db,
    )
  ).rows[0]!.status;
const jobs = async (interactionId: number): Promise<Date[]> =>
  (
    await sql<{ at: Date }>`select run_at as at from jobs.jobs where key = ${`snooze:${interactionId}`}`.execute(
      floor.db,
    )
  ).rows.map((row) => row.at);
const notices = async (interactionId: number): Promise<string[]> =>
  (
    await sql<{ kind: string }>`
      select kind from notices.notices where interaction_id = ${interactionId} and kind like 'woken-%'
    `.execute(floor.db)
  ).rows.map((row) => row.kind);
const timeComes = (interactionId: number) =>
  sql`update snooze.sleeps set until = now() - interval '1 minute' where interaction_id = ${interactionId}`.execute(
    floor.db,
  );

test('R117 asleep it is Pending with one job, which a second moment replaces', async () => {
  const id = await mineAsleep();
  assert.equal(await statusOf(id), 'pending');
  assert.equal((await jobs(id)).length, 1);
  const until = inDays(3);
  await floor.call(nadia, contract.sleep, { interactionId: id, until });
  assert.deepEqual(
    (await jobs(id)).map((at) => at.toISOString()),
    [until],
  );
  assert.deepEqual(await sleepOf(id), { interactionId: id, until, wokenAt: null });
});

test('it wakes at its time, once, however often its job runs; not before, and is told of', async () => {
  const id = await mineAsleep();
  await floor.act((one) => wakeOf(one, id, 'time'));
  assert.equal((await sleepOf(id))?.wokenAt, null, 'it is not its time yet');
  assert.equal((await jobs(id)).length, 1);
  await timeComes(id);
  await Promise.all([1, 2, 3].map(() => floor.act((one) => wakeOf(one, id, 'time'))));
  assert.ok((await sleepOf(id))?.wokenAt);
  assert.equal(await statusOf(id), 'open');
  assert.deepEqual(await notices(id), ['woken-time']);
});

test('by hand it wakes without a notice and without a job left; a second time is refused', async () => {
  const id = await mineAsleep('escalated');
  assert.equal(await statusOf(id), 'escalated');
  assert.equal((await floor.call(nadia, contract.wake, { interactionId: id })).status, 200);
  assert.equal(await statusOf(id), 'escalated');
  assert.deepEqual([await jobs(id), await notices(id)], [[], []]);
  assert.equal((await floor.call(nadia, contract.wake, { interactionId: id })).body.refusal, 'not-asleep');
});

test('what else is done ends it: another status, another inbox; and its job with it', async () => {
  const resolved = await mineAsleep();
  await floor.call(nadia, outcomes.setStatus, { interactionId: resolved, status: 'resolved' });
  await floor.act((one) => settleSleep(one, resolved, 'status'));
  assert.deepEqual([await sleepOf(resolved), await jobs(resolved)], [null, []]);

  const gone = await mineAsleep();
  await floor.act((one) => unassign(one, gone, nadia.id));
  await floor.act((one) => settleSleep(one, gone, 'inbox'));
  await floor.act((one) => assign(one, [{ interactionId: gone, agentId: nadia.id, open: false }]));
  assert.deepEqual([await sleepOf(gone), await jobs(gone)], [null, []]);

  const asleep = await mineAsleep();
  await floor.act((one) => settleSleep(one, asleep, 'answered'));
  assert.equal((await sleepOf(asleep))?.wokenAt, null, 'an answer leaves it asleep');
  await floor.call(nadia, contract.wake, { interactionId: asleep });
  await floor.act((one) => settleSleep(one, asleep, 'answered'));
  assert.equal(await sleepOf(asleep), null, 'and ends the mark of one that is awake');
});

test('the past and more than a year are refused, and what is Closed', async () => {
  const { interactionId } = await floor.receive(mailboxId, skillId);
  await floor.call(nadia, inbox.assignToMe, { interactionId });
  const refusal = async (until: string) =>
    (await floor.call(nadia, contract.sleep, { interactionId, until })).body.refusal;
  assert.equal(await refusal(inDays(-1)), 'time-past');
  assert.equal(await refusal(inDays(400)), 'time-too-far');
  await floor.call(nadia, outcomes.setStatus, { interactionId, status: 'closed' });
  assert.equal(await refusal(inDays(1)), 'closed');
  assert.equal(await sleepOf(interactionId), null);
});
