import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { officeDispositions, saveDisposition } from '#desk/outcomes/contract.ts';
import {
  appSpaceOf,
  chromiumMissing,
  goAvailable,
  menuOf,
  openWindow,
  rowOf,
  spaceOf,
  type Window,
} from './support/browser.ts';
import { startFloor, type Floor } from './support/floor.ts';
import {
  chooseIn,
  choicesOf,
  hasStatus,
  noteIn,
  openOutcome,
  outcomeOf,
  receiving,
  saveOutcome,
} from './support/outcome.ts';
import { until } from './support/until.ts';

const skip = chromiumMissing();
let floor: Floor;
let window: Window;
let page: Page;
before(async () => {
  if (skip) return;
  window = await openWindow();
  floor = await startFloor({
    agents: [
      { name: 'Nadia Fortin', login: 'nadia', inboxLimit: 50 },
      { name: 'Zoé Lemieux', login: 'zoe', inboxLimit: 50 },
    ],
  });
  page = await window.page(floor, 'nadia');
  await goAvailable(page);
});
after(async () => {
  await window?.close();
  await floor?.stop();
});

test(
  'R114 R115 R120 R121 R125 « Résultat », a check mark in a blue circle in the Interactions menu, gives one of six statuses',
  { skip },
  async () => {
    await receiving(floor, page, 'Un résultat');
    for (const button of [
      menuOf(page).getByRole('button', { name: 'Résultat', exact: true }),
      menuOf(page).getByRole('button', { name: /^Résultat : / }),
    ]) {
      const icon = button.locator('svg.tabler-icon-circle-check');
      const [red, green, blue] = (await icon.evaluate((one) => getComputedStyle(one).color)).match(/\d+/g)!.map(Number);
      assert.ok(blue! > red! && blue! > green!, 'a blue circle');
    }
    const dialog = outcomeOf(page);
    await openOutcome(page);
    assert.deepEqual(
      (await choicesOf(page, 'État')).filter((one) => one !== 'Nouveau'),
      ['Ouvert', 'En attente', 'Escaladé', 'Résolu', 'Fermé'],
    );
    // R122: its skill has none.
    assert.equal(await dialog.getByText('Disposition').count(), 0);
    await chooseIn(page, 'État', 'Résolu');
    await saveOutcome(page);
    await dialog.waitFor({ state: 'detached' });
    await hasStatus(page, 'Résolu');
    await rowOf(page, 'Un résultat').getByRole('img', { name: 'Résolu' }).waitFor();
    // By keyboard, and from the row.
    await page.locator('body').press('o');
    await dialog.waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await menuOf(page)
      .getByRole('button', { name: /^Résultat : / })
      .click();
    await chooseIn(page, 'État', 'En attente');
    await page.keyboard.press('Control+Enter');
    await hasStatus(page, 'En attente');
    await page.keyboard.press('?');
    await page.getByRole('dialog').getByText('Résultat (interaction ouverte)').waitFor();
    await page.keyboard.press('Escape');
  },
);

test(
  'R122 R123 R124 the dispositions are those of the skill; with a note, « Enregistrer » keeps it all in one go',
  { skip },
  async () => {
    for (const name of ['Remboursée', 'Information donnée'])
      await floor.admin(saveDisposition, { id: null, name, archived: false, skillIds: [floor.skillId] });
    await floor.admin(saveDisposition, { id: null, name: 'D’une autre file', archived: false, skillIds: [] });
    await receiving(floor, page, 'Tout d’un coup');
    const dialog = outcomeOf(page);
    await openOutcome(page);
    assert.deepEqual(await choicesOf(page, 'Disposition'), ['Remboursée', 'Information donnée']);
    await chooseIn(page, 'État', 'Escaladé');
    await chooseIn(page, 'Disposition', 'Remboursée');
    await noteIn(page).fill('Le superviseur rappellera demain.');
    await saveOutcome(page);
    await dialog.waitFor({ state: 'detached' });
    await hasStatus(page, 'Escaladé');
    await spaceOf(page).getByLabel('Disposition : Remboursée').waitFor();
    await spaceOf(page)
      .getByRole('article', { name: /^Note de/ })
      .getByText('Le superviseur rappellera')
      .waitFor();
    // Kept, and shown again; the card of the next interaction tells it.
    await page.reload();
    await openOutcome(page);
    assert.equal(await dialog.getByRole('combobox', { name: 'Disposition' }).inputValue(), 'Remboursée');
    assert.equal(await noteIn(page).inputValue(), '');
    await page.keyboard.press('Escape');
    await receiving(floor, page, 'La suite');
    await appSpaceOf(page).getByText('Remboursée · Facturation', { exact: false }).waitFor();
  },
);

