import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { onlyFrom, openOfficeFloor, whoMay, type OfficeFloor } from '../../../../e2e/support/office-floor.ts';
import { answeredCalls } from '#ground/api/server/answer.ts';
import * as contract from '../contract.ts';
import { routingRulesRoutes } from './routes.ts';

let floor: OfficeFloor;
before(async () => {
  floor = await openOfficeFloor((http, { database, act }) => routingRulesRoutes(http, { db: database.db, act }));
});
after(() => floor.close());

const rule = {
  ...{ key: randomUUID(), name: 'Nuit', on: true, match: 'all' as const, groups: [] },
  ...{ skillId: null, priority: 3, autoAnswer: null, stop: false },
};
const ROWS = [
  [contract.readRules, {}, 'supervisor'],
  [contract.rulesVersions, {}, 'supervisor'],
  [contract.tryRules, { rules: [rule], before: null }, 'administrator'],
  [contract.saveRules, { rules: [], version: 0 }, 'administrator'],
] as const;

test('every call about routing rules has its row in the table', () => {
  const calls = answeredCalls()
    .map((one) => one.name)
    .filter((name) => name.startsWith('routingRules.'));
  assert.deepEqual(calls.toSorted(), ROWS.map(([call]) => call.name).toSorted());
});
for (const [call, input, least] of ROWS)
  test(`${call.name}: ${least} and above`, async () => {
    assert.deepEqual(await whoMay(floor, call as never, input), onlyFrom(least));
  });

test('what is saved over an older version is refused, and a rule that cannot work is refused by its name', async () => {
  const { body: read } = await floor.ask('administrator', contract.readRules, {});
  const save = (version: number, more: object = {}) =>
    floor.ask('administrator', contract.saveRules, { version, rules: [{ ...rule, ...more }] });
  assert.deepEqual((await save(read.version)).body, { version: read.version + 1, tried: 0, changed: 0 });
  assert.equal((await save(read.version)).body.refusal, 'moved');
  const idle = await save(read.version + 1, { priority: null });
  assert.deepEqual([idle.body.refusal, idle.body.values?.['rule']], ['does-nothing', 'Nuit']);
  assert.equal((await save(read.version + 1, { priority: 11 })).body.refusal, 'bad-input');
  const { versions } = (await floor.ask('supervisor', contract.rulesVersions, {})).body;
  assert.deepEqual(
    versions.map((one) => [one.version, one.savedBy]),
    [
      [2, 'Person administrator'],
      [1, 'Person administrator'],
    ].slice(0, versions.length),
  );
});
