import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { onlyFrom, openOfficeFloor, whoMay, type OfficeFloor } from '../../../../e2e/support/office-floor.ts';
import { me, setState } from '#spine/people/contract.ts';
import { saveSkillRow } from '#spine/routing/server/api.ts';
import * as contract from '../contract.ts';
import { staffRoutes } from './routes.ts';

let floor: OfficeFloor;
before(async () => {
  floor = await openOfficeFloor((http, { database, act }) => staffRoutes(http, { db: database.db, act }));
});
after(() => floor.close());

const person = {
  name: 'Ada Roy',
  login: 'ada',
  email: 'ada@house.test',
  role: 'agent' as const,
  language: 'fr' as const,
  teamId: null,
  emailEnabled: true,
  inboxLimit: null,
  skills: [],
  password: 'a long enough phrase',
};
const addPerson = async (login: string, more: Partial<typeof person> = {}): Promise<number> =>
  (await floor.ask('administrator', contract.addPerson, { ...person, login, ...more })).body.id;
const listed = async (id: number) =>
  (await floor.ask('supervisor', contract.listStaff, {})).body.people.find((each) => each.id === id);

describe('who may', () => {
  const nobody = 999_999;
  for (const [call, input, least] of [
    [contract.listStaff, {}, 'supervisor'],
    [contract.addPerson, { ...person, login: 'matrix' }, 'administrator'],
    [contract.changePerson, { ...person, id: nobody, password: null }, 'administrator'],
    [contract.setDisabled, { id: nobody, disabled: false }, 'administrator'],
    [contract.saveTeam, { id: null, name: 'Matrix', inboxLimit: 3 }, 'administrator'],
    [contract.removeTeam, { id: nobody }, 'administrator'],
  ] as const) {
    it(`${call.name}: ${least} and above`, async () => {
      assert.deepEqual(await whoMay(floor, call as never, input), onlyFrom(least));
    });
  }
});

describe('people', () => {
  it('R1 one added with email off comes back so, with skills and a limit, and can sign in', async () => {
    const skillId = (await floor.act((act) =>
      saveSkillRow(act, { id: null, name: 'Billing', priority: 5, offers: false, offerSeconds: 60 }),
    )) as number;
    const added = await floor.ask('administrator', contract.addPerson, {
      ...person,
      emailEnabled: false,
      inboxLimit: 3,
      skills: [{ skillId, level: 2 }],
    });
    assert.equal(added.status, 200);
    const row = (await listed(added.body.id))!;
    assert.equal(row.emailEnabled, false);
    assert.equal(row.inboxLimit, 3);
    assert.deepEqual(row.skills, [{ skillId, level: 2 }]);
    const cookie = await floor.enter('ada', person.password);
    assert.ok(cookie);
    assert.equal((await floor.ask({ cookie }, me, {})).body.emailEnabled, false);
  });

  it('a taken login, an unknown team and an unknown skill are refused, and nothing is kept of the try', async () => {
    const refusal = async (more: object) =>
      (await floor.ask('administrator', contract.addPerson, { ...person, login: 'second', ...more })).body.refusal;
    assert.equal(await refusal({ login: 'agent' }), 'login-taken');
    assert.equal(await refusal({ teamId: 999 }), 'unknown-team');
    assert.equal(await refusal({ skills: [{ skillId: 999, level: 1 }] }), 'unknown-skill');
    assert.equal(await floor.enter('second', person.password), null);
  });

  it('two who take the same login at once: one has it, the other hears so', async () => {
    const [a, b] = [await addPerson('twin-a'), await addPerson('twin-b')];
    const answers = await Promise.all(
      [a, b].map((id) =>
        floor.ask('administrator', contract.changePerson, { ...person, id, login: 'twin', password: null }),
      ),
    );
    assert.deepEqual(
      answers.map((each) => each.status).sort((a, b) => a - b),
      [200, 409],
    );
    assert.equal(answers.find((each) => each.status === 409)!.body.refusal, 'login-taken');
  });

  it('a new password ends the sessions of the one before', async () => {
    const id = await addPerson('forgetful');
    const cookie = (await floor.enter('forgetful', person.password))!;
    const change = { ...person, id, login: 'forgetful', password: 'another long phrase' };
    assert.equal((await floor.ask('administrator', contract.changePerson, change)).status, 200);
    assert.equal((await floor.ask({ cookie }, me, {})).status, 401);
    assert.equal(await floor.enter('forgetful', person.password), null);
    assert.ok(await floor.enter('forgetful', 'another long phrase'));
  });

  it('somebody who lost the role loses it on their next call', async () => {
    const id = await addPerson('was-supervisor', { role: 'supervisor' as never });
    const cookie = (await floor.enter('was-supervisor', person.password))!;
    assert.equal((await floor.ask({ cookie }, contract.listStaff, {})).status, 200);
    await floor.ask('administrator', contract.changePerson, { ...person, id, login: 'was-supervisor', password: null });
    assert.equal((await floor.ask({ cookie }, contract.listStaff, {})).body.refusal, 'not-allowed');
  });

  it('every change is in the journal with who made it', async () => {
    const id = await addPerson('journalled');
    const { rows } = await sql<{ data: { by: number; what: string } }>`
      select data from events.journal where kind = 'people.agent-changed' and agent_id = ${id}
    `.execute(floor.db);
    assert.deepEqual(
      rows.map((row) => row.data),
      [{ by: floor.ids.administrator, what: 'added' }],
    );
  });
});

