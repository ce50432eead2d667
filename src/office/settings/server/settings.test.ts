import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { onlyFrom, openOfficeFloor, whoMay, type OfficeFloor } from '../../../../e2e/support/office-floor.ts';
import { readHouseSettings } from '#spine/house-settings/server/api.ts';
import { setState } from '#spine/people/contract.ts';
import { saveSkillRow, setProficiencies } from '#spine/routing/server/api.ts';
import * as contract from '../contract.ts';
import { settingsRoutes } from './routes.ts';

let floor: OfficeFloor;
before(async () => {
  floor = await openOfficeFloor((http, { database, act }) => settingsRoutes(http, { db: database.db, act }));
});
after(() => floor.close());

const settings = {
  ...contract.DEFAULT_SETTINGS,
  companyName: 'La Boutique',
  undoSeconds: 12,
  requeueMinutes: 30,
  removeFinishedMinutes: 45,
  resizeImages: true,
};

describe('who may', () => {
  for (const [call, input, least] of [
    [contract.readSettings, {}, 'supervisor'],
    [contract.readReadiness, {}, 'supervisor'],
    [contract.saveSettings, contract.DEFAULT_SETTINGS, 'administrator'],
  ] as const) {
    it(`${call.name}: ${least} and above`, async () => {
      assert.deepEqual(await whoMay(floor, call as never, input), onlyFrom(least));
    });
  }
});

describe('settings of the house', () => {
  it('are the defaults until saved, and what was saved from the next read on', async () => {
    await sql`delete from settings.settings`.execute(floor.db);
    assert.deepEqual(await readHouseSettings(floor.database.db), contract.DEFAULT_SETTINGS);
    assert.equal((await floor.ask('administrator', contract.saveSettings, settings)).status, 200);
    assert.deepEqual(await readHouseSettings(floor.database.db), settings);
    assert.deepEqual((await floor.ask('supervisor', contract.readSettings, {})).body, settings);
  });

  it('a setting that the stored row does not know yet has its default', async () => {
    await sql`update settings.settings set value = value - 'undoSeconds'`.execute(floor.db);
    await floor.database.db.transaction().execute(async (tx) => {
      assert.deepEqual(await readHouseSettings(tx), {
        ...settings,
        undoSeconds: contract.DEFAULT_SETTINGS.undoSeconds,
      });
    });
  });

  it('out of range is refused and changes nothing', async () => {
    const refused = await floor.ask('administrator', contract.saveSettings, { ...settings, undoSeconds: 61 });
    assert.equal(refused.body.refusal, 'bad-input');
    const { rows } = await sql<{ name: string }>`select value->>'companyName' as name from settings.settings`.execute(
      floor.db,
    );
    assert.deepEqual(rows, [{ name: settings.companyName }]);
  });
});

describe('what an empty house still needs', () => {
  it('counts each step as it is taken', async () => {
    const read = async () => (await floor.ask('supervisor', contract.readReadiness, {})).body;
    assert.deepEqual(await read(), { skills: 0, mailboxes: 0, agentsWithSkill: 0, available: 0, hasMail: false });
    const skillId = (await floor.act((act) =>
      saveSkillRow(act, { id: null, name: 'Billing', priority: 5, offers: false, offerSeconds: 60 }),
    )) as number;
    await sql`insert into mailboxes.mailboxes (address, name) values ('lost@house.test', 'Lost')`.execute(floor.db);
    assert.deepEqual(await read(), { skills: 1, mailboxes: 0, agentsWithSkill: 0, available: 0, hasMail: false });
    await sql`update mailboxes.mailboxes set skill_id = ${skillId}`.execute(floor.db);
    await floor.act((act) => setProficiencies(act, floor.ids.agent, [{ skillId, level: 1 }]));
    assert.deepEqual(await read(), { skills: 1, mailboxes: 1, agentsWithSkill: 1, available: 0, hasMail: false });
    await floor.ask('agent', setState, { state: 'available' });
    assert.equal((await read()).available, 1);
    await sql`update people.agents set email_enabled = false where id = ${floor.ids.agent}`.execute(floor.db);
    assert.equal((await read()).agentsWithSkill, 0);
  });
});
