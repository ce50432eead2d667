import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { assignToMe } from '#desk/inbox/contract.ts';
import { deskFloor, type DeskFloor, type Person } from '#desk/testing/desk-floor.ts';
import { createBell } from '#ground/events/server/bell.ts';
import { startWorker } from '#ground/jobs/server/worker.ts';
import { DEFAULT_SETTINGS } from '#spine/house-settings/contract.ts';
import { saveHouseSettings } from '#spine/house-settings/server/api.ts';
import { setStatus } from '../contract.ts';
import { outcomeJobs, planLeaving } from './jobs.ts';

const MINUTES = 10;
let floor: DeskFloor;
let nadia: Person;
let skillId: number;
let mailboxId: number;
before(async () => {
  floor = await deskFloor();
  skillId = await floor.skill('Facturation');
  mailboxId = await floor.mailbox('aide@maison.test', skillId);
  nadia = await floor.person('Nadia', { skills: [skillId], inboxLimit: 100 });
  await saveHouseSettings(floor.act, { ...DEFAULT_SETTINGS, removeFinishedMinutes: MINUTES }, nadia.id);
});
after(() => floor.close());

const resolved = async (minutesAgo: number): Promise<number> => {
  const { interactionId } = await floor.receive(mailboxId, skillId);
  await floor.call(nadia, assignToMe, { interactionId });
  await floor.call(nadia, setStatus, { interactionId, status: 'resolved' });
  const back = sql`make_interval(mins => ${minutesAgo})`;
  await sql`
    update interactions.interactions set ended_at = ended_at - ${back}, assigned_at = assigned_at - ${back}
    where id = ${interactionId}
  `.execute(floor.db);
  return interactionId;
};
const jobOf = async (id: number): Promise<Date | undefined> =>
  (await sql<{ at: Date }>`select run_at as at from jobs.jobs where key = ${`leave-inbox:${id}`}`.execute(floor.db))
    .rows[0]?.at;
const assigneeOf = async (id: number): Promise<number | null> =>
  (
    await sql<{ at: number | null }>`select assignee_id as at from interactions.interactions where id = ${id}`.execute(
      floor.db,
    )
  ).rows[0]!.at;
const removals = async (ids: number[]): Promise<number> =>
  (
    await sql`select 1 from events.journal where kind = 'dispositions.removed' and interaction_id = any(${ids}::bigint[])`.execute(
      floor.db,
    )
  ).rows.length;

test('R129 a job that comes too early plans itself for the right time', async () => {
  const id = await resolved(0);
  await outcomeJobs(floor.db, floor.act)['outcomes.leave-inbox']!({ interactionId: id }, {} as never);
  assert.equal(await assigneeOf(id), nadia.id);
  const at = (await jobOf(id))!;
  assert.ok(Math.abs(at.getTime() - Date.now() - MINUTES * 60_000) < 60_000, String(at));
});

test('R129 two processes take each finished interaction out once', async () => {
  const ids: number[] = [];
  for (let n = 0; n < 12; n += 1) ids.push(await resolved(MINUTES + 1));
  for (const id of ids) await floor.act((one) => planLeaving(one, id, MINUTES));
  const bells = await Promise.all([createBell(floor.database), createBell(floor.database)]);
  const workers = bells.map((bell) => startWorker(floor.database, bell, outcomeJobs(floor.db, floor.act)));
  try {
    while ((await Promise.all(ids.map(assigneeOf))).some((agentId) => agentId !== null))
      await new Promise((resolve) => setTimeout(resolve, 20));
  } finally {
    await Promise.all(workers.map((worker) => worker.stop()));
    await Promise.all(bells.map((bell) => bell.close()));
  }
  assert.equal(await removals(ids), ids.length);
});

test('R129 the same job run twice changes nothing the second time', async () => {
  const id = await resolved(MINUTES + 1);
  const leave = outcomeJobs(floor.db, floor.act)['outcomes.leave-inbox']!;
  await Promise.all([leave({ interactionId: id }, {} as never), leave({ interactionId: id }, {} as never)]);
  await leave({ interactionId: id }, {} as never);
  assert.deepEqual([await assigneeOf(id), await removals([id])], [null, 1]);
});