describe('disabling', () => {
  it('signs out, makes Unavailable, and puts the inbox back in the queue', async () => {
    const skillId = (await floor.act((act) =>
      saveSkillRow(act, { id: null, name: 'Returns', priority: 5, offers: false, offerSeconds: 60 }),
    )) as number;
    const id = await addPerson('leaver', { skills: [{ skillId, level: 1 }] as never });
    const cookie = (await floor.enter('leaver', person.password))!;
    await floor.ask({ cookie }, setState, { state: 'available' });
    const interactionId = await interactionInInboxOf(id, skillId);

    assert.equal((await floor.ask('administrator', contract.setDisabled, { id, disabled: true })).status, 200);
    assert.equal((await floor.ask({ cookie }, me, {})).status, 401);
    assert.equal(await floor.enter('leaver', person.password), null);
    const row = (await listed(id))!;
    assert.equal(row.state, 'unavailable');
    assert.notEqual(row.disabledAt, null);
    const { rows } = await sql<{ assignee: number | null; waits: boolean }>`
      select assignee_id as assignee, exists (select from routing.queue q where q.interaction_id = i.id) as waits
      from interactions.interactions i where id = ${interactionId}
    `.execute(floor.db);
    assert.deepEqual(rows, [{ assignee: null, waits: true }]);

    assert.equal((await floor.ask('administrator', contract.setDisabled, { id, disabled: false })).status, 200);
    assert.ok(await floor.enter('leaver', person.password));
  });

  it('nobody disables themselves, nor takes the role from the last administrator', async () => {
    const id = floor.ids.administrator;
    const disable = await floor.ask('administrator', contract.setDisabled, { id, disabled: true });
    assert.equal(disable.body.refusal, 'yourself');
    const demote = { ...person, id, login: 'administrator', role: 'supervisor' as const, password: null };
    assert.equal((await floor.ask('administrator', contract.changePerson, demote)).body.refusal, 'last-administrator');

    const second = await addPerson('second-admin', { role: 'administrator' as never });
    const cookie = (await floor.enter('second-admin', person.password))!;
    assert.equal(
      (await floor.ask({ cookie }, contract.setDisabled, { id: second, disabled: true })).body.refusal,
      'yourself',
    );
    assert.equal((await floor.ask('administrator', contract.setDisabled, { id: second, disabled: true })).status, 200);
  });
});

describe('teams', () => {
  it('R127 a team has a limit, a name of its own, and goes only when nobody is in it', async () => {
    const team = await floor.ask('administrator', contract.saveTeam, { id: null, name: 'Night', inboxLimit: 4 });
    const teamId = team.body.id;
    const again = await floor.ask('administrator', contract.saveTeam, { id: null, name: 'Night', inboxLimit: 4 });
    assert.equal(again.body.refusal, 'name-taken');
    const id = await addPerson('nightly', { teamId: teamId as never });
    assert.equal((await listed(id))!.teamName, 'Night');
    const remove = () => floor.ask('administrator', contract.removeTeam, { id: teamId });
    assert.equal((await remove()).body.refusal, 'team-has-people');
    await floor.ask('administrator', contract.changePerson, { ...person, id, login: 'nightly', password: null });
    assert.equal((await remove()).status, 200);
    assert.equal((await remove()).body.refusal, 'not-found');
  });
});

/** A conversation of that skill, given to that agent by the tables alone: routing itself is not under test here. */
const interactionInInboxOf = async (agentId: number, skillId: number): Promise<number> => {
  const { rows } = await sql<{ id: number }>`
    with contact as (insert into contacts.contacts (name) values ('Client') returning id)
    insert into interactions.interactions (contact_id, skill_id, subject, status, assignee_id, assigned_at)
    select id, ${skillId}, 'Return', 'open', ${agentId}, now() from contact returning id
  `.execute(floor.db);
  return rows[0]!.id;
};
