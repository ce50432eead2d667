import assert from 'node:assert/strict';
import { test } from 'node:test';
import { htmlToText } from './html-to-text.ts';

test('paragraphs, line breaks, lists and cells keep apart what the eye sees apart', () => {
  const html =
    '<h1>Titre</h1><p>Un<br>deux</p><ul><li>a</li><li>b</li></ul><table><tr><td>x</td><td>y</td></tr><tr><td>z</td></tr></table>';
  assert.equal(htmlToText(html), 'Titre\n\nUn\ndeux\n\n- a\n- b\n\nx y\nz');
});

test('words around inline marks are neither glued nor torn', () => {
  assert.equal(htmlToText('Bon<b>jour</b> <i>Ann</i>,\n  <span>ça</span>\tva&nbsp;?'), 'Bonjour Ann, ça va\u00a0?');
});

test('styles, scripts and titles are not text', () => {
  assert.equal(
    htmlToText(
      '<html><head><title>T</title><style>p{}</style></head><body><script>x()</script><p>Oui</p></body></html>',
    ),
    'Oui',
  );
});

test('entities, also broken ones, are read once', () => {
  assert.equal(htmlToText('&lt;b&gt; &amp;lt; &eacute; &#233; &#x1F600; &nope; & x'), '<b> &lt; é é 😀 &nope; & x');
});

test('text in pre keeps its spaces', () => {
  assert.equal(htmlToText('<pre>a  b\n  c</pre>'), 'a  b\n  c');
});

test('unclosed and stray tags lose no text', () => {
  assert.equal(htmlToText('</div><p>a<table><td>b</p></b>c'), 'a\n\nb\n\nc');
});

test('a million open elements neither overflow nor hide the text', () => {
  assert.match(htmlToText(`${'<div><a>'.repeat(200_000)}fond${'</b></div>'.repeat(200_000)}fin`), /^fond\s+fin$/);
});

test('NUL in HTML does not reach the text', () => {
  assert.equal(htmlToText('a\u0000b&#0;c').includes('\u0000'), false);
});
