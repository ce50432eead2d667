import assert from 'node:assert/strict';
import { test } from 'node:test';
import { concerns, isAllowed, type Rule, type Scope } from './rules.ts';

const nadia = { id: 7, role: 'agent', teamId: 3 } as const;
const SCOPES: Scope[] = [
  { kind: 'role', role: 'agent' },
  { kind: 'team', teamId: 3 },
  { kind: 'person', agentId: 7 },
];

test('of every combination of rules the one nearest to the person decides; none: allowed', () => {
  const says = [null, true, false];
  for (const role of says)
    for (const team of says)
      for (const person of says) {
        const rules = [role, team, person].flatMap((allowed, index): Rule[] =>
          allowed === null ? [] : [{ switch: 'transfer', scope: SCOPES[index]!, allowed }],
        );
        for (const order of [rules, rules.toReversed()])
          assert.equal(isAllowed(order, 'transfer'), person ?? team ?? role ?? true);
        assert.equal(isAllowed(rules, 'forward'), true);
      }
});

test('a rule is about its own role, team or person alone', () => {
  for (const scope of SCOPES) assert.ok(concerns(scope, nadia));
  assert.ok(!concerns({ kind: 'role', role: 'supervisor' }, nadia));
  assert.ok(!concerns({ kind: 'team', teamId: 4 }, nadia));
  assert.ok(!concerns({ kind: 'person', agentId: 8 }, nadia));
  assert.ok(!concerns({ kind: 'team', teamId: 3 }, { ...nadia, teamId: null }));
});
