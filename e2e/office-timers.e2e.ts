import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { readPlans } from '#desk/timers/contract.ts';
import { chromiumMissing, openWindow, signIn, type Window } from './support/browser.ts';
import { startFloor, type Floor } from './support/floor.ts';
import { until } from './support/until.ts';

const skip = chromiumMissing();
let floor: Floor;
let window: Window;
let page: Page;
before(async () => {
  if (skip) return;
  window = await openWindow();
  floor = await startFloor();
  page = await window.page(floor, 'admin');
  await page.goto('/office/timers');
  await row('Règle générale').waitFor();
});
after(async () => {
  await window?.close();
  await floor?.stop();
});

const row = (name: string): Locator => page.getByRole('row', { name: new RegExp(`^${name}`) });
const drawer = (): Locator => page.getByRole('dialog').locator('form');
const open = async (name: string): Promise<void> => {
  await row(name).getByRole('button').click();
  await drawer().waitFor();
};
const save = (): Promise<void> => drawer().getByRole('button', { name: 'Enregistrer' }).click();
const plans = () => floor.admin(readPlans, {});

test('D14 the usual timers are four hours and 72, with 24 more three times, day and night', { skip }, async () => {
  assert.match(await row('Règle générale').innerText(), /4 h\s+72 h\s+24 h × 3\s+Jour et nuit/);
  await row('Facturation').getByText('comme la règle générale').waitFor();
});

test(
  'D14 a skill is given minutes, a week by day and holidays of its own; a sentence says what they mean',
  { skip },
  async () => {
    await open('Facturation');
    await drawer().getByLabel('Fuseau horaire').fill('America/Toronto');
    await page.getByRole('option', { name: 'America/Toronto' }).click();
    await drawer().getByRole('button', { name: 'Lundi à vendredi, 8:00 à 18:00' }).click();
    await drawer()
      .getByText(/Un courriel reçu vendredi 17:30 doit avoir sa réponse avant lundi 11:30\./)
      .waitFor();
    // A pause at noon, by keyboard.
    await drawer().getByLabel('lundi, plage 1 : à', { exact: true }).fill('12:00');
    await drawer().getByRole('button', { name: 'Ajouter une plage le lundi' }).press('Enter');
    assert.equal(await drawer().getByLabel('lundi, plage 2 : de', { exact: true }).inputValue(), '13:00');
    await drawer().getByLabel('Minuteur d’agent : heures').fill('2');
    await drawer().getByRole('button', { name: 'Ajouter un jour férié' }).press('Enter');
    await drawer().getByLabel('Date 1').fill('2026-12-25');
    await drawer().getByLabel('Nom 1').fill('Noël');
    await drawer()
      .getByText(/doit avoir sa réponse avant lundi 09:30\./)
      .waitFor();
    await save();
    await drawer().waitFor({ state: 'detached' });
    await row('Facturation')
      .getByText(/^5 jours par semaine/)
      .waitFor();
    const { own } = await plans();
    assert.deepEqual(own[0]!.skillId, floor.skillId);
    const { plan } = own[0]!;
    assert.equal(plan.agentMinutes, 120);
    assert.deepEqual(plan.hours.week[0], [
      { from: 480, to: 720 },
      { from: 780, to: 960 },
    ]);
    assert.deepEqual(plan.hours.holidays, [{ date: '2026-12-25', name: 'Noël', yearly: true }]);
  },
);

test('D14 what cannot be kept is said beside its place, and nothing is saved', { skip }, async () => {
  const before = await plans();
  await open('Facturation');
  await drawer().getByLabel('lundi, plage 2 : de', { exact: true }).fill('11:00');
  await drawer().getByText('Cette plage en recouvre une autre du même jour.').waitFor();
  await save();
  await until('the cursor in the wrong field', () =>
    drawer()
      .getByLabel('lundi, plage 2 : de', { exact: true })
      .evaluate((field) => field === document.activeElement),
  );
  await drawer().getByLabel('lundi, plage 2 : de', { exact: true }).fill('17:00');
  await drawer().getByText('La fin doit venir après le début.').waitFor();
  for (const day of ['lundi', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi'])
    await drawer()
      .getByRole('button', { name: `Retirer la plage 1 du ${day}` })
      .click();
  await drawer()
    .getByText(/Il faut au moins une heure d’ouverture/)
    .waitFor();
  assert.deepEqual(await plans(), before);
  await drawer().getByRole('button', { name: 'Annuler', exact: true }).click();
  await page.getByRole('button', { name: 'Abandonner' }).click();
  await drawer().waitFor({ state: 'detached' });
});

test(
  'D14 holidays are pasted several at once, and shown as they were understood before they are added',
  { skip },
  async () => {
    await open('Facturation');
    await drawer().getByRole('button', { name: 'Plusieurs à la fois' }).click();
    const list = drawer().getByRole('textbox', { name: 'Liste de jours fériés' });
    const add = drawer().getByRole('button', { name: /^Ajouter( \d+ jours?)?$/ });
    assert.equal(await add.getAttribute('aria-description'), 'Aucun nouveau jour dans cette liste.');
    await list.fill('25 décembre 2026 Noël\n2027-01-01;Jour de l’An\nJuly 1 Canada Day\n03/04/2026 Vendredi saint');
    const coming = drawer().getByRole('region', { name: 'Ce qui sera ajouté' }).getByRole('listitem');
    await coming.first().waitFor();
    assert.equal(await coming.count(), 2);
    await coming.filter({ hasText: 'janvier 2027' }).getByText('Jour de l’An').waitFor();
    await coming.filter({ hasText: 'chaque année' }).getByText('Canada Day').waitFor();
    const left = drawer().getByRole('region', { name: 'Ce qui ne sera pas ajouté' }).getByRole('listitem');
    await left.filter({ hasText: '03/04/2026' }).getByText('Jour ou mois d’abord ? Écrivez année-mois-jour.').waitFor();
    await left.filter({ hasText: 'Noël' }).getByText('Déjà dans la liste.').waitFor();
    assert.equal(await left.count(), 2);
    await add.filter({ hasText: 'Ajouter 2 jours' }).press('Enter');
    await list.waitFor({ state: 'detached' });
    await save();
    await drawer().waitFor({ state: 'detached' });
    assert.deepEqual((await plans()).own[0]!.plan.hours.holidays, [
      { date: '2026-12-25', name: 'Noël', yearly: true },
      { date: '2027-01-01', name: 'Jour de l’An', yearly: false },
      { date: `${new Date().getFullYear()}-07-01`, name: 'Canada Day', yearly: true },
    ]);
  },
);

test('D14 a skill goes back to the general rule', { skip }, async () => {
  await open('Facturation');
  await drawer().getByRole('button', { name: 'Revenir à la règle générale' }).click();
  await drawer().waitFor({ state: 'detached' });
  await row('Facturation').getByText('comme la règle générale').waitFor();
  assert.deepEqual((await plans()).own, []);
});

test('R91 timers are turned off and on by an administrator', { skip }, async () => {
  const turn = page.getByRole('switch', { name: 'Afficher et compter les minuteurs' });
  await turn.press('Space');
  await until('off', async () => !(await plans()).on);
  await until('the switch again', () => turn.isEnabled());
  await turn.press('Space');
  await until('on', async () => (await plans()).on);
});

test('R91 an agent does not set them', { skip }, async () => {
  const agent = await (await window.profile(floor)).newPage();
  await signIn(agent, 'nadia');
  await agent.goto('/office/timers');
  await agent.getByText('Réservé aux superviseurs').waitFor();
});
