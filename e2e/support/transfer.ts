import type { Locator, Page } from 'playwright-core';
import { spaceOf } from './browser.ts';
import { until } from './until.ts';

/** R48, in the header of the open interaction. */
export const transferButton = (page: Page): Locator =>
  spaceOf(page).getByRole('button', { name: 'Consulter/Transférer', exact: true });
export const transferDialog = (page: Page): Locator => page.getByRole('dialog', { name: 'Consulter/Transférer' });

/** Opens the directory of whom it can go to, listed and ready. */
export const openTransfer = async (page: Page): Promise<Locator> => {
  await transferButton(page).click();
  const dialog = transferDialog(page);
  await dialog.getByRole('row').first().waitFor();
  return dialog;
};

/** R49: the only entry of that source that the words find. */
export const findTarget = async (dialog: Locator, source: string, words: string, name: string): Promise<Locator> => {
  await dialog.getByRole('combobox', { name: 'Annuaire', exact: true }).selectOption({ label: source });
  await dialog.getByRole('combobox', { name: 'Rechercher dans l’annuaire' }).fill(words);
  // Until the others are gone the list still moves under the hand, and a person's row names their team.
  await until('it alone', async () => {
    const names = await dialog.getByRole('row').allInnerTexts();
    return names.length === 1 && names[0]!.includes(name);
  });
  return dialog.getByRole('row');
};

/** R50: on the result, the two opposite arrows. */
export const hoverTransfer = async (row: Locator, name: string): Promise<void> => {
  await row.hover();
  await row.getByRole('button', { name: `Transférer à ${name}` }).click();
};
