import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { sql } from 'kysely';
import { deskFloor, type DeskFloor } from '#desk/testing/desk-floor.ts';
import { visibleRow } from '#spine/interactions/server/api.ts';
import { changeState, saveTeamRow } from '#spine/people/server/api.ts';
import type { Target } from '../contract.ts';
import { acceptOffer, handOn, offersFor, saveSkillRow, setProficiencies, takeForSelf } from './api.ts';
import { routeOnce } from './router.ts';

let floor: DeskFloor;
let mailboxId: number;
let skillId: number;
let teamId: number;
before(async () => {
  floor = await deskFloor();
  teamId = (await floor.act((one) =>
    saveTeamRow(one.tx, { id: null, name: 'Équipe de nuit', inboxLimit: 4 }),
  )) as number;
});
after(() => floor.close());
let names = 0;
/** Every test has the floor to itself: who came before is gone home, and nothing of theirs waits. */
beforeEach(async () => {
  await sql`update people.presence set state = 'unavailable'`.execute(floor.db);
  await sql`delete from routing.queue`.execute(floor.db);
  skillId = await floor.skill(`Compétence ${(names += 1)}`);
  mailboxId = (await floor.mailbox(`aide${names}@maison.test`, skillId)) as number;
});

const agent = async (more: {
  skills?: number[];
  state?: 'available' | 'working';
  limit?: number;
  team?: boolean;
  emailEnabled?: boolean;
}) => {
  const { id } = await floor.person(`Agent${(names += 1)}`, {
    skills: more.skills ?? [skillId],
    inboxLimit: more.limit ?? 5,
    emailEnabled: more.emailEnabled ?? true,
  });
  if (more.state) await floor.act((one) => changeState(one, id, more.state!, null));
  if (more.team) await sql`update people.agents set team_id = ${teamId} where id = ${id}`.execute(floor.db);
  return id;
};
const taken = async (by: number): Promise<number> => {
  const { interactionId } = await floor.receive(mailboxId, skillId);
  await floor.act((one) => takeForSelf(one, interactionId, by));
  return interactionId;
};
const hand = (interactionId: number, by: number, to: Target) =>
  floor.act((one) => handOn(one, { interactionId, by, to }, () => null));
const route = async (): Promise<void> => {
  while ((await floor.act(routeOnce)) > 0);
};
type Standing = { assignee: number | null; status: string; skill: number; queued: Date | null };
const urgency = async (interactionId: number): Promise<number> =>
  (
    await sql<{ priority: number }>`select priority from routing.queue where interaction_id = ${interactionId}`.execute(
      floor.db,
    )
  ).rows[0]!.priority;
const standing = async (interactionId: number): Promise<Standing> =>
  (
    await sql<Standing>`
      select i.assignee_id as assignee, i.status, i.skill_id as skill, q.queued_at as queued
      from interactions.interactions i left join routing.queue q on q.interaction_id = i.id where i.id = ${interactionId}
    `.execute(floor.db)
  ).rows[0]!;

test('R45 it goes straight into the inbox of the agent, Available or Working, and keeps its status', async () => {
  const giver = await agent({ state: 'available' });
  const target = await agent({ skills: [], state: 'working' });
  const id = await taken(giver);
  await sql`update interactions.interactions set status = 'new' where id = ${id}`.execute(floor.db);
  assert.equal((await hand(id, giver, { kind: 'agent', id: target })).held.assigneeId, giver);
  assert.deepEqual(await standing(id), { assignee: target, status: 'new', skill: skillId, queued: null });
  const { rows } = await sql<{ kind: string; who: number }>`
    select kind, agent_id as who from events.journal where interaction_id = ${id} order by id desc limit 2
  `.execute(floor.db);
  assert.deepEqual(rows.toReversed(), [
    { kind: 'interactions.unassigned', who: giver },
    { kind: 'interactions.assigned', who: target },
  ]);
});

test('R45 R1 D4 an agent who is away, full, not enabled, gone, or has it already is refused, and it stays where it was', async () => {
  const giver = await agent({ state: 'available' });
  const away = await agent({});
  const full = await agent({ state: 'available', limit: 1 });
  await taken(full);
  const disabled = await agent({ state: 'available', emailEnabled: false });
  const left = await agent({ state: 'available' });
  await sql`update people.agents set disabled_at = now() where id = ${left}`.execute(floor.db);
  const id = await taken(giver);
  for (const [target, code] of [
    [away, 'agent-absent'],
    [full, 'agent-full'],
    [disabled, 'agent-not-enabled'],
    [left, 'target-gone'],
    [giver, 'same-agent'],
    [999_999, 'target-gone'],
  ] as const)
    await assert.rejects(hand(id, giver, { kind: 'agent', id: target }), { code }, code);
  assert.equal((await standing(id)).assignee, giver);
});

test('R46 it waits for the skill since its first unanswered mail, and goes to somebody else than who handed it on', async () => {
  const other = await floor.skill(`Autre ${names}`);
  const giver = await agent({ skills: [skillId, other], state: 'available' });
  const id = await taken(giver);
  await sql`update interactions.messages set created_at = now() - interval '3 hours' where interaction_id = ${id}`.execute(
    floor.db,
  );
  const late = await agent({ skills: [other] });
  await hand(id, giver, { kind: 'skill', id: other });
  const waits = await standing(id);
  assert.deepEqual([waits.assignee, waits.skill], [null, other]);
  assert.ok(Date.now() - waits.queued!.getTime() > 2 * 3_600_000);
  await route();
  assert.equal((await standing(id)).assignee, null, 'not back to who handed it on');
  await floor.act((one) => changeState(one, late, 'available', null));
  await route();
  assert.equal((await standing(id)).assignee, late);
});

