import type { Locator, Page } from 'playwright-core';
import { menuOf, openRow, rowOf, spaceOf } from './browser.ts';
import type { Floor } from './floor.ts';
import { sendMail } from './mail.ts';

/** A mail comes in and is opened; the number of its interaction. */
export const receiving = async (floor: Floor, page: Page, subject: string): Promise<number> => {
  await sendMail(floor, { subject });
  await rowOf(page, subject).waitFor();
  await openRow(page, subject);
  return Number(new URL(page.url()).pathname.split('/').at(-1));
};

/** R114: the Outcome window. */
export const outcomeOf = (page: Page): Locator => page.getByRole('dialog', { name: /^Résultat/ });
/** A drop-down of it. */
export const fieldOf = (page: Page, name: 'État' | 'Disposition'): Locator =>
  outcomeOf(page).getByRole('combobox', { name });
/** R123: where a note is written in it. */
export const noteIn = (page: Page): Locator => outcomeOf(page).getByRole('textbox', { name: 'Texte de la note' });

export const openOutcome = async (page: Page): Promise<void> => {
  await menuOf(page).getByRole('button', { name: 'Résultat', exact: true }).click();
  await fieldOf(page, 'État').waitFor();
};
export const chooseIn = async (page: Page, field: 'État' | 'Disposition', choice: string): Promise<void> => {
  await fieldOf(page, field).click();
  await page.getByRole('option', { name: choice, exact: true }).click();
};
export const choicesOf = async (page: Page, field: 'État' | 'Disposition'): Promise<string[]> => {
  await fieldOf(page, field).click();
  await page.getByRole('option').first().waitFor();
  const all = await page.getByRole('option').allTextContents();
  await page.keyboard.press('Escape');
  return all;
};
export const saveOutcome = (page: Page): Promise<void> =>
  outcomeOf(page).getByRole('button', { name: 'Enregistrer' }).click();

/** Waits until the interaction has that status, which may be changed. */
export const hasStatus = (page: Page, name: string): Promise<void> =>
  spaceOf(page)
    .getByRole('button', { name: `État : ${name}. Changer` })
    .waitFor();
/** Opens Options and gives the line of R130. */
export const dismissItem = async (page: Page): Promise<Locator> => {
  await spaceOf(page).getByRole('button', { name: 'Options', exact: true }).click();
  return spaceOf(page).getByRole('menuitem', { name: /^Annuler l’assignation et rejeter/ });
};
