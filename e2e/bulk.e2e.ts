import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { assignToMe, browse, inbox } from '#desk/inbox/contract.ts';
import { saveDisposition, saveOutcome, saveSkillRule, setStatus } from '#desk/outcomes/contract.ts';
import { setState } from '#spine/people/contract.ts';
import { chromiumMissing, menuOf, openWindow, rowOf, rowsOf, spaceOf, type Window } from './support/browser.ts';
import { startFloor, type Caller, type Floor } from './support/floor.ts';
import { sendMail } from './support/mail.ts';
import { until } from './support/until.ts';

const skip = chromiumMissing();
let floor: Floor;
let window: Window;
let page: Page;
let nadia: Caller;
let zoe: Caller;
before(async () => {
  if (skip) return;
  window = await openWindow();
  floor = await startFloor({
    agents: [
      { name: 'Nadia Fortin', login: 'nadia', inboxLimit: 90 },
      { name: 'Zoé Lemieux', login: 'zoe', inboxLimit: 90 },
    ],
  });
  page = await window.page(floor, 'nadia');
  nadia = await floor.as('nadia');
  zoe = await floor.as('zoe');
});
after(async () => {
  await window?.close();
  await floor?.stop();
});

const barOf = (): Locator => menuOf(page).getByRole('region', { name: 'Actions sur celles qui sont sélectionnées' });
const act = (name: string): Locator => barOf().getByRole('button', { name, exact: true });
const summaryOf = (): Locator => barOf().getByRole('region', { name: 'Résumé' });
const counted = (n: number): Promise<void> =>
  barOf()
    .getByRole('status')
    .getByText(n === 1 ? '1 sélectionnée' : `${n} sélectionnées`, { exact: true })
    .waitFor();
const view = (name: RegExp): Promise<void> => menuOf(page).getByRole('tab', { name }).click();
const marked = (): Promise<string[]> =>
  menuOf(page)
    .locator('a[data-row][data-marked] .row-subject')
    .allTextContents()
    .then((all) => all.toSorted());

/** Mails that nobody is given; the numbers of their interactions, in that order. */
const waiting = async (subjects: readonly string[]): Promise<number[]> => {
  for (const subject of subjects) await sendMail(floor, { subject });
  return until('all have come in', async () => {
    const { rows } = await nadia(browse, { view: 'all' });
    const ids = subjects.map((subject) => rows.find((row) => row.subject === subject)?.id ?? 0);
    return ids.every((id) => id > 0) && ids;
  });
};