test('R124 what is refused is said, and the note is kept: nothing is half saved in silence', { skip }, async () => {
  await receiving(floor, page, 'À moitié');
  const dialog = outcomeOf(page);
  await openOutcome(page);
  await chooseIn(page, 'Disposition', 'Information donnée');
  await noteIn(page).fill('Note qui reste');
  const { dispositions } = await floor.admin(officeDispositions, {});
  const given = dispositions.find(({ name }) => name === 'Information donnée')!;
  // Taken from the skill under the agent's hand; the page is told, and shows it no more as a choice.
  await page.route('**/api/outcomes.save', async (route) => {
    await floor.admin(saveDisposition, { ...given, skillIds: [] });
    await route.continue();
  });
  await saveOutcome(page);
  await dialog
    .getByText('La note est enregistrée. L’état et la disposition n’ont pas changé :', { exact: false })
    .waitFor();
  await dialog.getByText('n’offre plus cette disposition', { exact: false }).waitFor();
  assert.equal(await noteIn(page).inputValue(), '');
  await page.unroute('**/api/outcomes.save');
  await page.keyboard.press('Escape');
  await spaceOf(page)
    .getByRole('article', { name: /^Note de/ })
    .getByText('Note qui reste')
    .waitFor();
  await floor.admin(saveDisposition, { ...given, skillIds: [floor.skillId] });
  // Cut off, the note is a draft and nothing else has changed.
  await openOutcome(page);
  await chooseIn(page, 'État', 'Résolu');
  await noteIn(page).fill('Jamais perdue');
  await page.route('**/api/notes.add', (route) => route.abort());
  await saveOutcome(page);
  await dialog.getByText('elle est gardée comme brouillon', { exact: false }).waitFor();
  await page.unroute('**/api/notes.add');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await hasStatus(page, 'Nouveau');
  await spaceOf(page).getByRole('button', { name: 'Continuer la note' }).click();
  await until(
    'the note is there',
    async () =>
      (await spaceOf(page).getByRole('textbox', { name: 'Texte de la note' }).inputValue()) === 'Jamais perdue',
  );
  // What is being written below goes on in the window, not in two places.
  await page.keyboard.type(', vraiment');
  await menuOf(page).getByRole('button', { name: 'Résultat', exact: true }).click();
  await until('it goes on', async () => (await noteIn(page).inputValue()).includes('Jamais perdue'));
  await saveOutcome(page);
  await dialog.waitFor({ state: 'detached' });
  await spaceOf(page)
    .getByRole('article', { name: /^Note de/ })
    .getByText('Jamais perdue')
    .waitFor();
});

test(
  'R116 R117 D6 where it is not mine the window is a preview with the reason; Closed asks first and is final',
  { skip },
  async () => {
    await receiving(floor, page, 'Aperçu');
    const zoe = await window.page(floor, 'zoe');
    await zoe.goto(page.url());
    await spaceOf(zoe).getByText('Cette interaction n’est pas à vous', { exact: false }).waitFor();
    await openOutcome(zoe);
    await zoe.getByRole('dialog', { name: 'Résultat (aperçu)' }).waitFor();
    await outcomeOf(zoe).getByText('Attribuez-la-vous pour changer son état', { exact: false }).waitFor();
    assert.ok(await outcomeOf(zoe).getByRole('combobox', { name: 'État' }).isDisabled());
    assert.ok(await outcomeOf(zoe).getByRole('combobox', { name: 'Disposition' }).isDisabled());
    assert.equal(await noteIn(zoe).count(), 0);
    assert.match(
      (await outcomeOf(zoe).getByRole('button', { name: 'Enregistrer' }).getAttribute('aria-description'))!,
      /Elle n’est pas à vous/,
    );
    await zoe.context().close();

    const dialog = outcomeOf(page);
    await openOutcome(page);
    await chooseIn(page, 'État', 'Fermé');
    await saveOutcome(page);
    const sure = page.getByRole('dialog', { name: 'Fermer l’interaction ?' });
    await sure.getByRole('button', { name: 'Annuler' }).click();
    await sure.waitFor({ state: 'detached' });
    await hasStatus(page, 'Nouveau');
    await saveOutcome(page);
    await sure.getByRole('button', { name: 'Fermer l’interaction' }).click();
    await dialog.waitFor({ state: 'detached' });
    await spaceOf(page)
      .getByLabel(/^État : Fermé\. Fermé est définitif/)
      .waitFor();
    await openOutcome(page);
    assert.ok(await dialog.getByRole('combobox', { name: 'État' }).isDisabled());
    await page.keyboard.press('Escape');
  },
);
