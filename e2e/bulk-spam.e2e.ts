import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { browse } from '#desk/inbox/contract.ts';
import { listBlocked, markSpam } from '#desk/spam/contract.ts';
import { chromiumMissing, menuOf, openWindow, rowOf, rowsOf, type Window } from './support/browser.ts';
import { startFloor, type Caller, type Floor } from './support/floor.ts';
import { sendMail } from './support/mail.ts';
import { until } from './support/until.ts';

const skip = chromiumMissing();
let floor: Floor;
let window: Window;
let page: Page;
let nadia: Caller;
before(async () => {
  if (skip) return;
  window = await openWindow();
  floor = await startFloor({ agents: [{ name: 'Nadia Fortin', login: 'nadia', inboxLimit: 50 }] });
  page = await window.page(floor, 'nadia');
  nadia = await floor.as('nadia');
});
after(async () => {
  await window?.close();
  await floor?.stop();
});

const barOf = (): Locator => menuOf(page).getByRole('region', { name: 'Actions sur celles qui sont sélectionnées' });
const act = (name: string): Locator => barOf().getByRole('button', { name, exact: true });
const selectAll = async (n: number): Promise<void> => {
  await until('all are shown', async () => (await rowsOf(page).count()) === n);
  await rowsOf(page).first().focus();
  await page.keyboard.press('Control+a');
  await barOf()
    .getByRole('status')
    .getByText(new RegExp(`^${n} sélectionnée`))
    .waitFor();
};
const trashed = async (): Promise<string[]> =>
  (await nadia(browse, { view: 'trash' })).rows.map((row) => row.subject).toSorted();

test(
  'several are put in the Trash at once, what cannot be is told, and one click takes it all back',
  { skip },
  async () => {
    for (const n of ['un', 'deux', 'trois'])
      await sendMail(floor, { subject: `Promo ${n}`, from: `Promo <${n}@pub.test>` });
    await menuOf(page)
      .getByRole('tab', { name: /^Non attribuées/ })
      .click();
    await selectAll(3);
    // A colleague was quicker with one of them.
    const one = (await nadia(browse, { view: 'all' })).rows.find((row) => row.subject === 'Promo un')!;
    await page.route('**/api/spam.mark', async (route) => {
      if (route.request().postDataJSON().interactionId === one.id)
        await floor.admin(markSpam, { interactionId: one.id });
      await route.continue();
    });
    await act('Indésirable…').click();
    const dialog = page.getByRole('dialog', { name: 'Marquer 3 interactions comme indésirables ?' });
    await dialog.getByText('Les adresses qui y ont écrit sont bloquées', { exact: false }).waitFor();
    await dialog.getByRole('button', { name: 'Mettre à la corbeille' }).click();
    const summary = barOf().getByRole('region', { name: 'Résumé' });
    await summary.getByRole('heading', { name: '2 mises à la corbeille' }).waitFor();
    const refused = summary.getByRole('listitem').filter({ hasText: 'Promo un' });
    await refused.getByText('Elle est déjà dans la corbeille.').waitFor();
    await page.unroute('**/api/spam.mark');
    assert.deepEqual(await trashed(), ['Promo deux', 'Promo trois', 'Promo un']);
    assert.equal((await floor.admin(listBlocked, { text: 'pub.test' })).rows.length, 3);
    await summary.getByRole('button', { name: 'Annuler pour ces 2' }).click();
    await page.getByText('2 sorties de la corbeille').waitFor();
    assert.deepEqual(await trashed(), ['Promo un']);

    // And from the Trash itself.
    await menuOf(page).getByRole('tab', { name: 'Corbeille' }).click();
    await rowOf(page, 'Promo un').waitFor();
    await selectAll(1);
    await act('Ce n’est pas indésirable').click();
    await page.getByText('1 sortie de la corbeille').waitFor();
    assert.deepEqual(await trashed(), []);
    assert.equal((await floor.admin(listBlocked, { text: 'pub.test' })).rows.length, 0);
  },
);

test('where all are put there, the toast takes it back', { skip }, async () => {
  await menuOf(page)
    .getByRole('tab', { name: /^Non attribuées/ })
    .click();
  await selectAll(3);
  await act('Indésirable…').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Mettre à la corbeille' }).click();
  await page.getByText('3 mises à la corbeille').waitFor();
  await menuOf(page).getByText('Rien n’attend').waitFor();
  await page.locator('.toast').getByRole('button', { name: 'Annuler' }).click();
  await page.getByText('3 sorties de la corbeille').waitFor();
  await rowOf(page, 'Promo trois').waitFor();
});
