import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wordsOf } from './document.ts';
import { blocksFromHtml, MOST_NESTED } from './from-html.ts';
import { contrast } from './looks.ts';
import { MOST_CELLS } from './tables.ts';
import type { Block } from './tree.ts';

const read = (html: string, cells = MOST_CELLS): Block[] =>
  blocksFromHtml(html, (source) => /^cid:(\w+)$/.exec(source)?.[1] ?? null, { cells });
const s = (v: string, more: object = {}) => ({ t: 's', v, ...more });
const p = (...k: object[]) => ({ t: 'p', k });
const table = (blocks: readonly Block[]): Extract<Block, { t: 'table' }> => {
  const found = blocks.find((one) => one.t === 'table');
  assert.ok(found);
  return found;
};

test('R51 paragraphs, line ends and emphasis are those that a browser shows', () => {
  assert.deepEqual(read('<p>Bonjour <b>Lise</b>,</p><p>un<br>deux</p>'), [
    p(s('Bonjour '), s('Lise', { b: 1 }), s(',')),
    p(s('un'), { t: 'br' }, s('deux')),
  ]);
  // Gmail's lines, with an empty one between.
  assert.deepEqual(read('<div>un</div><div>deux<br></div><div><br></div><div>trois</div>'), [
    p(s('un'), { t: 'br' }, s('deux')),
    p(s('trois')),
  ]);
  assert.deepEqual(read('<p>  a \n <i> b</i></p><p>&nbsp;</p>'), [p(s('a '), s('b', { i: 1 }))]);
});

test('R51 lists keep their marks, numbers and depth', () => {
  assert.deepEqual(read('<ol start=3><li>un<ul><li>deux</li></ul></li><li>trois</li></ol>'), [
    { t: 'list', from: 3, k: [[p(s('un')), { t: 'list', k: [[p(s('deux'))]] }], [p(s('trois'))]] },
  ]);
  // Outlook and Gmail put a list straight into a list.
  assert.deepEqual(read('<ul><li>un</li><ul><li>deux</li></ul></ul>'), [
    { t: 'list', k: [[p(s('un')), { t: 'list', k: [[p(s('deux'))]] }]] },
  ]);
});

test('R51 a table keeps its cells, spans, colours and head', () => {
  const { k, head, w, fr } = table(
    read(
      `<table><tr><th>Article</th><th>Prix</th></tr><tr><td bgcolor="#1f4e79" style="color:#224466">Chaise</td><td align=right>12&nbsp;$</td></tr>
       <tr><td colspan=2>Total</td></tr></table>`,
    ),
  );
  assert.equal(head, 1);
  assert.equal(w.length, 2);
  assert.equal(fr, undefined);
  assert.deepEqual(k[0]!.k, [p(s('Article', { b: 1 }))]);
  // What could not be read on its ground is white.
  assert.deepEqual(k[2], { f: '#1f4e79', k: [p(s('Chaise', { c: '#ffffff' }))] });
  assert.deepEqual(k[3]!.k, [{ ...p(s('12\u00a0$')), a: 'right' }]);
  assert.equal(k[4]!.x, 2);
});

test('R51 a layout made of tables is its content; wide tables go on below; what is huge is set as lines', () => {
  assert.deepEqual(read('<table><tr><td><table><tr><td><p>un</p></td></tr></table></td><td>deux</td></tr></table>'), [
    p(s('un')),
    p(s('deux')),
  ]);
  const wide = read(`<table><tr>${'<td>x</td>'.repeat(25)}</tr></table>`);
  assert.deepEqual(
    wide.map((one) => one.t === 'table' && one.w.length),
    [10, 10, 5],
  );
  const huge = read(`<table>${`<tr>${'<td>42</td>'.repeat(250)}</tr>`.repeat(250)}</table>`);
  assert.equal(huge.length, 250);
  assert.equal(wordsOf(huge).match(/42/g)!.length, 62_500);
});

test('R51 what reads from right to left says so, by paragraph', () => {
  const blocks = read('<p>مرحبا 12</p><p>Bonjour שלום</p><ul><li>שלום</li></ul><div dir=rtl>123</div>');
  assert.deepEqual(
    blocks.map((one) => 'd' in one && one.d),
    ['rtl', false, 'rtl', 'rtl'],
  );
  const mixed = read('<div>Bonjour</div><div>שלום</div><div>12</div>');
  assert.deepEqual(
    mixed.map((one) => [one.t === 'p' && one.k.length, 'd' in one && one.d]),
    [
      [1, false],
      [3, 'rtl'],
    ],
  );
});

test('R51 code in a mail is words: nothing is added, left out or changed', () => {
  const hostile =
    '#import "@preview/x:1.0.0": * #read("/etc/passwd") $ a^2 $ \\ \\u{41} *b* _i_ @ref <l> // c /* d */ `r` ~ --';
  const [block] = read(`<p>${hostile.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`);
  assert.deepEqual(block, p(s(hostile)));
  assert.deepEqual(read('<script>x</script><style>y</style><p onclick="z">\u0000a\u0007\ud800b</p>'), [
    p(s('a\ufffdb')),
  ]);
});

test('R51 a word of 100,000 letters can end a line somewhere, and no paragraph is longer than the setter bears', () => {
  const blocks = read(`<p>${'a'.repeat(100_000)}</p>`);
  const words = wordsOf(blocks);
  assert.equal(words.replaceAll(/[^a]/g, '').length, 100_000);
  assert.ok(words.split(/[\u200b ]/).every((piece) => piece.length <= 48));
  assert.ok(blocks.every((one) => one.t === 'p' && wordsOf([one]).length < 6_000));
});

test('R51 elements inside each other without end stop at a depth, and their words do not', () => {
  const depth = (blocks: readonly Block[]): number =>
    Math.max(
      0,
      ...blocks.map((one) =>
        one.t === 'list'
          ? 1 + Math.max(...one.k.map(depth))
          : one.t === 'quote'
            ? 1 + depth(one.k)
            : one.t === 'table'
              ? 1 + Math.max(...one.k.map((cell) => depth(cell.k)))
              : 0,
      ),
    );
  for (const html of ['<ul><li>mot', '<ol><li><blockquote>mot', '<table border=1><tr><td>mot</td><td>']) {
    const blocks = read(html.repeat(400));
    assert.ok(depth(blocks) <= MOST_NESTED);
    assert.ok(wordsOf(blocks).includes('mot'));
  }
  assert.equal(wordsOf(read('<ul><li>mot'.repeat(200))).match(/mot/g)!.length, 200);
});

test('R52 R59 pictures that came with the mail stand in it; of those elsewhere only their words', () => {
  assert.deepEqual(
    read('<p>a<img src="cid:un" width=300 alt="Une chaise">b<img src="https://x.test/p.png" alt="logo"></p>'),
    [p(s('a')), { t: 'pic', key: 'un', alt: 'Une chaise', w: 300 }, p(s('blogo'))],
  );
  assert.deepEqual(read('<img src="cid:un" width=1 height=1>'), []);
  assert.deepEqual(read('<p>a <img src="cid:un" height=16></p>'), [
    p(s('a '), { t: 'pic', key: 'un', alt: '', small: 1 }),
  ]);
});

test('contrast is that of WCAG', () => {
  assert.equal(Math.round(contrast('#ffffff', '#000000')), 21);
  assert.equal(Math.round(contrast('#777777', '#ffffff') * 100) / 100, 4.48);
});
