import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isFixedWidth, linkPieces } from './text-links.ts';

const links = (text: string) => linkPieces(text).flatMap((piece) => (piece.href ? [piece.href] : []));

test('a web address ends before the sentence does', () => {
  assert.deepEqual(links('Voyez https://exemple.ca/a?b=1. Ou (www.exemple.ca/x), ou https://exemple.ca/y_(z)!'), [
    'https://exemple.ca/a?b=1',
    'http://www.exemple.ca/x',
    'https://exemple.ca/y_(z)',
  ]);
});

test('a mail address becomes a mailto link', () => {
  assert.deepEqual(links('Écrivez à lise.roy+test@exemple.ca, merci'), ['mailto:lise.roy+test@exemple.ca']);
});

test('a script address is never a link', () => {
  assert.deepEqual(links('javascript:alert(1) data:text/html,x file:///etc/passwd'), []);
});

test('no character of the text is lost', () => {
  const text = '<https://exemple.ca/é>, a@b.ca;\n\n www.x.ca... )(';
  assert.equal(
    linkPieces(text)
      .map((piece) => piece.text)
      .join(''),
    text,
  );
});

test('a table drawn with spaces is fixed width, a letter is not', () => {
  assert.equal(isFixedWidth('Vol    Départ    Arrivée\nAC 871   18:05   06:30\nAC 870   12:00   13:45'), true);
  assert.equal(isFixedWidth('Bonjour,\n\nMa facture est en double.\nMerci  de corriger.\n\nHélène'), false);
});
