import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { openCard, setField } from '#desk/customer-card/contract.ts';
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
let office: Page;
let nadia: Caller;
let contactId: number;
before(async () => {
  if (skip) return;
  window = await openWindow();
  floor = await startFloor({
    agents: [
      { name: 'Nadia Fortin', login: 'nadia' },
      { name: 'Omar Diallo', login: 'omar' },
    ],
  });
  nadia = await floor.as('nadia');
  await sendMail(floor, { from: 'Hélène Gagné <helene@client.test>', subject: 'Deux factures' });
  const row = await until('the mail', async () => (await nadia(browse, { view: 'all' })).rows[0]);
  contactId = row.contactId;
  await nadia(assignToMe, { interactionId: row.id });
  [page, other, office] = [
    await window.page(floor, 'nadia'),
    await window.page(floor, 'omar'),
    await window.page(floor, 'admin'),
  ];
  await openRow(page, 'Deux factures');
  await other.goto(`/i/${row.id}`);
  for (const one of [page, other])
    await appSpaceOf(one)
      .getByRole('button', { name: /^Nom : Hélène Gagné/ })
      .waitFor();
});
after(async () => {
  await window?.close();
  await floor?.stop();
});

const value = (on: Page, label: string): Locator =>
  appSpaceOf(on).getByRole('button', { name: new RegExp(`^${label} :`) });
const field = (on: Page, label: string): Locator => appSpaceOf(on).getByRole('textbox', { name: label, exact: true });
const card = async () => nadia(openCard, { contactId });

test(
  'R113 a field is edited in place by click or Enter; Enter saves and it is said, Escape leaves it; colleagues see it at once',
  { skip },
  async () => {
    await value(page, 'Entreprise').click();
    await page.keyboard.type('Bédard et fils');
    await page.keyboard.press('Escape');
    await value(page, 'Entreprise').getByText('Ajouter').waitFor();
    // The space itself stays open, and the focus where it was.
    assert.equal(await value(page, 'Entreprise').evaluate((one) => one === document.activeElement), true);
    await page.keyboard.press('Enter');
    await page.keyboard.type('Bédard inc.');
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText('Enregistré : Entreprise.').waitFor();
    await value(other, 'Entreprise').getByText('Bédard inc.').waitFor();
    // Leaving the field saves as well: a click elsewhere loses nothing.
    await value(page, 'Lieu').click();
    await page.keyboard.type('Rimouski (QC)');
    await appSpaceOf(page).getByRole('heading', { name: 'Notes sur la personne' }).click();
    await value(other, 'Lieu').getByText('Rimouski (QC)').waitFor();
    await value(page, 'Langue').click();
    await appSpaceOf(page).getByRole('combobox', { name: 'Langue' }).selectOption({ label: 'anglais' });
    await page.keyboard.press('Enter');
    await value(other, 'Langue').getByText('anglais').waitFor();
    // A name stands in the lists too.
    await value(page, 'Nom').click();
    await page.keyboard.type('Hélène Gagné-Roy');
    await page.keyboard.press('Enter');
    await rowOf(page, 'Deux factures').getByText('Hélène Gagné-Roy').waitFor();
  },
);

test(
  'R113 of two who edit the same field the later is told, sees what the other put, and chooses: nothing is lost',
  { skip },
  async () => {
    await value(page, 'Entreprise').click();
    await page.keyboard.type('Ce que Nadia écrit');
    await value(other, 'Entreprise').click();
    await other.keyboard.type('Ce qu’Omar écrit');
    await other.keyboard.press('Enter');
    // Told before she saves: the stream brought it.
    const told = appSpaceOf(page).getByRole('alert');
    await told.getByText('Ce qu’Omar écrit').waitFor();
    assert.equal(await field(page, 'Entreprise').inputValue(), 'Ce que Nadia écrit');
    await field(page, 'Entreprise').press('Enter');
    assert.equal((await card()).contact.company, 'Ce qu’Omar écrit');
    await told.getByRole('button', { name: 'Mettre ce que j’ai écrit' }).click();
    await value(other, 'Entreprise').getByText('Ce que Nadia écrit').waitFor();
    await value(page, 'Entreprise').click();
    await page.keyboard.type('Autre chose');
    await nadia(setField, { contactId, field: 'company', was: 'Ce que Nadia écrit', value: 'Fleuve' });
    await told.getByText('Fleuve').waitFor();
    await told.getByRole('button', { name: 'Garder cela' }).click();
    await value(page, 'Entreprise').getByText('Fleuve').waitFor();
    assert.equal((await card()).contact.company, 'Fleuve');
  },
);

