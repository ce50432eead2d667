import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  addressesIn,
  fileNameFor,
  fileNameTyped,
  isForContact,
  mayHaveInside,
  othersIn,
  whyNotDownload,
  whyNotSend,
  type SendFacts,
} from './rules.ts';

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
  assert.ok(long.isWellFormed() && Buffer.byteLength(long) <= 240 && long.endsWith(' - 2026-11-03'));
});

test('R54 a typed name becomes one that ChromeOS, macOS and Windows take', () => {
  for (const [typed, name] of [
    ['Dossier 12', 'Dossier 12'],
    ['  a/b:c*?.  ', 'a b c'],
    ['CON', '_CON'],
    ['com1.2026', '_com1.2026'],
    ['Console', 'Console'],
    ['...', ''],
  ] as const)
    assert.equal(fileNameTyped(typed), name, typed);
  assert.equal(Buffer.byteLength(fileNameTyped('日'.repeat(180))), 240);
});

test('R51 R60 what is empty is not downloaded; notes and tags are for those above', () => {
  assert.equal(whyNotDownload({ messageCount: 0 }), 'no-message');
  assert.equal(whyNotDownload({ messageCount: 1 }), null);
  assert.equal(whyNotDownload({ messageCount: 2_001 }), 'too-many');
  assert.deepEqual((['agent', 'supervisor', 'administrator'] as const).map(mayHaveInside), [false, true, true]);
});

const fine: SendFacts = {
  ...{ emailEnabled: true, inTrash: false, hasMailbox: true, messageCount: 3 },
  addresses: ['lise@client.test', 'lise@maison.test'],
  to: ['Lise@client.test'],
};

test('R57 R58 D17 a transcript goes to one address, which is the contact’s; every other is refused with its reason', () => {
  assert.equal(whyNotSend(fine), null);
  const code = (facts: Partial<SendFacts>) => whyNotSend({ ...fine, ...facts })?.code;
  assert.equal(code({ to: ['lise@client.test', 'lise@maison.test'] }), 'one-address');
  assert.equal(code({ to: ['autre@client.test'] }), 'not-theirs');
  assert.equal(code({ to: ['lise@'] }), 'bad-address');
  assert.equal(code({ to: [] }), 'no-recipient');
  assert.equal(code({ addresses: [] }), 'no-address');
  assert.equal(code({ messageCount: 0 }), 'nothing-said');
  assert.equal(code({ messageCount: 2_001 }), 'too-many');
  assert.equal(code({ hasMailbox: false }), 'no-mailbox');
  assert.equal(code({ inTrash: true }), 'in-trash');
  assert.equal(code({ emailEnabled: false }), 'email-not-enabled');
  assert.deepEqual(addressesIn(' a@x.ca;A@x.ca, b@x.ca '), ['A@x.ca', 'b@x.ca']);
});

test('R57 what the contact has not had is not in it: forwards, bounces, what came back or has not left', () => {
  const said = (kind: string, direction: 'in' | 'out', delivery: string | null) =>
    isForContact({ kind, direction, delivery } as Parameters<typeof isForContact>[0]);
  assert.ok(said('mail', 'in', null) && said('mail', 'out', 'sent') && said('auto-reply', 'out', 'sent'));
  for (const delivery of ['held', 'queued', 'sending', 'failed', 'bounced', 'uncertain'])
    assert.ok(!said('mail', 'out', delivery), delivery);
  for (const kind of ['forward', 'transcript', 'bounce', 'feedback-report'])
    assert.ok(!said(kind, 'out', 'sent'), kind);
});

test('R57 the agent is told with whom messages were exchanged that the contact took no part in', () => {
  const at = (...addresses: string[]) => addresses.map((address) => ({ name: '', address }));
  const mail = (from: string, to: string[], authorHidden = false) => ({
    ...{ sender: at(from)[0]!, to: at(...to), cc: [], authorHidden },
  });
  const ours = (address: string): boolean => address === 'aide@maison.test';
  const messages = [
    mail('Lise@client.test', ['aide@maison.test', 'mari@client.test']),
    mail('aide@maison.test', ['fournisseur@tiers.test']),
    mail('fournisseur@tiers.test', ['aide@maison.test']),
    mail('cache@tiers.test', ['aide@maison.test'], true),
  ];
  assert.deepEqual(othersIn(messages, ['lise@client.test'], ours), ['fournisseur@tiers.test']);
});
