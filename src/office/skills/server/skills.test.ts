import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { onlyFrom, openOfficeFloor, whoMay, type OfficeFloor } from '../../../../e2e/support/office-floor.ts';
import { skillNames } from '#spine/routing/contract.ts';
import { setProficiencies } from '#spine/routing/server/api.ts';
import { routingRoutes } from '#spine/routing/server/routes.ts';
import * as contract from '../contract.ts';
import { skillsRoutes } from './routes.ts';

let floor: OfficeFloor;
before(async () => {
  floor = await openOfficeFloor((http, { database, act }) => {
    skillsRoutes(http, { db: database.db, act });
    routingRoutes(http, { db: database.db });
  });
});
after(() => floor.close());

const skill = { id: null, name: 'Billing', priority: 5, offers: false, offerSeconds: 60 };
const save = (more: object) => floor.ask('administrator', contract.saveSkill, { ...skill, ...more });
const listed = async (id: number) =>
  (await floor.ask('supervisor', contract.listSkills, {})).body.skills.find((each) => each.id === id);
const weights = { new: 1, open: 1, pending: 0.5, escalated: 1, resolved: 0 };

describe('who may', () => {
  for (const [call, input, least] of [
    [contract.listSkills, {}, 'supervisor'],
    [contract.saveSkill, { ...skill, name: 'Matrix' }, 'administrator'],
    [contract.archiveSkill, { id: 999_999 }, 'administrator'],
    [contract.readWeights, {}, 'supervisor'],
    [contract.saveWeights, weights, 'administrator'],
  ] as const) {
    it(`${call.name}: ${least} and above`, async () => {
      assert.deepEqual(await whoMay(floor, call as never, input), onlyFrom(least));
    });
  }
  it('the names alone are for everybody signed in', async () => {
    const { stranger, agent } = await whoMay(floor, skillNames as never, {});
    assert.deepEqual({ stranger, agent }, { stranger: 'signed-out', agent: 'let in' });
  });
});

describe('skills', () => {
  it('R34 accept or reject, its seconds and the priority are kept', async () => {
    const { id } = (await save({ name: 'Returns', priority: 9, offers: true, offerSeconds: 45 })).body;
    assert.deepEqual(await listed(id), {
      id,
      name: 'Returns',
      priority: 9,
      offers: true,
      offerSeconds: 45,
      outbound: true,
      agents: 0,
      waiting: 0,
    });
  });

  it('two of one name are refused, in whatever case, also when both are added at once', async () => {
    await save({ name: 'Delivery' });
    assert.equal((await save({ name: 'delivery' })).body.refusal, 'name-taken');
    const both = await Promise.all([save({ name: 'Twice' }), save({ name: 'Twice' })]);
    assert.deepEqual(
      both.map((each) => each.status).sort((a, b) => a - b),
      [200, 409],
    );
  });

  it('D13 a changed priority holds for whoever already waits', async () => {
    const { id } = (await save({ name: 'Urgent', priority: 2 })).body;
    const { rows } = await sql<{ id: number }>`
      with contact as (insert into contacts.contacts (name) values ('Client') returning id)
      insert into interactions.interactions (contact_id, skill_id, subject) select id, ${id}, 'x' from contact returning id
    `.execute(floor.db);
    await sql`
      insert into routing.queue (interaction_id, skill_id, priority) values (${rows[0]!.id}, ${id}, 2)
    `.execute(floor.db);
    assert.equal((await listed(id))!.waiting, 1);
    await save({ id, name: 'Urgent', priority: 8 });
    const queued = await sql<{ priority: number }>`select priority from routing.queue where skill_id = ${id}`.execute(
      floor.db,
    );
    assert.deepEqual(queued.rows, [{ priority: 8 }]);
  });

  it('one in use is not retired, and says by how much; a retired one frees its name', async () => {
    const { id } = (await save({ name: 'Accounts' })).body;
    await sql`insert into mailboxes.mailboxes (address, name, skill_id) values ('a@house.test', 'A', ${id})`.execute(
      floor.db,
    );
    const archive = () => floor.ask('administrator', contract.archiveSkill, { id });
    const refused = await archive();
    assert.equal(refused.body.refusal, 'skill-in-use');
    assert.deepEqual(refused.body.values, { mailboxes: 1, interactions: 0, both: 'no' });
    await sql`delete from mailboxes.mailboxes where skill_id = ${id}`.execute(floor.db);
    assert.equal((await archive()).status, 200);
    assert.equal(await listed(id), undefined);
    assert.equal((await archive()).body.refusal, 'not-found');
    assert.equal((await save({ name: 'Accounts' })).status, 200);
  });

  it('a retired skill stays with its agents when their skills are saved', async () => {
    const [kept, old] = [(await save({ name: 'Kept' })).body.id, (await save({ name: 'Old' })).body.id];
    const agentId = floor.ids.agent;
    await floor.act((act) =>
      setProficiencies(act, agentId, [
        { skillId: kept, level: 1 },
        { skillId: old, level: 2 },
      ]),
    );
    await floor.ask('administrator', contract.archiveSkill, { id: old });
    await floor.act((act) => setProficiencies(act, agentId, [{ skillId: kept, level: 3 }]));
    const { rows } = await sql`
      select skill_id as "skillId", level from routing.proficiencies where agent_id = ${agentId} order by skill_id
    `.execute(floor.db);
    assert.deepEqual(rows, [
      { skillId: kept, level: 3 },
      { skillId: old, level: 2 },
    ]);
  });
});

describe('weights', () => {
  it('D4 each status counts as much as was said, and out of 0 to 1 is refused', async () => {
    assert.equal((await floor.ask('administrator', contract.saveWeights, weights)).status, 200);
    assert.deepEqual((await floor.ask('supervisor', contract.readWeights, {})).body, weights);
    const refused = await floor.ask('administrator', contract.saveWeights, { ...weights, pending: 1.5 });
    assert.equal(refused.body.refusal, 'bad-input');
    const { rows } = await sql<{ by: number }>`
      select (data->>'by')::int as by from events.journal
      where kind = 'routing.rules-changed' and data->>'what' = 'weights-saved' order by id desc limit 1
    `.execute(floor.db);
    assert.deepEqual(rows, [{ by: floor.ids.administrator }]);
  });
});
