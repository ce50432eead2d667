import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page, Request } from 'playwright-core';
import { chromiumMissing, editorOf, replyOf } from './support/browser.ts';
import { until } from './support/until.ts';
import { openDesk, paste, type Desk } from './support/writing.ts';

const skip = chromiumMissing();
let desk: Desk;
let page: Page;
before(async () => {
  if (skip) return;
  desk = await openDesk();
  page = desk.page;
});
after(() => desk?.close());

const AWAY = 'https://tracker.invalid/seen';
/** Each would run or load something, were it let in as it is. */
const ATTACKS = [
  '<script>window.ran="script"</script>',
  `<script src="${AWAY}.js"></script>`,
  '<img src="x" onerror="window.ran=\'img\'">',
  `<img src="${AWAY}.png" srcset="${AWAY}2.png 2x" onload="window.ran='load'">`,
  '<a href="javascript:window.ran=1">lien</a><a href="&#106;ava&#9;script:window.ran=1">lien 2</a>',
  '<a href="data:text/html,<script>opener.ran=1</script>">lien 3</a>',
  `<p style="background:url(${AWAY}.gif)">fond</p><p style="background:u\\72l('${AWAY}3.gif')">fond 2</p>`,
  `<p style="background-image:image-set('${AWAY}4.png' 1x)">fond 3</p><p style="width:expression(window.ran=1)">e</p>`,
  `<style>@import "${AWAY}.css"; p{background:url(${AWAY}5.gif)} @font-face{font-family:f;src:url(${AWAY}.woff)}</style>`,
  `<link rel="stylesheet" href="${AWAY}2.css"><meta http-equiv="refresh" content="0;url=${AWAY}"><base href="${AWAY}/">`,
  `<iframe src="${AWAY}.html" srcdoc="<script>parent.ran='frame'</script>"></iframe>`,
  `<object data="${AWAY}.swf"></object><embed src="${AWAY}.swf"><video src="${AWAY}.mp4" poster="${AWAY}6.png"></video>`,
  `<form action="${AWAY}"><input name="mot" autofocus onfocus="window.ran='focus'"><button>Envoyer</button></form>`,
  `<svg onload="window.ran='svg'"><image href="${AWAY}7.png"/><a href="javascript:1"><text>s</text></a></svg>`,
  '<math><mtext><table><mglyph><style><img src=x onerror="window.ran=\'math\'"></style></mglyph></table></mtext></math>',
  '<noscript><p title="</noscript><img src=x onerror=window.ran=1>">n</p></noscript>',
  '<template><img src=x onerror="window.ran=1"></template><details open ontoggle="window.ran=1">d</details>',
  `<table background="${AWAY}8.png"><tr><td background="${AWAY}9.png" onmouseover="window.ran=1">cellule</td></tr></table>`,
  '<div style="position:fixed;inset:0" contenteditable="false" tabindex="0" id="root" name="body">calque</div>',
];
const HARMFUL =
  /<script|<iframe|<object|<embed|<video|<form|<input|<button|<svg|<math|<link|<base|http-equiv|\son[a-z]+\s*=|javascript:|data:text|url\s*\(|@import|expression|image-set|position:\s*fixed|tracker\.invalid/i;

/** What the page asks of anybody else while something is done. */
const askedAway = async (act: () => Promise<void>): Promise<string[]> => {
  const asked: string[] = [];
  const listen = (request: Request): void => {
    if (!/^(?:blob|data):/.test(request.url()) && new URL(request.url()).origin !== new URL(page.url()).origin)
      asked.push(request.url());
  };
  page.on('request', listen);
  await act();
  page.off('request', listen);
  return asked;
};
const ran = () => page.evaluate(() => (window as unknown as { ran?: unknown }).ran ?? null);

test(
  'R25 R27 hostile HTML that is pasted runs nothing, loads nothing, and leaves nothing in the mail',
  { skip },
  async () => {
    await desk.answering('Hostile');
    const asked = await askedAway(async () => {
      for (const [number, attack] of ATTACKS.entries()) {
        await paste(page, { html: `<html><body><p>Avant ${number}.</p>${attack}<p>Fin ${number}.</p></body></html>` });
        await editorOf(page).getByText(`Fin ${number}.`, { exact: true }).waitFor();
      }
      // In the head too, and as Excel and Word say that they are the source.
      await paste(page, {
        html: `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta name="ProgId" content="Excel.Sheet">${ATTACKS.join('')}</head><body><table><tr><td style="background:url(${AWAY}10.png)" onclick="window.ran=1">Fin Excel.</td></tr></table></body></html>`,
      });
      await editorOf(page).getByText('Fin Excel.').waitFor();
      for (const link of await editorOf(page).getByText('lien').all()) await link.click();
      await editorOf(page).getByText('cellule').first().hover();
      assert.doesNotMatch(await editorOf(page).innerHTML(), HARMFUL);
      await desk.send();
    });
    assert.deepEqual(asked, []);
    assert.equal(await ran(), null);
    const { parsed } = await desk.arrived('Hostile');
    // Below the text stands the mail that is answered: its own mark-up is the server's.
    assert.doesNotMatch(parsed.html!, HARMFUL);
    for (const number of ATTACKS.keys()) assert.ok(parsed.html!.includes(`Fin ${number}.`), ATTACKS[number]);
  },
);

test('R20 a pasted picture that only the other program can read is said to be missing', { skip }, async () => {
  await desk.answering('Image-perdue');
  await paste(page, {
    html: '<p>Avant<img src="file:///C:/Users/n/AppData/Local/Temp/clip_image001.png" width="40" height="30">après</p>',
    text: 'Avant après',
  });
  await editorOf(page).getByText('après').waitFor();
  await page.getByText('1 image n’a pas pu être lue et n’a pas été collée.').waitFor();
  assert.equal(await editorOf(page).locator('img').count(), 0);
  await until('it is kept', async () => (await replyOf(page).innerText()).includes('Brouillon enregistré'));
});
