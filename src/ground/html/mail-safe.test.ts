import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cleanHtml } from './clean-html.ts';
import { imageSize } from './image-size.ts';
import { mailSafe } from './mail-safe.ts';

const TEXT = { 'font-family': 'Arial', 'font-size': '10pt' };
const safe = (html: string): string => mailSafe(html, { text: TEXT });
const FONT = 'font-family:Arial;font-size:10pt';

test('a table says its lines, spaces, sizes and colours as attributes and as style, and its font in every cell', () => {
  assert.equal(
    safe(
      '<div style="font-size:12pt"><table style="width:300px"><tr style="background:rgb(255, 0, 16)">' +
        '<td style="width:50%;text-align:end;vertical-align:middle;background-color:#0f0">1</td><th width="80">2</th></tr></table></div>',
    ),
    '<div style="font-size:12pt"><table width="300" border="0" cellpadding="1" cellspacing="0" style="width:300px;border-collapse:collapse;mso-table-lspace:0pt;mso-table-rspace:0pt">' +
      '<tr bgcolor="#ff0010" style="background-color:#ff0010">' +
      '<td width="50%" bgcolor="#00ff00" align="right" valign="middle" style="width:50%;text-align:end;vertical-align:middle;background-color:#0f0;font-family:Arial;font-size:12pt">1</td>' +
      '<th width="80" style="width:80px;font-weight:bold;font-family:Arial;font-size:12pt">2</th></tr></table></div>',
  );
});

test('lists and paragraphs say their margins, and a fixed line height is meant exactly', () => {
  assert.equal(
    safe('<ul><li>a</li></ul><p style="margin:0">b</p><p>c</p><div style="line-height:18px">d</div>'),
    '<ul style="margin:0 0 0 24px;padding:0"><li>a</li></ul><p style="margin:0">b</p><p style="margin:1em 0">c</p>' +
      '<div style="line-height:18px;mso-line-height-rule:exactly">d</div>',
  );
});

test('a picture keeps its size, as an attribute too, and grows no wider than a telephone', () => {
  assert.equal(
    safe('<img src="cid:a" style="width:120.4px;height:80px" alt="x">'),
    '<img width="120" height="80" src="cid:a" alt="x" style="width:120px;height:auto;max-width:100%">',
  );
});

test('a paragraph of Arabic or Hebrew reads from the right, in Word too; one that only holds a word of it does not turn', () => {
  assert.equal(safe('<div>مرحبا Relais</div>'), '<div dir="auto" style="direction:rtl">مرحبا Relais</div>');
  assert.equal(safe('<p style="margin:0">« שלום »</p>'), '<p dir="auto" style="direction:rtl;margin:0">« שלום »</p>');
  assert.equal(safe('<div>Relais مرحبا</div>'), '<div dir="auto">Relais مرحبا</div>');
  assert.equal(safe('<div dir="ltr">مرحبا</div>'), '<div dir="ltr">مرحبا</div>');
  assert.equal(
    safe('<table><tr><td>سلام</td><td>non</td></tr></table>').replace(/^.*?<tr>/, ''),
    `<td dir="auto" style="direction:rtl;${FONT}">سلام</td><td style="${FONT}">non</td></tr></table>`,
  );
});

test('run again, it changes nothing', () => {
  const twice = safe(
    safe(
      '<table border=1 cellpadding=4><tr><td style="width:10pt;color:rgb(1,2,3)" nowrap>مرحبا<ol><li>x</ol></table><img src="cid:a" width="5" height="6"><font color="red" size="5"><table><tr><td>f</table></font>',
    ),
  );
  assert.equal(safe(twice), twice);
});

test('ten thousand elements deep and sixty thousand cells lose no word', () => {
  const deep = cleanHtml(`${'<div><b>'.repeat(10_000)}fin`, { image: () => null });
  assert.ok(safe(deep).includes('fin'));
  const row = `<tr>${'<td style="background-color:rgb(1,2,3);border:1px solid #ccc">cellule</td>'.repeat(250)}</tr>`;
  const out = safe(`<table>${row.repeat(250)}</table>`);
  assert.equal(out.match(/bgcolor="#010203"/g)!.length, 62_500);
});

test('a picture’s own bytes tell its size; others, cut ones and lies tell nothing', () => {
  const png = Buffer.from('89504e470d0a1a0a0000000d4948445200000078000000500806', 'hex');
  assert.deepEqual(imageSize(png), { width: 120, height: 80 });
  assert.deepEqual(imageSize(Buffer.from('47494638396178005000', 'hex')), { width: 120, height: 80 });
  assert.deepEqual(imageSize(Buffer.from('ffd8ffe000040000ffc0001108005000780300', 'hex')), { width: 120, height: 80 });
  for (const wrong of [png.subarray(0, 18), Buffer.from('%PDF-1.7 etc'), Buffer.alloc(0), Buffer.from('ffd8ff', 'hex')])
    assert.equal(imageSize(wrong), null);
});

test('a list that says only what is above it keeps room for its marks', () => {
  assert.match(safe('<ul style="margin-top:1em"><li>a</ul>'), /<ul style="margin-top:1em;padding:0;margin-left:24px">/);
});
