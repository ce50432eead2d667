import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileNameFor, mayHaveInside, whyNotDownload } from './rules.ts';

const about = { word: 'Transcription', subject: 'Commande 4411', contact: 'Lise Roy', day: '2026-11-03' };

test('R56 the name that is proposed says subject, contact and day', () => {
  assert.equal(fileNameFor(about), 'Transcription - Commande 4411 - Lise Roy - 2026-11-03');
  assert.equal(fileNameFor({ ...about, contact: '' }), 'Transcription - Commande 4411 - 2026-11-03');
  assert.equal(fileNameFor({ ...about, subject: 'Été à Montréal 日本 😀' }).split(' - ')[1], 'Été à Montréal 日本 😀');
});

test('R56 nothing in the name reaches another folder, turns it around or is refused by a file system', () => {
  const hostile = fileNameFor({
    ...about,
    subject: '../../etc/passwd: "x" <y>|*? \u202egpj.exe\u0000\n.',
    contact: '...',
  });
  assert.equal(hostile, 'Transcription - etc passwd x y gpj.exe - 2026-11-03');
  const long = fileNameFor({ ...about, subject: '😀'.repeat(300), contact: 'é'.repeat(300) });
  assert.ok(long.isWellFormed() && [...long].length < 140);
});

test('R51 R60 what is empty is not downloaded; notes and tags are for those above', () => {
  assert.equal(whyNotDownload({ messageCount: 0 }), 'no-message');
  assert.equal(whyNotDownload({ messageCount: 1 }), null);
  assert.equal(whyNotDownload({ messageCount: 2_001 }), 'too-many');
  assert.deepEqual((['agent', 'supervisor', 'administrator'] as const).map(mayHaveInside), [false, true, true]);
});
