import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { addContactNote } from '#desk/customer-card/contract.ts';
import { assignToMe, browse } from '#desk/inbox/contract.ts';
import { saveRule } from '#office/permissions/contract.ts';
import { appSpaceOf, chromiumMissing, openRow, openWindow, rowOf, type Window } from './support/browser.ts';
import { startFloor, type Caller, type Floor } from './support/floor.ts';
import { sendMail } from './support/mail.ts';
import { until } from './support/until.ts';

const skip = chromiumMissing();
let floor: Floor;
let window: Window;
let page: Page;
let other: Page;
let nadia: Caller;
before(async () => {
  if (skip) return;
  window = await openWindow();
  floor = await startFloor({
    agents: [
      { name: 'Nadia Fortin', login: 'nadia', inboxLimit: 50 },
      { name: 'Omar Diallo', login: 'omar' },
    ],
  });
  nadia = await floor.as('nadia');
  for (const [from, subject] of [
    ['Hélène Gagné <helene@fleuve.test>', 'De la maison'],
    ['Helene Gagne <helene@gmail.com>', 'De son téléphone'],
  ] as const)
    await sendMail(floor, { from, subject });
  const rows = await until('both mails', async () => {
    const found = (await nadia(browse, { view: 'all' })).rows;
    return found.length === 2 ? found : undefined;
  });
  for (const row of rows) await nadia(assignToMe, { interactionId: row.id });
  const phone = rows.find((row) => row.subject === 'De son téléphone')!;
  await nadia(addContactNote, {
    contactId: phone.contactId,
    text: 'Écrit toujours du métro',
    onceKey: crypto.randomUUID(),
  });
  [page, other] = [await window.page(floor, 'nadia'), await window.page(floor, 'omar')];
  await openRow(page, 'De la maison');
  await other.goto(`/i/${phone.id}`);
});
after(async () => {
  await window?.close();
  await floor?.stop();
});

const subjectsOn = (on: Page) =>
  appSpaceOf(on).getByRole('region', { name: 'Interactions en cours' }).getByRole('link');

test(
  'R113 a card like this one is proposed with its reason, merged with one confirmation that says what stays, and split again',
  { skip },
  async () => {
    const proposals = appSpaceOf(page).getByRole('region', { name: 'Peut-être la même personne' });
    await proposals.getByText('Même nom', { exact: true }).waitFor();
    await proposals.getByText('helene@gmail.com').waitFor();
    await proposals.getByRole('button', { name: 'Réunir avec Helene Gagne' }).click();
    const dialog = page.getByRole('dialog', { name: 'Réunir ces deux fiches ?' });
    await dialog.getByRole('row', { name: /Nom Hélène Gagné Helene Gagne/ }).waitFor();
    await dialog.getByText(/1 interaction et 1 note de Helene Gagne vont à la fiche qui reste/).waitFor();
    await dialog.getByRole('button', { name: 'Garder plutôt l’autre' }).click();
    await dialog.getByRole('row', { name: /Nom Helene Gagne Hélène Gagné/ }).waitFor();
    await dialog.getByRole('button', { name: 'Garder plutôt l’autre' }).click();
    await dialog.getByRole('row', { name: /Nom Hélène Gagné Helene Gagne/ }).waitFor();
    await dialog.getByRole('button', { name: 'Réunir', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await until('both interactions', async () => (await subjectsOn(page).count()) === 2);
    await appSpaceOf(page).getByText('Écrit toujours du métro').waitFor();
    await proposals.waitFor({ state: 'detached' });
    // The colleague who had the other card open is on the one that stayed, and lists name it.
    await appSpaceOf(other)
      .getByRole('button', { name: /^Nom : Hélène Gagné/ })
      .waitFor();
    await rowOf(page, 'De son téléphone').getByText('Hélène Gagné').waitFor();

    await sendMail(floor, { from: 'Helene Gagne <helene@gmail.com>', subject: 'Encore du téléphone' });
    await until('three interactions', async () => (await subjectsOn(page).count()) === 3);

    await appSpaceOf(page).getByRole('button', { name: 'Séparer de nouveau Helene Gagne' }).click();
    const parting = page.getByRole('dialog', { name: 'Séparer de nouveau Helene Gagne ?' });
    await parting.getByText(/helene@gmail\.com, 1 note, 2 interactions/).waitFor();
    await parting.getByRole('button', { name: 'Séparer', exact: true }).click();
    await parting.waitFor({ state: 'detached' });
    await until('one interaction', async () => (await subjectsOn(page).count()) === 1);
    await appSpaceOf(other)
      .getByRole('button', { name: /^Nom : Helene Gagne/ })
      .waitFor();
    await until('two interactions', async () => (await subjectsOn(other).count()) === 2);
    await appSpaceOf(other).getByText('Écrit toujours du métro').waitFor();
  },
);

test(
  'R112 two people of one name are told apart; without the administrator’s leave the reason stands there',
  { skip },
  async () => {
    const proposals = appSpaceOf(page).getByRole('region', { name: 'Peut-être la même personne' });
    const merge = proposals.getByRole('button', { name: 'Réunir avec Helene Gagne' });
    await merge.waitFor();
    const may = (allowed: boolean) =>
      floor.admin(saveRule, { switch: 'merge-contacts', scope: { kind: 'role', role: 'agent' }, allowed });
    await may(false);
    await until('the reason', async () =>
      /ne vous permet pas de réunir des fiches/.test((await merge.getAttribute('aria-description')) ?? ''),
    );
    await may(true);
    await until('the leave', async () => (await merge.getAttribute('aria-description')) === null);
    await proposals.getByRole('button', { name: 'Helene Gagne est une autre personne' }).click();
    await proposals.waitFor({ state: 'detached' });
    await appSpaceOf(other).getByRole('region', { name: 'Peut-être la même personne' }).waitFor({ state: 'detached' });
  },
);
