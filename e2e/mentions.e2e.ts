import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { changePerson } from '#office/staff/contract.ts';
import { chromiumMissing, goAvailable, openRow, openWindow, rowOf, spaceOf, type Window } from './support/browser.ts';
import { startFloor, type Floor } from './support/floor.ts';
import { sendMail } from './support/mail.ts';
import { until } from './support/until.ts';

const skip = chromiumMissing();
let floor: Floor;
let window: Window;
let page: Page;
let zoe: Page;
before(async () => {
  if (skip) return;
  window = await openWindow();
  floor = await startFloor({
    agents: [
      { name: 'Nadia Fortin', login: 'nadia', inboxLimit: 50 },
      { name: 'Zoé Lemieux', login: 'zoe', inboxLimit: 50 },
      { name: 'Zacharie Roy', login: 'zacharie', inboxLimit: 50 },
    ],
  });
  // Of another team: what is Nadia’s is not hers to see.
  await floor.admin(changePerson, zoePerson('Zoé Lemieux'));
  page = await window.page(floor, 'nadia');
  zoe = await window.page(floor, 'zoe');
  await goAvailable(page);
});
after(async () => {
  await window?.close();
  await floor?.stop();
});

const zoePerson = (name: string) => ({
  ...{ id: floor.agents.get('zoe')!, name, login: 'zoe', email: 'zoe@maison.test', role: 'agent' as const },
  ...{ language: 'fr' as const, teamId: null, emailEnabled: true, inboxLimit: 50, skills: [] },
});
const receiving = async (subject: string): Promise<void> => {
  await sendMail(floor, { subject });
  await rowOf(page, subject).waitFor();
  await openRow(page, subject);
};
const boxOf = (on: Page): Locator => spaceOf(on).getByRole('region', { name: 'Note', exact: true });
const textOf = (on: Page): Locator => boxOf(on).getByRole('textbox', { name: 'Texte de la note' });
const listOf = (on: Page): Locator => on.getByRole('listbox', { name: 'Collègues à mentionner' });
const notesOf = (on: Page): Locator => spaceOf(on).getByRole('article', { name: /^Note de/ });
const begin = async (): Promise<void> => {
  await spaceOf(page).getByRole('button', { name: 'Ajouter des notes' }).click();
  await textOf(page).waitFor();
  await textOf(page).focus();
};
const unread = (on: Page, n: number): Locator =>
  on.getByRole('button', { name: n === 1 ? 'Notifications : 1 non lue' : `Notifications : ${n} non lues` });

test(
  'an @ in a note lists colleagues; arrows and Enter name one, who is told and can then see the interaction',
  { skip },
  async () => {
    await receiving('À qui demander');
    const address = page.url();
    await zoe.goto(address);
    await spaceOf(zoe).getByText('Cette interaction n’existe pas, ou vous ne pouvez pas la voir.').waitFor();
    await zoe.goto('/');
    await begin();
    await page.keyboard.type('Peux-tu vérifier, @z');
    await listOf(page).getByRole('option', { name: 'Zoé Lemieux' }).waitFor();
    assert.deepEqual(await listOf(page).getByRole('option').allTextContents(), ['ZRZacharie Roy', 'ZLZoé Lemieux']);
    await page.keyboard.press('ArrowDown');
    await until(
      'Zoé is active',
      async () =>
        (await listOf(page).getByRole('option', { name: 'Zoé Lemieux' }).getAttribute('aria-selected')) === 'true',
    );
    await page.keyboard.press('Enter');
    await listOf(page).waitFor({ state: 'detached' });
    await until(
      'the name in the text',
      async () => (await textOf(page).inputValue()) === 'Peux-tu vérifier, @Zoé Lemieux ',
    );
    await page.keyboard.type('? <b>Merci</b>');
    await boxOf(page).getByRole('button', { name: 'Enregistrer' }).click();
    const note = notesOf(page).filter({ hasText: 'Peux-tu vérifier' });
    await note.locator('.mention').getByText('@Zoé Lemieux').waitFor();
    await note.getByText('? <b>Merci</b>').waitFor();
    const toast = zoe.locator('.toast').filter({ hasText: 'Nadia Fortin vous mentionne dans une note' });
    await toast.getByRole('button', { name: 'Ouvrir' }).click();
    await zoe.waitForURL(address);
    await notesOf(zoe).locator('.mention[data-me]').getByText('@Zoé Lemieux').waitFor();
  },
);

test(
  'Escape leaves the @ as it is; an address is no mention; what was picked is kept with the draft',
  { skip },
  async () => {
    await receiving('Brouillon de mention');
    await begin();
    await page.keyboard.type('écrire à zoe@maison.test, puis @zo');
    await listOf(page).getByRole('option').first().waitFor();
    await page.keyboard.press('Escape');
    await listOf(page).waitFor({ state: 'detached' });
    assert.equal(await textOf(page).inputValue(), 'écrire à zoe@maison.test, puis @zo', 'the box is still open');
    await page.keyboard.type(' ou @zach');
    await listOf(page).getByRole('option', { name: 'Zacharie Roy' }).waitFor();
    await page.keyboard.press('Tab');
    await until('the name in the text', async () => (await textOf(page).inputValue()).endsWith('ou @Zacharie Roy '));
    await boxOf(page)
      .getByText(/^Brouillon enregistré/)
      .waitFor();
    await page.reload();
    await spaceOf(page).getByRole('button', { name: 'Continuer la note' }).click();
    await until('the draft', async () => (await textOf(page).inputValue()).includes('@Zacharie Roy'));
    await boxOf(page).getByRole('button', { name: 'Enregistrer' }).click();
    const note = notesOf(page).filter({ hasText: 'écrire à' });
    await note.locator('.mention').first().waitFor();
    assert.deepEqual(await note.locator('.mention').allTextContents(), ['@Zacharie Roy']);
  },
);

test('an edit tells only who is new, and a person who is renamed stands by the new name', { skip }, async () => {
  await zoe.goto('/');
  await receiving('Modifiée deux fois');
  await begin();
  await page.keyboard.type('Pour @zo');
  await listOf(page).getByRole('option', { name: 'Zoé Lemieux' }).click();
  await until('the name', async () => (await textOf(page).inputValue()) === 'Pour @Zoé Lemieux ');
  await boxOf(page).getByRole('button', { name: 'Enregistrer' }).click();
  await unread(zoe, 1).waitFor();
  const note = notesOf(page).filter({ hasText: 'Pour' });
  const edit = async (typed: string): Promise<void> => {
    await note.getByRole('button', { name: 'Options de la note' }).click();
    await page.getByRole('menuitem', { name: 'Modifier' }).click();
    await note.getByRole('textbox').waitFor();
    await note.getByRole('textbox').focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(typed);
  };
  await edit(' et @zach');
  await listOf(page).getByRole('option', { name: 'Zacharie Roy' }).click();
  await note.getByRole('button', { name: 'Enregistrer' }).click();
  await note.locator('.mention').getByText('@Zacharie Roy').waitFor();
  await floor.admin(changePerson, zoePerson('Zoé Lemieux-Côté'));
  await page.reload();
  await note.locator('.mention').first().waitFor();
  assert.deepEqual(await note.locator('.mention').allTextContents(), ['@Zoé Lemieux-Côté', '@Zacharie Roy']);
  await edit('!');
  await note.getByRole('button', { name: 'Enregistrer' }).click();
  await note.getByRole('textbox').waitFor({ state: 'detached' });
  await unread(zoe, 1).waitFor();
});