test('R46 it has the urgency of the skill it goes to, unless it has one of its own', async () => {
  const urgent = (await floor.act((one) =>
    saveSkillRow(one, { id: null, name: `Urgente ${names}`, priority: 8, offers: false, offerSeconds: 60 }),
  )) as number;
  const giver = await agent({ state: 'available', limit: 9 });
  await agent({ skills: [urgent] });
  const [plain, ruled] = [await taken(giver), await taken(giver)];
  await sql`update interactions.interactions set priority = 3 where id = ${ruled}`.execute(floor.db);
  for (const id of [plain, ruled]) await hand(id, giver, { kind: 'skill', id: urgent });
  assert.deepEqual([await urgency(plain), await urgency(ruled)], [8, 3]);
});

test('R46 who handed it on can still take it by hand', async () => {
  const giver = await agent({ state: 'available' });
  await agent({});
  const id = await taken(giver);
  await hand(id, giver, { kind: 'skill', id: skillId });
  await floor.act((one) => takeForSelf(one, id, giver));
  assert.deepEqual([(await standing(id)).assignee, (await standing(id)).queued], [giver, null]);
});

test('R46 to a team: one of its people gets it, skilled or not, and they see it while it waits', async () => {
  const giver = await agent({ state: 'available' });
  const stranger = await agent({ state: 'available' });
  const member = await agent({ skills: [], team: true });
  const id = await taken(giver);
  await hand(id, giver, { kind: 'team', id: teamId });
  await route();
  assert.equal((await standing(id)).assignee, null, `not ${stranger}, who is of no team`);
  const sees = async (who: number) =>
    (await visibleRow(floor.db, { id: who, role: 'agent', language: 'fr' }, id)) !== null;
  assert.deepEqual([await sees(member), await sees(await agent({ skills: [] }))], [true, false]);
  await floor.act((one) => changeState(one, member, 'available', null));
  await route();
  assert.deepEqual([(await standing(id)).assignee, (await standing(id)).skill], [member, skillId]);
});

test('R46 a skill or team with nobody else in it is refused, as is one that is gone', async () => {
  const giver = await agent({ state: 'available', team: true });
  await sql`update people.agents set team_id = null where id <> ${giver}`.execute(floor.db);
  const id = await taken(giver);
  for (const [to, code] of [
    [{ kind: 'skill', id: skillId }, 'nobody-else'],
    [{ kind: 'team', id: teamId }, 'nobody-else'],
    [{ kind: 'skill', id: 999_999 }, 'target-gone'],
    [{ kind: 'team', id: 999_999 }, 'target-gone'],
  ] as const)
    await assert.rejects(hand(id, giver, to), { code }, code);
  assert.equal((await standing(id)).assignee, giver);
});

test('D13 nobody waits behind what was handed on by the only one who has room', async () => {
  const giver = await agent({ state: 'available', limit: 3 });
  await agent({});
  const handed = [await taken(giver), await taken(giver), await taken(giver)];
  for (const id of handed) await hand(id, giver, { kind: 'skill', id: skillId });
  const behind: number[] = [];
  for (let n = 0; n < 3; n += 1) behind.push((await floor.receive(mailboxId, skillId)).interactionId);
  await route();
  assert.deepEqual(await Promise.all([...handed, ...behind].map(async (id) => (await standing(id)).assignee)), [
    null,
    null,
    null,
    giver,
    giver,
    giver,
  ]);
});

test('R45 what stands as an offer to somebody is withdrawn when it is handed on', async () => {
  const offering = await floor.skill(`Offerte ${names}`, true);
  const asked = await agent({ skills: [offering], state: 'available' });
  const chosen = await agent({ skills: [], state: 'available' });
  const { interactionId } = await floor.receive(mailboxId, offering);
  await route();
  const [offer] = await offersFor(floor.db, asked);
  await hand(interactionId, asked, { kind: 'agent', id: chosen });
  assert.deepEqual(await offersFor(floor.db, asked), []);
  await assert.rejects(
    floor.act((one) => acceptOffer(one, offer!.id, asked)),
    { code: 'offer-gone' },
  );
  assert.equal((await standing(interactionId)).assignee, chosen);
});

test('R45 D4 six hand on to one last place at once: one gets through', async () => {
  const target = await agent({ state: 'available', limit: 1 });
  const givers = await Promise.all(Array.from({ length: 6 }, () => agent({ state: 'available' })));
  const ids = await Promise.all(givers.map(taken));
  await floor.act((one) => setProficiencies(one, target, []));
  const all = await Promise.allSettled(ids.map((id, at) => hand(id, givers[at]!, { kind: 'agent', id: target })));
  assert.equal(all.filter((one) => one.status === 'fulfilled').length, 1);
  for (const one of all) if (one.status === 'rejected') assert.equal(one.reason.code, 'agent-full');
});
