import assert from 'node:assert/strict';
import { test } from 'node:test';
import { STATUSES } from '#spine/interactions/contract.ts';
import { backTo, freesOf, whyNotBack, whyNotDomain, whyNotSpam, type SpamFacts } from './rules.ts';

const fine: SpamFacts = {
  ...{ allowed: true, mine: true, skilled: false, role: 'agent' },
  ...{ merged: false, inTrash: false, received: 1, leaving: 0 },
};

test('who has it, has its skill or stands above may mark it as spam', () => {
  for (const mine of [true, false])
    for (const skilled of [true, false])
      for (const role of ['agent', 'supervisor', 'administrator'] as const)
        assert.equal(
          whyNotSpam({ ...fine, mine, skilled, role }),
          mine || skilled || role !== 'agent' ? null : 'not-yours',
        );
  assert.equal(whyNotSpam({ ...fine, allowed: false }), 'switched-off');
});

test('not what nobody wrote in, what is merged or in the Trash, nor while an answer is on its way', () => {
  assert.equal(whyNotSpam({ ...fine, received: 0 }), 'nothing-received');
  assert.equal(whyNotSpam({ ...fine, merged: true }), 'merged');
  assert.equal(whyNotSpam({ ...fine, inTrash: true }), 'in-trash');
  assert.equal(whyNotSpam({ ...fine, leaving: 1 }), 'being-sent');
});

test('only what is in the Trash is taken back, by whoever might have put it there', () => {
  const one = { allowed: true, mine: false, skilled: true, role: 'agent', inTrash: true } as const;
  assert.equal(whyNotBack(one), null);
  assert.equal(whyNotBack({ ...one, skilled: false }), 'not-yours');
  assert.equal(whyNotBack({ ...one, skilled: false, mine: true }), null);
  assert.equal(whyNotBack({ ...one, skilled: false, role: 'supervisor' }), null);
  assert.equal(whyNotBack({ ...one, inTrash: false }), 'not-in-trash');
  assert.equal(whyNotBack({ ...one, allowed: false }), 'switched-off');
});

test('a whole domain is for those above, and never one that everybody has or that is ours', () => {
  const ours = { addresses: new Set<string>(), domains: new Set(['maison.test']) };
  assert.equal(whyNotDomain('pub.example', 'agent', ours), 'by-supervisors');
  for (const role of ['supervisor', 'administrator'] as const) {
    assert.equal(whyNotDomain('pub.example', role, ours), null);
    assert.equal(whyNotDomain('gmail.com', role, ours), 'public-domain');
    assert.equal(whyNotDomain('maison.test', role, ours), 'our-own');
  }
});

test('taking it back frees its sender of what the desk blocked, and of no more', () => {
  const asked = { interactionId: 5, role: 'agent' } as const;
  const above = { interactionId: 5, role: 'supervisor' } as const;
  const address = { kind: 'address', value: 'a@pub.example' } as const;
  const domain = { kind: 'domain', value: 'pub.example' } as const;
  assert.equal(freesOf({ ...address, interactionId: 9 }, asked), true);
  assert.equal(freesOf({ ...address, interactionId: null }, above), false);
  assert.equal(freesOf({ ...domain, interactionId: 5 }, asked), false);
  assert.equal(freesOf({ ...domain, interactionId: 5 }, above), true);
  assert.equal(freesOf({ ...domain, interactionId: 9 }, above), false);
});

test('R116 D5 it comes back as it was: Closed and finished ones wait for nobody', () => {
  for (const status of STATUSES) {
    assert.equal(backTo({ status, hadAgent: true }), status === 'closed' ? 'nobody' : 'agent');
    const waited = status === 'new' || status === 'open' || status === 'escalated';
    assert.equal(backTo({ status, hadAgent: false }), waited ? 'queue' : 'nobody');
  }
});
