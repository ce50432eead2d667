import assert from 'node:assert/strict';
import { test } from 'node:test';
import { walkHtml } from '#ground/html/walk-html.ts';
import { prepareHtml, translatePrepared, type Send } from './translate-html.ts';

/** Says every word loudly, as a translator would change it, and leaves tags alone. */
const loud: Send = async (sources) =>
  sources.map((source) =>
    source.replaceAll(/<[^>]*>|&[a-z#0-9]+;|\p{Ll}/gu, (part) => (part.length === 1 ? part.toUpperCase() : part)),
  );
const translated = (html: string, send: Send = loud, glossary: string[] = []): Promise<string> =>
  translatePrepared(prepareHtml(html, glossary), send);
const sent = (html: string, glossary: string[] = []): string[] => prepareHtml(html, glossary).sources;

test('R106 each stretch of words is one text, its inline elements opaque; attributes never leave the house', () => {
  assert.deepEqual(
    sent(
      '<p class="x">Bonjour <b>Mme <i>Roy</i></b>,</p><ul><li><a href="https://secret.test/?t=1" title="T">Voir</a> ici</li></ul>',
    ),
    ['Bonjour <g id="1">Mme <g id="2">Roy</g></g>,', '<g id="1">Voir</g> ici'],
  );
});

test('R106 tables, pictures, links and styles are where they were', async () => {
  assert.equal(
    await translated(
      '<table border="1"><tr><td style="color:#c00">rouge</td><td>12</td></tr></table>' +
        '<p>un <img src="cid:a@b" alt="Logo" width="9"> deux <a href="https://a.test/x?y=1&amp;z=2">trois</a></p><hr>',
    ),
    '<table border="1"><tr><td style="color:#c00">ROUGE</td><td>12</td></tr></table>' +
      '<p>UN <img src="cid:a@b" alt="Logo" width="9"> DEUX <a href="https://a.test/x?y=1&amp;z=2">TROIS</a></p><hr>',
  );
});

test('R106 what must not be changed is held back', () => {
  for (const kept of [
    'https://a.test/suivi?id=1#x',
    'www.exemple.test/page',
    'marie.roy+1@exemple.test',
    'exemple.ca',
    '1 234,50 $',
    '$1,234.50 CAD',
    '12,5 %',
    '99\u00a0€',
    'CMD-2026-00123',
    '4471208',
    'AB12C',
    '2026-11-23',
    '23/11/2026',
    '14h30',
    '+1 (514) 555-0199',
    '#suivi',
    '{{prenom}}',
    '{agent}',
  ])
    assert.deepEqual(sent(`<p>avant ${kept} après</p>`), ['avant <w id="1"></w> après'], kept);
  assert.deepEqual(sent('<p>le 3 mai, 2 chemises (https://a.test/x).</p>'), ['le 3 mai, 2 chemises (<w id="1"></w>).']);
});

test('R106 words of the glossary come back as they are written, in their case and whole', () => {
  assert.deepEqual(sent('<p>le relais de Relais\u00a0Plus, Relais et Relaisson</p>', ['Relais', 'Relais Plus']), [
    'le relais de <w id="1"></w>, <w id="2"></w> et Relaisson',
  ]);
  assert.deepEqual(sent('<p>en C++ (v1) ici</p>', ['C++ (v1)']), ['en <w id="1"></w> ici']);
});

test('R106 code, what is not to be translated and signatures stay', async () => {
  const html =
    '<p>voir <code>npm run build</code> là</p><pre>npm start</pre><p translate="no">tel quel</p>' +
    '<p>un <span class="notranslate">Nom</span> ici</p><div class="gmail_signature">Marie</div>';
  assert.equal(
    await translated(html),
    '<p>VOIR <code>npm run build</code> LÀ</p><pre>npm start</pre><p>tel quel</p>' +
      '<p>UN <span>Nom</span> ICI</p><div type="relais-signature">Marie</div>',
  );
});

test('R106 what is quoted stays, by the marks of each mail program, and the line above it', async () => {
  const quotes = [
    '<blockquote type="cite"><p>vieux</p></blockquote>',
    '<div class="gmail_quote"><div class="gmail_attr">Le lun. 3 mai 2026, Aide a écrit :</div><blockquote class="gmail_quote">vieux</blockquote></div>',
    '<div class="yahoo_quoted"><p>vieux</p></div>',
    '<div type="cite"><p>Le 3 mai 2026, Aide a écrit :</p><blockquote type="cite">vieux</blockquote></div>',
    '<p>Le 3 mai 2026 à 10:11, Aide a écrit :</p><p>&nbsp;</p><blockquote type="cite">vieux</blockquote>',
    '<div id="divRplyFwdMsg">De : Aide</div><p>vieux</p><p>encore vieux</p>',
    '<p>&gt; vieux<br>&gt; encore vieux</p>',
    '<p>-----Message d’origine-----</p><p>vieux</p>',
  ];
  for (const quote of quotes) {
    const html = await translated(`<p>neuf</p>${quote}`);
    assert.match(html, /NEUF/);
    assert.doesNotMatch(html, /VIEUX|ÉCRIT|AIDE|MESSAGE/, quote);
  }
});

test('R106 an answer written between the quoted lines of Gmail is new, and so is what was forwarded', async () => {
  const between = await translated(
    '<div class="gmail_quote"><blockquote class="gmail_quote">vieux</blockquote><div>neuf</div><blockquote class="gmail_quote">vieux</blockquote></div>',
  );
  assert.match(between, /NEUF/);
  assert.doesNotMatch(between, /VIEUX/);
  assert.match(
    await translated('<div class="gmail_quote"><div>---------- Forwarded message ---------</div><p>transmis</p></div>'),
    /TRANSMIS/,
  );
});

test('R106 a mail with nothing of its own is sent to nobody', () => {
  assert.deepEqual(sent('<blockquote type="cite">vieux</blockquote><p>12 345,00 $</p><img src="cid:a">'), []);
});

test('lines that a style keeps are texts of their own, and stay lines', async () => {
  const html = '<div style="white-space:pre-wrap">un\ndeux</div>';
  assert.deepEqual(sent(html), ['un', 'deux']);
  assert.equal(await translated(html), '<div style="white-space:pre-wrap">UN\nDEUX</div>');
});

test('a sentence that a plain text broke into lines is one text, and keeps its lines', async () => {
  const html =
    '<p>Bonjour,<br>je vous écris parce que ma commande de la semaine passée n’est<br>pas arrivée.<br>Merci</p>';
  assert.deepEqual(sent(html), [
    'Bonjour,',
    'je vous écris parce que ma commande de la semaine passée n’est <x id="1"></x>pas arrivée.',
    'Merci',
  ]);
  assert.match(await translated(html), /N’EST <br>PAS ARRIVÉE\.<br>MERCI/);
});

test('what Outlook quotes below a mark that cleaning takes away is one quoted block, to be folded', async () => {
  assert.equal(
    await translated('<div><p>neuf</p><div id="divRplyFwdMsg">De : Aide</div><p>vieux</p></div><p>vieux aussi</p>'),
    '<div><p>NEUF</p><div type="cite"><div>De : Aide</div><p>vieux</p></div></div><p>vieux aussi</p>',
  );
  const rule = '<div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm">De : Aide</div>';
  assert.equal(await translated(`<p>neuf</p>${rule}<p>vieux</p>`), `<p>NEUF</p>${rule}<p>vieux</p>`);
  assert.equal(
    await translated('<p>neuf</p><div id="appendonsend"></div>vieux'),
    '<p>NEUF</p><div type="cite"><div></div>vieux</div>',
  );
});

test('what is sent twice is asked once', () => {
  assert.deepEqual(sent('<p>Merci</p><p><b>Merci</b></p><p>Merci </p>'), ['Merci']);
});

test('an answer without `<` for `&lt;` is read as it was meant; an invented tag is not', async () => {
  const unescaping: Send = async (sources) =>
    sources.map((one) => one.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'));
  const html = '<p>si a &lt; b &amp; c, <b>alors</b></p>';
  assert.equal(await translated(html, unescaping), html);
  const hostile = await translated('<p>un <b>deux</b></p>', async (sources) =>
    sources.map(() => '<script>x()</script>'),
  );
  assert.doesNotMatch(hostile, /<script/);
});

test('where an answer is not whole, each text is asked by itself: an emptied element, an invented tag, a tag of ours in a text', async () => {
  const asked: string[][] = [];
  const answering =
    (first: string, then: (source: string) => string): Send =>
    async (sources) => {
      asked.push([...sources]);
      return asked.length === 1 ? [first] : sources.map(then);
    };
  for (const [first, then, becomes] of [
    ['one two <g id="1"></g>', (one: string) => one.toUpperCase(), 'UN <b>DEUX</b>'],
    ['<em>one</em> <g id="1">two</g>', (one: string) => one.toUpperCase(), 'UN <b>DEUX</b>'],
    ['broken', () => '<g id="1">one</g>', 'un <b>deux</b>'],
    ['broken', () => ' ', 'un <b>deux</b>'],
    ['<g id="1">two</g> one', () => assert.fail('the whole was good'), '<b>two</b> one'],
  ] as const) {
    asked.length = 0;
    assert.equal(await translated('<p>un <b>deux</b></p>', answering(first, then)), `<p>${becomes}</p>`);
    if (asked.length > 1) assert.deepEqual(asked[1], ['un', 'deux']);
  }
});

/** The same random numbers at every run of one seed. */
const randomOf =
  (seed: number) =>
  (below: number): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };

const TOKENS = ['CMD-2026-7781', '1 234,50 $', 'https://a.test/x?y=1', 'roy@exemple.test', '{{prenom}}', 'Relais'];
const WORDS = ['bonjour', 'la', 'commande', 'est', 'arrivée', '&lt;', '&amp;', 'été', '你好'];
const SHELLS = [
  'p',
  'div',
  'b',
  'i',
  'span',
  'a href="https://b.test/"',
  'td',
  'li',
  'blockquote type="cite"',
  'pre',
  'font',
];

const randomHtml = (random: (below: number) => number, depth = 0): string => {
  let html = '';
  for (let count = 1 + random(5); count > 0; count -= 1) {
    const choice = random(10);
    if (choice < 4) html += ` ${WORDS[random(WORDS.length)]} `;
    else if (choice < 5) html += ` ${TOKENS[random(TOKENS.length)]} `;
    else if (choice < 6) html += ['<br>', '<img src="cid:a@b" alt="x">', '<hr>', '</b>', '<', '\u00a0'][random(6)];
    else if (depth < 5) {
      const shell = SHELLS[random(SHELLS.length)]!;
      html += `<${shell}>${randomHtml(random, depth + 1)}${random(9) ? `</${shell.split(' ')[0]}>` : ''}`;
    }
  }
  return html;
};

/** Whatever a service may answer. */
const GARBAGE: ((source: string, random: (below: number) => number) => string)[] = [
  (source) => source,
  () => '',
  () => '\u0000<b onclick="x()">hors</b> &#0; &broken',
  (source) => source.replace(/<([wx]) id="\d+"><\/\1>/, ''),
  (source) => source.replaceAll(/<\/?g[^>]*>/g, ''),
  (source) => source + source,
  (source) => source.replaceAll('id="1"', 'id="2"'),
  (source) => source.replaceAll('</g>', ''),
  (source) => `</g></p></div>${source}`,
  (source) => [...source].toReversed().join(''),
  (source) => source.replaceAll(/<([wx]) id="(\d+)"><\/\1>/g, "<$1 ID='$2' />"),
  (source) => source.replaceAll(/(<g id="\d+">)(.*?)(<\/g>)/g, '$1$3$2'),
  (source, random) => source.slice(0, random(source.length + 1)),
  (source) => source.replaceAll(/\p{L}+/gu, 'MOT'),
];

/** Elements with their attributes, in order; and every token with the element that it stands in. */
const structureOf = (html: string): { tags: string[]; tokens: string[] } => {
  const tags: string[] = [];
  const tokens: string[] = [];
  const open: string[] = [];
  walkHtml(html, {
    open(name, attributes, empty) {
      tags.push(`${open.join('>')}>${name}${JSON.stringify(attributes)}`);
      if (!empty) open.push(name);
    },
    close: () => void open.pop(),
    text(text) {
      for (const token of TOKENS)
        for (let i = text.split(token).length; i > 1; i -= 1) tokens.push(`${open.join('>')}:${token}`);
    },
  });
  return { tags: tags.toSorted(), tokens: tokens.toSorted() };
};

test('R106 whatever a service answers, the structure and what is held back are as they were (4,000 random mails)', async () => {
  for (let seed = 1; seed <= 4_000; seed += 1) {
    const random = randomOf(seed);
    const html = randomHtml(random);
    const before = structureOf(await translated(html, async (sources) => sources, ['Relais']));
    const answer = GARBAGE[seed % GARBAGE.length]!;
    const after = structureOf(
      await translated(html, async (sources) => sources.map((one) => answer(one, random)), ['Relais']),
    );
    // Words that a service invents may look like a token; none may be lost, and none may move to another element.
    assert.deepEqual(after.tags, before.tags, `seed ${seed}: ${html}`);
    for (const token of new Set(before.tokens))
      assert.ok(
        after.tokens.filter((one) => one === token).length >= before.tokens.filter((one) => one === token).length,
        `seed ${seed}: ${token} in ${html}`,
      );
  }
});

test('R106 a table of 250 by 250 and hostile mails take time in proportion to their length', async () => {
  const row = `<tr>${'<td style="color:red">Une cellule 12 $</td>'.repeat(250)}</tr>`;
  const table = `<table>${row.repeat(250)}</table>`;
  for (const html of [
    table,
    '<b>'.repeat(300_000) + 'mot',
    'mot <b>gras</b> '.repeat(50_000),
    `${'\u00a0'.repeat(500_000)}x`,
    'a-'.repeat(500_000),
    '{{'.repeat(500_000),
    '1 234 '.repeat(200_000),
    'a.'.repeat(500_000),
    '<blockquote type=cite>'.repeat(100_000) + 'mot',
    '<div class=gmail_quote></div>'.repeat(30_000),
    '<g id="1">&lt;g id="1"&gt;'.repeat(10_000),
  ]) {
    const began = performance.now();
    await translated(html);
    assert.ok(performance.now() - began < 15_000, `${html.slice(0, 40)}: ${performance.now() - began} ms`);
  }
});
