import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { chromiumMissing, editorOf } from './support/browser.ts';
import { until } from './support/until.ts';
import { openDesk, paste, type Clipboard, type Desk } from './support/writing.ts';

const skip = chromiumMissing();
let desk: Desk;
let page: Page;
before(async () => {
  if (skip) return;
  desk = await openDesk();
  page = desk.page;
});
after(() => desk?.close());

/** What a program puts on the clipboard, written for these tests. */
const fixture = (name: string): string => readFileSync(path.join(import.meta.dirname, 'fixtures/paste', name), 'utf8');

type Cell = {
  text: string;
  span: string;
  background: string;
  colour: string;
  font: string;
  size: string;
  align: string;
  borders: string;
  width: number;
  weight: string;
  line: string;
};

/** The tables of a mail as a browser shows them to who received it. */
const seen = async (html: string): Promise<Cell[][]> => {
  const other = await desk.window.browser.newPage();
  try {
    await other.setContent(html);
    return await other.evaluate(() =>
      Array.from(document.querySelectorAll('tr'), (row) =>
        Array.from(row.cells, (cell) => {
          const of = getComputedStyle(cell);
          let inner: Element = cell;
          while (inner.children.length === 1 && inner.firstElementChild!.tagName !== 'BR')
            inner = inner.firstElementChild!;
          const text = getComputedStyle(inner);
          return {
            text: cell.innerText.trim(),
            span: `${cell.rowSpan}×${cell.colSpan}`,
            background: of.backgroundColor,
            colour: text.color,
            font: text.fontFamily.split(',')[0]!.replaceAll('"', ''),
            size: text.fontSize,
            align: getComputedStyle(inner.closest('p,div,td,th')!).textAlign.replace('-webkit-', ''),
            borders: [of.borderTopStyle, of.borderRightStyle, of.borderBottomStyle, of.borderLeftStyle].join(' '),
            width: Math.round(cell.getBoundingClientRect().width),
            weight: text.fontWeight,
            line: text.textDecorationLine,
          };
        }),
      ),
    );
  } finally {
    await other.close();
  }
};

/** Pastes, sends, and gives what the customer's server received. */
const mailOf = async (subject: string, clipboard: Clipboard): Promise<string> => {
  await desk.answering(subject);
  await paste(page, clipboard);
  await until('something pasted', async () => (await editorOf(page).innerText()).trim() !== '');
  await desk.send();
  return (await desk.arrived(subject)).parsed.html!;
};

const near = (width: number, wanted: number): boolean => Math.abs(width - wanted) <= 12;

test(
  'R25 a table of Excel keeps merges, colours, fonts, borders, alignment, widths and numbers as shown',
  { skip },
  async () => {
    const rows = await seen(
      await mailOf('Excel', { html: fixture('excel.html'), text: 'x', png: { width: 9, height: 9 } }),
    );
    assert.deepEqual(
      rows.map((row) => row.map(({ text }) => text.replace(/\s+/g, ' '))),
      [
        ['Soumission 4471'],
        ['Chambre double', '1 250,50 $', '-5%'],
        ['annulé', 'prix ferme', '42'],
        ['un deux', 'dossier'],
      ],
    );
    const [[title], [room, price, percent], [off, , count]] = rows as [Cell[], Cell[], Cell[]];
    assert.equal(title!.span, '1×3');
    assert.equal(title!.background, 'rgb(31, 78, 120)');
    assert.deepEqual([title!.colour, title!.weight, title!.align], ['rgb(255, 255, 255)', '700', 'center']);
    assert.deepEqual([room!.font, room!.borders], ['Times New Roman', 'none double dashed none']);
    assert.equal(price!.align, 'right');
    assert.deepEqual([percent!.colour, percent!.align], ['rgb(192, 0, 0)', 'center']);
    assert.deepEqual([off!.span, off!.line, off!.align], ['2×1', 'line-through', 'right']);
    assert.equal(count!.align, 'right');
    assert.ok(
      near(room!.width, 152) && near(price!.width, 112) && near(percent!.width, 80),
      JSON.stringify(rows.map((row) => row.map((cell) => cell.width))),
    );
  },
);

test(
  'R25 a table of Google Sheets keeps merges, colours, fonts, borders, alignment, widths and numbers as shown',
  { skip },
  async () => {
    const rows = await seen(await mailOf('Sheets', { html: fixture('sheets.html'), text: 'x' }));
    const [[title], [name, price, percent], [tall, off]] = rows as [Cell[], Cell[], Cell[]];
    assert.deepEqual([title!.span, title!.background, title!.font], ['1×3', 'rgb(74, 134, 232)', 'Georgia']);
    assert.deepEqual([title!.colour, title!.weight, title!.align], ['rgb(255, 255, 255)', '700', 'center']);
    assert.equal(price!.text, '1\u00a0250,50 $');
    assert.deepEqual([price!.align, percent!.colour, percent!.text], ['right', 'rgb(255, 0, 0)', '-5\u00a0%']);
    assert.deepEqual([tall!.span, tall!.background, off!.line], ['2×1', 'rgb(255, 242, 204)', 'line-through']);
    assert.equal(name!.borders, 'solid solid solid solid');
    assert.ok(
      near(name!.width, 148) && near(price!.width, 96) && near(percent!.width, 72),
      JSON.stringify(rows.map((row) => row.map((cell) => cell.width))),
    );
  },
);

