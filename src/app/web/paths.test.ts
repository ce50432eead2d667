import assert from 'node:assert/strict';
import { test } from 'node:test';
import { safeReturn } from './paths.ts';

test('after signing in, a link leads nowhere but to this page', () => {
  assert.equal(safeReturn('/i/12?x=1'), '/i/12?x=1');
  for (const elsewhere of [
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '',
    3,
    undefined,
  ])
    assert.equal(safeReturn(elsewhere), undefined, String(elsewhere));
});