test(
  'R32 R45 R90 R115 several are selected and handled at once, by the keyboard alone, and it is heard',
  { skip },
  async () => {
    await waiting(['Clavier un', 'Clavier deux', 'Clavier trois', 'Clavier quatre']);
    await view(/^Non attribuées/);
    await rowOf(page, 'Clavier un').waitFor();
    // The newest stands first: four, three, two, one.
    await page.locator('body').press('j');
    await page.keyboard.press('x');
    await counted(1);
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await counted(4);
    await page.keyboard.press('Shift+ArrowUp');
    await counted(3);
    assert.deepEqual(await marked(), ['Clavier deux', 'Clavier quatre', 'Clavier trois']);
    await page.keyboard.press('Escape');
    await barOf().getByRole('status').getByText('Plus aucune sélectionnée').waitFor({ state: 'attached' });
    assert.deepEqual(await marked(), []);
    await page.keyboard.press('Control+a');
    await counted(4);
    // Space lets one go again, which is there for whoever hears.
    await page.keyboard.press('Home');
    await page.keyboard.press(' ');
    await counted(3);
    assert.doesNotMatch((await rowOf(page, 'Clavier quatre').textContent())!, /sélectionnée/);
    assert.match((await rowOf(page, 'Clavier trois').textContent())!, /sélectionnée/);

    await act('Transférer').focus();
    assert.equal(
      await act('Transférer').getAttribute('aria-description'),
      'Impossible pour les 3. Elle n’est pas à vous : seule la personne qui l’a peut la transférer.',
    );
    await menuOf(page).locator('a[data-row][tabindex="0"]').focus();
    while (!(await act('M’attribuer').evaluate((one) => one === document.activeElement)))
      await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('3 vous sont attribuées').waitFor();
    // The focus is in the list, on what is left.
    await until('the focus is on what is left', () =>
      rowOf(page, 'Clavier quatre').evaluate((one) => one === document.activeElement),
    );
    await view(/^À moi/);
    await rowOf(page, 'Clavier un').waitFor();
    assert.equal(await rowsOf(page).count(), 3);

    await rowsOf(page).first().focus();
    await page.keyboard.press('Control+a');
    await counted(3);
    await act('Balises').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('combobox', { name: 'Nom de la balise' }).waitFor();
    await page.keyboard.type('Lot de novembre');
    await page.keyboard.press('Enter');
    await until('each has it', async () => {
      const { rows } = await nadia(inbox, {});
      return rows.every((row) => row.tagIds.length === 1);
    });
    // They stay selected for what comes next.
    await counted(3);
    await act('Balises').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Retirer la balise Lot de novembre' }).press('Enter');
    await until('none has it', async () => (await nadia(inbox, {})).rows.every((row) => row.tagIds.length === 0));

    await act('Changer l’état').focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Changer l’état de 3 interactions' });
    await dialog.getByRole('combobox', { name: 'État' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.getByRole('option', { name: 'Ouvert' }).waitFor();
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    assert.equal(await dialog.getByRole('combobox', { name: 'État' }).inputValue(), 'Ouvert');
    await dialog.getByRole('button', { name: 'Changer l’état' }).press('Enter');
    await page.getByText('État changé pour 3').waitFor();
    assert.deepEqual(
      (await nadia(inbox, {})).rows.map((row) => row.status),
      ['open', 'open', 'open'],
    );

    await zoe(setState, { state: 'available' });
    await rowsOf(page).first().focus();
    await page.keyboard.press('Control+a');
    await act('Transférer').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Transférer 3 interactions' }).waitFor();
    await page.keyboard.type('zoe');
    const found = page.getByRole('dialog').getByRole('listbox').getByRole('option');
    await until('only she is found', async () => (await found.count()) === 1);
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Note pour la suite' }).fill('Trois d’un coup.');
    await page.getByRole('button', { name: 'Transférer à Zoé Lemieux' }).press('Enter');
    await page.getByText('3 transférées à Zoé Lemieux').waitFor();
    await menuOf(page).getByText('Votre boîte est vide').waitFor();
    assert.equal((await zoe(inbox, {})).rows.length, 4, 'three of them, and the one that waited');
    await zoe(setState, { state: 'unavailable', reason: 'break' });
  },
);

test(
  'R116 R117 D16 each is judged for itself: what is Closed, another’s or without its disposition is refused with the reason and a link, the others are done',
  { skip },
  async () => {
    const ids = await waiting(['Une à fermer', 'Une fermée', 'Une de Zoé', 'Une sans disposition']);
    const [fine, closed, hers, bare] = ids as [number, number, number, number];
    const { id: given } = await floor.admin(saveDisposition, {
      ...{ id: null, name: 'Remboursée', archived: false, skillIds: [floor.skillId] },
    });
    for (const interactionId of [fine, closed, bare]) await nadia(assignToMe, { interactionId });
    await zoe(assignToMe, { interactionId: hers });
    await nadia(setStatus, { interactionId: closed, status: 'closed' });
    await nadia(saveOutcome, { interactionId: fine, status: null, dispositionId: given });
    await floor.admin(saveSkillRule, { skillId: floor.skillId, dispositionRequired: true, statusRequired: true });

    await view(/^Toutes/);
    // By the pointer: the box is over the envelope once the pointer is there.
    const box = (subject: string): Locator =>
      menuOf(page).locator('.rows-place').filter({ hasText: subject }).getByRole('checkbox');
    await rowOf(page, 'Une à fermer').hover();
    await box('Une à fermer').click();
    await rowOf(page, 'Une sans disposition').click({ modifiers: ['Shift'] });
    await counted(4);
    await act('Changer l’état').click();
    const dialog = page.getByRole('dialog', { name: 'Changer l’état de 4 interactions' });
    await dialog.getByText('2 des 4 sont à vous et ne sont pas fermées', { exact: false }).waitFor();
    await dialog.getByRole('combobox', { name: 'État' }).click();
    await page.getByRole('option', { name: 'Fermé', exact: true }).click();
    await dialog.getByText('Fermé est définitif', { exact: false }).waitFor();
    await dialog.getByText('Il en faut une pour fermer celles qui n’en ont pas.').waitFor();
    await dialog.getByRole('button', { name: 'Fermer les 4 interactions' }).click();

    await summaryOf().getByRole('heading', { name: 'État changé pour 1' }).waitFor();
    await summaryOf().getByText('3 refusées, encore sélectionnées').waitFor();
    for (const [subject, reason] of [
      ['Une fermée', 'Fermé est définitif.'],
      ['Une de Zoé', 'Elle n’est pas à vous. Attribuez-la-vous pour changer son état.'],
      ['Une sans disposition', 'Il faut d’abord choisir une disposition.'],
    ] as const)
      await summaryOf().getByRole('listitem').filter({ hasText: subject }).getByText(reason, { exact: true }).waitFor();
    assert.equal(
      await summaryOf()
        .getByRole('heading')
        .evaluate((one) => one === document.activeElement),
      true,
    );
    await counted(3);
    assert.deepEqual(await marked(), ['Une de Zoé', 'Une fermée', 'Une sans disposition']);
    await summaryOf()
      .getByRole('link', { name: /Une sans disposition/ })
      .click();
    await page.waitForURL(`**/i/${bare}`);
    await spaceOf(page).getByRole('heading', { name: 'Une sans disposition' }).waitFor();

    // The disposition that was wanted, for those that can still have one.
    await act('Changer l’état').click();
    const again = page.getByRole('dialog', { name: 'Changer l’état de 3 interactions' });
    await again.getByRole('combobox', { name: 'État' }).click();
    await page.getByRole('option', { name: 'Fermé', exact: true }).click();
    await again.getByRole('combobox', { name: 'Disposition : Facturation (1)' }).click();
    await page.getByRole('option', { name: 'Remboursée' }).click();
    await again.getByRole('button', { name: 'Fermer les 3 interactions' }).click();
    await summaryOf().getByText('2 refusées, encore sélectionnées').waitFor();
    await spaceOf(page)
      .getByLabel(/^État : Fermé/)
      .waitFor();
    await spaceOf(page).getByLabel('Disposition : Remboursée').waitFor();
    await summaryOf().getByRole('button', { name: 'Fermer', exact: true }).click();
    await summaryOf().waitFor({ state: 'detached' });
    await floor.admin(saveSkillRule, { skillId: floor.skillId, dispositionRequired: false, statusRequired: true });
    await act('Ne plus rien sélectionner (Échap)').click();
    assert.deepEqual(await marked(), []);
  },
);

test(
  'R32 what a colleague takes during the run is refused and told; a long run shows how far it is and can be stopped',
  { skip },
  async () => {
    const subjects = ['Course un', 'Course deux', 'Course trois', 'Course quatre', 'Course cinq', 'Course six'];
    const ids = await waiting(subjects);
    await view(/^Non attribuées/);
    for (const subject of subjects) await rowOf(page, subject).waitFor();
    await rowOf(page, 'Course six').hover();
    await menuOf(page).locator('.rows-place').filter({ hasText: 'Course six' }).getByRole('checkbox').click();
    await rowOf(page, 'Course un').click({ modifiers: ['Shift'] });
    await counted(6);

    const lost = ids[3]!;
    const letGo = Promise.withResolvers<void>();
    let asked = 0;
    await page.route('**/api/inbox.assignToMe', async (route) => {
      asked += 1;
      await letGo.promise;
      await route.continue();
    });
    await act('M’attribuer').click();
    const progress = barOf().getByRole('progressbar', { name: 'M’attribuer' });
    await progress.waitFor();
    assert.equal(await progress.getAttribute('aria-valuetext'), '0 sur 6');
    assert.equal(asked, 4, 'a few at a time');
    await zoe(assignToMe, { interactionId: lost });
    await barOf().getByRole('button', { name: 'Arrêter' }).click();
    await barOf().getByRole('button', { name: 'Arrêt…' }).waitFor();
    letGo.resolve();
    await summaryOf().getByRole('heading', { name: '3 vous sont attribuées' }).waitFor();
    await summaryOf().getByText('2 pas touchées, encore sélectionnées').waitFor();
    const refused = summaryOf().getByRole('listitem').filter({ hasText: 'Course quatre' });
    await refused.getByText('Elle est déjà attribuée.').waitFor();
    assert.equal(await refused.getByRole('link').getAttribute('href'), `/i/${lost}`);
    await page.unroute('**/api/inbox.assignToMe');
    assert.equal(asked, 4, 'nothing more was begun');
    assert.deepEqual(
      new Set((await nadia(inbox, {})).rows.map((row) => row.subject).filter((one) => one.startsWith('Course'))),
      new Set(['Course six', 'Course cinq', 'Course trois']),
    );
    // What is left is still there to be gone on with.
    await counted(2);
    await act('M’attribuer').click();
    await page.getByText('2 vous sont attribuées').waitFor();
  },
);

test('no more than a hundred are taken at once, and that is said', { skip }, async () => {
  await Promise.all(Array.from({ length: 102 }, (_, at) => sendMail(floor, { subject: `Beaucoup ${at}` })));
  await view(/^Non attribuées/);
  await until('all have come in', async () => {
    const more = menuOf(page).getByRole('button', { name: 'Afficher la suite' });
    if (await more.isVisible()) await more.click({ timeout: 2_000 }).catch(() => {});
    const list = menuOf(page).getByRole('list', { name: 'Non attribuées' });
    const size = await list.getByRole('listitem').first().getAttribute('aria-setsize');
    return Number(size) > 100;
  });
  await rowsOf(page).first().focus();
  await page.keyboard.press('Control+a');
  await barOf().getByRole('status').getByText('100 sélectionnées · 100 au plus à la fois').waitFor();
});
