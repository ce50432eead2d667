import assert from 'node:assert/strict';
import { test } from 'node:test';
import { INTERACTION_EVENTS } from '../interactions/contract.ts';
import { ROUTING_EVENTS } from '../routing/contract.ts';
import { isTold, mayReport, reasonOf } from './rules.ts';

const { statusChanged, trashed, assigned, unassigned, answered } = INTERACTION_EVENTS;
const said = (kind: string, data: Record<string, unknown> = {}) => ({ kind, data });

test('D18 a mail is told of when it is unassigned, transferred or closed, and at nothing else', () => {
  for (const [happened, reason] of [
    [[said(unassigned)], 'unassigned'],
    [[said(unassigned), said(assigned, { how: 'handed-on', by: 3 })], 'transferred'],
    [[said(unassigned), said(ROUTING_EVENTS.queued, { skillId: 1, by: 3 })], 'transferred'],
    [[said(unassigned), said(ROUTING_EVENTS.queued, { skillId: 1 })], 'unassigned'],
    [[said(statusChanged, { from: 'open', to: 'closed' })], 'closed'],
    [[said(statusChanged, { from: 'open', to: 'closed' }), said(unassigned)], 'closed'],
    [[said(trashed)], 'closed'],
    [[said(statusChanged, { from: 'open', to: 'resolved' })], null],
    [[said(assigned, { how: 'routed' })], null],
    [[said(answered)], null],
    [[], null],
  ] as const)
    assert.equal(reasonOf(happened), reason, JSON.stringify(happened));
  assert.ok([statusChanged, trashed, assigned, unassigned, ROUTING_EVENTS.queued].every(mayReport));
  assert.ok(!mayReport(answered));
});

test('R119 D18 where a contact ends a live interaction first nothing is told; a mail is told whoever ended it', () => {
  for (const channel of ['email', 'sms', 'whatsapp', 'voice', 'chat'])
    for (const endedBy of ['contact', 'agent', null] as const)
      assert.equal(
        isTold({ channel, endedBy }),
        !(endedBy === 'contact' && (channel === 'voice' || channel === 'chat')),
        `${channel} ended by ${endedBy}`,
      );
});
