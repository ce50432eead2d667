import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cleanHtml } from './clean-html.ts';
import { htmlToText } from './html-to-text.ts';

const clean = (html: string): string => cleanHtml(html, { image: (src) => (src.startsWith('ok:') ? 'cid:1' : null) });

test('what leaves the house holds no script, handler, class, id, data attribute or style sheet', () => {
  const dirty =
    '<style>p{color:red}</style><script>alert(1)</script><p class="a" id="b" data-x="1" onclick="go()" style="color:#333">Bon</p>' +
    '<svg><script>x</script></svg><iframe src="https://x.test"></iframe><form><input value="x">jour</form>';
  assert.equal(clean(dirty), '<p style="color:#333">Bon</p>jour');
});

test('a link keeps only schemes that open a page, a letter or a call', () => {
  assert.equal(clean('<a href="java\nscript:alert(1)">x</a>'), '<a>x</a>');
  assert.equal(clean('<a href=" https://a.test/?x=1&amp;y=2">x</a>'), '<a href="https://a.test/?x=1&amp;y=2">x</a>');
  assert.equal(clean('<a href="data:text/html,x">x</a>'), '<a>x</a>');
});

test('images stay only where the caller gives them a place; else their words stay', () => {
  assert.equal(clean('<img src="ok:1" alt="Plan" width="10">'), '<img src="cid:1" alt="Plan" width="10">');
  assert.equal(clean('<img src="https://track.test/1.gif" alt="Logo">'), 'Logo');
  assert.equal(clean('<img src="https://track.test/1.gif">'), '');
});

test('what is clean already may stand in the place of an image, as it is', () => {
  const table = '<table><tr><td>1</td></tr></table>';
  assert.equal(
    cleanHtml('<div>a<img src="t" alt="Tableau">b</div>', { image: () => ({ html: table }) }),
    `<div>a${table}b</div>`,
  );
});

test('a style keeps what changes the look and loses addresses and positions', () => {
  assert.equal(
    clean(
      '<td style="width:10px; background:url(https://t.test/a.png); position:fixed; font-family:\'A;B\', serif">x</td>',
    ),
    '<td style="width:10px;font-family:\'A;B\', serif">x</td>',
  );
  assert.equal(clean('<p style="color:\\75rl(x); color: red">x</p>'), '<p style="color:red">x</p>');
});

test('unbalanced HTML comes out balanced, and cannot close what stands around it', () => {
  assert.equal(clean('</div><p>a<div><b>b</p>c'), '<p>a</p><div><b>bc</b></div>');
  assert.equal(clean('<ul><li>1<li>2</ul>'), '<ul><li>1</li><li>2</li></ul>');
});

test('text that looks like a tag stays text', () => {
  assert.equal(clean('1 &lt; 2 &amp; <b>3 > 2</b> &lt;script&gt;'), '1 &lt; 2 &amp; <b>3 &gt; 2</b> &lt;script&gt;');
});

test('a bomb of open tags is walked in linear time and keeps its text', () => {
  const out = clean(`${'<b>'.repeat(200_000)}fin`);
  assert.ok(out.includes('fin'));
  assert.equal(out.match(/<b>/g)!.length, 256);
});

test('the text part says what the HTML shows', () => {
  const html =
    '<p>Bonjour <b>Mme Roy</b>,</p><ul><li>un</li><li>deux</li></ul><ol><li>a</li><li>b</li></ol>' +
    '<p>Voir <a href="https://a.test/x">la page</a> ou <a href="mailto:x@a.test">x@a.test</a></p>' +
    '<table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table><blockquote>cité<br>deux</blockquote>fin';
  assert.equal(
    htmlToText(html),
    'Bonjour Mme Roy,\n\n- un\n- deux\n\n1. a\n2. b\n\nVoir la page <https://a.test/x> ou x@a.test\n\n1  2\n3  4\n\n> cité\n> deux\n\nfin',
  );
});

test('the text of an empty letter is empty', () => {
  assert.equal(
    htmlToText('<div><br></div><p>&nbsp;</p>')
      .replace(/\u00a0/g, '')
      .trim(),
    '',
  );
});
