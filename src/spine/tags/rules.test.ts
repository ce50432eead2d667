import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { TAG_COLORS, type Tag } from './contract.ts';
import { foldName, matching, named, tidyName } from './rules.ts';

const tag = (id: number, name: string, archived = false): Tag => ({ id, name, color: 'blue', archived });
const TAGS = [tag(1, 'Remboursement'), tag(2, 'Très urgent'), tag(3, 'Urgent'), tag(4, 'Été 2025', true)];
const names = (typed: string): string[] => matching(TAGS, typed).map((one) => one.name);

test('R90 a tag is found by any part of its name, whatever the accents and the case, its beginning first', () => {
  assert.deepEqual(names('URG'), ['Urgent', 'Très urgent']);
  assert.deepEqual(names('tres'), ['Très urgent']);
  assert.deepEqual(names('  '), ['Remboursement', 'Très urgent', 'Urgent']);
  assert.deepEqual(names('ete'), [], 'an archived one is not offered');
  assert.equal(named(TAGS, ' urgent ')?.id, 3);
  assert.equal(named(TAGS, 'urg'), null);
  assert.equal(named(TAGS, 'ETE 2025'), null);
});

test('R90 a name is written in one way: no signs that say nothing, one space between words', () => {
  assert.equal(tidyName('  Très\u00a0 \u200burgent\n '), 'Très urgent');
  assert.equal(tidyName('\u0000\u202e '), '');
  assert.equal(foldName('ÉCOLE  des Pins'), 'ecole des pins');
});

const luminance = (hex: string): number => {
  const [red, green, blue] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
};
const contrast = (a: string, b: string): number => {
  const [light, dark] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (light! + 0.05) / (dark! + 0.05);
};

test('every colour of a tag reads at 4.5 to 1 and better, on light and on dark', () => {
  const css = readFileSync(new URL('web/tags.css', import.meta.url), 'utf8');
  for (const color of TAG_COLORS) {
    const rules = [
      ...css.matchAll(new RegExp(`\\[data-color='${color}'\\] \\{\\s*--tag: (#\\w{6});\\s*--tag-ink: (#\\w{6})`, 'g')),
    ];
    assert.equal(rules.length, 2, `${color}: light and dark`);
    for (const [, ground, ink] of rules) assert.ok(contrast(ground!, ink!) >= 4.5, `${color}: ${ground} ${ink}`);
  }
});
