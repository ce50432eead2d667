import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NOTE_EVENTS } from '#desk/notes-and-tags/contract.ts';
import { DISPOSITION_EVENTS } from '#spine/dispositions/contract.ts';
import { INTERACTION_EVENTS } from '#spine/interactions/contract.ts';
import { TAG_EVENTS } from '#spine/tags/contract.ts';
import type { Property } from './contract.ts';
import {
  fromHub,
  judge,
  misfit,
  MOST_TRIES,
  splitName,
  toHub,
  touchesTicket,
  whichWay,
  type HereType,
} from './rules.ts';

const about = { tries: 1, retryAfterMs: null, policy: null, jitter: 0.5 };
const property = (more: Partial<Property> = {}): Property => ({
  ...{ name: 'p', label: 'P', type: 'string', fieldType: 'text', readOnly: false, options: [] },
  ...more,
});
const optionsOf = (...values: string[]) => values.map((value) => ({ value, label: value.toUpperCase() }));

test('what stops everything lets the whole line rest and counts against nothing; Retry-After and the policy are honoured', () => {
  assert.deepEqual(judge('token-refused', { ...about, tries: 99 }), { outcome: 'rest', seconds: 300 });
  assert.deepEqual(judge('scopes', about), { outcome: 'rest', seconds: 300 });
  assert.deepEqual(judge('rate', { ...about, policy: 'TEN_SECONDLY_ROLLING' }), { outcome: 'rest', seconds: 10 });
  assert.deepEqual(judge('rate', { ...about, policy: 'DAILY' }), { outcome: 'rest', seconds: 900 });
  assert.deepEqual(judge('rate', { ...about, retryAfterMs: 2_000 }), { outcome: 'rest', seconds: 2 });
  assert.deepEqual(judge('rate', { ...about, retryAfterMs: 9e12 }), { outcome: 'rest', seconds: 86_400 });
});

test('what fails by itself comes again later and later, and is given up; a refusal sooner', () => {
  const waits = Array.from({ length: MOST_TRIES }, (_, n) => judge('broken', { ...about, tries: n + 1 }));
  assert.deepEqual(
    waits.map((one) => (one.outcome === 'again' ? one.seconds : one.outcome)),
    [5, 30, 120, 600, 1_800, 7_200, 18_000, 36_000, 36_000, 'failed'],
  );
  assert.equal(judge('unreachable', about).outcome, 'again');
  assert.deepEqual(
    [1, 2, 3].map((tries) => judge('refused', { ...about, tries }).outcome),
    ['again', 'again', 'failed'],
  );
  assert.equal(judge('no-email', about).outcome, 'failed');
});

test('only what can hold the same is paired, and what cannot be written is only read', () => {
  const several = property({ type: 'enumeration', fieldType: 'checkbox' });
  for (const [here, there, direction, expected] of [
    ['text', property(), 'both', null],
    ['text', property({ type: 'number' }), 'both', 'type'],
    ['text', property({ readOnly: true }), 'out', 'read-only'],
    ['text', property({ readOnly: true }), 'in', null],
    ['email', property({ name: 'email' }), 'both', 'read-only'],
    ['choice', property({ type: 'enumeration', fieldType: 'select' }), 'both', null],
    ['choice', several, 'both', 'several'],
    ['yes-no', property({ type: 'bool', fieldType: 'booleancheckbox' }), 'both', null],
    ['yes-no', property(), 'both', 'type'],
    ['date', property({ type: 'datetime' }), 'in', 'type'],
    ['phone', property({ type: 'phone_number', fieldType: 'phonenumber' }), 'both', null],
    ['name', property(), 'in', 'type'],
  ] as const)
    assert.equal(misfit(here, there, direction), expected, `${here} ${there.type} ${direction}`);
});

test('values travel both ways and come back the same', () => {
  const language = property({ type: 'enumeration', options: optionsOf('en', 'fr-ca') });
  const level = property({ type: 'enumeration', options: [{ value: 'gold_1', label: 'Or' }] });
  for (const [type, choices, here, there, where] of [
    ['text', [], 'Québec', 'Québec', property()],
    ['yes-no', [], 'yes', 'true', property({ type: 'bool' })],
    ['date', [], '2026-11-30', '2026-11-30', property({ type: 'date' })],
    ['number', [], '12.5', '12.5', property({ type: 'number' })],
    ['language', [], 'fr', 'fr-ca', language],
    ['choice', ['Or', 'Argent'], 'Or', 'gold_1', level],
    ['text', [], '', '', property()],
  ] as const) {
    const field = { type: type as HereType, choices };
    assert.equal(toHub(field, here, where), there, type);
    assert.equal(fromHub(field, there, where), here, type);
  }
  assert.equal(toHub({ type: 'choice', choices: ['Argent'] }, 'Argent', level), null);
  assert.equal(fromHub({ type: 'choice', choices: ['Argent'] }, 'gold_1', level), null);
  assert.equal(fromHub({ type: 'number', choices: [] }, '12.50', property()), '12.5');
  assert.equal(fromHub({ type: 'date', choices: [] }, '1796083200000', property()), '2026-12-01');
  assert.deepEqual(splitName('  Hélène Roy Tremblay '), { firstname: 'Hélène', lastname: 'Roy Tremblay' });
});

test('a field moves the way it was told to, the later of two changes wins, and an echo moves nothing', () => {
  const at = { hereAt: 2, thereAt: 1 };
  for (const [direction, here, there, agreed, when, expected] of [
    ['both', 'a', 'a', undefined, at, null],
    ['both', 'b', 'a', 'a', at, 'out'],
    ['both', 'a', 'b', 'a', at, 'in'],
    ['both', 'b', 'c', 'a', at, 'out'],
    ['both', 'b', 'c', 'a', { hereAt: 1, thereAt: 2 }, 'in'],
    ['both', 'b', 'c', 'a', { hereAt: null, thereAt: 2 }, 'in'],
    ['both', '', 'c', undefined, at, 'in'],
    ['both', 'b', '', undefined, { hereAt: null, thereAt: 9 }, 'out'],
    ['both', 'a', '', 'a', at, 'in'],
    ['in', 'b', 'a', 'a', at, null],
    ['in', 'a', 'b', 'a', at, 'in'],
    ['in', 'a', '', undefined, at, null],
    ['out', 'a', 'b', 'a', at, null],
    ['out', 'b', 'a', 'a', at, 'out'],
    ['out', '', 'a', 'a', at, 'out'],
  ] as const)
    assert.equal(
      whichWay(direction, { here, there, agreed, ...when }),
      expected,
      JSON.stringify([direction, here, there, agreed]),
    );
});

test('a ticket is written anew after what changes it, as these are named where they are said', () => {
  const { statusChanged, redacted, split, gathered, assigned, received } = INTERACTION_EVENTS;
  const kinds = [statusChanged, redacted, split, gathered, assigned, NOTE_EVENTS.changed, TAG_EVENTS.tagged];
  assert.ok([...kinds, DISPOSITION_EVENTS.chosen].every(touchesTicket));
  assert.ok(!touchesTicket(received));
});
