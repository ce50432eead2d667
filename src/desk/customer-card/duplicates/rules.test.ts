import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mergedFields, whyNotMergeContacts } from './rules.ts';

test('R113 whoever may see neither nor has a reason for it merges nothing', () => {
  const facts = { sameContact: false, alike: false, seesBoth: false };
  assert.equal(whyNotMergeContacts(facts), 'not-alike');
  assert.equal(whyNotMergeContacts({ ...facts, alike: true }), null);
  assert.equal(whyNotMergeContacts({ ...facts, seesBoth: true }), null);
  assert.equal(whyNotMergeContacts({ sameContact: true, alike: true, seesBoth: true }), 'itself');
});

test('what the one that stays says stays; what it does not say is filled in from the other', () => {
  const core = { name: 'Zoé Roy', language: '', company: 'Fleuve', place: '' };
  const merged = mergedFields(
    { core, fields: new Map([[1, 'Or']]) },
    {
      core: { name: 'Zoe Roy', language: 'fr', company: 'Fleuve', place: '' },
      fields: new Map([
        [1, 'Argent'],
        [2, '12'],
      ]),
    },
  );
  assert.deepEqual(
    merged.map(({ core: field, fieldId, kept, dropped }) => [field ?? fieldId, kept, dropped]),
    [
      ['name', 'Zoé Roy', 'Zoe Roy'],
      ['language', 'fr', ''],
      [1, 'Or', 'Argent'],
      [2, '12', ''],
    ],
  );
});
