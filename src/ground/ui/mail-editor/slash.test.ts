import assert from 'node:assert/strict';
import { test } from 'node:test';
import { slashQuery } from './slash.ts';

test('a slash is answered at the start of a line or after a space, and nowhere else', () => {
  const answered: Record<string, string> = {
    '/': '',
    '/ac': 'ac',
    'Bonjour /délai': 'délai',
    'a\u00a0/b': 'b',
    '\u200b/x': 'x',
  };
  for (const [before, query] of Object.entries(answered)) assert.equal(slashQuery(before), query, before);
  const silent = [
    '',
    'et/ou',
    '12/05',
    'le 12/05/2026',
    'https://x',
    'https://x.test/a',
    '/a b',
    '/ ',
    'et / ou',
    '/usr/bin',
    '//',
    'a /b c',
  ];
  for (const before of silent) assert.equal(slashQuery(before), null, before);
  assert.equal(slashQuery(`/${'x'.repeat(41)}`), null);
});
