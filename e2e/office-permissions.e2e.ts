import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { forward } from '#desk/forward/contract.ts';
import { openThread } from '#desk/thread/contract.ts';
import {
  appSpaceOf,
  chromiumMissing,
  goAvailable,
  messagesOf,
  openRow,
  openWindow,
  type Window,
} from './support/browser.ts';
import { startFloor, type Floor } from './support/floor.ts';
import { sendMail } from './support/mail.ts';

const skip = chromiumMissing();
let floor: Floor;
let window: Window;
let office: Page;
let nadia: Page;
let omar: Page;
before(async () => {
  if (skip) return;
  window = await openWindow();
  floor = await startFloor({
    teamLimit: 20,
    agents: [
      { name: 'Nadia Fortin', login: 'nadia' },
      { name: 'Omar Diallo', login: 'omar' },
    ],
  });
  [office, nadia, omar] = [
    await window.page(floor, 'admin'),
    await window.page(floor, 'nadia'),
    await window.page(floor, 'omar'),
  ];
  await goAvailable(nadia);
  await office.goto('/office/permissions');
  await office.getByRole('heading', { level: 1, name: 'Autorisations' }).waitFor();
});
after(async () => {
  await window?.close();
  await floor?.stop();
});

const FORWARD = 'Transférer un courriel à une adresse';
const saved = (what: string): Promise<void> =>
  office.getByText(`Enregistré : ${what}.`, { exact: true }).waitFor({ state: 'attached' });
const rule = (name: string) => office.getByRole('dialog').getByLabel(`Règle pour ${name}`);
const choose = async (name: string, choice: 'Pas d’exception' | 'Autorisé' | 'Refusé'): Promise<void> => {
  await rule(name).selectOption(choice);
  await saved(`${name}, ${choice}`);
};
/** The item of the open interaction's options, greyed with the reason or not. */
const forwardItem = async (page: Page, off: boolean): Promise<void> => {
  await messagesOf(page).first().getByRole('button', { name: 'Options du message' }).click();
  const item = page.getByRole('menuitem', { name: /^Transférer/ });
  await item.and(page.locator(off ? '[aria-disabled="true"]' : ':not([aria-disabled="true"])')).waitFor();
  if (off) await item.getByText('Un administrateur n’a pas activé cette fonction pour vous.').waitFor();
  await page.keyboard.press('Escape');
  await item.waitFor({ state: 'detached' });
};

test(
  'a function refused to a role is greyed with the reason at once, and refused by the server',
  { skip },
  async () => {
    await sendMail(floor, { subject: 'Relevé de juin' });
    await openRow(nadia, 'Relevé de juin');
    await forwardItem(nadia, false);
    const toggle = office.getByRole('switch', { name: `${FORWARD} : Agents` });
    await toggle.click({ force: true });
    await saved(`${FORWARD} : Agents`);
    await forwardItem(nadia, true);
    const asNadia = await floor.as('nadia');
    const interactionId = Number(/\d+$/.exec(nadia.url())![0]);
    const [message] = (await asNadia(openThread, { interactionId })).messages;
    await assert.rejects(
      asNadia(forward, { messageId: message!.id, to: ['comptable@ailleurs.test'], onceKey: randomUUID() }),
      /switched-off/,
    );
  },
);

test('the exception of a team prevails over the role, and that of a person over all', { skip }, async () => {
  const line = office.getByRole('row').filter({ hasText: FORWARD });
  await line.getByRole('button', { name: 'Aucune' }).click();
  await choose('Première équipe', 'Autorisé');
  await forwardItem(nadia, false);
  await choose('Nadia Fortin', 'Refusé');
  await forwardItem(nadia, true);
  await office.getByRole('dialog').getByText('Refusé, par exception').waitFor();
  await office.getByRole('dialog').getByText('Autorisé, par son équipe').waitFor();
  await choose('Nadia Fortin', 'Pas d’exception');
  await forwardItem(nadia, false);
  await office.keyboard.press('Escape');
  await line.getByRole('button', { name: '1 exception' }).waitFor();
});

test('R112 the customer card shows to whom an administrator enabled it', { skip }, async () => {
  await appSpaceOf(nadia).getByRole('heading', { name: 'Interactions précédentes' }).waitFor();
  const name = 'Voir la fiche du client : Agents';
  const toggle = office.getByRole('switch', { name });
  await toggle.click({ force: true });
  await appSpaceOf(nadia).getByText('Un administrateur n’a pas activé la fiche du client pour vous.').waitFor();
  await toggle.click({ force: true });
  await appSpaceOf(nadia).getByRole('heading', { name: 'Interactions précédentes' }).waitFor();
});

test('an agent has no way in', { skip }, async () => {
  await omar.goto('/office/permissions');
  await omar.getByText('Réservé aux superviseurs').waitFor();
  assert.equal(await omar.getByText(FORWARD).count(), 0);
});
