import assert from 'node:assert/strict';
import { test } from 'node:test';
import { holdClock } from '#ground/clock.ts';
import { formatsOf } from './formats.ts';

/** Intl's spaces are of several sorts, and which one has changed between versions. */
const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ');
const at = (text: string): Date => new Date(text);

test('sizes are said in the units of the language, never as a thousand and more', () => {
  const fr = formatsOf('fr');
  const en = formatsOf('en');
  assert.equal(plain(fr.size(0)), '0 o');
  assert.equal(plain(fr.size(999)), '999 o');
  assert.equal(plain(fr.size(1_010)), '1 Ko');
  assert.equal(plain(fr.size(1_600)), '1,6 Ko');
  assert.equal(plain(fr.size(186_400)), '182 Ko');
  assert.equal(plain(en.size(41_943_040)), '40 MB');
});

test('elapsed time keeps its width, and a countdown past its end stays at zero', () => {
  const { elapsed } = formatsOf('fr');
  assert.equal(elapsed(48_000), '00:48');
  assert.equal(elapsed(2_537_000), '42:17');
  assert.equal(elapsed(6_849_000), '1:54:09');
  assert.equal(elapsed(-5_000), '00:00');
});

test('a moment in a list is relative while it is near, and a date afterwards', (t) => {
  t.after(holdClock(() => at('2026-11-23T12:00:00')));
  const fr = formatsOf('fr');
  assert.equal(fr.relative(at('2026-11-23T11:59:40')), 'à l’instant');
  assert.equal(plain(fr.relative(at('2026-11-23T11:32:00'))), 'il y a 28 min');
  assert.equal(plain(fr.relative(at('2026-11-22T11:00:00'))), 'hier');
  assert.equal(plain(fr.relative(at('2026-10-12T11:00:00'))), '12 oct.');
  assert.match(plain(fr.relative(at('2025-10-12T11:00:00'))), /2025/);
});

test('the hour is written as a clock shows it in both languages', (t) => {
  t.after(holdClock(() => at('2026-11-23T12:00:00')));
  assert.equal(formatsOf('fr').time(at('2026-11-23T00:05:00')), '00:05');
  assert.equal(formatsOf('en').time(at('2026-11-23T16:44:00')), '16:44');
  assert.equal(formatsOf('en').short(at('2026-11-23T09:12:00')), '09:12');
});
