import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import {
  appSpaceOf,
  chromiumMissing,
  goAvailable,
  menuOf,
  messagesOf,
  openRow,
  openWindow,
  rowOf,
  spaceOf,
  type Window,
} from './support/browser.ts';
import { changePerson } from '#office/staff/contract.ts';
import { startFloor, type Floor } from './support/floor.ts';
import { sendMail } from './support/mail.ts';
import { findTarget, openTransfer, transferDialog } from './support/transfer.ts';
import { until } from './support/until.ts';

const skip = chromiumMissing();
let floor: Floor;
let window: Window;
let nadia: Page;
let zoe: Page;
before(async () => {
  if (skip) return;
  window = await openWindow();
  floor = await startFloor({
    agents: [
      { name: 'Nadia Fortin', login: 'nadia', inboxLimit: 50 },
      { name: 'Zoé Lemieux', login: 'zoe', inboxLimit: 50 },
    ],
  });
  // She has no skill: without being asked she would see nothing.
  await floor.admin(changePerson, {
    ...{ id: floor.agents.get('zoe')!, name: 'Zoé Lemieux', login: 'zoe', email: 'zoe@maison.test', role: 'agent' },
    ...{ language: 'fr', teamId: null, emailEnabled: true, inboxLimit: 50, skills: [] },
  });
  nadia = await window.page(floor, 'nadia');
  zoe = await window.page(floor, 'zoe');
  await goAvailable(nadia);
});
after(async () => {
  await window?.close();
  await floor?.stop();
});

const tabOf = (page: Page): Locator => appSpaceOf(page).getByRole('tab', { name: /^Consultation/ });
const threadOf = (page: Page): Locator =>
  appSpaceOf(page).getByRole('region', { name: 'Nadia Fortin consulte Zoé Lemieux' });
const saidIn = (page: Page, text: string): Locator => threadOf(page).getByRole('article').filter({ hasText: text });
const listOf = (page: Page): Locator => menuOf(page).getByRole('navigation', { name: 'Consultations' });
const sayIn = async (page: Page, to: string, text: string): Promise<void> => {
  await threadOf(page)
    .getByRole('textbox', { name: `Message à ${to}` })
    .fill(text);
  await threadOf(page).getByRole('button', { name: 'Envoyer', exact: true }).click();
  await saidIn(page, text).waitFor();
};
const asking = async (subject: string, question: string): Promise<void> => {
  await sendMail(floor, { subject });
  await rowOf(nadia, subject).waitFor();
  await openRow(nadia, subject);
  const dialog = await openTransfer(nadia);
  const row = await findTarget(dialog, 'Agents', 'zoe', 'Zoé Lemieux');
  await row.hover();
  await row.getByRole('button', { name: 'Consulter Zoé Lemieux' }).click();
  await dialog.getByRole('textbox', { name: 'Votre question' }).fill(question);
  await dialog.getByRole('button', { name: 'Envoyer la question' }).click();
  await transferDialog(nadia).waitFor({ state: 'detached' });
};

test(
  'R48 « Consulter » asks a colleague, who sees the interaction in preview and answers; both live, and it stays mine',
  { skip },
  async () => {
    await asking('Remboursement partiel', 'Puis-je rembourser la moitié ?');
    await saidIn(nadia, 'Puis-je rembourser la moitié ?').waitFor();
    assert.equal(await tabOf(nadia).getAttribute('aria-selected'), 'true');
    await rowOf(nadia, 'Remboursement partiel').waitFor();
    const entry = listOf(zoe).getByRole('link').filter({ hasText: 'Remboursement partiel' });
    await entry.getByText('Nadia Fortin vous consulte').waitFor();
    await entry.getByLabel('1 message non lu').waitFor();
    await entry.click();
    await messagesOf(zoe).first().waitFor();
    await spaceOf(zoe)
      .getByText(/n’est pas à vous/)
      .waitFor();
    await saidIn(zoe, 'Puis-je rembourser la moitié ?').waitFor();
    await entry.getByLabel('1 message non lu').waitFor({ state: 'detached' });
    await sayIn(zoe, 'Nadia Fortin', 'Oui, jusqu’à 50 $.');
    await saidIn(nadia, 'Oui, jusqu’à 50 $.').waitFor();
    assert.equal(await messagesOf(nadia).count(), 1, 'nothing of it is in the thread of the contact');
    await spaceOf(nadia)
      .getByRole('button', { name: /^État : / })
      .waitFor();
  },
);

test('what came while I looked elsewhere is counted on the tab', { skip }, async () => {
  await appSpaceOf(nadia).getByRole('tab', { name: 'Client' }).click();
  await sayIn(zoe, 'Nadia Fortin', 'Et prévenez la comptabilité.');
  await tabOf(nadia).getByLabel('1 message non lu').waitFor();
  await tabOf(nadia).click();
  await saidIn(nadia, 'Et prévenez la comptabilité.').waitFor();
  await tabOf(nadia).getByLabel('1 message non lu').waitFor({ state: 'detached' });
});

test('a consultation closed by one is closed for the other, and nothing more is written in it', { skip }, async () => {
  await threadOf(zoe).getByRole('button', { name: 'Clore' }).click();
  await threadOf(nadia).getByText('Close par Zoé Lemieux').waitFor();
  await threadOf(nadia).getByRole('textbox').waitFor({ state: 'detached' });
  await listOf(zoe).waitFor({ state: 'detached' });
});

test('R45 what I write is kept, and one click hands the interaction on to who was asked', { skip }, async () => {
  await asking('À reprendre', 'Peux-tu la prendre ?');
  const field = threadOf(nadia).getByRole('textbox', { name: 'Message à Zoé Lemieux' });
  await field.fill('Je précise :');
  await nadia.reload();
  // Nothing unread: the tab is opened by hand.
  await tabOf(nadia).click();
  await until('it is there', async () => (await field.inputValue()) === 'Je précise :');
  const hand = threadOf(nadia).getByRole('button', { name: 'Transférer à Zoé Lemieux' });
  await hand.click();
  await threadOf(nadia).getByText('Zoé Lemieux est indisponible.').waitFor();
  await goAvailable(zoe);
  await hand.click();
  await rowOf(nadia, 'À reprendre').waitFor({ state: 'detached' });
  await rowOf(zoe, 'À reprendre').waitFor();
  await openRow(zoe, 'À reprendre');
  await spaceOf(zoe)
    .getByRole('region', { name: 'Transfert' })
    .getByText('Nadia Fortin a transféré à Zoé Lemieux')
    .waitFor();
});
