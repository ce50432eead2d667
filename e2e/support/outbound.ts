import type { Locator, Page } from 'playwright-core';
import { menuOf, spaceOf } from './browser.ts';

export const newButtonOf = (page: Page): Locator =>
  menuOf(page).getByRole('button', { name: 'Nouvelle demande sortante' });
export const dialogOf = (page: Page): Locator => page.getByRole('dialog', { name: 'Nouvelle demande sortante' });
export const searchOf = (page: Page): Locator =>
  dialogOf(page).getByRole('combobox', { name: 'Rechercher dans l’annuaire' });
export const foundOf = (page: Page): Locator => dialogOf(page).getByRole('listbox').getByRole('option');
export const subjectOf = (page: Page): Locator => spaceOf(page).getByLabel('Objet', { exact: true });
export const draftsOf = (page: Page): Locator =>
  menuOf(page).getByRole('navigation', { name: 'Brouillons sortants' }).getByRole('link');

/** Opens the directory and picks who is found by that text. */
export const pick = async (page: Page, text: string): Promise<void> => {
  await newButtonOf(page).click();
  await searchOf(page).fill(text);
  await foundOf(page).filter({ hasText: text }).first().click();
};
export const email = (page: Page): Promise<void> =>
  dialogOf(page)
    .getByRole('button', { name: /^E-mail/ })
    .first()
    .click();
/** The same where one has a single skill: the new mail has taken the place of whatever was open. */
export const emailAtOnce = async (page: Page): Promise<void> => {
  await email(page);
  await dialogOf(page).waitFor({ state: 'detached' });
};
