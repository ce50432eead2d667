import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import * as inbox from '#desk/inbox/contract.ts';
import * as outcomes from '#desk/outcomes/contract.ts';
import { chromiumMissing, editorOf, goAvailable, messagesOf, replyOf, signIn, spaceOf } from './support/browser.ts';
import { until } from './support/until.ts';
import { openDesk, paste, type Desk } from './support/writing.ts';

const skip = chromiumMissing();
let desk: Desk;
let page: Page;
before(async () => {
  if (skip) return;
  desk = await openDesk({
    agents: [
      { name: 'Nadia Fortin', login: 'nadia', inboxLimit: 50 },
      { name: 'Zoé Lemieux', login: 'zoe', inboxLimit: 50 },
    ],
  });
  page = desk.page;
});
after(() => desk?.close());

test(
  'what a draft was before a large deletion can be read and had back, and the present text is not lost',
  {
    skip,
  },
  async () => {
    await desk.answering('Versions');
    const long = 'Une longue explication du remboursement, écrite avec soin pour la cliente. '.repeat(3);
    await page.keyboard.type(long);
    await desk.draftSaying('avec soin pour la cliente');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('Court.');
    await desk.draftSaying('Court.');
    await replyOf(page).getByRole('button', { name: 'Versions' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('option').first().waitFor();
    await dialog.getByRole('region').getByText('Une longue explication').waitFor();
    await dialog.getByRole('button', { name: 'Rétablir cette version' }).click();
    await editorOf(page).getByText('Une longue explication').waitFor();
    await replyOf(page).getByRole('button', { name: 'Versions' }).click();
    await page
      .getByRole('dialog')
      .getByRole('option', { name: /Court\./ })
      .first()
      .waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  },
);

test(
  'whoever has the interaction now goes on with what a colleague began: words, picture and file, and sends it',
  {
    skip,
  },
  async () => {
    // Reading the draft by a session of its own has signed her in anew.
    await goAvailable(page);
    await desk.answering('Reprise');
    await page.keyboard.type('Commencé par Nadia');
    await paste(page, { png: { width: 30, height: 20 } });
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      replyOf(page).getByRole('button', { name: 'Joindre des fichiers' }).first().click(),
    ]);
    await chooser.setFiles([{ name: 'bon.txt', mimeType: 'text/plain', buffer: Buffer.from('à payer') }]);
    await replyOf(page).getByText('bon.txt').waitFor();
    await desk.draftSaying('/api/files/upload/');
    const interactionId = Number(/(\d+)$/.exec(page.url())![1]);
    const asNadia = await desk.floor.as('nadia');
    await asNadia(outcomes.setStatus, { interactionId, status: 'resolved' });
    await asNadia(outcomes.dismiss, { interactionId });
    const zoe = await (await desk.window.profile(desk.floor)).newPage();
    await signIn(zoe, 'zoe');
    const asZoe = await desk.floor.as('zoe');
    await asZoe(inbox.assignToMe, { interactionId });
    await zoe.goto(`/i/${interactionId}`);
    await messagesOf(zoe).first().waitFor();
    const note = spaceOf(zoe).getByText(/Nadia Fortin a commencé une réponse/);
    await note.waitFor();
    await spaceOf(zoe).getByRole('button', { name: 'Aperçu' }).click();
    await spaceOf(zoe)
      .getByRole('region', { name: /Nadia Fortin/ })
      .getByText('Commencé par Nadia')
      .waitFor();
    await spaceOf(zoe).getByRole('button', { name: 'Reprendre ce brouillon' }).click();
    await editorOf(zoe).getByText('Commencé par Nadia').waitFor();
    await editorOf(zoe).locator('img').waitFor();
    await replyOf(zoe).getByText('bon.txt').waitFor();
    const button = replyOf(zoe).getByRole('button', { name: 'Envoyer le message' });
    await until('ready to send', async () => (await button.getAttribute('aria-disabled')) === null);
    await button.click();
    await replyOf(zoe).waitFor({ state: 'detached' });
    const { parsed } = await desk.arrived('Reprise');
    assert.match(parsed.text!, /Commencé par Nadia/);
    const names = parsed.attachments.map((one) => one.filename);
    assert.ok(
      names.includes('bon.txt') && parsed.attachments.some((one) => one.mimeType === 'image/png'),
      String(names),
    );
    await page.reload();
    await spaceOf(page)
      .getByText(/Zoé Lemieux a repris/)
      .waitFor();
  },
);
