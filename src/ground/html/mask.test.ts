import assert from 'node:assert/strict';
import { test } from 'node:test';
import { finderOf, MASK, maskHtml, maskJson, maskText } from './mask.ts';

const CARD = '4111 1111 1111 1111';
const finders = [finderOf(CARD)];

test('a number is found in whatever groups it is written, and nothing beside it is touched', () => {
  for (const written of ['4111111111111111', '4111-1111-1111-1111', '4111 1111 1111 1111', '41 11.1111 11111111'])
    assert.equal(maskText(`Carte ${written}, merci`, finders), `Carte ${MASK}, merci`);
  assert.equal(maskText('Carte 4111 1111 1111 1112', finders), 'Carte 4111 1111 1111 1112');
});

test('words are found whatever the space between them and the case', () => {
  assert.equal(maskText('Mon mot de\n  passe est X', [finderOf('Mot de passe')]), `Mon ${MASK} est X`);
});

test('signs that mean something in a pattern are letters like any other', () => {
  for (const part of ['a.b*c', '(x|y)', '[1]', 'c:\\temp', '$5^', 'a-b'])
    assert.equal(maskText(`avant ${part} après`, [finderOf(part)]), `avant ${MASK} après`);
  assert.equal(maskText('axbbc', [finderOf('a.b*c')]), 'axbbc');
});

test('in HTML it is found across tags and entities, and the rest stays as it was written', () => {
  for (const written of [
    CARD,
    '<b>4111</b>&nbsp;1111 1111 1111',
    '4111<span>1111</span>1111<br>1111',
    '&#52;111 1111 1111 1111',
    '4111 1111 1111 11<i>11</i>',
  ]) {
    const masked = maskHtml(`<p title="a &amp; b">Caf&eacute; ${written}<br>fin</p>`, finders);
    assert.ok(masked?.includes(MASK), written);
    assert.doesNotMatch(masked!.replaceAll(/<[^>]*>|[\s\u00a0]|&nbsp;/g, ''), /1111/, written);
    assert.match(masked!, /^<p title="a &amp; b">Caf&eacute; .*fin<\/p>$/);
  }
});

test('an attribute that holds it is masked too', () => {
  const masked = maskHtml(`<a href="tel:4111111111111111" title="${CARD}">ici</a>`, finders);
  assert.equal(masked, `<a href="tel:${MASK}" title="${MASK}">ici</a>`);
});

test('several times, several parts', () => {
  const masked = maskHtml(`<td>${CARD}</td><td>secret mot</td><td>${CARD}</td>`, [...finders, finderOf('secret  mot')]);
  assert.equal(masked, `<td>${MASK}</td><td>${MASK}</td><td>${MASK}</td>`);
});

test('a document of ours is masked to its depth', () => {
  assert.deepEqual(maskJson({ html: `<p>${CARD}</p>`, to: [{ name: CARD }], n: 4, none: null }, finders), {
    html: `<p>${MASK}</p>`,
    to: [{ name: MASK }],
    n: 4,
    none: null,
  });
});

test('a long text full of near misses takes no time worth mentioning', () => {
  const text = '4111 1111 1111 111x '.repeat(50_000);
  assert.equal(maskText(text, finders), text);
  assert.equal(maskText(`4${' '.repeat(500_000)}1`, finders).length, 500_002);
});