test(
  'R25 a table of LibreOffice Calc keeps merges, colours, fonts, borders, alignment, widths and numbers as shown',
  { skip },
  async () => {
    const rows = await seen(await mailOf('Calc', { html: fixture('calc.html'), text: 'x' }));
    const [[title], [name, price, percent], [tall, off, code]] = rows as [Cell[], Cell[], Cell[]];
    assert.deepEqual([title!.span, title!.background, title!.font], ['1×3', 'rgb(255, 211, 32)', 'Carlito']);
    assert.deepEqual([title!.colour, title!.weight, title!.align], ['rgb(0, 0, 255)', '700', 'center']);
    assert.deepEqual([price!.text, price!.align, price!.colour], ['12,50', 'right', 'rgb(255, 0, 0)']);
    assert.deepEqual([percent!.borders, percent!.align], ['none none solid none', 'center']);
    assert.deepEqual([tall!.span, tall!.line, off!.line], ['2×1', 'underline', 'line-through']);
    assert.equal(code!.font, 'Liberation Mono');
    assert.equal(name!.size, '13.3333px', '10 points, as Calc shows them');
    assert.ok(
      near(name!.width, 170) && near(price!.width, 85) && near(percent!.width, 96),
      JSON.stringify(rows.map((row) => row.map((cell) => cell.width))),
    );
  },
);

test('R27 a text of Google Docs keeps its heading, colours, highlight, link, lists and table', { skip }, async () => {
  const html = await mailOf('Docs', { html: fixture('google-docs.html'), text: 'x' });
  assert.match(html, /<h2[^>]*>.*?font-size:16pt.*?Modification de votre dossier/s);
  assert.match(html, /font-weight:700[^>]*>confirmé/);
  assert.match(html, /background-color:#ffff00[^>]*>à choisir/);
  assert.match(html, /color:#cc0000[^>]*><i> avant vendredi/);
  assert.match(html, /<a href="https:\/\/voyages\.example\/dossier\?id=7&amp;l=fr"/);
  assert.match(
    html,
    /<ul[^>]*><li[^>]*>.*?Pièces à fournir.*?<ul[^>]*><li[^>]*>.*?Passeport.*?<\/ul><li[^>]*>.*?Paiement.*?<\/ul>/s,
  );
  assert.match(html, /<ol[^>]*><li[^>]*>.*?<s>Appeler<\/s>.*?<li[^>]*>.*?Écrire.*?<\/ol>/s);
  const [[place, price]] = (await seen(html)) as [Cell[]];
  assert.deepEqual([place!.background, place!.weight, price!.align], ['rgb(217, 234, 211)', '700', 'right']);
  assert.ok(!/font-weight:700[^>]*>, le siège/.test(html), 'the wrapper of Google Docs makes nothing bold');
});

test(
  'R27 a text of Word keeps its lists, highlight, table and picture, and leaves its footnotes behind',
  { skip },
  async () => {
    const pixel = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    const rtf = `{\\rtf1 Plan : {\\*\\shppict{\\pict\\picwgoal600\\pngblip\\bliptag1{\\*\\blipuid 00ff}${pixel.toString('hex')}}}{\\nonshppict{\\pict\\wmetafile8 01000900}}}`;
    await desk.answering('Word');
    await paste(page, { html: fixture('word.html'), text: 'x', rtf, png: { width: 9, height: 9 } });
    await editorOf(page).locator('img').waitFor();
    await desk.send();
    const { parsed } = await desk.arrived('Word');
    const html = parsed.html!;
    assert.match(html, /<h1[^>]*>Votre voyage/);
    assert.match(
      html,
      /<ul[^>]*><li[^>]*>Bagages<\/li><ul[^>]*><li[^>]*>Cabine : 7 kg<\/li><\/ul><li[^>]*>Repas<\/li><\/ul>/,
    );
    assert.match(
      html,
      /<ol[^>]*><li[^>]*>Signer<\/li><ol[^>]*lower-alpha[^>]*><li[^>]*>la page 2<\/li><\/ol><li[^>]*>Renvoyer<\/li><\/ol>/,
    );
    assert.match(html, /background-color:yellow[^>]*>12 décembre/);
    assert.ok(
      !/\[1\]|Note interne|#_ftn|mso-(?:list|element|spacerun|bidi|ansi|bookmark)|Symbol/.test(html),
      'no footnote, no mark of Word',
    );
    const [[title], [, price]] = (await seen(html)) as [Cell[], Cell[]];
    assert.deepEqual([title!.span, title!.background, title!.align], ['1×2', 'rgb(217, 226, 243)', 'center']);
    assert.deepEqual([price!.align, price!.borders], ['right', 'none solid solid none']);
    assert.match(html, /<img[^>]* src="cid:[^"]+"[^>]*alt="Plan de cabine"/);
    assert.deepEqual(Buffer.from(parsed.attachments[0]!.content as ArrayBuffer), pixel);
  },
);

test(
  'R27 a text of LibreOffice Writer keeps its heading, colours, highlight, link, lists and table',
  { skip },
  async () => {
    const html = await mailOf('Writer', { html: fixture('writer.html'), text: 'x' });
    assert.match(html, /<h2[^>]*Liberation Sans[^>]*>Conditions/);
    assert.match(html, /<b>remboursable<\/b>.*<i>sauf<\/i>/s);
    assert.match(html, /color:#c9211e[^>]*>les frais/);
    assert.match(html, /background-color:#ffff00[^>]*>sous 24 h/);
    assert.match(html, /<a href="https:\/\/voyages\.example\/conditions"/);
    assert.match(
      html,
      /<ul[^>]*>.*?Bagages.*?<ul[^>]*>.*?Cabine.*?<\/ul>.*?Repas.*?<\/ul><ol[^>]*>.*?Signer.*?Renvoyer.*?<\/ol>/s,
    );
    const [[zone, price]] = (await seen(html)) as [Cell[]];
    assert.deepEqual([zone!.background, zone!.weight, price!.align], ['rgb(180, 199, 220)', '700', 'right']);
  },
);
