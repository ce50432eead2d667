import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { onlyFrom, openOfficeFloor, whoMay, type OfficeFloor } from '../../../../e2e/support/office-floor.ts';
import { mine } from '#spine/permissions/contract.ts';
import { permissionsRoutes } from '#spine/permissions/server/routes.ts';
import * as contract from '../contract.ts';
import { permissionRulesRoutes } from './routes.ts';

let floor: OfficeFloor;
before(async () => {
  floor = await openOfficeFloor((http, { database, act }) => {
    permissionRulesRoutes(http, { db: database.db, act });
    permissionsRoutes(http, { db: database.db });
  });
});
after(() => floor.close());

const byRole = (allowed: boolean | null) => ({
  switch: 'transfer' as const,
  scope: { kind: 'role' as const, role: 'agent' as const },
  allowed,
});
const mayTransfer = async (): Promise<boolean> => (await floor.ask('agent', mine, {})).body.allowed.transfer!;

describe('who may', () => {
  for (const [call, input, least] of [
    [contract.readRules, {}, 'supervisor'],
    [contract.saveRule, byRole(null), 'administrator'],
  ] as const) {
    it(`${call.name}: ${least} and above`, async () => {
      assert.deepEqual(await whoMay(floor, call as never, input), onlyFrom(least));
    });
  }
});

it('what is saved holds at the next act, is changed in place, and is taken back', async () => {
  assert.equal(await mayTransfer(), true);
  for (const allowed of [false, false, true, null]) {
    await floor.ask('administrator', contract.saveRule, byRole(allowed));
    assert.equal(await mayTransfer(), allowed ?? true);
  }
  const { rules } = (await floor.ask('supervisor', contract.readRules, {})).body;
  assert.deepEqual(rules, []);
});

it('a rule for nobody is refused', async () => {
  for (const scope of [
    { kind: 'team', teamId: 999_999 },
    { kind: 'person', agentId: 999_999 },
  ] as const) {
    const { body } = await floor.ask('administrator', contract.saveRule, { switch: 'transfer', scope, allowed: false });
    assert.equal(body.refusal, 'not-found');
  }
});
