import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blocksFromText } from './from-text.ts';
import { familiesOf, scriptsIn } from './scripts.ts';

test('R51 blank lines part paragraphs, line ends stay, and what was quoted is a quotation', () => {
  assert.deepEqual(blocksFromText('un\ndeux\n\n> cité\n> > plus vieux\ntrois'), [
    { t: 'p', k: [{ t: 's', v: 'un' }, { t: 'br' }, { t: 's', v: 'deux' }] },
    { t: 'quote', k: [{ t: 'p', k: [{ t: 's', v: 'cité' }, { t: 'br' }, { t: 's', v: '> plus vieux' }] }] },
    { t: 'p', k: [{ t: 's', v: 'trois' }] },
  ]);
});

test('R27 what is drawn with spaces keeps its columns in a font of one width', () => {
  const [block] = blocksFromText(' 1 AC 870 Y 12NOV  YULCDG  2030\n 2 AC 871 Y 20NOV  CDGYUL  1130');
  assert.ok(block?.t === 'p');
  const texts = block.k.filter((one) => one.t === 's');
  assert.ok(
    texts.every(
      (one) =>
        one.m === 1 &&
        !one.v.includes(' ') &&
        one.v.includes('12NOV\u00a0\u00a0') !== one.v.includes('20NOV\u00a0\u00a0'),
    ),
  );
});

test('R51 fonts are those of the scripts in a text, Chinese and Japanese apart', () => {
  assert.deepEqual(scriptsIn('Été 2026'), ['latin']);
  assert.deepEqual(scriptsIn('お世話'), ['latin', 'japanese', 'chinese']);
  assert.deepEqual(scriptsIn('请问'), ['latin', 'chinese']);
  assert.deepEqual(scriptsIn('مرحبا שלום 😀 สวัสดี 한국'), ['latin', 'arabic', 'hebrew', 'thai', 'emoji', 'korean']);
  assert.deepEqual(familiesOf(['latin', 'emoji']), ['Noto Sans', 'Noto Color Emoji']);
});
