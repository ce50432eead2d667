import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { setState } from '#spine/people/contract.ts';
import { chromiumMissing, goAvailable, openRow, openWindow, rowOf, type Window } from './support/browser.ts';
import { startFloor, type Floor } from './support/floor.ts';
import { sendMail } from './support/mail.ts';
import { openTransfer } from './support/transfer.ts';

const skip = chromiumMissing();
let floor: Floor;
let window: Window;
let page: Page;
before(async () => {
  if (skip) return;
  window = await openWindow();
  floor = await startFloor({
    agents: [
      { name: 'Nadia Fortin', login: 'nadia', inboxLimit: 1 },
      { name: 'Zoé Lemieux', login: 'zoe', inboxLimit: 2 },
    ],
  });
  page = await window.page(floor, 'nadia');
});
after(async () => {
  await window?.close();
  await floor?.stop();
});

test(
  'R49 the directory of the open window follows who comes, goes and fills up, and what is typed and picked stays',
  { skip },
  async () => {
    const zoe = await floor.as('zoe');
    await goAvailable(page);
    await sendMail(floor, { subject: 'À transférer' });
    await rowOf(page, 'À transférer').waitFor();
    await openRow(page, 'À transférer');
    const dialog = await openTransfer(page);
    const row = dialog.getByRole('row').filter({ hasText: 'Zoé Lemieux' });
    await row.getByText('Indisponible · 2 places libres').waitFor();
    const skill = dialog.getByRole('row').filter({ hasText: 'Facturation' });
    await skill.getByText(/^personne de libre/).waitFor();
    await dialog.getByRole('textbox', { name: 'Note pour la suite' }).fill('Elle attend');

    await zoe(setState, { state: 'available' });
    await row.getByText('Disponible · 2 places libres').waitFor();
    await skill.getByText(/^1 agent libre/).waitFor();
    await sendMail(floor, { subject: 'Une de plus' });
    await row.getByText('Disponible · 1 place libre').waitFor();
    await sendMail(floor, { subject: 'La dernière' });
    await row.getByText('Disponible · boîte pleine').waitFor();
    await skill.getByText(/^personne de libre/).waitFor();
    await zoe(setState, { state: 'unavailable', reason: 'break' });
    await row.getByText('Indisponible · boîte pleine').waitFor();
    assert.equal(await dialog.getByRole('textbox', { name: 'Note pour la suite' }).inputValue(), 'Elle attend');
  },
);

test('what happens on the floor reaches a page that asks for it without saying to whom', { skip }, async () => {
  const zoe = await floor.as('zoe');
  const heard = page.evaluate(async () => {
    const lines: string[] = [];
    const answer = await fetch('/api/stream?watch=directory,constructor,7');
    const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
    (globalThis as { listening?: boolean }).listening = true;
    for (;;) {
      const { value } = await reader.read();
      lines.push(...(value ?? '').split('\n').filter((line) => line.startsWith('data: {"kind"')));
      if (lines.some((line) => line.includes('topic:'))) {
        await reader.cancel();
        return lines;
      }
    }
  });
  await page.waitForFunction(() => (globalThis as { listening?: boolean }).listening);
  await zoe(setState, { state: 'working' });
  const about = (await heard).map((line) => JSON.parse(line.slice('data: '.length)));
  assert.deepEqual(about, [{ kind: 'topic:directory', interaction: null, contact: null, agent: null, data: {} }]);
});
