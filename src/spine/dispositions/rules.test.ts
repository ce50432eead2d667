import assert from 'node:assert/strict';
import { test } from 'node:test';
import { STATUSES, type Status } from '#spine/interactions/contract.ts';
import { settableStatus } from './contract.ts';
import {
  leavesAt,
  whyNotDismiss,
  whyNotDispose,
  whyNotSetStatus,
  whyStatusIsFixed,
  whyStays,
  type OutcomeFacts,
} from './rules.ts';

const BOTH = [true, false];
/** Every status, mine or not, whatever the skill asks and whether it is given: 96 cases. */
const ALL: OutcomeFacts[] = STATUSES.flatMap((status) =>
  BOTH.flatMap((mine) =>
    BOTH.flatMap((statusRequired) =>
      BOTH.flatMap((dispositionRequired) =>
        BOTH.map((dispositionGiven) => ({ status, mine, statusRequired, dispositionRequired, dispositionGiven })),
      ),
    ),
  ),
);
const finished = (status: Status): boolean => ['resolved', 'closed'].includes(status);
const lacks = (facts: OutcomeFacts): boolean => facts.dispositionRequired && !facts.dispositionGiven;
const named = (facts: OutcomeFacts): string => JSON.stringify(facts);

test('R116 no status follows Closed, whoever asks and whatever is given', () => {
  for (const facts of ALL.filter(({ status }) => status === 'closed'))
    for (const to of settableStatus.options) assert.equal(whyNotSetStatus(facts, to), 'closed-is-final', named(facts));
});

test('R117 what is not mine has its status read-only, whatever else', () => {
  for (const facts of ALL.filter(({ mine, status }) => !mine && status !== 'closed'))
    for (const to of settableStatus.options) assert.equal(whyNotSetStatus(facts, to), 'not-mine', named(facts));
});

test('R121 D16 what is mine takes every status, but Closed only with the disposition that its skill asks for', () => {
  for (const facts of ALL.filter(({ mine, status }) => mine && status !== 'closed'))
    for (const to of settableStatus.options)
      assert.equal(
        whyNotSetStatus(facts, to),
        to === 'closed' && lacks(facts) ? 'disposition-required' : null,
        `${to} ${named(facts)}`,
      );
});

test('the status is fixed exactly where no status at all may be set', () => {
  for (const facts of ALL)
    assert.equal(
      whyStatusIsFixed(facts) === null,
      settableStatus.options.some((to) => whyNotSetStatus(facts, to) === null),
      named(facts),
    );
});

test('R118 R130 D16 an interaction leaves by hand when it is mine, finished where that is asked, and disposed of', () => {
  for (const facts of ALL) {
    const may = facts.mine && (finished(facts.status) || !facts.statusRequired) && !lacks(facts);
    assert.equal(whyNotDismiss(facts) === null, may, named(facts));
  }
});

test('the reason against leaving is the first thing to put right', () => {
  const base = { statusRequired: true, dispositionRequired: true, dispositionGiven: false } as const;
  assert.equal(whyNotDismiss({ ...base, status: 'open', mine: false }), 'not-mine');
  assert.equal(whyNotDismiss({ ...base, status: 'open', mine: true }), 'not-finished');
  assert.equal(whyNotDismiss({ ...base, status: 'resolved', mine: true }), 'disposition-required');
  assert.equal(whyNotDismiss({ ...base, statusRequired: false, status: 'open', mine: true }), 'disposition-required');
});

test('R122 R117 a disposition is chosen by whose it is, until Closed; a closed one that lacks it may still be given one', () => {
  for (const facts of ALL) {
    const may = facts.mine && (facts.status !== 'closed' || lacks(facts));
    assert.equal(whyNotDispose(facts) === null, may, named(facts));
  }
});

test('nothing that is mine is trapped: by choosing a disposition and a status it can always leave', () => {
  for (const facts of ALL.filter(({ mine }) => mine)) {
    const given = whyNotDispose(facts) === null ? { ...facts, dispositionGiven: true } : facts;
    const ended = whyNotSetStatus(given, 'closed') === null ? { ...given, status: 'closed' as const } : given;
    assert.equal(whyNotDismiss(ended), null, named(facts));
  }
});

test('R129 D16 only what is finished and disposed of leaves by itself', () => {
  for (const facts of ALL)
    assert.equal(whyStays(facts) === null, finished(facts.status) && !lacks(facts), named(facts));
});

test('R129 the delay runs from when it was finished, or came into the inbox finished; 0 is never', () => {
  const at = (text: string): Date => new Date(`2026-11-26T${text}:00Z`);
  const facts = { endedAt: at('10:00'), assignedAt: at('09:00') };
  assert.deepEqual(leavesAt(facts, 30), at('10:30'));
  assert.deepEqual(leavesAt({ ...facts, assignedAt: at('11:00') }, 30), at('11:30'));
  assert.equal(leavesAt(facts, 0), null);
  assert.equal(leavesAt({ ...facts, endedAt: null }, 30), null);
  assert.equal(leavesAt({ ...facts, assignedAt: null }, 30), null);
});
