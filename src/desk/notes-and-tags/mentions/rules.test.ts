import assert from 'node:assert/strict';
import { test } from 'node:test';
import { begunIn, insertMention, mentionPieces, presentIn, renamed } from './rules.ts';

const at = (text: string) => begunIn(text.replace('|', ''), text.indexOf('|'));

test('an @ that begins a word names somebody; one inside an address does not', () => {
  const table: [string, string | null][] = [
    ['@|', ''],
    ['Vu avec @|', ''],
    ['Vu avec @na|', 'na'],
    ['Vu (@Zoé Le|', 'Zoé Le'],
    ['« @Marie-Ève|', 'Marie-Ève'],
    ['@Jean de la|', 'Jean de la'],
    ['nadia@maison|', null],
    ['@a b c d|', null],
    ['@@|', null],
    ['@nadia\n|', null],
    ['@nadia! |', null],
    ['rien|', null],
    ['@na|dia', 'na'],
  ];
  for (const [text, query] of table) assert.equal(at(text)?.query ?? null, query, text);
});

test('what was typed gives way to the name, and the caret stands after it', () => {
  const begun = begunIn('Vu avec @zo demain', 11)!;
  const { text, caret } = insertMention('Vu avec @zo demain', begun, 'Zoé Lemieux');
  assert.equal(text, 'Vu avec @Zoé Lemieux demain');
  assert.equal(text.slice(0, caret), 'Vu avec @Zoé Lemieux ');
  assert.equal(insertMention('@zo', { from: 0, query: 'zo' }, 'Zoé').text, '@Zoé ');
});

const NADIA = { id: 1, name: 'Nadia' };
const FORTIN = { id: 2, name: 'Nadia Fortin' };

test('a text is cut at the people named in it, the longest name first, and loses nothing', () => {
  const text = 'Pour @Nadia Fortin, pas @Nadia ni @Nadiane ; a+b @(x)';
  const pieces = mentionPieces(text, [NADIA, FORTIN, { id: 3, name: '(x)' }]);
  assert.equal(pieces.map((piece) => piece.text).join(''), text);
  assert.deepEqual(
    pieces.flatMap(({ mention }) => mention?.id ?? []),
    [2, 1, 3],
  );
  assert.deepEqual(mentionPieces('', []), []);
});

test('pieces joined are the text, whatever is in it', () => {
  const signs = ['@', 'Nadia', ' ', 'Fortin', '\n', '<b>', '$&', '\\', '(', 'é', '\u{1f600}'];
  let seed = 7;
  for (let n = 0; n < 500; n += 1) {
    let text = '';
    for (let k = 0; k < 12; k += 1) {
      seed = (seed * 48_271) % 2_147_483_647;
      text += signs[seed % signs.length];
    }
    const pieces = mentionPieces(text, [NADIA, FORTIN]);
    assert.equal(pieces.map((piece) => piece.text).join(''), text);
  }
});

test('only who is still named counts, once', () => {
  assert.deepEqual(presentIn('Pour @Nadia Fortin', [NADIA, FORTIN, FORTIN]), [FORTIN]);
  assert.deepEqual(presentIn('Pour personne', [NADIA]), []);
});

test('who is renamed is shown by the new name', () => {
  const { text, mentions } = renamed('@Nadia Fortin et @Nadia', [
    { ...NADIA, now: 'Nadia Roy' },
    { ...FORTIN, now: 'Nadia Fortin-Roy' },
  ]);
  assert.equal(text, '@Nadia Fortin-Roy et @Nadia Roy');
  assert.deepEqual(mentions, [
    { id: 1, name: 'Nadia Roy' },
    { id: 2, name: 'Nadia Fortin-Roy' },
  ]);
});
