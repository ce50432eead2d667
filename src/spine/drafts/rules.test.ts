import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mayTakeOver, whyKeep } from './rules.ts';

const MINUTE = 60_000;

test('a version is kept once a minute, and always before a large deletion or another’s text is overwritten', () => {
  const rows: [Parameters<typeof whyKeep>[0], ReturnType<typeof whyKeep>][] = [
    [{ before: 500, after: 510, sinceKept: MINUTE - 1, over: false }, null],
    [{ before: 500, after: 510, sinceKept: MINUTE, over: false }, 'written'],
    [{ before: 500, after: 0, sinceKept: 0, over: false }, 'deletion'],
    [{ before: 500, after: 333, sinceKept: 0, over: false }, 'deletion'],
    [{ before: 5_000, after: 4_800, sinceKept: 0, over: false }, null],
    [{ before: 90, after: 20, sinceKept: 0, over: false }, null],
    [{ before: 500, after: 600, sinceKept: 0, over: true }, 'overwritten'],
    [{ before: 0, after: 600, sinceKept: MINUTE, over: true }, null],
  ];
  for (const [facts, why] of rows) assert.equal(whyKeep(facts), why, JSON.stringify(facts));
});

test('a draft is taken over by whoever has the interaction, or by a supervisor', () => {
  assert.equal(mayTakeOver({ id: 1, role: 'agent' }, 1), true);
  assert.equal(mayTakeOver({ id: 1, role: 'agent' }, 2), false);
  assert.equal(mayTakeOver({ id: 1, role: 'agent' }, null), false);
  assert.equal(mayTakeOver({ id: 1, role: 'supervisor' }, 2), true);
  assert.equal(mayTakeOver({ id: 1, role: 'administrator' }, null), true);
});
