import type { Browser } from 'playwright-core';
import { keyTimes, longestFreeze, watchFreezes } from './measure.ts';
import type { Measured } from './report.ts';

/** The same HTML in a page that has nothing but a contenteditable. */
export const measurePlain = async (browser: Browser, html: string, keys: number): Promise<Measured> => {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.setDefaultTimeout(300_000);
  try {
    await page.setContent(
      '<p contenteditable id="out">x</p><div contenteditable id="text" style="height:400px;overflow:auto"><div>Before</div><div><br></div></div>',
    );
    await page.evaluate(() => {
      const text = document.getElementById('text')!;
      text.focus();
      getSelection()!.collapse(text.lastElementChild, 0);
    });
    await watchFreezes(page);
    const ready = await page.evaluate(async (pasted) => {
      const begun = performance.now();
      document.execCommand('insertHTML', false, pasted);
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      return performance.now() - begun;
    }, html);
    const freeze = await longestFreeze(page);
    await page.evaluate(() => {
      const cell = document.querySelectorAll('#text td')[300]!;
      cell.scrollIntoView();
      getSelection()!.collapse(cell, 0);
    });
    const inCell = await keyTimes(page, keys);
    await page.evaluate(() => getSelection()!.collapse(document.querySelector('#text > div'), 0));
    const outside = await keyTimes(page, keys);
    const { save, reopen } = await page.evaluate(async () => {
      const frames = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      const text = document.getElementById('text')!;
      let begun = performance.now();
      const kept = JSON.stringify({ html: text.innerHTML });
      const saved = performance.now() - begun;
      text.replaceChildren();
      await frames();
      begun = performance.now();
      text.innerHTML = (JSON.parse(kept) as { html: string }).html;
      await frames();
      return { save: saved, reopen: performance.now() - begun };
    });
    return { ready, freeze, saveFreeze: null, inCell, outside, save, reopen, send: null };
  } finally {
    await page.close();
  }
};
