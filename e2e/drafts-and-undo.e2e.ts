import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { listMail } from '#doors/customer-mailbox/contract.ts';
import { saveSettings } from '#office/settings/contract.ts';
import {
  chromiumMissing,
  editorOf,
  goAvailable,
  messagesOf,
  openReply,
  openRow,
  openWindow,
  replyOf,
  rowOf,
  saidIn,
  spaceOf,
  type Window,
} from './support/browser.ts';
import { startFloor, type Floor } from './support/floor.ts';
import { sendMail } from './support/mail.ts';
import { until } from './support/until.ts';

const skip = chromiumMissing();
/** Long enough for a busy machine to press Undo in time. */
const UNDO_SECONDS = 45;
let floor: Floor;
let window: Window;
let page: Page;
before(async () => {
  if (skip) return;
  window = await openWindow();
  floor = await startFloor({
    undoSeconds: UNDO_SECONDS,
    agents: [{ name: 'Nadia Fortin', login: 'nadia', inboxLimit: 50 }],
  });
  page = await window.page(floor, 'nadia');
  await goAvailable(page);
});
after(async () => {
  await window?.close();
  await floor?.stop();
});

const answering = async (subject: string): Promise<void> => {
  await sendMail(floor, { subject });
  await rowOf(page, subject).waitFor();
  await openRow(page, subject);
  await openReply(page);
};
const write = async (on: Page, text: string): Promise<void> => {
  await editorOf(on).click();
  await on.keyboard.type(text);
};
const saved = (on: Page) =>
  replyOf(on)
    .getByText(/^Brouillon enregistré/)
    .waitFor();
const said = async (on: Page): Promise<string> => (await editorOf(on).innerText()).trim();

test('a draft survives a reload, with its recipients and files', { skip }, async () => {
  await answering('Brouillon');
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    replyOf(page).getByRole('button', { name: 'Joindre des fichiers' }).first().click(),
  ]);
  await chooser.setFiles([{ name: 'plan.txt', mimeType: 'text/plain', buffer: Buffer.from('plan') }]);
  await replyOf(page).getByRole('button', { name: 'Retirer plan.txt' }).waitFor();
  await replyOf(page).getByRole('button', { name: 'CC', exact: true }).click();
  await replyOf(page).getByRole('combobox', { name: 'CC', exact: true }).fill('ami@client.test');
  await page.keyboard.press('Enter');
  await write(page, 'À moitié écrit');
  await saved(page);
  await page.reload();
  await editorOf(page).getByText('À moitié écrit').waitFor();
  await replyOf(page).getByRole('button', { name: 'Retirer plan.txt' }).waitFor();
  await replyOf(page).getByRole('button', { name: 'Retirer ami@client.test' }).waitFor();
});

test('a second tab shows what the first writes; with text of its own it asks which to keep', { skip }, async () => {
  await answering('Deux onglets');
  await write(page, 'Premier onglet.');
  await saved(page);
  const second = await page.context().newPage();
  await second.goto(page.url());
  await editorOf(second).getByText('Premier onglet.').waitFor();
  await page.bringToFront();
  await write(page, ' Suite du premier.');
  await editorOf(second).getByText('Premier onglet. Suite du premier.').waitFor();
  // What the second writes does not reach the server before the first saves again.
  await second.route('**/api/compose.saveDraft', (route) => route.abort());
  await second.bringToFront();
  await write(second, ' Du second.');
  await replyOf(second).getByText('Serveur injoignable').waitFor();
  await page.bringToFront();
  await write(page, ' Fin du premier.');
  await saved(page);
  await second.unroute('**/api/compose.saveDraft');
  const note = replyOf(second).getByRole('alert').filter({ hasText: 'a été modifié ailleurs' });
  await note.waitFor();
  assert.ok((await said(second)).includes('Du second.'));
  await note.getByRole('button', { name: 'Prendre l’autre version' }).click();
  await editorOf(second).getByText('Fin du premier.').waitFor();
  assert.ok(!(await said(second)).includes('Du second.'));
  // Sent in one tab, it is no draft in the other.
  await replyOf(second).getByRole('button', { name: 'Supprimer le brouillon' }).click();
  await second.getByRole('dialog').getByRole('button', { name: 'Supprimer le brouillon' }).click();
  await replyOf(page).waitFor({ state: 'detached' });
  await second.close();
});

test('a send can be undone: nothing leaves, and the text is back to be sent once', { skip }, async () => {
  const customer = { address: 'undo@client.test' };
  await sendMail(floor, { subject: 'Annuler', from: `Ugo <${customer.address}>` });
  await rowOf(page, 'Annuler').waitFor();
  await openRow(page, 'Annuler');
  await openReply(page);
  await write(page, 'Parti trop vite.');
  await replyOf(page).getByRole('button', { name: 'Envoyer le message' }).click();
  const strip = spaceOf(page).locator('.reply-sent');
  await strip.getByText(/^Envoi dans \d+ s$/).waitFor();
  await saidIn(messagesOf(page).last(), 'Parti trop vite.').waitFor();
  await strip.getByRole('button', { name: 'Annuler' }).click();
  await editorOf(page).getByText('Parti trop vite.').waitFor();
  await until('the message gone from the thread', async () => (await messagesOf(page).count()) === 1);
  const received = async () => (await floor.admin(listMail, customer)).mail;
  assert.deepEqual(await received(), []);
  await floor.admin(saveSettings, { companyName: 'Maison', undoSeconds: 0, requeueMinutes: 0 });
  await write(page, ' Corrigé.');
  await replyOf(page).getByRole('button', { name: 'Envoyer le message' }).click();
  await saidIn(messagesOf(page).last(), 'Corrigé.').waitFor();
  const mail = await until(
    'the answer at the customer’s',
    async () => (await received())[0],
    (UNDO_SECONDS + 60) * 1000,
  );
  assert.equal(mail.subject, 'Re: Annuler');
  assert.equal((await received()).length, 1);
});