test(
  'R113 addresses are added, corrected, preferred and removed; what is wrong is said beside the field',
  { skip },
  async () => {
    const channels = appSpaceOf(page).getByRole('region', { name: 'Canaux' });
    await channels.getByRole('button', { name: 'Ajouter une adresse' }).click();
    await channels.getByRole('combobox', { name: 'Canal' }).selectOption('phone');
    await channels.getByRole('textbox', { name: 'Nouvelle adresse' }).fill('appelez-moi');
    await page.keyboard.press('Enter');
    await channels.getByText(/Ce n’est pas un numéro de téléphone/).waitFor();
    await channels.getByRole('textbox', { name: 'Nouvelle adresse' }).fill('+1 418 555-0142');
    await page.keyboard.press('Enter');
    await channels.getByRole('button', { name: /^Téléphone : \+1 418 555-0142/ }).waitFor();
    await channels.getByRole('button', { name: 'Préférer +1 418 555-0142' }).click();
    await channels.getByRole('button', { name: 'Ne plus préférer +1 418 555-0142', pressed: true }).waitFor();
    await channels.getByRole('button', { name: /^Téléphone : / }).click();
    await channels.getByRole('textbox', { name: 'Téléphone' }).fill('12');
    await page.keyboard.press('Enter');
    await channels.getByText(/Ce n’est pas un numéro de téléphone/).waitFor();
    await channels.getByRole('textbox', { name: 'Téléphone' }).fill('+1 418 555-0163');
    await page.keyboard.press('Enter');
    await appSpaceOf(other)
      .getByRole('button', { name: /^Téléphone : \+1 418 555-0163/ })
      .waitFor();
    await channels.getByRole('button', { name: 'Retirer +1 418 555-0163' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Retirer', exact: true }).click();
    await appSpaceOf(other)
      .getByRole('button', { name: /^Téléphone/ })
      .waitFor({ state: 'detached' });
    assert.deepEqual((await card()).contact.addresses, [
      { kind: 'email', address: 'helene@client.test', preferred: false },
    ]);
  },
);

test(
  'R113 a note on the person is kept while it is written, seen by colleagues, and changed by its author',
  { skip },
  async () => {
    const notes = (on: Page) => appSpaceOf(on).getByRole('region', { name: 'Notes sur la personne' });
    await notes(page).getByRole('button', { name: 'Ajouter une note' }).click();
    await notes(page).getByRole('textbox').fill('Préfère le matin');
    await page.reload();
    await notes(page).getByRole('button', { name: 'Continuer la note commencée' }).click();
    assert.equal(await notes(page).getByRole('textbox').inputValue(), 'Préfère le matin');
    await notes(page).getByRole('button', { name: 'Enregistrer' }).click();
    const theirs = notes(other).getByRole('article').filter({ hasText: 'Préfère le matin' });
    await theirs.waitFor();
    assert.equal(await theirs.getByRole('button', { name: 'Modifier la note' }).count(), 0);
    await notes(page).getByRole('button', { name: 'Modifier la note' }).click();
    await notes(page).getByRole('textbox').fill('Préfère le soir');
    await page.keyboard.press('Control+Enter');
    await notes(other).getByText('Préfère le soir').waitFor();
    await notes(page).getByRole('button', { name: 'Retirer la note' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Retirer', exact: true }).click();
    await notes(other).getByText('Préfère le soir').waitFor({ state: 'detached' });
  },
);

test(
  'R112 an administrator sets up fields; they are on every open card at once, checked by their type, and archived when used',
  { skip },
  async () => {
    await office.goto('/office/contact-fields');
    const drawer = office.getByRole('dialog').locator('form');
    const make = async (name: string, type: string, more?: () => Promise<void>): Promise<void> => {
      await office.getByRole('button', { name: 'Nouveau champ' }).click();
      await drawer.getByLabel('Nom', { exact: true }).fill(name);
      await drawer.getByLabel('Type', { exact: true }).click();
      await office.getByRole('option', { name: type, exact: true }).click();
      await more?.();
      await drawer.getByRole('button', { name: 'Enregistrer' }).click();
      await drawer.waitFor({ state: 'detached' });
    };
    await make('Renouvellement', 'Date');
    await make('Niveau', 'Choix', async () => {
      await drawer.getByLabel('Choix, un par ligne').fill('Or\nArgent');
      await drawer.getByRole('switch', { name: /^Requis/ }).check();
    });
    await make('Solde', 'Nombre');
    await make('Dossier', 'Lien');
    await value(page, 'Niveau').getByText('Requis : à remplir').waitFor();
    await value(page, 'Niveau').click();
    await appSpaceOf(page).getByRole('combobox', { name: 'Niveau' }).selectOption('Argent');
    await page.keyboard.press('Enter');
    await value(other, 'Niveau').getByText('Argent').waitFor();
    await value(page, 'Solde').click();
    await page.keyboard.type('douze');
    await page.keyboard.press('Enter');
    await appSpaceOf(page).getByText('Ce n’est pas un nombre, comme 12,5.').waitFor();
    await field(page, 'Solde').fill('1 234,5');
    await page.keyboard.press('Enter');
    await value(other, 'Solde')
      .getByText(/1\s234,5/)
      .waitFor();
    await value(page, 'Dossier').click();
    await page.keyboard.type('javascript:alert(1)');
    await page.keyboard.press('Enter');
    await appSpaceOf(page)
      .getByText(/Ce n’est pas un lien/)
      .waitFor();
    await field(page, 'Dossier').fill('dossiers.test/42');
    await page.keyboard.press('Enter');
    assert.equal(
      await appSpaceOf(other).getByRole('link', { name: 'Ouvrir : Dossier (nouvel onglet)' }).getAttribute('href'),
      'https://dossiers.test/42',
    );
    // Their order is the office's.
    await office.getByRole('button', { name: 'Monter : Niveau' }).click();
    const terms = async () => (await appSpaceOf(page).locator('.card-facts dt').allTextContents()).slice(3);
    await until('the order', async () => (await terms()).join() === 'Niveau,Renouvellement,Solde,Dossier');
    // Used: archived, and still read. Not used: removed.
    await office.getByRole('button', { name: 'Solde' }).first().click();
    assert.equal(await drawer.getByRole('button', { name: 'Supprimer' }).getAttribute('aria-disabled'), 'true');
    await drawer.getByRole('switch', { name: /^Archivé/ }).check();
    await drawer.getByRole('button', { name: 'Enregistrer' }).click();
    await value(page, 'Solde').waitFor({ state: 'detached' });
    await appSpaceOf(page)
      .locator('.card-facts')
      .getByText(/1\s234,5/)
      .waitFor();
    await office.getByRole('button', { name: 'Renouvellement', exact: true }).click();
    await drawer.getByRole('button', { name: 'Supprimer' }).click();
    await office
      .getByRole('dialog', { name: /Supprimer le champ/ })
      .getByRole('button', { name: 'Supprimer', exact: true })
      .click();
    await until('the order', async () => (await terms()).join() === 'Niveau,Dossier,Solde');
  },
);

test('R112 whoever may not edit reads the card and the reason', { skip }, async () => {
  await floor.admin(saveRule, { switch: 'edit-contact', scope: { kind: 'role', role: 'agent' }, allowed: false });
  await appSpaceOf(page).getByText('Votre administrateur ne vous permet pas de modifier la fiche.').waitFor();
  assert.equal(await value(page, 'Entreprise').count(), 0);
  await appSpaceOf(page).getByText('Fleuve', { exact: true }).waitFor();
  await floor.admin(saveRule, { switch: 'customer-card', scope: { kind: 'role', role: 'agent' }, allowed: false });
  await appSpaceOf(page).getByText('Un administrateur n’a pas activé la fiche du client pour vous.').waitFor();
});
